"""A workbook of ours against the register: row by row, what each asks for. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ..exchange.book import IsCancelled, Progress, go_on, say_nothing
from ..exchange.cited_rows import citations_named
from ..exchange.errors import Cancelled
from ..exchange.layout import CellValue
from ..exchange.link_names import LinkNames
from ..exchange.read_book import ReadRow, ReadSheet, read_book
from ..exchange.sheet import as_text, read_cells
from ..i18n import _
from ..names import Names
from ..problems import Problem, error
from ..records import KINDS, Field, FieldValues, fields_of
from ..register.confirming import find_same
from ..register.identity import new_id
from ..register.journal.entry import Entry
from ..register.journal.store import Register
from ..register.queries import listing
from ..register.queries.all_alike import find_all_alike
from ..register.queries.emptiness import is_without_records
from ..register.queries.listing import ListRow, Query
from ..register.queries.subject_claims import read_evidence
from .clearing import HIDDEN, is_blank, is_marked
from .proposal import AlikeRow, Conflict, EntryRow, ForeignSheet, KnownSheet, Proposal, RowPlace, SameRow
from .said_before import SaidBefore
from .three_ways import Side, changed_by, filled_up, is_other, read_base

_KEPT_BY_PROGRAM = frozenset({"id", "version"})
_FILE = "attachment"
_NAMES = "names"
_FIGURE = "figure"


def propose(
    register: Register, path: Path, *, progress: Progress = say_nothing, is_cancelled: IsCancelled = go_on
) -> Proposal:
    """Compare a workbook of ours with the register. Writes nothing. Raises ExchangeError for a file that is none, and
    Cancelled. `progress` is told of each row, and of no total.

    Sheets and columns are known by their keys, in whatever language the workbook was made. A row whose id is in the
    register is compared field by field, and where the record was changed since, with what it was when the workbook
    was made: a field that one of the two changed is as that one has it, one that both did is a conflict. Empty cells
    leave what is there. A row without an id is a new record, which others of the workbook may name, in whatever
    order they stand; so is each row where the register is empty: it keeps its id. A new row of a claim that is there
    only adds the sources named beside it, one that may be a record that is there has to be chosen, and one that says
    nothing new adds nothing. Missing rows mean nothing.
    """
    proposal = Proposal()
    names = LinkNames(register)
    into_empty = is_without_records(register)
    sheets = read_book(path)
    ours = [sheet for sheet in sheets if sheet.name in KINDS]
    proposal.unread += [ForeignSheet(sheet.title) for sheet in sheets if sheet.name not in KINDS]
    reserved = _reserve(ours, names)
    seen: dict[str, RowPlace] = {}
    watch = _Watch(progress, is_cancelled)
    for sheet in ours:
        _Comparison(register, sheet, proposal, names, reserved, seen, into_empty, watch).run()
    return proposal


class _Watch:
    """Asked at each row: tells how many were read, and ends the work once it is cancelled."""

    def __init__(self, progress: Progress, is_cancelled: IsCancelled) -> None:
        self._progress, self._is_cancelled = progress, is_cancelled
        self._rows = 0

    def look(self) -> None:
        if self._is_cancelled():
            raise Cancelled

    def next_row(self) -> None:
        self.look()
        self._rows += 1
        self._progress(self._rows, 0)


def _reserve(sheets: list[ReadSheet], names: LinkNames) -> dict[RowPlace, str]:
    """An id for each new row that has a name, by which others may call it."""
    reserved: dict[RowPlace, str] = {}
    for sheet in sheets:
        cells = {column.key: place for place, column in enumerate(sheet.columns)}
        codes = {key.partition(".")[2]: place for key, place in cells.items() if key.partition(".")[0] == _NAMES}
        for row in sheet.rows() if codes else ():
            own = row.values[cells["id"]] if "id" in cells else None
            called = Names(**{code: as_text(row.values[place]).strip() for code, place in codes.items()})
            if called and not as_text(own):
                reserved[sheet.title, row.number] = new_id()
                names.expect(sheet.name, called, reserved[sheet.title, row.number])
    return reserved


class _Comparison:
    """One sheet against the records of its kind."""

    def __init__(
        self,
        register: Register,
        sheet: ReadSheet,
        proposal: Proposal,
        names: LinkNames,
        reserved: Mapping[RowPlace, str],
        seen: dict[str, RowPlace],
        into_empty: bool,
        watch: _Watch,
    ) -> None:
        self._register = register
        self._sheet = sheet
        self._proposal = proposal
        self._names = names
        self._reserved = reserved
        self._seen = seen
        self._into_empty = into_empty
        self._watch = watch
        self._kind = sheet.name
        self._columns = {column.key: place for place, column in enumerate(sheet.columns)}
        self._fields = fields_of(KINDS[self._kind])
        self._new: list[tuple[ReadRow, Entry]] = []

    def run(self) -> None:
        known: dict[str, ListRow] = {}
        with self._register.read() as session:
            for each in listing.everything(session, Query(self._kind)):
                self._watch.look()
                known[each.id] = each
        for linked in {id(row.linked): row.linked for row in known.values()}.values():
            self._names.learn(linked)
        self._note_unknown_columns()
        count = 0
        for row in self._sheet.rows():
            self._watch.next_row()
            if any(value not in (None, "") for value in row.values):
                count += 1
                self._compare(row, known)
        self._add_new(known)
        columns = tuple(column.label for column in self._sheet.columns if column.key and column.label)
        self._proposal.read.append(KnownSheet(self._sheet.title, self._kind, columns, count))

    def _note_unknown_columns(self) -> None:
        headings = tuple(column.label for column in self._sheet.columns if not column.key and column.label)
        if headings:
            self._proposal.unread.append(ForeignSheet(self._sheet.title, headings))

    def _compare(self, row: ReadRow, known: Mapping[str, ListRow]) -> None:
        record_id = as_text(self._cell(row, "id")) or None
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

    def _compare_with(self, row: ReadRow, current: ListRow) -> None:
        version = self._note_version(current.id, row)
        values = dict(self._differing(row, current))
        if values and version is not None and version < current.version:
            base = read_base(self._register, current, version)
            if base is None:
                text = _(
                    "This record was changed since the workbook was made. Export it again, or edit it in the program."
                )
                self._say(row, error(text, *values, rule="changed_since"))
                return
            values = dict(self._of_workbook(row, current, values, base))
        if values:
            old = {key: current.values[key] for key in values}
            entry = Entry(self._kind, values, current.id, current.version)
            self._proposal.add(entry, EntryRow(self._place(row), current.caption, old))
        else:
            self._proposal.counted.same += 1

    def _of_workbook(
        self, row: ReadRow, current: ListRow, values: FieldValues, base: FieldValues
    ) -> Iterator[tuple[str, object]]:
        """The fields that the workbook alone changed; those that both did are conflicts."""
        for each in self._fields:
            if each.key not in values:
                continue
            value, now = values[each.key], current.values[each.key]
            side = changed_by(each, value, now, base)
            if side is Side.WORKBOOK:
                yield each.key, value
            elif side is Side.BOTH:
                then = base.get(each.key)
                self._proposal.conflicts.append(
                    Conflict(self._place(row), self._kind, current.id, current.caption, each.key, then, now, value)
                )

    def _take_new(self, row: ReadRow, own_id: str | None) -> None:
        values = dict(self._differing(row, None, keeps_derived=own_id is not None))
        if not values:
            return
        given = own_id or self._reserved.get(self._place(row)) or new_id()
        entry = Entry(self._kind, values, given_id=given)
        if own_id:
            self._proposal.add(entry, EntryRow(self._place(row), None, dict.fromkeys(values)))
        else:
            self._new.append((row, entry))

    def _add_new(self, known: Mapping[str, ListRow]) -> None:
        """The rows without an id, once all are read: what may be there already is looked for in one go."""
        said = SaidBefore(known)
        new = [(row, entry) for row, entry in self._new if not self._is_there(row, entry, said)]
        with self._register.read() as session:
            alike = find_all_alike(session, self._kind, [entry.values for _row, entry in new])
        for (row, entry), candidates in zip(new, alike, strict=True):
            if candidates:
                self._proposal.alike.append(AlikeRow(self._place(row), entry, tuple(candidates)))
            else:
                self._add(row, entry)

    def _is_there(self, row: ReadRow, entry: Entry, said: SaidBefore) -> bool:
        """Whether a record says all that already; a source named beside the row and not cited for it is cited."""
        # A claim that is there is found by its number, and with its sources.
        there = None if self._into_empty or entry.kind == _FIGURE else said.find(entry.values)
        if there is None:
            return False
        cited = self._cited(row)
        if isinstance(cited, Problem):
            self._say(row, cited)
            return True
        with self._register.read() as session:
            known = {each.source_id for each in read_evidence(session, [there]).get(there, ())}
        fresh = [each for each in cited if each.values["source"] not in known]
        self._cite(row, fresh, there)
        self._proposal.counted.same += not fresh
        return True

    def _cited(self, row: ReadRow) -> list[Entry] | Problem:
        """The sources that are named beside a row."""
        return citations_named(self._cell(row, "evidence.source"), self._cell(row, "evidence.said_by"), self._names)

    def _cite(self, row: ReadRow, cited: list[Entry], record_id: str) -> None:
        for each in cited:
            of_record = replace(each, values={**each.values, "record": record_id}, owner_key=None, given_id=new_id())
            self._proposal.add(of_record, EntryRow(self._place(row), None, dict.fromkeys(of_record.values)))

    def _add(self, row: ReadRow, entry: Entry) -> None:
        cited = self._cited(row)
        if isinstance(cited, Problem):
            self._say(row, cited)
        elif not self._is_said_again(row, entry, cited):
            self._proposal.add(entry, EntryRow(self._place(row), None, dict.fromkeys(entry.values)))
            self._cite(row, cited, entry.given_id or "")

    def _is_said_again(self, row: ReadRow, entry: Entry, cited: list[Entry]) -> bool:
        """Whether the new row says what a claim of the register says; then it is proposed as that."""
        with self._register.read() as session:
            if find_same(session, entry) is None:
                return False
            found = [find_same(session, entry, [each]) for each in cited] or [find_same(session, entry)]
        same = tuple(each for each in found if each)
        if cited and all(each.is_said and not each.may_be_added for each in same):
            self._proposal.counted.same += 1
        else:
            self._proposal.same.append(SameRow(self._place(row), entry, tuple(cited), same))
        return True

    def _wrong_id(self, row: ReadRow, record_id: str, known: Mapping[str, ListRow]) -> Problem | None:
        if record_id not in known and not self._into_empty:
            text = _("This row's record is not in the register, or was removed.")
            return error(text, "id", rule="unknown_record")
        if record_id in self._seen:
            sheet, number = self._seen[record_id]
            text = _(
                "Row {row} of “{sheet}” is the same record. Keep one of them; for a new record, empty the hidden id.",
                row=number,
                sheet=sheet,
            )
            return error(text, "id", rule="same_record")
        self._seen[record_id] = self._place(row)
        return None

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
            cells = {} if is_kept else self._cells(row, each)
            if not cells:
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
        marked = {suffix for suffix, cell in cells.items() if is_marked(cell)}
        if not marked:
            return filled_up(read_cells(each, cells, self._names), now, cells)
        self._proposal.counted.cleared += now not in (None, (), "")
        if not isinstance(now, Names):
            return None
        # Of names each language is a cell of its own.
        rest = {suffix: None if suffix in marked else cell for suffix, cell in cells.items()}
        left = {suffix: cell or (suffix in marked) for suffix, cell in cells.items()}
        return filled_up(read_cells(each, rest, self._names) or Names(), now, left) or None

    def _cells(self, row: ReadRow, each: Field) -> dict[str, CellValue]:
        found: dict[str, CellValue] = {}
        for key, place in self._columns.items():
            name, _point, suffix = key.partition(".")
            if name == each.key and key not in _KEPT_BY_PROGRAM:
                found[suffix] = row.values[place]
        return found

    def _cell(self, row: ReadRow, key: str) -> CellValue:
        place = self._columns.get(key)
        return row.values[place] if place is not None else None

    def _place(self, row: ReadRow) -> RowPlace:
        return self._sheet.title, row.number

    def _say(self, row: ReadRow, problem: Problem) -> None:
        self._proposal.say(self._place(row), problem, self._kind, self._shown(row, problem))

    def _shown(self, row: ReadRow, problem: Problem) -> str:
        """What stands in the cells that a problem is about, as far as a person sees them."""
        names = [key.partition(".") for key in self._columns]
        keys = ["".join(parts) for parts in names if parts[0] in problem.fields[:1] and parts[2] not in HIDDEN]
        return " · ".join(filter(None, (as_text(self._cell(row, key)) for key in keys)))
