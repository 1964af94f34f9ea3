"""From a workbook back to the register: what it would change, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..i18n import N_, _
from ..names import Names
from ..problems import Problem, error
from ..records import KINDS, Field, FieldValues, fields_of
from ..register.confirming import SameClaim, find_same, put_confirmed
from ..register.journal.entry import Entry, put, put_beside
from ..register.journal.store import Register
from ..register.kept_warnings import hold_on
from ..register.queries import listing
from ..register.queries.emptiness import is_without_records
from ..register.queries.listing import ListRow, Query
from .cited_rows import citations_named
from .layout import CellValue
from .link_names import LinkNames
from .read_book import ReadRow, ReadSheet, read_book
from .safe_text import make_safe
from .sheet import as_text, read_cells

_KEPT_BY_PROGRAM = frozenset({"id", "version"})
_FILE, _KEPT_WARNING = "attachment", "accepted_warning"


# Where a row stands: the title of its sheet, and its number there.
RowPlace = tuple[str, int]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something wrong with one row of a sheet; `row` as a spreadsheet counts it."""

    sheet: str
    row: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Where an entry of a proposal comes from, what its record is called, and what the register has there now."""

    place: RowPlace
    caption: Names | None
    old: FieldValues


@dataclass(frozen=True, slots=True)
class SameRow:
    """A new row that says what a claim of the register says: `entry` would be one of its own, with `citations`.

    `same`: that claim, once for each source named beside the row; once without any.
    """

    place: RowPlace
    entry: Entry
    citations: tuple[Entry, ...]
    same: tuple[SameClaim, ...]


@dataclass(slots=True)
class Proposal:
    """What a workbook asks for: one Entry for each record that would be added or changed, with only what differs.

    `versions`: by record id, the version that the workbook has of it. `same`: the rows that make no twin of a
    claim that is there, unless somebody wants it. `rows` has one for each entry.
    """

    entries: list[Entry] = field(default_factory=list)
    rows: list[EntryRow] = field(default_factory=list, compare=False)
    problems: list[RowProblem] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict, compare=False)
    same: list[SameRow] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.entries and not self.problems and not self.same


def propose(register: Register, path: Path) -> Proposal:
    """Compare a workbook of ours with the register. Writes nothing. Raises ExchangeError for a file that is none.

    Sheets and columns are known by their keys, in whatever language the workbook was made. A row whose id is in the
    register is compared field by field; one without an id is a new record, and so is each row where the register is
    empty: it keeps its id. A new row of a claim that is there already only adds the sources named beside it. Missing
    rows mean nothing. A row whose record was changed since the workbook was made is a problem, unless both say the
    same.
    """
    proposal = Proposal()
    names = LinkNames(register)
    is_empty = is_without_records(register)
    seen: dict[str, RowPlace] = {}
    for sheet in read_book(path):
        if sheet.name in KINDS:
            _Comparison(register, sheet, proposal, names, seen, is_empty).run()
    return proposal


def accept(register: Register, proposal: Proposal, apart: Collection[RowPlace] = ()) -> None:
    """Write all entries of a proposal as one step. Raises Refused or ChangedSince and then writes nothing.

    `apart`: the places of rows that say a claim again and are to be claims of their own all the same.
    """
    with register.change(N_("Import workbook")) as session:
        for entry in proposal.entries:
            put(session, entry)
        for row in proposal.same:
            if row.place in apart:
                put_beside(session, row.entry, row.citations)
            else:
                put_confirmed(session, *row.same)
        hold_on(session, list(_still_quiet(proposal)))


def _still_quiet(proposal: Proposal) -> Iterator[str]:
    """The new kept warnings whose record is, in the workbook, as it was when the reason was given."""
    for entry in proposal.entries:
        if entry.kind != _KEPT_WARNING or entry.given_id is None:
            continue
        if proposal.versions.get(str(entry.values["record"])) == entry.values["of_version"]:
            yield entry.given_id


class _Comparison:
    """One sheet against the records of its kind."""

    def __init__(
        self,
        register: Register,
        sheet: ReadSheet,
        proposal: Proposal,
        names: LinkNames,
        seen: dict[str, RowPlace],
        into_empty: bool,
    ) -> None:
        self._register = register
        self._sheet = sheet
        self._proposal = proposal
        self._names = names
        self._seen = seen
        self._into_empty = into_empty
        self._kind = sheet.name
        self._places = {column.key: place for place, column in enumerate(sheet.columns)}
        self._fields = fields_of(KINDS[self._kind])

    def run(self) -> None:
        with self._register.read() as session:
            known = {row.id: row for row in listing.everything(session, Query(self._kind))}
        for linked in {id(row.linked): row.linked for row in known.values()}.values():
            self._names.learn(linked)
        for row in self._sheet.rows():
            if any(value not in (None, "") for value in row.values):
                self._compare(row, known)

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
            return
        made_of = as_text(self._cell(row, "version"))
        if record_id and made_of.isdecimal():
            self._proposal.versions[record_id] = int(made_of)
        values = dict(self._differing(row, current))
        if values and current and self._is_stale(row, current):
            text = _(
                "This record was changed since the workbook was made. Export it again, or edit it in the program."
            )
            self._say(row, error(text, *values, rule="changed_since"))
        elif values:
            version = current.version if current else None
            given = record_id if current is None else None
            entry = Entry(self._kind, values, current.id if current else None, version, given_id=given)
            if record_id or not self._is_said_again(row, entry):
                self._proposal.entries.append(entry)
                old = {key: current.values[key] if current else None for key in values}
                place = (self._sheet.title, row.number)
                self._proposal.rows.append(EntryRow(place, current.caption if current else None, old))

    def _is_said_again(self, row: ReadRow, entry: Entry) -> bool:
        """Whether the new row says what a claim of the register says; then it is proposed as that."""
        with self._register.read() as session:
            if find_same(session, entry) is None:
                return False
        sources, said_by = (self._cell(row, f"evidence.{key}") for key in ("source", "said_by"))
        cited = citations_named(sources, said_by, self._names)
        if isinstance(cited, Problem):
            self._say(row, cited)
            return True
        with self._register.read() as session:
            found = [find_same(session, entry, [each]) for each in cited] or [find_same(session, entry)]
        same = tuple(each for each in found if each)
        self._proposal.same.append(SameRow((self._sheet.title, row.number), entry, tuple(cited), same))
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
        self._seen[record_id] = (self._sheet.title, row.number)
        return None

    def _is_stale(self, row: ReadRow, current: ListRow) -> bool:
        version = as_text(self._cell(row, "version"))
        return version.isdecimal() and int(version) < current.version

    def _differing(self, row: ReadRow, current: ListRow | None) -> Iterator[tuple[str, object]]:
        for each in self._fields:
            # What the program fills in itself comes only with a new record that cannot be without it.
            is_kept = each.kind.derived and (current is not None or not each.is_required)
            cells = {} if is_kept else self._cells(row, each)
            if not cells:
                continue
            value = read_cells(each, cells, self._names)
            if isinstance(value, Problem):
                self._say(row, value.at(each.key))
            elif _is_other(each, value, current.values[each.key] if current else None):
                yield each.key, value

    def _cells(self, row: ReadRow, each: Field) -> dict[str, CellValue]:
        found: dict[str, CellValue] = {}
        for key, place in self._places.items():
            name, _point, suffix = key.partition(".")
            if name == each.key and key not in _KEPT_BY_PROGRAM:
                found[suffix] = row.values[place]
        return found

    def _cell(self, row: ReadRow, key: str) -> CellValue:
        place = self._places.get(key)
        return row.values[place] if place is not None else None

    def _say(self, row: ReadRow, problem: Problem) -> None:
        self._proposal.problems.append(RowProblem(self._sheet.title, row.number, problem))


def _is_other(each: Field, value: object, current: object) -> bool:
    """Nothing and no links at all are the same to a worksheet, and a text is no other for what no cell can hold."""
    if isinstance(value, str | Names) and type(value) is type(current):
        return bool(value != current and value != _as_kept(each, current))
    return bool((None if value == () else value) != (None if current == () else current))


def _as_kept(each: Field, current: str | Names) -> object:
    """What comes back from the cells of a text that was too long for one, or had characters that none can hold."""
    if isinstance(current, Names):
        return Names(**{code: " ".join(make_safe(name).text.split()) for code, name in current.known().items()})
    return each.kind.parse(make_safe(current).text)
