"""A list of the overview that can be taken along: what needs attention, or what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .. import i18n
from ..i18n import _, ngettext
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
    note = " ".join(filter(None, (say_rows(finding), say_set_aside(finding))))
    return ToldList(finding.label, note, _("What is said"), rows, step)


def list_of_set_aside(finding: AttentionItem, step: int) -> ToldList:
    """What somebody keeps as it is, each with the reason."""
    rows = [
        Traced(
            each.kind,
            each.id,
            each.about,
            _("{warning} Kept because: {reason}", warning=_sentence(each.note), reason=each.because),
        )
        for each in finding.set_aside
    ]
    titled = [replace(row, title=each.title) for row, each in zip(rows, finding.set_aside, strict=True)]
    title = _("{finding}, set aside", finding=finding.label)
    return ToldList(title, "", _("What is said"), titled, step)


def _sentence(note: str) -> str:
    return note if note.endswith((".", "?", "!")) else f"{note}."


def say_rows(finding: AttentionItem) -> str:
    """Of how many rows its list is, where its number is not of rows; nothing where it is."""
    if finding.count == finding.in_all:
        return ""
    count = i18n.number(finding.count)
    return ngettext("{counted} in {count} row.", "{counted} in {count} rows.", finding.in_all, counted=count)


def say_set_aside(finding: AttentionItem) -> str:
    """How many are kept as they are; nothing where none is."""
    count = len(finding.set_aside)
    if not count:
        return ""
    return ngettext("{count} is set aside with a reason.", "{count} are set aside with a reason.", count)


def list_of_changes(since: SinceThen, begin: str, step: int) -> ToldList:
    """What has changed; `begin` says since when."""
    note = " ".join(filter(None, (begin, since.summary(), "; ".join(since.told()))))
    return ToldList(_("What has changed"), note, _("What changed"), since.rows, step)
