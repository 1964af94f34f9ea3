"""What somebody has ticked off and answered so far, while a proposal is on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .choices import Cell, Choices, cell_of
from .proposal import AlikeRow, Conflict, RowPlace, SameRow

Waiting = AlikeRow | SameRow | Conflict
# The answers beside the id of a record that a row is.
NEW, LEFT, SAME, APART, REGISTER, WORKBOOK = "new", "left", "same", "apart", "register", "workbook"


@dataclass(slots=True)
class GivenAnswers:
    """Grows with each tick and each answer; `choices()` is what the register is asked with."""

    rows_left: set[RowPlace] = field(default_factory=set)
    without: set[Cell] = field(default_factory=set)
    passed_over: set[RowPlace] = field(default_factory=set)
    _given: dict[tuple[str, RowPlace, str], str] = field(default_factory=dict)

    def choices(self) -> Choices:
        """As they are now; later ticks do not change it."""
        given = list(self._given.items())
        conflicts = [((record_id, key[2]), answer) for key, answer in given if (record_id := key[0])]
        rows = [(key[1], answer) for key, answer in given if not key[0]]
        return Choices(
            apart={place for place, answer in rows if answer == APART},
            confirmed={place for place, answer in rows if answer == SAME},
            new={place for place, answer in rows if answer == NEW},
            is_record={place: answer for place, answer in rows if answer not in (APART, SAME, NEW)},
            of_workbook={cell for cell, answer in conflicts if answer == WORKBOOK},
            of_register={cell for cell, answer in conflicts if answer == REGISTER},
            rows_left=frozenset(self.rows_left),
            without=frozenset(self.without),
            passed_over=frozenset(self.passed_over),
        )

    @property
    def is_empty(self) -> bool:
        return not (self.rows_left or self.without or self.passed_over or self._given)

    def take_row(self, place: RowPlace, cells: Iterable[Cell], *, is_taken: bool) -> None:
        """Tick a row, and with it all its cells."""
        self.without.difference_update(cells)
        (self.rows_left.discard if is_taken else self.rows_left.add)(place)

    def take_cell(self, place: RowPlace, cell: Cell, others: Iterable[Cell], *, is_taken: bool) -> None:
        """Tick one cell; of a row that was ticked off whole the `others` stay off."""
        if place in self.rows_left:
            self.rows_left.discard(place)
            self.without.update(others)
        (self.without.discard if is_taken else self.without.add)(cell)

    def answer(self, waiting: Waiting, answer: str) -> None:
        """Answer a question; again for another answer."""
        self._given.pop(_key(waiting), None)
        if answer == LEFT:
            self.rows_left.add(waiting.place)
            return
        self.rows_left.discard(waiting.place)
        self._given[_key(waiting)] = answer

    def forget(self, waiting: Waiting) -> None:
        """It is open again."""
        self._given.pop(_key(waiting), None)
        self.rows_left.discard(waiting.place)

    def answer_to(self, waiting: Waiting) -> str:
        """Empty while it is open."""
        if waiting.place in self.rows_left:
            return LEFT
        return self._given.get(_key(waiting), "")


def _key(waiting: Waiting) -> tuple[str, RowPlace, str]:
    if isinstance(waiting, Conflict):
        record_id, key = cell_of(waiting)
        return record_id, waiting.place, key
    return "", waiting.place, ""
