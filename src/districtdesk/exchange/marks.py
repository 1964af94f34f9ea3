"""Which rows and cells of a worksheet of records stand out by themselves, and what that means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ..i18n import _
from ..records import KINDS, Event, Field, Figure, field_of, fields_of, kind_of
from ..records.claim_status import PLANNED
from .layout import BookColumn, CellMark, CellTest, MarkLook

_FIGURE, _EVENT = kind_of(Figure), kind_of(Event)
CLAIMS = (_FIGURE, _EVENT)
# A claim that another one took the place of no longer stands; one that is disputed may.
_REPLACED = "superseded"
_EVIDENCE = "shown.evidence"
# In letters: bold ones of any font need more room than others, and a day that has none is not seen at all.
_LATE_DAY = 14


def marks_of(kind: str, columns: Collection[BookColumn]) -> tuple[CellMark, ...]:
    """The marks that a worksheet of this kind of record can carry with these columns."""
    keys = {each.key for each in columns}
    found = (*_of_statuses(kind), *_of_evidence(kind), *_of_days(kind))
    kept = (_with_columns(each, keys) for each in found)
    return tuple(each for each in kept if each is not None)


def _with_columns(mark: CellMark, keys: Collection[str]) -> CellMark | None:
    if not all(test.key in keys for test in mark.tests):
        return None
    on = tuple(key for key in mark.on if key in keys)
    return CellMark(mark.look, on, mark.tests) if on else None


def _of_statuses(kind: str) -> Iterator[CellMark]:
    """What is disputed or put off, and what no longer stands, by the words of the status."""
    for field in _statuses(kind):
        yield from status_marks(field, field.key, ("caption", "value", "date", field.key))


def with_room_for_marks(columns: Sequence[BookColumn], marks: Collection[CellMark]) -> list[BookColumn]:
    """The columns, those of days wide enough for the sign and the bold letters of one that is over."""
    late = {key for mark in marks if mark.look == "late" for key in mark.on}
    return [
        replace(each, width=max(each.width, _LATE_DAY)) if each.form == "date" and each.key in late else each
        for each in columns
    ]


def status_marks(field: Field, key: str, on: tuple[str, ...]) -> Iterator[CellMark]:
    """The marks of the cells in the columns `on` by the status whose words stand in the column `key`."""
    words: dict[MarkLook, list[str]] = {"doubtful": [], "over": []}
    for value in field.kind.all_values():
        standing = "over" if value == _REPLACED else field.kind.standing(value)
        if standing in ("doubtful", "over"):
            words[standing].append(field.kind.show(value))
    for look, found in words.items():
        if found:
            yield CellMark(look, on, (CellTest(key, is_one_of=tuple(found)),))


def _of_evidence(kind: str) -> Iterator[CellMark]:
    if kind in CLAIMS:
        yield CellMark("bare", (_EVIDENCE,), (CellTest(_EVIDENCE, is_empty=True), CellTest("id", is_empty=False)))


def _of_days(kind: str) -> Iterator[CellMark]:
    """What was to be done, or to happen, by a day that is over."""
    if kind == "return_due":
        tests = CellTest("received_on", is_empty=True), CellTest("shown.due_on.latest", is_past=True)
        yield CellMark("late", ("caption", "due_on"), tests)
    if kind == _EVENT:
        words = tuple(map(field_of(Event, "status").kind.show, sorted(PLANNED)))
        tests = CellTest("status", is_one_of=words), CellTest("shown.date.latest", is_past=True)
        yield CellMark("late", ("date",), tests)


def _statuses(kind: str) -> Iterator[Field]:
    return (each for each in fields_of(KINDS[kind]) if each.kind.is_status)


def meanings() -> dict[MarkLook, tuple[str, str]]:
    """What each look is called and says."""
    return {
        "doubtful": (_("Disputed or put off"), _("On amber: somebody says otherwise, or it is put off.")),
        "over": (_("No longer stands"), _("Struck through: superseded, cancelled or withdrawn.")),
        "bare": (_("Without evidence"), _("Hatched: no source is kept for this claim.")),
        "late": (_("Overdue"), _("With ! before it: it was due or expected by a day that is over.")),
    }
