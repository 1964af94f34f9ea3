"""Event: something that happened or was said to happen at some time to one or more subjects."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from .. import i18n
from ..dates.imprecise import ImpreciseDate
from ..fields import Choice, Countries, Imprecise, Link, Links, Text, choices
from ..i18n import N_, _
from ..problems import Problem, error
from ..record_kinds import SUBJECTS
from .base import Record, Titles, field_of
from .bases import BASES
from .columns import column
from .ordering import not_to_come
from .relative import relative_by, relative_problems, relative_to
from .titling import joined, linked
from .today import is_to_come

EVENT_KINDS = choices(
    established=N_("Established"),
    visit=N_("Visit"),
    agreement_signed=N_("Agreement signed"),
    groundbreaking=N_("Groundbreaking"),
    construction_start=N_("Construction start"),
    launch=N_("Launch"),
    residency_granted=N_("Residency granted"),
    expansion=N_("Expansion"),
    transformation=N_("Transformation"),
    postponement=N_("Postponement"),
    suspension=N_("Suspension"),
    resumption=N_("Resumption"),
    revocation=N_("Revocation"),
    closure=N_("Closure"),
    court_case=N_("Court case"),
    statement=N_("Statement"),
    other=N_("Other"),
)
EVENT_STATUSES = choices(
    planned=N_("Planned"),
    expected=N_("Expected"),
    actual=N_("Actual"),
    postponed=N_("Postponed"),
    cancelled=N_("Cancelled"),
)
_WHO_AND_WHERE = N_("Who and where")


def chain_order(announced: date | None, when: date | None, event_id: str) -> tuple[date, date, str]:
    """Sorts what was announced of one thing, the newest last: by the day it was said, then by the date it gave.

    What is undated was said before all else; what gives no date stands behind what gives one.
    """
    return announced or date.min, when or date.max, event_id


class Event(Record):
    titled_by = ("subjects",)
    told_by_event = "date"
    never_looped = ("relative_to",)

    subjects: Mapped[tuple[str, ...] | None] = column(
        Links(N_("Subjects"), to=SUBJECTS, part=True, listed=True, meaning=N_("Whom or what it concerns."))
    )
    event_kind: Mapped[str] = column(Choice(N_("Kind"), choices=EVENT_KINDS, listed=True))
    title: Mapped[str | None] = column(Text(N_("Title"), sought=True, listed=True))
    date: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Date"), listed=True, meaning=N_("As exact as it is known: a day, May 2025, late 2025."))
    )
    date_basis: Mapped[str | None] = column(
        Choice(
            N_("Basis of the date"),
            choices=BASES,
            says_of=("date",),
            lapsing=("date_of_publication", "assumed", "dateline"),
            meaning=N_("Stated by the source, or filled in: the day of publication, or another assumption."),
        )
    )
    status: Mapped[str] = column(
        Choice(
            N_("Status"),
            choices=EVENT_STATUSES,
            listed=True,
            is_status=True,
            doubtful=("postponed",),
            over=("cancelled",),
        )
    )
    announced_on: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Announced on"), listed=True, meaning=N_("When this date was said."))
    )
    relative_to: Mapped[str | None] = relative_to()
    relative_by: Mapped[str | None] = relative_by()
    people: Mapped[tuple[str, ...] | None] = column(
        Links(N_("People"), to=("person",), section=_WHO_AND_WHERE, personal=True)
    )
    countries: Mapped[tuple[str, ...] | None] = column(
        Countries(N_("Countries"), section=_WHO_AND_WHERE, meaning=N_("Where it was or which it concerns."))
    )
    region: Mapped[str | None] = column(Text(N_("Region"), recurs=True, sought=True, section=_WHO_AND_WHERE))
    place: Mapped[str | None] = column(Text(N_("Place"), recurs=True, sought=True, section=_WHO_AND_WHERE))
    legal_act: Mapped[str | None] = column(
        Link(N_("Legal act"), to=("legal_act",), meaning=N_("The act by which it happened or that came of it."))
    )

    def naming(self, titles: Titles) -> str:
        what = self.title or field_of(Event, "event_kind").kind.show(self.event_kind)
        whom = [linked(titles, each) for each in self.subjects or ()] or [
            i18n.country(each) for each in self.countries or ()
        ]
        return joined((what, joined(whom, ", ")))

    def rules(self) -> list[Problem]:
        found = []
        if not (self.subjects or self.countries or self.people):
            found.append(error(_("Say whom or what the event concerns."), "subjects", rule="required"))
        if self.status == "actual" and is_to_come(self.date):
            text = _("What has happened cannot lie in the future. Choose planned or expected.")
            found.append(error(text, "date", "status", rule="actual_in_future"))
        return found + not_to_come(self, "announced_on") + relative_problems(self)
