"""What is proposed for the tables of a file before a person has said anything: kinds, columns, days, language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..folding import fold
from ..incoming.mapping import (
    OTHER_SUBJECT,
    ColumnMapping,
    ColumnProposal,
    TableProposal,
    heading_key,
    propose_mapping,
)
from ..incoming.register_names import find_names_in
from ..incoming.sheet_cells import IncomingFile
from ..incoming.tables import FoundTable, SheetTables, TableColumn, find_tables
from ..incoming.vocabulary import knows
from ..names import language_of_letters
from ..register.journal.store import Register
from ..register.queries import listing
from ..register.queries.listing import Query
from .chosen_table import ROLE, ChosenSource, ChosenTable, ColumnChoice, chosen_columns
from .known_records import KnownRecords
from .table_dates import only_date

# From so good a fit on, and so far before the next, a column is taken without a person.
_CLEAR, _AHEAD = 0.75, 0.05
# Of the sources that may be meant so many are named.
_MEANT = 5
_ENGLISH, _AZERBAIJANI = "en", "az"
# How a word begins, folded, that calls companies residents, and what before it says that they are none.
_COMPANY, _RESIDENT, _NOT = "company.names", ("rezident", "resident"), ("qeyri", "ne", "non")
# Of these something may be given in a table of any kind.
_ASIDE = ("company", "participation")
# What a company is to the project beside it where its column is called so, folded.
_ROLES = {
    "investor": "investor", "investorun adi": "investor", "owner": "owner", "sahibi": "owner", "mulkiyyetci": "owner",
    "sobstvennik": "owner", "vladelets": "owner", "shareholder": "shareholder", "contractor": "contractor",
    "podratci": "contractor", "podryadcik": "contractor",
}  # fmt: skip
_NEEDS_DISTRICT = {"residency": "residency.district", "project": "project.district"}


@dataclass(frozen=True, slots=True)
class OfferedTable:
    """A table as it was found, what its columns seem to be, and what is chosen for it at first.

    `mapping`: the saved one that it follows. `unclear`: the columns that have no home, or that could as well be
    something else.
    """

    proposal: TableProposal
    chosen: ChosenTable
    mapping: ColumnMapping | None = None
    unclear: tuple[ColumnProposal, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether it may be taken without a person."""
        return not self.unclear and (bool(self.chosen.kind) or self.chosen.is_dismissed)


def offer_tables(
    register: Register,
    file: IncomingFile,
    saved: Sequence[ColumnMapping] = (),
    wanted: ColumnMapping | None = None,
    kind: str = "",
) -> tuple[list[SheetTables], list[OfferedTable]]:
    """The tables on the sheets of a file; each follows the one of the `saved` mappings that knows its headings.

    A mapping that is `wanted` goes before all of them, wherever it knows a heading. `kind`: of what all rows tell,
    where that is known.
    """
    sheets = [find_tables(sheet, knows) for sheet in file.sheets]
    known = KnownRecords(register)
    with register.read() as session:
        find_names = find_names_in(session)
        found = []
        for sheet in sheets:
            notes = [remark.text for remark in sheet.remarks]
            for table in sheet.tables:
                mapping = wanted if wanted and _known(table, wanted) else _fitting(table, saved)
                proposal = propose_mapping(table, saved=mapping, find_names=find_names, kind=kind)
                said = notes if len(sheet.tables) == 1 else ()
                made = _offer(proposal, mapping, said, known)
                if not kind and mapping is None and _lists_residents(proposal):
                    other = propose_mapping(table, find_names=find_names, kind="residency")
                    made = _where_placed(_offer(other, None, said, known), made)
                found.append(replace(made, chosen=replace(made.chosen, beside=(*notes, sheet.title))))
    return sheets, found


def _lists_residents(proposal: TableProposal) -> bool:
    """Whether companies are called residents, in their heading or in what stands above them."""
    called = (each.column.label for each in proposal.columns if each.match and each.match.target.path == _COMPANY)
    said = [fold(text).split() for text in (*called, *proposal.table.titles)]
    return proposal.kind == "company" and any(
        word.startswith(_RESIDENT) and words[max(at - 1, 0)] not in _NOT
        for words in said
        for at, word in enumerate(words)
    )


def _where_placed(residents: OfferedTable, otherwise: OfferedTable) -> OfferedTable:
    """A list of residents, where it says of which district they are."""
    chosen = residents.chosen
    return residents if chosen.grouped_by or _NEEDS_DISTRICT[chosen.kind] in chosen.given else otherwise


def choose_again(offered: OfferedTable, mapping: ColumnMapping, register: Register) -> OfferedTable:
    """The table as a mapping that a person takes has it."""
    with register.read() as session:
        proposal = propose_mapping(offered.chosen.table, saved=mapping, find_names=find_names_in(session))
    made, before = _offer(proposal, mapping, (), KnownRecords(register)), offered.chosen
    return replace(made, chosen=replace(made.chosen, as_of=made.chosen.as_of or before.as_of, beside=before.beside))


def _fitting(table: FoundTable, saved: Iterable[ColumnMapping]) -> ColumnMapping | None:
    """The mapping that knows most of the headings; none that knows only a few."""
    scored = [(_known(table, each), each) for each in saved]
    best = max(scored, key=lambda each: each[0], default=(0, None))
    return best[1] if best[0] * 2 > len(table.columns) else None


