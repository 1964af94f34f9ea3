"""What a workbook asks of the register: what is new and changed, what must be chosen, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from ..names import Names
from ..problems import Problem
from ..records import FieldValues
from ..register.confirming import SameClaim
from ..register.journal.entry import Entry
from ..register.journal.trial import Tried
from ..register.queries.alike import Alike
from .perhaps_one import ComingRow, PerhapsOne
from .spellings import NAMES, NamesThere

# For what a question asks.
Asks = Literal["reading", "unit", "mark", "status", "as_of", "given"]
# Where a row stands: the title of its sheet, and its number there.
RowPlace = tuple[str, int]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell, counted from 1, and what is printed in it."""

    row: int
    column: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something wrong, or to be looked at, with one row of a sheet; `row` as a spreadsheet counts it.

    `kind`: of which kind its record is. `value`: what stands in the cell that it is about, where it is about one.
    `cell`: that cell, in a table of others.
    """

    sheet: str
    row: int
    problem: Problem
    kind: str = ""
    value: str = ""
    cell: PrintedCell | None = None

    @property
    def place(self) -> RowPlace:
        return self.sheet, self.row


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Where an entry of a proposal comes from, what its record is called, and what the register has there now.

    `cells`: by field, the cells of a table of others from which the values come.
    """

    place: RowPlace
    caption: Names | None
    old: FieldValues
    cells: Mapping[str, PrintedCell] = field(default_factory=dict)

    def cell_of(self, problem: Problem) -> PrintedCell | None:
        """The cell of the first field at which a problem points; of a claim the one in which it stands."""
        found = (self.cells[key] for key in problem.fields if key in self.cells)
        return next(found, next(iter(self.cells.values()), None))


@dataclass(frozen=True, slots=True)
class SameRow:
    """A new row that says what a claim of the register says: `entry` would be one of its own, with `citations`.

    `same`: that claim, once for each source named beside the row; once without any.
    """

    place: RowPlace
    entry: Entry
    citations: tuple[Entry, ...]
    same: tuple[SameClaim, ...]


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """A new row that may be one of these records: somebody must say which, or that it is another.

    `key`: by which that is answered where several rows of a table of others name the same. `called`: what the
    candidates are called, by their ids, where a row that is one may add to it.
    """

    place: RowPlace
    entry: Entry
    candidates: tuple[Alike, ...]
    key: str = ""
    called: Mapping[str, NamesThere] = field(default_factory=dict, compare=False)

    @property
    def is_renaming(self) -> bool:
        """Whether one of the candidates has another name than the row."""
        new = self.entry.values.get(NAMES)
        return isinstance(new, Names) and any(each.is_renamed_by(new) for each in self.called.values())

    def as_record(self, record_id: str, *, is_renamed: bool) -> Entry:
        """What the row asks of the one that it is."""
        called = self.called.get(record_id)
        if called is None:
            return self.entry
        return replace(self.entry, values=called.of_row(self.entry.values, is_renamed=is_renamed))


@dataclass(frozen=True, slots=True)
class QuestionChoice:
    """One answer to a question: the `value` that is handed back, and what a person reads."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """What in a table of others can be read in more than one way: somebody must say how it is meant.

    `asks` for the reading of one cell, for the unit, the sign before fractions, the status or the time of a whole
    column, or for what is given for all rows at `path`; then `cells` are all that wait for it, and `cell` is the
    first of them. A time is told in words; a reading is then the answer for each of the `cells`.
    """

    place: RowPlace
    cell: PrintedCell
    heading: str
    message: str
    choices: tuple[QuestionChoice, ...] = ()
    asks: Asks = "reading"
    cells: tuple[PrintedCell, ...] = ()
    path: str = ""

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that wait for it."""
        return tuple(each.row for each in self.cells)

    @property
    def places(self) -> set[RowPlace]:
        return {self.place, *((self.place[0], row) for row in self.rows)}


@dataclass(frozen=True, slots=True)
class FileSource:
    """The source that a file becomes: `entry` where it is new, and the file itself where it is attached."""

    id: str
    entry: Entry | None = None
    attached: Path | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was changed in the register and in the workbook since that was made, each to something else.

    `base` is what it was then, `now` what the register has, `new` what the workbook asks for.
    """

    place: RowPlace
    kind: str
    record_id: str
    caption: Names
    key: str
    base: object
    now: object
    new: object


@dataclass(frozen=True, slots=True)
class ForeignSheet:
    """A sheet of which not all is taken: `headings` of columns, and what else stands `beside` its tables."""

    title: str
    headings: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSheet:
    """A sheet that was read as records of a kind: by the labels of which columns, and how many rows.

    `by_headings`: its hidden keys are lost, and its headings told so. Without `has_ids` its rows were known again by
    what they are called. It `lost_ids` where it had some once: then what changed in the register since the workbook
    was made is not known.
    """

    title: str
    kind: str
    columns: tuple[str, ...]
    rows: int
    by_headings: bool = False
    has_ids: bool = True
    lost_ids: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """How many records of a sheet it lacks now, and which, where that is known. Nothing is removed for it."""

    title: str
    kind: str
    count: int
    records: tuple[tuple[str, Names], ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records a step adds and how many it changes, as the journal counts them."""

    added: int = 0
    changed: int = 0

    @property
    def all(self) -> int:
        return self.added + self.changed


