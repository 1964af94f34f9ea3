"""A list of the overview that can be taken along: what needs attention, or what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..i18n import _
from .attention import AttentionItem
from .since_then import SinceThen
from .traced import Traced

# A workbook, or a table for a spreadsheet.
FORMS = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class ToldList:
    """`told`: what stands in the second column; `step`: the last one of the history that the rows know of."""

    title: str
    note: str
    told: str
    rows: Sequence[Traced]
    step: int


def list_of_finding(finding: AttentionItem, step: int) -> ToldList:
    """All that is listed of a finding, in the language of the moment."""
    rows = [Traced(each.kind, each.id, each.about, each.note, title=each.title) for each in finding.items]
    return ToldList(finding.label, "", _("What is said"), rows, step)


def list_of_changes(since: SinceThen, begin: str, step: int) -> ToldList:
    """What has changed; `begin` says since when."""
    note = " ".join(filter(None, (begin, since.summary(), "; ".join(since.told()))))
    return ToldList(_("What has changed"), note, _("What changed"), since.rows, step)
