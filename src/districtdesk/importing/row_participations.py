"""What a company that stands beside a project is to it: somebody says so once for the whole table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..i18n import _
from ..names import Names
from ..records import Participation, field_of
from ..register.journal.entry import Entry
from ..register.journal.store import Register
from ..register.queries import listing
from ..register.queries.listing import Query
from .chosen_table import ROLE, ChosenTable, TableAnswers
from .proposal import EntryRow, PrintedCell, Proposal, QuestionChoice, TableQuestion
from .record_drafts import RecordDraft
from .row_fields import RowFields

_KIND = "participation"


class RowParticipations:
    """Ties the companies of a table of projects to them."""

    def __init__(self, register: Register, proposal: Proposal, answers: TableAnswers) -> None:
        self._register, self._proposal, self._answers = register, proposal, answers
        self._known: dict[str, set[tuple[str, str]]] = {}

    def ask(self, table: ChosenTable, rows: list[RowFields]) -> None:
        """The question, where the rows of a table name both and nobody has said."""
        both = [row for row in rows if row.table is table and _names_both(row)]
        if not both or table.given.get(ROLE):
            return
        role = field_of(Participation, "role").kind
        choices = tuple(QuestionChoice(each, role.show(each)) for each in role.all_values())
        message = _("What are these companies to the projects beside them?")
        waiting = tuple(row.cell("company.names", "company.tax_id") for row in both)
        self._proposal.questions.append(
            TableQuestion(both[0].place, waiting[0], "", message, choices, "given", waiting, path=ROLE)
        )

    def take(self, row: RowFields, records: Mapping[str, RecordDraft]) -> tuple[str, PrintedCell] | None:
        """Propose the tie; the id and the cell of one that is new."""
        role = row.table.given.get(ROLE)
        if not role or not _names_both(row) or "project" not in records or "company" not in records:
            return None
        project, company = records["project"].id, records["company"].id
        if (company, role) in self._ties(records["project"]):
            return None
        self._known[project].add((company, role))
        made = self._answers.id_for(_KIND, project, company, role)
        entry = Entry(_KIND, {"project": project, "company": company, "role": role}, given_id=made)
        cell = row.cell("company.names", "company.tax_id")
        self._proposal.add(entry, EntryRow(row.place, _caption(row), dict.fromkeys(entry.values), {"company": cell}))
        return made, cell

    def _ties(self, project: RecordDraft) -> set[tuple[str, str]]:
        if project.id not in self._known:
            self._known[project.id] = set() if project.is_new else set(self._read(project.id))
        return self._known[project.id]

    def _read(self, project: str) -> Iterator[tuple[str, str]]:
        with self._register.read() as session:
            for row in listing.everything(session, Query(_KIND, linked=("project", (project,)))):
                yield row.text("company"), row.text("role")


def _names_both(row: RowFields) -> bool:
    names_company = row.text("company.names") or row.text("company.tax_id")
    return row.table.kind == "project" and bool(names_company) and not row.tells_of("residency")


def _caption(row: RowFields) -> Names | None:
    name = row.text("company.names")
    return Names.same(name) if name else None
