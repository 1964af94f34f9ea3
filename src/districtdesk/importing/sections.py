"""A proposal as lines to be read and ticked: a section for each thing that can come of a row."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Self

from ..i18n import _
from ..record_kinds import RECORD_KINDS
from ..register.journal.entry import Entry
from .answers import GivenAnswers, Waiting
from .choices import Cell, id_of
from .perhaps_one import PerhapsOne
from .proposal import (
    EntryRow,
    RowPlace,
    RowProblem,
)
from .wording import ReadableNames, label, ordered, where

# So many new records are shown with all their values at first; of more, each is one line until it is unfolded.
_UNFOLDED = 12


class Sort(StrEnum):
    """What can come of a row."""

    READ = "read"
    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    ALIKE = "alike"
    ONE = "one"
    ASKED = "asked"
    SAID = "said"
    WRONG = "wrong"
    WARNED = "warned"
    SAME = "same"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of a section: `texts` by column. One of a cell has its `cell`; one that waits for a choice `waiting`.

    `is_folded` is None where there is nothing below it.
    """

    texts: tuple[str, ...]
    place: RowPlace | None = None
    entry: Entry | None = None
    cell: Cell | None = None
    waiting: Waiting | None = None
    problem: RowProblem | None = None
    perhaps_one: PerhapsOne | None = None
    is_folded: bool | None = None


class Section:
    """Lines of one sort. `headings` are of its columns; the one at `wide` takes the room that is left."""

    wide = 0

    def __init__(self, sort: Sort, headings: tuple[str, ...]) -> None:
        self.sort = sort
        self.headings = headings

    def __len__(self) -> int:
        return 0

    def line(self, number: int) -> SectionLine:
        """A line, made when it is looked at."""
        raise IndexError(number)

    def count(self, _answers: GivenAnswers) -> int:
        """What the section is counted with."""
        return len(self)

    def fold(self, _number: int, *, is_folded: bool) -> bool:
        """Show or hide what is below a line; says whether that changed anything."""
        return False