@dataclass(slots=True)
class Counted:
    """Rows and cells of which nothing comes: `same` rows ask for nothing, `blank` cells leave what is there.

    `cleared` cells have the mark by which what is there goes. `examples` are rows of a template that show how.
    `marked_blank` cells of a table of others have a sign such as - or n/a, and say nothing.
    """

    same: int = 0
    blank: int = 0
    cleared: int = 0
    examples: int = 0
    marked_blank: int = 0


@dataclass(frozen=True, slots=True)
class TriedStep:
    """What was tried: of which rows the entries were, and all that they write."""

    wanted: Sequence[tuple[RowPlace, Entry]]
    step: Tried


@dataclass(slots=True)
class Proposal:
    """What a workbook asks for: one Entry for each record that would be added or changed, with only what differs.

    `versions`: by record id, the version that the workbook has of it. `same`: the rows that make no twin of a
    claim that is there, unless somebody wants it. `rows` has one for each entry. What stands in `alike`, and the
    fields of `conflicts`, are in no entry until somebody has chosen; what waits for one of the `questions` neither.
    `warnings` stop nothing; those that were `noted` while the file was read are among them. Of the rows `left`
    nothing is taken, and `dropped` has the new records among them; a save would refuse those that are `refused`.
    `source` is kept with the first entry that is. What stands at `returned` says that a return came, and is not taken
    where all other rows are left out. `marked`: by their sheets the cells of a table of others that only say that
    nothing is known. `perhaps_one`: new records that may be one, unless somebody says so they are not. `tally` is
    what was counted when it was rehearsed, and `tried` the step that was tried then, where it can be kept.
    """

    entries: list[Entry] = field(default_factory=list)
    rows: list[EntryRow] = field(default_factory=list, compare=False)
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[RowProblem] = field(default_factory=list, compare=False)
    noted: list[RowProblem] = field(default_factory=list, compare=False)
    versions: dict[str, int] = field(default_factory=dict, compare=False)
    same: list[SameRow] = field(default_factory=list)
    alike: list[AlikeRow] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    questions: list[TableQuestion] = field(default_factory=list)
    source: FileSource | None = None
    returned: RowPlace | None = None
    left: set[RowPlace] = field(default_factory=set, compare=False)
    dropped: dict[str, RowPlace] = field(default_factory=dict, compare=False)
    refused: set[RowPlace] = field(default_factory=set, compare=False)
    read: list[KnownSheet] = field(default_factory=list, compare=False)
    unread: list[ForeignSheet] = field(default_factory=list, compare=False)
    marked: list[tuple[str, PrintedCell]] = field(default_factory=list, compare=False)
    missing: list[Missing] = field(default_factory=list)
    perhaps_one: list[PerhapsOne] = field(default_factory=list, compare=False)
    counted: Counted = field(default_factory=Counted, compare=False)
    tally: Tally = field(default_factory=Tally, compare=False)
    tried: TriedStep | None = field(default=None, compare=False)

    @property
    def is_empty(self) -> bool:
        return not (self.entries or self.problems or self.same or self.alike or self.conflicts or self.questions)

    @property
    def open_places(self) -> set[RowPlace]:
        """The rows of which something must be put right or chosen before all of them can be taken."""
        chosen: tuple[RowProblem | SameRow | AlikeRow | Conflict, ...] = (
            *self.problems,
            *self.same,
            *self.alike,
            *self.conflicts,
        )
        return {each.place for each in chosen}.union(*(each.places for each in self.questions))

    def copy(self) -> Proposal:
        """The same again, to be rehearsed with other choices."""
        lists: dict[str, Any] = {"entries": [*self.entries], "rows": [*self.rows], "problems": [*self.problems]}
        sets: dict[str, Any] = {"left": {*self.left}, "refused": {*self.refused}, "dropped": {**self.dropped}}
        return replace(self, warnings=[*self.warnings], tried=None, **lists, **sets)

    def add(self, entry: Entry, row: EntryRow) -> None:
        self.entries.append(entry)
        self.rows.append(row)

    def told(self) -> Iterator[tuple[Entry, EntryRow]]:
        """Each entry with the row that it comes from."""
        return zip(self.entries, self.rows, strict=True)

    def coming(self) -> list[ComingRow]:
        """What would be added, and the rows of which it is open whether they are records that are there."""
        new = [ComingRow(entry, row.place) for entry, row in self.told() if entry.record_id is None]
        return new + [ComingRow(row.entry, row.place, is_asked=True) for row in self.alike]

    def say(
        self, place: RowPlace, problem: Problem, kind: str = "", value: str = "", cell: PrintedCell | None = None
    ) -> None:
        """Note what is wrong, or only worth a look, in a row."""
        found = self.problems if problem.is_error else self.warnings
        found.append(RowProblem(*place, problem, kind, cell.text if cell else value, cell))

    def drop(self, places: set[RowPlace]) -> None:
        """Take nothing of these rows; what must be chosen in them is still told."""
        kept = [(entry, row) for entry, row in self.told() if row.place not in places]
        gone = ((entry, row) for entry, row in self.told() if row.place in places)
        self.dropped |= {entry.given_id: row.place for entry, row in gone if entry.given_id}
        self.entries, self.rows = [entry for entry, _row in kept], [row for _entry, row in kept]
        self.left |= places
