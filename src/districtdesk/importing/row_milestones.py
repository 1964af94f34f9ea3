"""The events of a table of others: each cell of a column of dates is one, planned or actual as its heading says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..dates.beside import read_in_field
from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..incoming.vocabulary import ANNOUNCED, AS_OF, EVENT, TargetField, targets
from ..problems import Problem, error
from ..records import Event, field_of
from ..register.journal.store import Register
from .cell_claims import BETWEEN, BOTH, WITHOUT_BRACKETS
from .chosen_table import ChosenTable, ColumnChoice, TableAnswers
from .printed_cells import says_nothing
from .proposal import Proposal, QuestionChoice
from .record_drafts import RecordDraft
from .row_claims import RowClaims
from .row_fields import RowFields, ToldCell
from .row_parts import RowParts
from .table_dates import is_within
from .whole_columns import of_column

_ASKED = ("planned", "expected", "actual")
_TO_COME = ("planned", "expected")
# What is told of a resident is told of the company.
_SUBJECTS = {"residency": "company"}


class RowMilestones:
    """Makes the events of all tables of one file, against those that the register has."""

    def __init__(self, register: Register, proposal: Proposal, answers: TableAnswers, claims: RowClaims) -> None:
        self._proposal = proposal
        self._parts = RowParts(register, proposal, answers, claims, EVENT, "subjects")
        self._said: set[tuple[object, ...]] = set()

    def know(self, subjects: Iterable[str]) -> None:
        """Read the events of these records of the register, in one go."""
        self._parts.know(subjects)

    def ask_of_columns(self, table: ChosenTable) -> None:
        """Whether the dates of a column are planned or have come is asked once, where its heading does not say."""
        for column, choice in table.columns.items():
            target = targets().get(choice.path)
            if target is None or not target.event or _status(target, choice):
                continue
            records = table.table.records
            waiting = tuple(table.printed(each, column) for each in records
                            if not says_nothing(table.table.cell(each, column)))  # fmt: skip
            if waiting:
                kind = field_of(Event, "status").kind
                choices = tuple(QuestionChoice(each, kind.show(each)) for each in _ASKED)
                message = _("Are these dates planned, or have they come? The heading does not say it.")
                self._proposal.questions.append(of_column(table, column, waiting, message, choices, "status"))

    def take(self, row: RowFields, records: Mapping[str, RecordDraft]) -> None:
        """Propose the events of a row."""
        kind = _SUBJECTS.get(row.table.kind, row.table.kind)
        for each in row.beside:
            status = _status(each.target, each.choice) if each.target.event else ""
            if status:
                for when in self._dates(row, each):
                    self._take(row, each, records[kind], status, when)

    def _dates(self, row: RowFields, each: ToldCell) -> list[ImpreciseDate]:
        """Those of a cell; none where they cannot be read, or while somebody has to say which is meant."""
        text = each.cell.text().strip()
        parts = [part for part in BETWEEN.split(text) if part]
        found = [_read(part) for part in parts]
        dates = [when for when in found if isinstance(when, ImpreciseDate)]
        if len(parts) < 2 or len(dates) < len(parts):
            one = _read(text)
            if isinstance(one, Problem):
                self._parts.say(row, each, one)
                return []
            return [one]
        answer = self._parts.answer(row, each)
        if answer == BOTH:
            return dates
        if answer.isdecimal() and int(answer) < len(dates):
            return [dates[int(answer)]]
        choices = [QuestionChoice(str(place), part) for place, part in enumerate(parts)]
        message = _("Several dates stand in this cell. Which of them is meant?")
        self._parts.ask(row, each, message, (*choices, QuestionChoice(BOTH, _("Each of them"))))
        return []

    def _take(self, row: RowFields, each: ToldCell, subject: RecordDraft, status: str, when: ImpreciseDate) -> None:
        announced = _announced(row, status)
        told = (subject.id, each.target.event, status, when.bounds, announced and announced.bounds)
        if told in self._said:
            return
        self._said.add(told)
        values = {
            "subjects": (subject.id,),
            "event_kind": each.target.event,
            "date": when,
            "status": status,
            **({"announced_on": announced} if announced else {}),
        }
        alike = [known for known in self._parts.known(subject) if _is_of(known.values, values)]
        for known in alike:
            if _bounds(known.values["date"]) == when.bounds and _may_be_said(known.values, announced):
                self._parts.confirm(row, each.printed, subject, known.id)
                return
        for known in alike:
            if self._parts.is_of_file(known.id) and _is_less_exact(known.values, when, announced):
                self._parts.change(row, each.printed, subject, known, {"date": when})
                return
        self._parts.add(
            row, each.printed, subject, values, each.target.event, status, when.edtf, announced and announced.edtf
        )


def _status(target: TargetField, choice: ColumnChoice) -> str:
    return choice.status or target.status


def _read(text: str) -> ImpreciseDate | Problem:
    """The date; what stands in brackets beside it is kept in the words as printed."""
    found = _known_date(text)
    bare = WITHOUT_BRACKETS.sub("", text).strip()
    if isinstance(found, Problem) and bare and bare != text:
        without = _known_date(bare)
        return found if isinstance(without, Problem) else without
    return found


def _known_date(text: str) -> ImpreciseDate | Problem:
    """A date of which it is known which days it means."""
    found = read_in_field(text)
    if isinstance(found, ImpreciseDate) and found.is_not_known:
        return error(_("No date can be read from “{text}”.", text=text[:80]), "date", rule="no_date")
    return found


def _announced(row: RowFields, status: str) -> ImpreciseDate | None:
    """When it was said: as its own column has it, and of what is to come the day of which the row is."""
    said = row.times.get(ANNOUNCED)
    if said is not None or status not in _TO_COME:
        return said
    return row.times.get(AS_OF) or row.table.as_of


def _is_of(known: Mapping[str, object], values: Mapping[str, object]) -> bool:
    return all(known[key] == values[key] for key in ("event_kind", "status"))


def _bounds(when: object) -> tuple[object, ...] | None:
    return when.bounds if isinstance(when, ImpreciseDate) else None


def _may_be_said(known: Mapping[str, object], announced: ImpreciseDate | None) -> bool:
    """Whether it was announced at the same time, as far as both are told."""
    before = _bounds(known["announced_on"])
    return before is None or announced is None or before == announced.bounds


def _is_less_exact(known: Mapping[str, object], when: ImpreciseDate, announced: ImpreciseDate | None) -> bool:
    before = known["date"]
    return (
        isinstance(before, ImpreciseDate)
        and before.bounds != when.bounds
        and is_within(when, before)
        and _may_be_said(known, announced)
    )