class EntrySection(Section):
    """Records that would be added or changed, each with its values below it."""

    def __init__(self, sort: Sort, told: Sequence[tuple[Entry, EntryRow]], wording: ReadableNames) -> None:
        is_new = sort is Sort.NEW
        values = (_("Value"),) if is_new else (_("In the register"), _("In the workbook"))
        super().__init__(sort, (_("Record and field"), *values, _("Where")))
        self.told = told
        self._wording = wording
        self._folded = set(range(len(told))) if is_new and len(told) > _UNFOLDED else set()
        self._by_id: dict[str, Entry] | None = None
        self._by_place: dict[RowPlace, int] | None = None
        self._likenesses: Counter[tuple[object, ...]] | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        heights = [
            1 if place in self._folded else 1 + len(entry.values) for place, (entry, _row) in enumerate(self.told)
        ]
        self._ends = list(accumulate(heights))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def place_of(self, number: int) -> tuple[int, int]:
        """Which record a line belongs to, and which line of it it is."""
        record = bisect_right(self._ends, number)
        return record, number - (self._ends[record - 1] if record else 0)

    def line(self, number: int) -> SectionLine:
        record, below = self.place_of(number)
        entry, row = self.told[record]
        if below:
            return self._cell_line(entry, row, below - 1)
        is_folded = record in self._folded
        kind = _(RECORD_KINDS[entry.kind].one)
        said = self._summary(entry) if is_folded else kind
        values = (said,) if self.sort is Sort.NEW else (kind, "")
        texts = (self._wording.called(entry, row.caption), *values, where(row.place))
        return SectionLine(texts, row.place, entry, is_folded=is_folded)

    def _cell_line(self, entry: Entry, row: EntryRow, number: int) -> SectionLine:
        key, value = list(ordered(entry.kind, entry.values))[number]
        new = self._wording.value(entry.kind, key, value) or _("cleared")
        old = self._wording.value(entry.kind, key, row.old.get(key)) or "—"
        values = (new,) if self.sort is Sort.NEW else (old, new)
        return SectionLine((label(entry.kind, key), *values, ""), row.place, entry, (id_of(entry), key))

    def _summary(self, entry: Entry) -> str:
        told = (self._wording.value(entry.kind, key, value) for key, value in ordered(entry.kind, entry.values))
        return " · ".join(filter(None, told))

    def fold(self, number: int, *, is_folded: bool) -> bool:
        record, _below = self.place_of(number)
        if is_folded == (record in self._folded):
            return False
        (self._folded.add if is_folded else self._folded.discard)(record)
        self._lay_out()
        return True

    def fold_all(self, *, is_folded: bool) -> None:
        """Every record in one line, or with all its values."""
        self._folded = set(range(len(self.told))) if is_folded else set()
        self._lay_out()

    def like(self, entry: Entry, cell: Cell | None) -> Iterator[tuple[Entry, EntryRow]]:
        """The records that change this field in the same way, or just the same fields; this one too."""
        own = _likeness(entry, cell[1] if cell else None)
        for each, row in self.told:
            has_it = cell is None or cell[1] in each.values
            if has_it and _likeness(each, cell[1] if cell else None) == own:
                yield each, row

    def count_like(self, entry: Entry, cell: Cell | None) -> int:
        """How many they are."""
        if self._likenesses is None:
            self._likenesses = Counter(_likenesses(self.told))
        return self._likenesses[_likeness(entry, cell[1] if cell else None)]

    def prepare(self) -> Self:
        """Count already what is asked for once somebody looks at a line."""
        self._likenesses = Counter(_likenesses(self.told))
        self._known()
        self._records_in(("", 0))
        return self

    def fold_like(self, other: EntrySection) -> None:
        """As another one has the same records."""
        if other.is_all_folded or not other._folded:
            self.fold_all(is_folded=other.is_all_folded)
            return
        folded = {id_of(other.told[place][0]) for place in other._folded}
        self._folded = {place for place, (entry, _row) in enumerate(self.told) if id_of(entry) in folded}
        self._lay_out()

    @property
    def is_all_folded(self) -> bool:
        return bool(self.told) and len(self._folded) == len(self.told)

    def count(self, answers: GivenAnswers) -> int:
        """The records that would be written."""
        joined = answers.joined()
        if not (answers.rows_left or answers.without or joined):
            return len(self.told)
        left = sum(self._records_in(place) for place in answers.rows_left)
        left += sum(each in self._known() for each in joined)
        off: dict[str, int] = {}
        for record_id, _key in answers.without:
            off[record_id] = off.get(record_id, 0) + 1
        known = self._known()
        bare = (each for each, cells in off.items() if each in known and cells >= len(known[each].values))
        return len(self.told) - left - sum(1 for _each in bare)

    def _records_in(self, place: RowPlace) -> int:
        if self._by_place is None:
            self._by_place = {}
            for _entry, row in self.told:
                self._by_place[row.place] = self._by_place.get(row.place, 0) + 1
        return self._by_place.get(place, 0)

    def _known(self) -> dict[str, Entry]:
        if self._by_id is None:
            self._by_id = {id_of(entry): entry for entry, _row in self.told}
        return self._by_id


def _likeness(entry: Entry, key: str | None) -> tuple[object, ...]:
    """What is alike: the field and whether it is cleared, or the fields of the whole record."""
    if key is None:
        return entry.kind, frozenset(entry.values)
    return entry.kind, key, entry.values[key] in (None, ())


def _likenesses(told: Sequence[tuple[Entry, EntryRow]]) -> Iterator[tuple[object, ...]]:
    for entry, _row in told:
        yield _likeness(entry, None)
        yield from (_likeness(entry, key) for key in entry.values)


class ListedSection(Section):
    """Things of which each is one line, which `tell` makes."""

    def __init__(
        self,
        sort: Sort,
        headings: tuple[str, ...],
        things: Sequence[object],
        tell: Callable[[int], SectionLine],
        wide: int,
    ) -> None:
        super().__init__(sort, headings)
        self._things = things
        self._tell = tell
        self.wide = wide

    def __len__(self) -> int:
        return len(self._things)

    def line(self, number: int) -> SectionLine:
        return self._tell(number)
