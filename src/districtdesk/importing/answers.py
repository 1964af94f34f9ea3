"""What somebody has ticked off and answered so far, while a proposal is on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from .choices import Cell, Choices, QuestionKey, cell_of, key_of
from .perhaps_one import PerhapsOne
from .proposal import AlikeRow, Conflict, RowPlace, SameRow, TableQuestion

Waiting = AlikeRow | SameRow | Conflict | TableQuestion
# The answers beside the id of a record that a row is.
NEW, LEFT, SAME, APART, REGISTER, WORKBOOK = "new", "left", "same", "apart", "register", "workbook"
# Of new records that may be one.
ONE, DIFFERENT = "one", "different"

_ALIKE, _SAID = "alike", "said"


@dataclass(slots=True)
class GivenAnswers:
    """Grows with each tick and each answer; `choices()` is what the register is asked with."""

    rows_left: set[RowPlace] = field(default_factory=set)
    without: set[Cell] = field(default_factory=set)
    passed_over: set[RowPlace] = field(default_factory=set)
    renamed: set[RowPlace] = field(default_factory=set)
    said: dict[QuestionKey, str] = field(default_factory=dict)
    _ones: dict[frozenset[str], tuple[str, PerhapsOne, tuple[str, ...]]] = field(default_factory=dict)
    _rows: dict[tuple[str, RowPlace], str] = field(default_factory=dict)
    _conflicts: dict[Cell, str] = field(default_factory=dict)

    def choices(self) -> Choices:
        """As they are now; later ticks do not change it."""
        alike = {place: answer for (sort, place), answer in self._rows.items() if sort == _ALIKE}
        same = {place: answer for (sort, place), answer in self._rows.items() if sort == _SAID}
        return Choices(
            apart={place for place, answer in same.items() if answer == APART},
            confirmed={place for place, answer in same.items() if answer == SAME},
            new={place for place, answer in alike.items() if answer == NEW},
            is_record={place: answer for place, answer in alike.items() if answer != NEW},
            renamed=frozenset(self.renamed),
            one=dict(self._joined()),
            different=frozenset(self._different()),
            of_workbook={cell for cell, answer in self._conflicts.items() if answer == WORKBOOK},
            of_register={cell for cell, answer in self._conflicts.items() if answer == REGISTER},
            rows_left=frozenset(self.rows_left),
            without=frozenset(self.without),
            passed_over=frozenset(self.passed_over),
            said=dict(self.said),
        )

    @property
    def is_empty(self) -> bool:
        chosen = (self.rows_left, self.without, self.passed_over, self.renamed, self.said, self._rows, self._ones)
        return not (any(chosen) or self._conflicts)

    def weigh(self, found: PerhapsOne, answer: str, ids: Iterable[str]) -> None:
        """Say that these members are `ONE`, and the others other things, or that these are all `DIFFERENT`."""
        self.leave_open(found)
        wanted = tuple(ids)
        self._ones[found.key] = answer, found, wanted
        kept = found.kept_of(wanted)
        is_there = any(each.id == kept and each.place is None for each in found.members)
        for each in found.members:
            if each.is_asked and each.place and each.id in wanted and (answer == ONE or is_there):
                self._rows[_ALIKE, each.place] = kept if answer == ONE and is_there else NEW

    def leave_open(self, found: PerhapsOne) -> None:
        """Nothing is said of them any more."""
        if self._ones.pop(found.key, None) is not None:
            for each in found.members:
                if each.is_asked and each.place:
                    self._rows.pop((_ALIKE, each.place), None)

    def weighed(self, found: PerhapsOne) -> tuple[str, tuple[str, ...]]:
        """What is said of them, and of which members; empty while nothing is."""
        answer, _found, ids = self._ones.get(found.key, ("", found, ()))
        return answer, ids

    def joined(self) -> dict[str, str]:
        """By the ids of new records those that they are."""
        return dict(self._joined())

    def _joined(self) -> Iterator[tuple[str, str]]:
        for answer, found, ids in self._ones.values():
            kept = found.kept_of(ids)
            is_there = any(each.id == kept and each.place is None for each in found.members)
            # What is asked of a row itself is answered there.
            coming = {each.id for each in found.members if each.place and not (is_there and each.is_asked)}
            yield from ((each, kept) for each in ids if answer == ONE and each in coming and each != kept)

    def _different(self) -> Iterator[tuple[str, str]]:
        for answer, found, ids in self._ones.values():
            if answer == DIFFERENT:
                yield from combinations(ids, 2)
            else:
                yield from ((found.kept_of(ids), each.id) for each in found.members if each.id not in ids)

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
        self.forget(waiting)
        if answer == LEFT:
            self.rows_left |= _places(waiting)
        elif isinstance(waiting, Conflict):
            self._conflicts[cell_of(waiting)] = answer
        elif isinstance(waiting, TableQuestion):
            self.said[key_of(waiting)] = answer
        else:
            self._rows[_key(waiting)] = answer

    def forget(self, waiting: Waiting) -> None:
        """It is open again."""
        self.rows_left -= _places(waiting)
        if isinstance(waiting, Conflict):
            self._conflicts.pop(cell_of(waiting), None)
        elif isinstance(waiting, TableQuestion):
            self.said.pop(key_of(waiting), None)
        else:
            self._rows.pop(_key(waiting), None)

    def answer_to(self, waiting: Waiting) -> str:
        """Empty while it is open."""
        if waiting.place in self.rows_left:
            return LEFT
        if isinstance(waiting, Conflict):
            return self._conflicts.get(cell_of(waiting), "")
        if isinstance(waiting, TableQuestion):
            return self.said.get(key_of(waiting), "")
        return self._rows.get(_key(waiting), "")


def _places(waiting: Waiting) -> set[RowPlace]:
    return waiting.places if isinstance(waiting, TableQuestion) else {waiting.place}


def _key(waiting: AlikeRow | SameRow) -> tuple[str, RowPlace]:
    return _ALIKE if isinstance(waiting, AlikeRow) else _SAID, waiting.place
