"""What a column of a table of others may be: first what it seems to be, with how sure that is, then all else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..i18n import _, number
from ..incoming.mapping import ColumnProposal
from ..incoming.vocabulary import BESIDE, CLAIM, targets
from ..record_kinds import RECORD_KINDS
from .chosen_table import DISMISSED

KINDS_OF_ROWS = ("company", "residency", "project", "district")


@dataclass(frozen=True, slots=True)
class OfferedField:
    """A field by its path, and what it is called; a heading over others has no path."""

    path: str | None
    label: str


def offered_fields(proposal: ColumnProposal | None) -> Iterator[OfferedField]:
    """Dismissing it, what is proposed, and then every field by its kind of record, and every indicator."""
    yield OfferedField(DISMISSED, _("Dismiss this column"))
    candidates = proposal.candidates if proposal else ()
    if candidates:
        yield OfferedField(None, _("Proposed"))
    for each in candidates:
        percent = number(round(min(each.score, 1.0) * 100))
        yield OfferedField(
            each.target.path, _("{field}, {percent} %", field=each.target.label_apart(), percent=percent)
        )
    for kind in (*KINDS_OF_ROWS, *BESIDE, CLAIM):
        yield OfferedField(None, _("Indicators") if kind == CLAIM else _(RECORD_KINDS[kind].one))
        for path, target in targets().items():
            if target.kind == kind:
                yield OfferedField(path, target.label())


def why(proposal: ColumnProposal | None, path: str | None) -> str:
    """Why a field is proposed for a column; empty where a person chose another."""
    if path is None:
        return _("No home yet")
    if path == DISMISSED:
        return _("Dismissed")
    found = next((each for each in proposal.candidates if each.target.path == path), None) if proposal else None
    return " ".join(found.told_reasons()) if found else ""
