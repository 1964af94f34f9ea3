"""Tables of others as a proposal: their rows are records of the register or new ones, their numbers are claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..exchange.book import IsCancelled, Progress, go_on, say_nothing
from ..exchange.link_names import LinkNames
from ..i18n import _
from ..incoming.tables import TableRecord
from ..incoming.vocabulary import CLAIM
from ..problems import Problem, error, warning
from ..records import KINDS, field_of
from ..register.journal.entry import Entry
from ..register.journal.store import Register
from .chosen_table import ROLE, ChosenSource, ChosenTable, TableAnswers, heading_place
from .proposal import FileSource, PrintedCell, Proposal, RowPlace, RowProblem, TableQuestion
from .record_drafts import RecordDraft
from .row_claims import RowClaims
from .row_fields import RowFields, read_row
from .row_milestones import RowMilestones
from .row_participations import RowParticipations
from .row_products import RowProducts
from .row_records import Recognition, RowRecords
from .watching import Watch

# Links that rows speak of by name, beside those that follow from the records of the row.
_OWN_LINKS = frozenset({"residency.district", "project.district", "residency.company", "project.residency"})


def propose_tables(
    register: Register,
    tables: Sequence[ChosenTable],
    source: ChosenSource,
    answers: TableAnswers | None = None,
    *,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> Proposal:
    """What these tables ask of the register, as they were chosen. Writes nothing. Raises Cancelled.

    Columns without a home are problems, and then nothing else is proposed. A row may tell of several records: they
    are looked for by name and tax ID, those of the register are compared field by field, the others are new. The
    cells of an indicator's column are claims of them, cited from the file, which becomes the source. A claim that the
    same source says already adds nothing. What is unclear is a question; no row that waits for an answer is taken.
    `progress` is told of each row, and of no total.
    """
    proposal = Proposal()
    wanted = [each for each in tables if not each.is_dismissed]
    for table in wanted:
        _note_homeless(proposal, table)
    if proposal.problems:
        return proposal
    said = answers or TableAnswers()
    proposal.source = _file_source(source, said)
    _Reading(register, proposal, said, Watch(progress, is_cancelled)).run(wanted)
    return proposal


def _note_homeless(proposal: Proposal, table: ChosenTable) -> None:
    for column in table.homeless:
        cell = heading_place(table.table, column)
        text = _("No field fits this column. Choose one, or dismiss the column.")
        proposal.say((table.table.sheet, cell.row), error(text, rule="homeless"), cell=cell)
    if not table.homeless and not table.kind:
        text = _("It is not chosen of what the rows of this table tell.")
        row = table.table.records[0].number if table.table.records else 0
        proposal.say((table.table.sheet, row), error(text, rule="no_kind"))


def _file_source(source: ChosenSource, answers: TableAnswers) -> FileSource:
    if source.record_id:
        return FileSource(source.record_id, attached=source.attached)
    made = answers.id_for("source")
    values = {"source_kind": "spreadsheet", "title": source.title}
    return FileSource(made, Entry("source", values, given_id=made), source.attached)


class _Reading:
    """All tables of one file, row by row."""

    def __init__(self, register: Register, proposal: Proposal, answers: TableAnswers, watch: Watch) -> None:
        self._proposal, self._answers, self._watch = proposal, answers, watch
        self._recognition = Recognition(register, answers)
        self._names = LinkNames(register)
        source = proposal.source.id if proposal.source else ""
        self._claims = RowClaims(register, proposal, source, answers)
        self._ties = RowParticipations(register, proposal, answers, self._claims)
        self._milestones = RowMilestones(register, proposal, answers, self._claims)
        self._products = RowProducts(register, proposal, answers, self._claims)
        self._groups: set[str] = set()
        self._asked: dict[tuple[str, int, str], int] = {}

    def run(self, tables: Sequence[ChosenTable]) -> None:
        for table in tables:
            self._claims.ask_of_columns(table)
            self._milestones.ask_of_columns(table)
        rows = [self._read(table, each) for table in tables for each in table.table.records]
        for table in tables:
            self._ties.ask(table, rows)
        self._recognition.prepare(rows)
        found = [(row, records) for row in rows if (records := self._find(row)) is not None]
        known = {draft.id for _row, records in found for draft in records.drafts.values() if not draft.is_new}
        self._claims.know(known)
        self._know_parts(found)
        for row, records in found:
            self._watch.look()
            self._ties.take(row, records.drafts)
            self._milestones.take(row, records.drafts)
            self._products.take(row, records.drafts)
            self._claims.take(row, records.drafts)
        self._propose_records()
        told = {row.place for row in self._proposal.rows} | self._proposal.open_places
        self._proposal.counted.same = sum(row.place not in told for row, _records in found)

    def _know_parts(self, found: Sequence[tuple[RowFields, RowRecords]]) -> None:
        """Read what belongs to the records that are there, where rows tell of it."""
        if any(row.beside or row.table.given.get(ROLE) for row, _records in found):
            drafts = {
                draft.id: draft for _row, records in found for draft in records.drafts.values() if not draft.is_new
            }
            projects = [each.id for each in drafts.values() if each.kind == "project"]
            self._ties.know(projects)
            self._products.know(projects)
            self._milestones.know(drafts)

    def _read(self, table: ChosenTable, record: TableRecord) -> RowFields:
        self._watch.look()
        row = read_row(table, record, self._answers)
        self._proposal.counted.marked_blank += len(row.marked)
        self._proposal.marked += [(table.table.sheet, each) for each in row.marked]
        return row

    def _find(self, row: RowFields) -> RowRecords | None:
        """The records of a row with what it says of them; None where nothing of it can be taken."""
        self._watch.next_row()
        for problem, cell in row.problems:
            self._proposal.say(row.place, problem, cell=cell)
        for asked in row.questions:
            self._ask(asked)
        if row.problems or row.questions:
            return None
        records = self._recognition.find(row)
        self._proposal.alike += records.open
        for problem in records.problems:
            self._proposal.say(row.place, problem)
        if records.open or records.problems:
            return None
        self._note_group(row, records)
        for kind, draft in records.drafts.items():
            draft.place = draft.place or row.place
            self._fill(row, kind, draft)
        return records

    def _ask(self, asked: TableQuestion) -> None:
        """The same word of one column is asked of once."""
        key = asked.place[0], asked.cell.column, asked.cell.text
        known = self._asked.get(key)
        if known is None:
            self._asked[key] = len(self._proposal.questions)
            self._proposal.questions.append(asked)
        else:
            before = self._proposal.questions[known]
            self._proposal.questions[known] = replace(before, cells=(*before.cells, *asked.cells))

    def _note_group(self, row: RowFields, records: RowRecords) -> None:
        """What stands above a group of rows and names no district is said once."""
        group = row.record.group
        if not group or group in self._groups or (row.table.grouped_by and "district" in records.drafts):
            return
        self._groups.add(group)
        text = _("“{group}” stands above these rows. They are taken without it.", group=group[:80])
        self._proposal.noted.append(RowProblem(*row.place, warning(text, rule="group")))

    def _fill(self, row: RowFields, kind: str, draft: RecordDraft) -> None:
        for each, value, cell in row.values(kind):
            problem = draft.put(each, value, cell)
            if problem is not None:
                self._proposal.say(row.place, problem, cell=cell)
        for path, (name, cell) in row.said.items():
            owner, _point, key = path.partition(".")
            each = field_of(KINDS[owner], key)
            if owner == kind and each.kind.is_link and path not in _OWN_LINKS:
                target = self._names.typed(each, str(name))
                problem = target if isinstance(target, Problem) else draft.put(each, target, cell)
                if problem is not None:
                    self._proposal.say(row.place, problem.at(key), cell=cell)
        self._note_blank(row, kind, draft)

    def _note_blank(self, row: RowFields, kind: str, draft: RecordDraft) -> None:
        """Blank cells leave what is there; how many did is told."""
        if draft.current is None:
            return
        keys = [path.partition(".")[2] for path in row.blank if path.partition(".")[0] == kind != CLAIM]
        self._proposal.counted.blank += sum(draft.current.values.get(key) not in (None, (), "") for key in keys)

    def _propose_records(self) -> None:
        """The records before their claims."""
        claims, rows = self._proposal.entries, self._proposal.rows
        self._proposal.entries, self._proposal.rows = [], []
        for draft in self._recognition.drafts:
            if draft.values and draft.place is not None:
                self._proposal.add(draft.entry(), draft.row(draft.place))
                self._cite(draft, draft.place)
        self._proposal.entries += claims
        self._proposal.rows += rows

    def _cite(self, draft: RecordDraft, place: RowPlace) -> None:
        """The file says that a new record is, and each value that changes."""
        sheet, row = place
        if draft.is_new:
            cell = draft.cells.get("names") or next(iter(draft.cells.values()), PrintedCell(row, 0))
            self._claims.cite(place, self._claims.citation(sheet, cell), draft.id, draft.names, cell)
            return
        for key, cell in draft.cells.items():
            self._claims.cite(place, self._claims.citation(sheet, cell, key), draft.id, draft.names, cell)
