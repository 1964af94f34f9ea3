"""The claims of a table of others: each cell of an indicator's column is one, cited from the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..bounds import WITHOUT_NUMBER
from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..incoming.sheet_cells import cell_place
from ..incoming.tables import TableColumn
from ..incoming.vocabulary import AS_OF, targets
from ..names import Names
from ..problems import Problem, error
from ..records import Citation, field_of, values_of
from ..register.claims.all_indicators import read_indicators
from ..register.claims.indicator_choices import OfferedIndicator, choose_suited
from ..register.claims.same_claim import added_by, claim_key
from ..register.confirming import find_same
from ..register.journal.entry import Entry
from ..register.journal.store import Register, Session
from ..register.queries.subject_claims import Claim
from ..register.queries.subject_claims import read_claims as read_known_claims
from .cell_claims import HowRead, OpenCell, read_claims, status_of
from .cell_units import open_scale
from .chosen_table import ChosenTable, ColumnChoice, TableAnswers, heading_place
from .open_marks import open_mark
from .open_units import open_unit
from .printed_cells import typed
from .proposal import EntryRow, PrintedCell, Proposal, RowPlace, SameRow, TableQuestion
from .record_drafts import RecordDraft
from .row_fields import RowFields, ToldCell
from .table_dates import is_within, only_date
from .title_units import unit_in

_PLACE_LENGTH, _WORDS_LENGTH = 120, 200
_WHEN = ("as_of", "period")


class RowClaims:
    """Makes the claims of all tables of one file, against those that the register has."""

    def __init__(self, register: Register, proposal: Proposal, source: str, answers: TableAnswers) -> None:
        self._register, self._proposal = register, proposal
        self.source, self._answers = source, answers
        self._known: dict[str, list[Claim]] = defaultdict(list)
        self._said: set[object] = set()
        self._open_columns: dict[tuple[int, TableColumn], TableQuestion] = {}
        self._without_period: dict[tuple[int, TableColumn], TableQuestion] = {}
        with register.read() as session:
            indicators = read_indicators(session)
        self._offered = {
            kind: {each.id: each for each in choose_suited(indicators, kind)}
            for kind in ("district", "company", "residency", "project")
        }

    def know(self, subjects: Iterable[str]) -> None:
        """Read the claims of these records of the register, in one go."""
        asked = [each for each in subjects if each not in self._known]
        if not asked:
            return
        with self._register.read() as session:
            for claim in read_known_claims(session, asked):
                self._known[claim.figure.subject].append(claim)

    def ask_of_columns(self, table: ChosenTable) -> None:
        """What is open of whole columns is asked once."""
        for column, choice in table.columns.items():
            target = targets().get(choice.path)
            if target is None:
                continue
            question = open_unit(table, column, choice, target) or open_mark(table, column, choice, target)
            if question is not None:
                self._open_columns[id(table), column] = question
                self._proposal.questions.append(question)

    def take(self, row: RowFields, records: Mapping[str, RecordDraft]) -> None:
        """Propose the claims of a row."""
        for each in row.claims:
            if not self.is_waiting(row, each):
                self._take_cell(row, each, records)

    def is_waiting(self, row: RowFields, each: ToldCell) -> bool:
        """Whether something is asked of its column first."""
        question = self._open_columns.get((id(row.table), each.column))
        return question is not None and each.printed in question.cells

    def _take_cell(self, row: RowFields, each: ToldCell, records: Mapping[str, RecordDraft]) -> None:
        subject = self._subject(row, each, records)
        if isinstance(subject, Problem):
            self._proposal.say(row.place, subject, cell=each.printed)
            return
        draft, indicator = subject
        found = self._read(row, each, indicator)
        if isinstance(found, OpenCell):
            heading = heading_place(row.table.table, each.column).text
            asked = TableQuestion(row.place, each.printed, heading, found.message, found.choices)
            self._proposal.questions.append(asked)
        elif isinstance(found, Problem):
            self._proposal.say(row.place, found, cell=each.printed)
        elif any(_lacks_period(values, indicator) for values in found):
            self._wait_for_period(row, each)
        else:
            for place, values in enumerate(found):
                made = self._answers.id_for("figure", *row.table.key(each.printed), place)
                self._propose(row, each, draft, indicator, Entry("figure", values, given_id=made))

    def _read(
        self, row: RowFields, each: ToldCell, indicator: OfferedIndicator
    ) -> list[dict[str, object]] | OpenCell | Problem:
        unit = unit_in(row.table, each.column, each.choice, indicator.dimension)
        how = self._how(row, each, indicator)
        meant = open_scale(each.cell.text().strip(), unit) if each.cell.is_text else ()
        if not meant or indicator.dimension != "money":
            return read_claims(typed(each.cell, unit, each.choice.mark), how)
        if how.answer in [choice.value for choice in meant]:
            return read_claims(how.answer, how)
        heading = heading_place(row.table.table, each.column).text
        message = _("“{heading}” says a scale, and the cell a currency alone. How is it meant?", heading=heading)
        return OpenCell(message, meant)

    def _wait_for_period(self, row: RowFields, each: ToldCell) -> None:
        """What was counted over a time needs that time: it is asked for once for the whole column."""
        key = id(row.table), each.column
        before = self._without_period.get(key)
        if before is not None:
            place = self._proposal.questions.index(before)
            asked = replace(before, cells=(*before.cells, each.printed))
            self._proposal.questions[place] = asked
        else:
            message = _("Over which time were these counted? Neither the column nor the table says it.")
            heading = heading_place(row.table.table, each.column).text
            asked = TableQuestion(row.place, each.printed, heading, message, asks="as_of", cells=(each.printed,))
            self._proposal.questions.append(asked)
        self._without_period[key] = asked

    def _subject(
        self, row: RowFields, each: ToldCell, records: Mapping[str, RecordDraft]
    ) -> tuple[RecordDraft, OfferedIndicator] | Problem:
        """Of which record of the row it is said. What is counted at a resident is said of the company."""
        declared = each.target.indicator
        kind = declared.subjects if declared else row.table.kind
        if kind == "any":
            kind = "company" if row.table.kind == "residency" else row.table.kind
        if declared is None or kind not in records:
            text = _("This indicator is not told of what the row tells of. Choose another for the column.")
            return error(text, "subject", rule="other_subject")
        offered = self._offered[kind].get(declared.id)
        if offered is None:
            text = _("The register has this indicator no more: {name}.", name=each.target.label())
            return error(text, "indicator", rule="no_indicator")
        return records[kind], offered

    def _how(self, row: RowFields, each: ToldCell, indicator: OfferedIndicator) -> HowRead:
        status = each.choice.status or status_of(indicator.code, each.column.heading)
        answer = self._answers.readings.get(row.table.key(each.printed), "")
        return HowRead(indicator, status, self._as_of(row, each.column, each.choice), row.table.language, answer)

    def _as_of(self, row: RowFields, column: TableColumn, choice: ColumnChoice) -> ImpreciseDate | None:
        return choice.as_of or only_date([column.heading]) or row.times.get(AS_OF) or row.table.as_of

    def _propose(
        self, row: RowFields, each: ToldCell, draft: RecordDraft, indicator: OfferedIndicator, made: Entry
    ) -> None:
        entry = replace(made, values={**made.values, "subject": draft.id})
        key = claim_key(entry.values, indicator.unit)
        if key in self._said:
            return
        self._said.add(key)
        cited = self.citation(row.place[0], each.printed)
        if draft.is_new or not self._is_known(row, entry, cited, draft, indicator.unit, each.printed):
            self._add(row.place, entry, draft.names, dict.fromkeys(("value", "indicator"), each.printed))
            self.cite(row.place, cited, entry.given_id or "", draft.names, each.printed)

    def _is_known(
        self, row: RowFields, entry: Entry, cited: Entry, draft: RecordDraft, unit: Names | None, cell: PrintedCell
    ) -> bool:
        """Whether the register has the claim: from this source it says nothing new, but for a more exact time."""
        known = [each for each in self._known[draft.id] if each.indicator.id == entry.values["indicator"]]
        if any(self._is_of_source(each) and _says_nothing_new(entry, each, unit) for each in known):
            return True
        number = entry.values.get("value") or 0
        # Only what says the same number can be the same claim.
        if any((each.figure.value or 0) == number for each in known):
            with self._register.read() as session:
                if self._is_same(session, row.place, entry, cited):
                    return True
        less = self._less_exact(entry, draft, unit)
        if less is None:
            return False
        claim, changed = less
        old = {key: getattr(claim.figure, key) for key in changed}
        corrected = Entry("figure", changed, claim.figure.id, claim.figure.version)
        self._proposal.add(corrected, EntryRow(row.place, draft.names, old, dict.fromkeys(changed, cell)))
        return True

    def _is_same(self, session: Session, place: RowPlace, entry: Entry, cited: Entry) -> bool:
        # At whatever place of the source: rows move from one edition of a file to the next.
        anywhere = Entry("citation", {"source": self.source}, owner_key="record")
        same = find_same(session, entry, [anywhere])
        if same is None:
            return False
        if same.is_said and not same.added:
            return True
        full = find_same(session, entry, [anywhere if same.is_said else cited]) or same
        self._proposal.same.append(SameRow(place, entry, (cited,), (full,)))
        return True

    def _less_exact(
        self, entry: Entry, draft: RecordDraft, unit: Names | None
    ) -> tuple[Claim, dict[str, object]] | None:
        """A claim of this source that says the same of a longer time, within which the new one lies."""
        for claim in self._known[draft.id]:
            if claim.indicator.id != entry.values["indicator"] or not self._is_of_source(claim):
                continue
            for key in _WHEN:
                new, old = entry.values.get(key), getattr(claim.figure, key)
                if not isinstance(new, ImpreciseDate) or not isinstance(old, ImpreciseDate) or new == old:
                    continue
                there = {**entry.values, key: old}
                if is_within(new, old) and claim_key(there, unit) == claim_key(values_of(claim.figure), unit):
                    return claim, {key: new}
        return None

    def _is_of_source(self, claim: Claim) -> bool:
        return any(each.source_id == self.source for each in claim.evidence)

    def citation(self, sheet: str, cell: PrintedCell, key: str | None = None) -> Entry:
        """The cell as the place in the source, and what is printed there as its words."""
        place = cell_place(cell.row, cell.column) if cell.column else str(cell.row)
        end = f"!{place}"
        words = " ".join(cell.text.split())
        kind = field_of(Citation, "words").kind
        kept = None if not words or isinstance(kind.parse(words[:_WORDS_LENGTH]), Problem) else words[:_WORDS_LENGTH]
        values = {"source": self.source, "field": key,
                  "place_in_it": f"{sheet[: _PLACE_LENGTH - len(end)]}{end}", "words": kept}  # fmt: skip
        return Entry("citation", {name: value for name, value in values.items() if value is not None},
                     owner_key="record")  # fmt: skip

    def cite(self, place: RowPlace, cited: Entry, record_id: str, names: Names | None, cell: PrintedCell) -> None:
        """Say beside a record that the file says so."""
        values = {**cited.values, "record": record_id}
        made = self._answers.id_for(
            "citation", record_id, *(cited.values.get(key) for key in ("place_in_it", "field"))
        )
        self._add(place, Entry("citation", values, given_id=made), names, {"words": cell})

    def _add(self, place: RowPlace, entry: Entry, names: Names | None, cells: Mapping[str, PrintedCell]) -> None:
        self._proposal.add(entry, EntryRow(place, names, dict.fromkeys(entry.values), cells))


def _says_nothing_new(entry: Entry, claim: Claim, unit: Names | None) -> bool:
    there = values_of(claim.figure)
    key = claim_key(entry.values, unit)
    return key is not None and key == claim_key(there, unit) and added_by(entry.values, there) == {}


def _lacks_period(values: Mapping[str, object], indicator: OfferedIndicator) -> bool:
    is_told = values.get("qualifier") not in WITHOUT_NUMBER and not {"period", "for_when"} & values.keys()
    return indicator.nature == "flow" and is_told
