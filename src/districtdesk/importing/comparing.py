"""A workbook of ours against the register: row by row, what each asks for. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from ..collecting import without_collecting
from ..exchange.book import IsCancelled, Progress, go_on, say_nothing
from ..exchange.layout import CellValue
from ..exchange.link_names import LinkNames
from ..exchange.read_book import ReadRow, ReadSheet, read_book
from ..exchange.sheet import as_text, read_cells, stays
from ..i18n import _
from ..names import Names
from ..problems import Problem, error
from ..records import KINDS, Field, FieldValues, fields_of
from ..register.captions import batches
from ..register.identity import new_id
from ..register.journal.entry import Entry
from ..register.journal.store import Register
from ..register.queries.emptiness import is_without_records
from ..register.queries.listing import ListRow
from .clearing import HIDDEN, is_blank, is_marked
from .known_again import KnownAgain, known_by
from .known_rows import AT_ONCE, KnownRows
from .missing import note_missing
from .new_rows import NewRows
from .proposal import (
    Conflict,
    EntryRow,
    ForeignSheet,
    KnownSheet,
    Proposal,
    RowPlace,
)
from .recognising import ListSheet, is_beside, recognise
from .returned import Returned, given_fields, made_after, note_examples, note_return, read_returned
from .row_again import note_again
from .row_cells import KEPT_BY_PROGRAM, RowCells, is_unchanged
from .spellings import NAMES, known_by_other_name, says_all
from .three_ways import Side, changed_by, filled_up, is_other, read_base, read_base_after
from .unread_cells import UnreadCells, unread_name
from .watching import Watch

_FILE = "attachment"
_FIGURE, _PREFERRED = "figure", "preferred"


def propose(
    register: Register,
    book: Path | Sequence[ReadSheet],
    *,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> Proposal:
    """Compare a workbook of ours, by its path or read already, with the register. Writes nothing.

    Raises ExchangeError for a file that is none, and Cancelled. `progress` is told of each row, and of no total.
    Sheets and columns are known by their keys, in whatever language the workbook was made, else by their headings. A
    row whose id is in the register is compared field by field, and where the record was changed since, with what it
    was when the workbook was made: a field that one of the two changed is as that one has it, one that both did is a
    conflict. Empty cells leave what is there. A row without an id is a new record, which others of the workbook may
    name, in whatever order they stand; so is each row where the register is empty: it keeps its id. Where no row of a
    sheet has an id, each is the record that is called so. A new row of a claim that is there only adds the sources
    named beside it, one that may be a record that is there has to be chosen, and one that says nothing new adds
    nothing. Rows that are gone are told, and nothing is removed.
    """
    proposal, names = Proposal(), LinkNames(register)
    watch = Watch(progress, is_cancelled)
    sheets = read_book(book, may_go_on=watch.look) if isinstance(book, Path) else book
    ours, others = recognise(sheets)
    proposal.unread += [ForeignSheet(sheet.title) for sheet in others if not is_beside(sheet, sheets)]
    returned = read_returned(register, ours)
    work = _Work(register, proposal, names, is_without_records(register), returned, watch, made_after(register, ours))
    known = [_Comparison(work, sheet) for sheet in ours]

    # All rows are read for it, and nobody may have written a name in place of a link.
    names.before_looking = partial(_reserve, known)
    with without_collecting():
        for each in known:
            each.run()
    note_missing(register, ours, work.seen, proposal)
    if returned is not None:
        note_return(returned, proposal)
    return proposal


def _reserve(known: Iterable[_Comparison]) -> None:
    for each in known:
        each.reserve()


@dataclass(frozen=True, slots=True)
class _Work:
    """What all sheets of a workbook share. `made_after`: the step of the history after which a template was made.
    `reserved`: ids of new rows; `seen`: where each record stands.
    """

    register: Register
    proposal: Proposal
    names: LinkNames
    into_empty: bool
    returned: Returned | None
    watch: Watch
    made_after: int | None = None
    reserved: dict[RowPlace, str] = field(default_factory=dict)
    seen: dict[str, RowPlace] = field(default_factory=dict)


class _Comparison:
    """One sheet against the records of its kind."""

    def __init__(self, work: _Work, sheet: ListSheet) -> None:
        self._register, self._proposal, self._names = work.register, work.proposal, work.names
        self._into_empty, self._reserved, self._seen = work.into_empty, work.reserved, work.seen
        self._sheet, self._returned, self._made_after = sheet, work.returned, work.made_after
        self._watch, self._known = work.watch, KnownRows(work.register, sheet.kind, work.names, work.watch)
        self._kind = sheet.kind
        self._columns = sheet.places
        self._cells = RowCells(sheet, work.names)
        self._given = given_fields(sheet)
        self._lost_exact = not sheet.has_exact
        self._fields = fields_of(KINDS[self._kind])
        self._new = NewRows(work.register, work.proposal, work.names, sheet)

    def reserve(self) -> None:
        """An id for each new row that has a name, by which others may call it."""
        codes = {key.partition(".")[2]: key for key in self._columns if key.partition(".")[0] == NAMES}
        for row in self._sheet.rows() if codes else ():
            called = Names(**{code: as_text(self._cell(row, key)).strip() for code, key in codes.items()})
            if called and not self._record_of(row) and not self._is_called_so(row, called):
                given = self._reserved.setdefault(self._place(row), new_id())
                self._names.expect(self._kind, called, given)

    def _is_called_so(self, row: ReadRow, called: Names) -> bool:
        """Whether one record is called so already, and the row is surely that one: others then mean it too."""
        found = set() if self._into_empty else self._names.known_as(self._kind, called)
        # All of the kind are read for the new rows anyhow.
        there = self._known.everything.get(next(iter(found))) if len(found) == 1 else None
        if there is None:
            return False
        said = {**dict(self._said_plainly(row)), NAMES: called}
        known = known_by_other_name(said, {there.id: there.values}, self._kind)
        return known is not None or says_all(self._kind, said, there.values)

    def _said_plainly(self, row: ReadRow) -> Iterator[tuple[str, object]]:
        """What the row says in the fields that are no links."""
        for each in self._fields:
            cells = {} if each.kind.is_link or each.kind.derived else self._cells.of(row, each.key)
            if cells and not is_blank(cells) and each.key != NAMES:
                yield each.key, self._cells.read(each, cells)

    def run(self) -> None:
        if headings := self._sheet.unknown(self._register):
            self._proposal.unread.append(ForeignSheet(self._sheet.title, headings))
        count, examples = 0, list[ReadRow]()
        unread = None if self._into_empty else UnreadCells(self._register, self._sheet, self._cells)
        for batch in batches(self._sheet.rows(examples), AT_ONCE):
            known = self._known_of(batch)
            for row in batch:
                self._watch.next_row()
                self._compare(row, known)
            self._proposal.noted += unread.find(batch, known) if unread else ()
            count += len(batch)
        note_examples(self._sheet, examples, self._proposal)
        self._new.settle(self._known, self._seen, self._returned, into_empty=self._into_empty)
        self._note_read(count)

    def _known_of(self, rows: Sequence[ReadRow]) -> Mapping[str, ListRow]:
        """The records that may be those of these rows."""
        if self._again is not None:
            return self._known.everything
        ids = (as_text(self._cell(row, "id")) for row in rows)
        return self._known.among(ids, (each for row in rows for each in self._cells.linked(row)))

    def _note_read(self, rows: int) -> None:
        sheet = self._sheet
        seen = (column for column in sheet.sheet.columns if column.label and column.key not in KEPT_BY_PROGRAM)
        columns = tuple(each.label for each in seen if each.key and each.key.rpartition(".")[2] not in HIDDEN)
        lost = {"by_headings": sheet.by_headings, "has_ids": sheet.has_ids, "lost_ids": sheet.lost_ids}
        self._proposal.read.append(KnownSheet(sheet.title, self._kind, columns, rows, **lost))

    @cached_property
    def _again(self) -> KnownAgain | None:
        """By what rows are known again where none of the sheet has its id any more."""
        return None if self._sheet.has_ids or self._into_empty else KnownAgain(self._kind, self._known.everything)

    def _record_of(self, row: ReadRow) -> str | None:
        """Which record the row is: by its id, else by what it is called."""
        own = as_text(self._cell(row, "id"))
        if own or self._again is None:
            return own or None
        return self._again.find(self._cell(row, "caption"), self._identifying(row))

    def _identifying(self, row: ReadRow) -> FieldValues:
        """What the row says in the fields by which records of this kind are told apart."""
        found = {key: value for key, value in self._given.items() if key in known_by(self._kind)}
        for each in self._fields:
            cells = self._cells.of(row, each.key) if each.key in known_by(self._kind) else {}
            value = read_cells(each, cells, self._names) if cells else None
            if cells and not isinstance(value, Problem):
                found[each.key] = value
        return found

    def _compare(self, row: ReadRow, known: Mapping[str, ListRow]) -> None:
        record_id = self._record_of(row)
        if record_id in self._seen and self._is_again(row, known.get(record_id)):
            return
        problem = self._wrong_id(row, record_id, known) if record_id else None
        if problem is not None:
            self._say(row, problem)
            return
        current = known.get(record_id) if record_id else None
        if current is None and self._kind == _FILE:
            text = _("A workbook has no files in it. Attach the file to its record.")
            self._say(row, error(text, "file_name", rule="no_file"))
        elif current is not None:
            self._compare_with(row, current)
        else:
            self._note_version(record_id, row)
            self._take_new(row, record_id)

    def _is_again(self, row: ReadRow, current: ListRow | None) -> bool:
        """Whether a row that lost its id is, by one of its other names, the record that a row above it is."""
        if self._again is None or current is None:
            return False
        if known_by_other_name(self._identifying(row), {current.id: current.values}, self._kind) is None:
            return False
        differing = self._differing(row, current)
        keys = [key for key, new in differing if not self._again.is_name(key, new, current)]
        note_again(self._proposal, self._place(row), self._kind, keys, self._seen[current.id])
        return True

    def _compare_with(self, row: ReadRow, current: ListRow) -> None:
        version = self._note_version(current.id, row)
        values = dict(self._differing(row, current))
        if self._again is not None:
            values = {key: new for key, new in values.items() if not self._again.is_name(key, new, current)}
        if values and version is not None and version < current.version:
            base = read_base(self._register, current, version)
            if base is None:
                text = _(
                    "This record was changed since the workbook was made. Export it again, or edit it in the program."
                )
                self._say(row, error(text, *values, rule="changed_since"))
                return
            values = dict(self._of_workbook(row, current, values, base))
        elif values and self._made_after is not None:
            base = read_base_after(self._register, current, self._made_after)
            # What stands in a template somebody has written, be it what the register had then.
            values = dict(self._of_workbook(row, current, values, base, is_typed=True)) if base else values
        values = dict(self._as_preferred(row, values))
        if values:
            old = {key: current.values[key] for key in values}
            entry = Entry(self._kind, values, current.id, current.version)
            self._proposal.add(entry, EntryRow(self._place(row), current.caption, old))
        else:
            self._proposal.counted.same += 1

    def _of_workbook(
        self, row: ReadRow, current: ListRow, values: FieldValues, base: FieldValues, *, is_typed: bool = False
    ) -> Iterator[tuple[str, object]]:
        """The fields that the workbook alone changed; those that both did are conflicts."""
        for each in self._fields:
            if each.key not in values:
                continue
            value, now = values[each.key], current.values[each.key]
            side = changed_by(each, value, now, base)
            if side is Side.WORKBOOK or (side is Side.BOTH and each.key == _PREFERRED):
                yield each.key, value
            elif side is Side.BOTH or is_typed:
                then = base.get(each.key)
                self._proposal.conflicts.append(
                    Conflict(self._place(row), self._kind, current.id, current.caption, each.key, then, now, value)
                )

    def _take_new(self, row: ReadRow, own_id: str | None) -> None:
        values = dict(self._differing(row, None, keeps_derived=own_id is not None))
        unread = None if own_id else unread_name(self._sheet, row, values)
        if unread is not None:
            (self._proposal.problems if unread.problem.is_error else self._proposal.warnings).append(unread)
        if not values or (unread is not None and unread.problem.is_error):
            return
        values = {**self._given, **self._as_preferred(row, values)}
        given = own_id or self._reserved.setdefault(self._place(row), new_id())
        entry = Entry(self._kind, values, given_id=given)
        if own_id:
            self._proposal.add(entry, EntryRow(self._place(row), None, dict.fromkeys(values)))
        else:
            self._new.take(row, entry)

    def _as_preferred(self, row: ReadRow, values: FieldValues) -> FieldValues:
        """The values without which claim is preferred: that is for a person to say, and no file."""
        if self._into_empty or self._kind != _FIGURE or _PREFERRED not in values:
            return values
        text = _("An import does not change which claim is preferred. Choose it in the program.")
        self._say(row, error(text, _PREFERRED, rule="preferred_by_import"))
        return {key: value for key, value in values.items() if key != _PREFERRED}

    def _wrong_id(self, row: ReadRow, record_id: str, known: Mapping[str, ListRow]) -> Problem | None:
        if record_id not in known and not self._into_empty:
            self._seen.setdefault(record_id, self._place(row))
            text = _("This row's record is not in the register, or was removed.")
            return error(text, "id", rule="unknown_record")
        if record_id in self._seen:
            sheet, number = self._seen[record_id]
            return error(self._told_twice(row=number, sheet=sheet), "id", rule="same_record")
        self._seen[record_id] = self._place(row)
        return None

    def _told_twice(self, **place: object) -> str:
        if self._again is not None:
            return _("By its name, row {row} of “{sheet}” is the same record. Keep one of them.", **place)
        return _(
            "Row {row} of “{sheet}” is the same record. Keep one of them; for a new record, empty the hidden id.",
            **place,
        )

    def _note_version(self, record_id: str | None, row: ReadRow) -> int | None:
        text = as_text(self._cell(row, "version"))
        if record_id is None or not text.isdecimal():
            return None
        self._proposal.versions[record_id] = int(text)
        return int(text)

    def _differing(
        self, row: ReadRow, current: ListRow | None, *, keeps_derived: bool = True
    ) -> Iterator[tuple[str, object]]:
        for each in self._fields:
            # What the program fills in itself comes only with a new record that cannot be without it.
            is_kept = each.kind.derived and (current is not None or not each.is_required or not keeps_derived)
            # Of a new record nothing comes of what is empty.
            is_kept = is_kept or (current is None and self._cells.are_empty(row, each.key))
            cells = {} if is_kept else self._cells.of(row, each.key)
            if not cells or (current is not None and is_unchanged(cells, current.values[each.key])):
                continue
            value = self._read(each, cells, current)
            if isinstance(value, Problem):
                self._say(row, value.at(each.key))
            elif is_other(each, value, current.values[each.key] if current else None):
                yield each.key, value

    def _read(self, each: Field, cells: Mapping[str, CellValue], current: ListRow | None) -> object:
        """What the cells ask for: what is there already where they are blank, nothing where they are marked."""
        now = current.values[each.key] if current else None
        if is_blank(cells):
            self._proposal.counted.blank += now not in (None, (), "")
            return now
        if now is not None and self._lost_exact and stays(each, cells, now, self._names):
            return now
        marked = {suffix for suffix, cell in cells.items() if is_marked(cell)}
        if not marked:
            return filled_up(self._cells.read(each, cells), now, cells)
        self._proposal.counted.cleared += now not in (None, (), "")
        if not isinstance(now, Names):
            return None
        # Of names each language is a cell of its own.
        rest = {suffix: None if suffix in marked else cell for suffix, cell in cells.items()}
        left = {suffix: cell or (suffix in marked) for suffix, cell in cells.items()}
        return filled_up(read_cells(each, rest, self._names) or Names(), now, left) or None

    def _cell(self, row: ReadRow, key: str) -> CellValue:
        return self._sheet.cell(row, key)

    def _place(self, row: ReadRow) -> RowPlace:
        return self._sheet.title, row.number

    def _say(self, row: ReadRow, problem: Problem) -> None:
        self._proposal.say(self._place(row), problem, self._kind, self._cells.shown(row, problem))
