"""What a company that stands beside a project is to it: somebody says so once for the whole table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..incoming.vocabulary import AS_OF, PARTICIPATION, SHARE
from ..problems import Problem, error
from ..records import Participation, field_of
from ..register.journal.store import Register
from ..register.queries.listing import ListRow
from .chosen_table import ROLE, ChosenTable, TableAnswers
from .printed_cells import typed, unit_of
from .proposal import Proposal, QuestionChoice, TableQuestion
from .record_drafts import RecordDraft
from .row_claims import RowClaims
from .row_fields import RowFields, ToldCell
from .row_parts import RowParts


class RowParticipations:
    """Ties the companies of a table of projects to them, with their shares."""

    def __init__(self, register: Register, proposal: Proposal, answers: TableAnswers, claims: RowClaims) -> None:
        self._proposal, self._claims = proposal, claims
        self._parts = RowParts(register, proposal, answers, claims, PARTICIPATION, "project")
        self._said: dict[tuple[object, ...], Decimal | None] = {}

    def know(self, projects: Iterable[str]) -> None:
        """Read who takes part in these projects of the register, in one go."""
        self._parts.know(projects)

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

    def take(self, row: RowFields, records: Mapping[str, RecordDraft]) -> None:
        """Propose the tie of a row."""
        share = next((each for each in row.beside if each.target.path == SHARE), None)
        if share is not None and not ("project" in records and "company" in records and _names_both(row)):
            text = _("It is not said of whom this is the share: the row names no company beside the project.")
            self._parts.say(row, share, error(text, "share", rule="share_of_nobody"))
            return
        role = row.table.given.get(ROLE)
        if not role or not _names_both(row) or "project" not in records or "company" not in records:
            return
        if share is not None and self._claims.is_waiting(row, share):
            # What a share of 0.51 is, is asked of the whole column.
            return
        amount = self._read(row, share) if share is not None else None
        if not isinstance(amount, Problem):
            self._tie(row, records, role, share, amount)

    def _read(self, row: RowFields, share: ToldCell) -> Decimal | Problem | None:
        found = field_of(Participation, "share").kind.parse(
            typed(share.cell, unit_of(share.column, share.choice), share.choice.mark)
        )
        if isinstance(found, Problem):
            self._parts.say(row, share, found.at("share"))
            return found
        return found if isinstance(found, Decimal) else None

    def _tie(
        self,
        row: RowFields,
        records: Mapping[str, RecordDraft],
        role: str,
        share: ToldCell | None,
        amount: Decimal | None,
    ) -> None:
        project, company = records["project"], records["company"]
        when = row.times.get(AS_OF) if amount is not None else None
        key = project.id, company.id, role, when and when.bounds
        if key in self._said:
            if share is not None and self._said[key] != amount:
                text = _("Another row says another share of the same company in the same project.")
                self._parts.say(row, share, error(text, "share", rule="rows_differ"))
            return
        self._said[key] = amount
        cell = share.printed if share else row.cell("company.names", "company.tax_id")
        told = {**({"share": amount} if amount is not None else {}), **({"as_of": when} if when else {})}
        known, is_same = self._known(project, company.id, role, amount, when)
        if known is None:
            values = {"project": project.id, "company": company.id, "role": role, **told}
            self._parts.add(row, cell, project, values, company.id, role, when and when.edtf)
        elif told and is_same:
            self._parts.confirm(row, cell, project, known.id)
        elif told:
            self._parts.change(row, cell, project, known, told)

    def _known(
        self, project: RecordDraft, company: str, role: str, amount: Decimal | None, when: ImpreciseDate | None
    ) -> tuple[ListRow | None, bool]:
        """The tie that is there already, and whether it says the same; none where its share is of another day."""
        ties = [each for each in self._parts.known(project)
                if (each.text("company"), each.text("role")) == (company, role)]  # fmt: skip
        of_day = [each for each in ties if _is_of_day(each, when)]
        same = next((each for each in of_day if amount is None or each.values["share"] == amount), None)
        bare = next((each for each in ties if each.values["share"] is None), None)
        return (same, True) if same else (bare or next(iter(of_day), None), False)


def _is_of_day(known: ListRow, when: ImpreciseDate | None) -> bool:
    """Whether its share is of the same day, as far as both are told."""
    before = known.values["as_of"]
    return when is None or not isinstance(before, ImpreciseDate) or before.bounds == when.bounds


def _names_both(row: RowFields) -> bool:
    names_company = row.text("company.names") or row.text("company.tax_id")
    return row.table.kind == "project" and bool(names_company) and not row.tells_of("residency")
