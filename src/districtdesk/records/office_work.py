"""What the office itself keeps track of: open questions, returns that are due, and warnings that are right."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..dates.imprecise import ImpreciseDate
from ..fields import Choice, Imprecise, Link, LongText, Text, Whole, choices
from ..i18n import N_, _
from ..problems import Problem, warning
from ..record_kinds import SUBJECTS
from .base import Record, Titles
from .columns import column
from .ordering import not_to_come
from .titling import joined, linked

QUESTION_STATUSES = choices(open=N_("Unanswered"), answered=N_("Answered"))


class OpenQuestion(Record):
    titled_by = ("subject",)

    subject: Mapped[str] = column(Link(N_("Subject"), to=SUBJECTS, part=True, listed=True))
    question: Mapped[str] = column(
        Text(N_("Question"), sought=True, listed=True, meaning=N_("What the sources so far leave open."))
    )
    answer: Mapped[str | None] = column(LongText(N_("Answer"), sought=True))
    answered_by: Mapped[str | None] = column(
        Link(N_("Answered by"), listed=True, meaning=N_("The claim or other record that says it."))
    )
    status: Mapped[str | None] = column(
        Choice(N_("Status"), choices=QUESTION_STATUSES, listed=True, derived=True, is_status=True)
    )

    def naming(self, titles: Titles) -> str:
        return joined((self.question or "", linked(titles, self.subject)))

    def derive(self, titles: Titles) -> None:
        self.status = "answered" if self.answered_by or self.answer else "open"


class ReturnDue(Record):
    titled_by = ("owed_by",)

    owed_by: Mapped[str] = column(Link(N_("Owed by"), to=("district", "company"), listed=True))
    form: Mapped[str] = column(
        Text(N_("Form"), longest=120, sought=True, listed=True, meaning=N_("Name or number of the form."))
    )
    period: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Period"), listed=True, meaning=N_("The time over which it reports."))
    )
    due_on: Mapped[ImpreciseDate | None] = column(Imprecise(N_("Due on"), listed=True))
    received_on: Mapped[ImpreciseDate | None] = column(Imprecise(N_("Received on"), listed=True))
    source: Mapped[str | None] = column(Link(N_("Source"), to=("source",), meaning=N_("The source that it became.")))

    def naming(self, titles: Titles) -> str:
        period = self.period.show() if self.period else ""
        return joined((self.form or "", linked(titles, self.owed_by), period))

    def rules(self) -> list[Problem]:
        return not_to_come(self, "received_on") + self._time_rules()

    def _time_rules(self) -> list[Problem]:
        period, due, received = self.period, self.due_on, self.received_on
        found = []
        if period and due and period.latest and due.latest and due.latest < period.latest:
            text = _("It is due before the time is over on which it reports.")
            found.append(warning(text, "due_on", "period", rule="due_too_early"))
        if period and received and received.certainly_before(period):
            text = _("It was received before the time began on which it reports.")
            found.append(warning(text, "received_on", "period", rule="received_too_early"))
        return found


class AcceptedWarning(Record):
    titled_by = ("record",)

    record: Mapped[str] = column(Link(N_("Record"), part=True, listed=True))
    rule: Mapped[str] = column(Text(N_("Rule"), longest=80, listed=True, derived=True))
    of_version: Mapped[int] = column(
        Whole(
            N_("Version of the record"),
            derived=True,
            meaning=N_("The warning is quiet until the record is changed."),
        )
    )
    because: Mapped[str] = column(
        LongText(N_("Because"), sought=True, listed=True, meaning=N_("Why it is right as it is."))
    )

    def naming(self, titles: Titles) -> str:
        return joined((self.because or "", linked(titles, self.record)))