def _known(table: FoundTable, mapping: ColumnMapping) -> int:
    return sum(mapping.target_of(column) is not None for column in table.columns)


def _offer(
    proposal: TableProposal, mapping: ColumnMapping | None, notes: Sequence[str], known: KnownRecords
) -> OfferedTable:
    table = proposal.table
    columns = chosen_columns(proposal)
    kind = proposal.kind
    given: dict[str, str] = {}
    if mapping is not None:
        columns = {each: _as_said(mapping, each, choice) for each, choice in columns.items()}
        columns |= {each: found for each in table.columns if (found := _chosen_before(mapping, each)) is not None}
        columns = _with_own_units(columns)
        kind = mapping.kind or kind
        given = {path: text for path, text in mapping.given.items() if path.partition(".")[0] in (kind, *_ASIDE)}
    given = {**_role_in(columns), **given} if kind == "project" else given
    unclear = tuple(each for each in proposal.columns if not _is_clear(each, mapping))
    # What stands above a table says more of it than what stands below.
    dates = (only_date(each) for each in (table.titles, notes, [table.sheet]))
    chosen = ChosenTable(table, kind, columns, given, "", _language(table), next(filter(None, dates), None))
    return OfferedTable(proposal, _with_district(chosen, known), mapping, unclear)


def _role_in(columns: Mapping[TableColumn, ColumnChoice]) -> dict[str, str]:
    """What the companies of a table of projects are to them, as the heading of their column says."""
    named = (column for column, choice in columns.items() if choice.path == "company.names")
    role = next(filter(None, (_ROLES.get(fold(column.label)) for column in named)), "")
    return {ROLE: role} if role else {}


def _chosen_before(mapping: ColumnMapping, column: object) -> ColumnChoice | None:
    path = mapping.target_of(column)  # type: ignore[arg-type]
    if path is None:
        return None
    return ColumnChoice(path, mapping.unit_of(column), mapping.status_of(column))  # type: ignore[arg-type]


def _as_said(mapping: ColumnMapping, column: TableColumn, choice: ColumnChoice) -> ColumnChoice:
    """What a mapping says of the numbers or dates of a column, also where it leaves open which field that is."""
    unit, status = mapping.unit_of(column), mapping.status_of(column)
    return replace(choice, unit=unit or choice.unit, status=status or choice.status)


def _with_own_units(columns: Mapping[TableColumn, ColumnChoice]) -> dict[TableColumn, ColumnChoice]:
    """Of columns that are told apart by their unit alone a mapping cannot say which one it means by a unit."""
    units: dict[str, set[str]] = {}
    for each in columns:
        units.setdefault(heading_key(each), set()).add(each.unit)
    return {
        each: replace(choice, unit="") if len(units[heading_key(each)]) > 1 else choice
        for each, choice in columns.items()
    }


def _is_clear(each: ColumnProposal, mapping: ColumnMapping | None) -> bool:
    if each.numbers_rows or (mapping is not None and mapping.target_of(each.column) is not None):
        return True
    if each.match is None or each.match.score < _CLEAR or OTHER_SUBJECT in each.match.reasons:
        return False
    others = [other for other in each.candidates if other.target.path != each.match.target.path]
    return all(each.match.score - other.score >= _AHEAD for other in others)


def _with_district(chosen: ChosenTable, known: KnownRecords) -> ChosenTable:
    """Of which district all rows are, where a title says it, or the name of each group of rows."""
    path = _NEEDS_DISTRICT.get(chosen.kind)
    if path is None or path in chosen.given or any(each.path == path for each in chosen.columns.values()):
        return chosen
    groups = {each.group for each in chosen.table.records if each.group}
    if any(known.mentioned(group) for group in groups):
        return replace(chosen, grouped_by=path)
    titles = [found for each in (*chosen.table.titles, chosen.table.sheet) if (found := known.mentioned(each))]
    ids = {row.id for row in titles}
    if len(ids) != 1:
        return chosen
    return replace(chosen, given={**chosen.given, path: titles[0].caption.show()})


def _language(table: FoundTable) -> str:
    """By the letters of its headings and titles: those without any of their own are taken for English."""
    found = [language_of_letters(each.heading) for each in table.columns]
    said = [each for each in (*found, *map(language_of_letters, table.titles)) if each]
    return max(said, key=said.count) if said else _ENGLISH


def find_source(register: Register, asked: str) -> list[ChosenSource]:
    """The sources of the register that are meant, by id, title or whole name; none where that is a new title."""
    wanted = fold(asked)
    with register.read() as session:
        return list(_called(listing.everything(session, Query("source")), asked.strip(), wanted))


def seek_source(register: Register, asked: str) -> list[ChosenSource]:
    """As find_source, and where none is called so those that a list finds by these words, in whatever spelling."""
    found = find_source(register, asked)
    if found or not fold(asked):
        return found
    with register.read() as session:
        rows = listing.window(session, Query("source", search=asked), 0, _MEANT)
        return [ChosenSource(row.text("title") or row.caption.show(), row.id) for row in rows]


def _called(rows: Iterable[listing.ListRow], asked: str, wanted: str) -> Iterator[ChosenSource]:
    for row in rows:
        names = {fold(each) for each in row.caption.known().values()} | {fold(row.text("title"))}
        if row.id == asked or (wanted and wanted in names):
            yield ChosenSource(row.text("title") or row.caption.show(), row.id)
