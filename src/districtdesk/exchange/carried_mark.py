"""How many records each sheet of an export had, kept in the workbook, so that rows that are gone can be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..records import KINDS
from ..register.journal import journal
from ..register.journal.store import Session
from .layout import BookSheet

_MARK, _WHOLE = "rows.", "whole"


@dataclass(frozen=True, slots=True)
class Carried:
    """A sheet had `count` records when the register had so many `steps`; `is_whole`: all of the kind."""

    count: int
    steps: int
    is_whole: bool


def carried_marks(session: Session, sheets: Sequence[BookSheet], *, is_whole: bool) -> Iterator[tuple[str, str]]:
    """What is given of each sheet of records."""
    last = journal.last(session)
    for each in sheets:
        if each.name in KINDS and each.ids:
            parts = [str(each.row_count), str(last.sequence if last else 0), *([_WHOLE] if is_whole else [])]
            yield carried_name(each.name), " ".join(parts)


def read_carried(text: str) -> Carried | None:
    """What a mark says; None for what is none."""
    count, _space, rest = text.partition(" ")
    steps, _space, whole = rest.partition(" ")
    # Longer numbers count nothing that there is.
    if not all(each.isascii() and each.isdigit() and len(each) < 16 for each in (count, steps)):
        return None
    return Carried(int(count), int(steps), whole == _WHOLE)


def carried_name(kind: str) -> str:
    """What the mark of this kind's sheet is called."""
    return f"{_MARK}{kind}"
