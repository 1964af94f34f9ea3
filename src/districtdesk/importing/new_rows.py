"""The rows of a sheet that say of no record which they are: what is there already, what may be, and what is added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..exchange.cited_rows import citations_named
from ..exchange.layout import CellValue
from ..exchange.link_names import LinkNames
from ..exchange.marks import CLAIMS
from ..exchange.read_book import ReadRow
from ..problems import Problem
from ..records import KINDS, FieldValues, fields_of
from ..register.confirming import find_same
from ..register.identity import new_id
from ..register.journal.entry import Entry
from ..register.journal.store import Register
from ..register.queries.alike import Alike
from ..register.queries.all_alike import find_all_alike
from ..register.queries.listing import ListRow
from ..register.queries.merge_preview import OTHER_NAMES
from ..register.queries.subject_claims import read_evidence
from .known_rows import KnownRows
from .proposal import AlikeRow, EntryRow, Proposal, RowPlace, SameRow
from .recognising import ListSheet
from .returned import Returned
from .row_again import note_again
from .row_cells import RowCells
from .said_before import SaidBefore
from .spellings import known_by_other_name, names_there, says_all
from .three_ways import is_other

_FIGURE = "figure"


class NewRows:
    """Those of one sheet, gathered until all of it is read; then they are settled in one go."""

    def __init__(self, register: Register, proposal: Proposal, names: LinkNames, sheet: ListSheet) -> None:
        self._register, self._proposal, self._names, self._sheet = register, proposal, names, sheet
        self._cells = RowCells(sheet, names)
        self._returned: Returned | None = None
        self._seen: dict[str, RowPlace] = {}
        self._rows: list[tuple[ReadRow, Entry]] = []
        self._places: set[RowPlace] = set()

    def take(self, row: ReadRow, entry: Entry) -> None:
        self._rows.append((row, _plainly_said(entry)))

    def settle(
        self, known: KnownRows, seen: dict[str, RowPlace], returned: Returned | None, *, into_empty: bool
    ) -> None:
        """What comes of each; `seen` are the records of which other rows are."""
        if not self._rows:
            return
        self._returned, self._seen = returned, seen
        self._places = {self._place(row) for row, _entry in self._rows}
        # A claim that is there is found by its number, and with its sources.
        said = SaidBefore({} if into_empty or self._sheet.kind == _FIGURE else known.everything)
        new = [(row, entry) for row, entry in self._rows if not self._is_there(row, said.find(entry.values))]
        with self._register.read() as session:
            alike = find_all_alike(session, self._sheet.kind, [entry.values for _row, entry in new])
        for (row, entry), candidates in zip(new, alike, strict=True):
            if candidates:
                self._weigh(row, entry, candidates, _standing(known, candidates))
            else:
                self._add(row, entry)

    def _weigh(self, row: ReadRow, entry: Entry, candidates: Sequence[Alike], found: dict[str, ListRow]) -> None:
        """A row that may be one of these: it is the one that says the same, or that somebody said it is."""
        kind, values = entry.kind, {each: there.values for each, there in found.items()}
        same = [each for each, there in values.items() if says_all(kind, entry.values, there)]
        if len(same) == 1:
            self._is_there(row, same[0])
            return
        known = known_by_other_name(entry.values, values, kind)
        if known is not None and known not in self._seen:
            self._seen[known] = self._place(row)
            self._change(row, entry, found[known])
            return
        if known is not None and self._seen[known] in self._places:
            differing = [key for key in self._asked_of(entry, found[known]) if key != OTHER_NAMES]
            note_again(self._proposal, self._place(row), kind, differing, self._seen[known])
            return
        called = {each: there for each in found if (there := names_there(kind, values[each])) is not None}
        self._proposal.alike.append(AlikeRow(self._place(row), entry, tuple(candidates), called=called))

    def _change(self, row: ReadRow, entry: Entry, current: ListRow) -> None:
        """What a row asks of the record that it is by one of its other names."""
        wanted = self._asked_of(entry, current)
        old = {key: current.values[key] for key in wanted}
        changed = Entry(entry.kind, wanted, current.id, current.version)
        self._proposal.add(changed, EntryRow(self._place(row), current.caption, old))

    def _asked_of(self, entry: Entry, current: ListRow) -> dict[str, object]:
        called = names_there(entry.kind, current.values)
        return dict(self._differing(entry.kind, called.of_row(entry.values) if called else entry.values, current))

    def _differing(self, kind: str, values: FieldValues, current: ListRow) -> Iterator[tuple[str, object]]:
        for each in fields_of(KINDS[kind]):
            if each.key in values and is_other(each, values[each.key], current.values[each.key]):
                yield each.key, values[each.key]

    def _is_there(self, row: ReadRow, there: str | None) -> bool:
        """Whether that record says all already; a source named beside the row and not cited for it is cited."""
        if there is None:
            return False
        self._seen.setdefault(there, self._place(row))
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
        """The sources that are named beside a row; of a claim the return that it stands in, where none is."""
        found = citations_named(self._cell(row, "evidence.source"), self._cell(row, "evidence.said_by"), self._names)
        if found == [] and self._returned is not None and self._sheet.kind in CLAIMS:
            return [self._returned.cite()]
        return found

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
        if self._sheet.kind != _FIGURE:
            return False
        with self._register.read() as session:
            found = [find_same(session, entry, [each], may_correct=True) for each in cited]
            same = tuple(filter(None, found or [find_same(session, entry)]))
        if not same:
            return False
        # Without a source on either side nothing could come of an answer.
        if all(not each.added and (each.is_said or not (cited or each.sources)) for each in same):
            self._proposal.counted.same += 1
        else:
            self._proposal.same.append(SameRow(self._place(row), entry, tuple(cited), same))
        return True

    def _cell(self, row: ReadRow, key: str) -> CellValue:
        return self._sheet.cell(row, key)

    def _place(self, row: ReadRow) -> RowPlace:
        return self._sheet.title, row.number

    def _say(self, row: ReadRow, problem: Problem) -> None:
        self._proposal.say(self._place(row), problem, self._sheet.kind, self._cells.shown(row, problem))


def _plainly_said(entry: Entry) -> Entry:
    """A number with nothing said of it is as it was given, in a worksheet as in the row for claims."""
    values = entry.values
    if entry.kind != _FIGURE or "value" not in values or not values.keys().isdisjoint({"qualifier", "value_to"}):
        return entry
    return replace(entry, values={**values, "qualifier": "exact"})


def _standing(known: KnownRows, candidates: Sequence[Alike]) -> dict[str, ListRow]:
    return {each.id: known.everything[each.id] for each in candidates if each.id in known.everything}
