"""Event: something that happened or was said to happen at some time to one or more subjects."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from ..dates.imprecise import ImpreciseDate
from ..fields import Choice, Imprecise, Link, Links, Text, choices
from ..i18n import N_, _
from ..problems import Problem, error
from ..record_kinds import SUBJECTS
from .base import Record, Titles, field_of
from .columns import column
from .ordering import not_to_come
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
    statement=N_("Statement"),
    other=N_("Other"),
)
EVENT_STATUSES = choices(
    planned=N_("Planned"), expected=N_("Expected"), actual=N_("Actual"), cancelled=N_("Cancelled")
)


def chain_order(announced: date | None, when: date | None, event_id: str) -> tuple[date, date, str]:
    """Sorts what was announced of one thing, the newest last: by the day it was said, then by the date it gave.

    What is undated was said before all else; what gives no date stands behind what gives one.
    """
    return announced or date.min, when or date.max, event_id


class Event(Record):
    titled_by = ("subjects",)

    subjects: Mapped[tuple[str, ...]] = column(
        Links(N_("Subjects"), to=SUBJECTS, part=True, listed=True, meaning=N_("Whom or what it concerns."))
    )
    event_kind: Mapped[str] = column(Choice(N_("Kind"), choices=EVENT_KINDS, listed=True))
    title: Mapped[str | None] = column(Text(N_("Title"), sought=True, listed=True))
    date: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Date"), listed=True, meaning=N_("As exact as it is known: a day, May 2025, late 2025."))
    )
    status: Mapped[str] = column(
        Choice(N_("Status"), choices=EVENT_STATUSES, listed=True, is_status=True, over=("cancelled",))
    )
    announced_on: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Announced on"), listed=True, meaning=N_("When this date was said."))
    )
    place: Mapped[str | None] = column(Text(N_("Place"), sought=True))
    legal_act: Mapped[str | None] = column(
        Link(N_("Legal act"), to=("legal_act",), meaning=N_("The act by which it happened or that came of it."))
    )

    def naming(self, titles: Titles) -> str:
        what = self.title or field_of(Event, "event_kind").kind.show(self.event_kind)
        return joined((what, joined((linked(titles, each) for each in self.subjects or ()), ", ")))

    def rules(self) -> list[Problem]:
        found = []
        if not self.subjects:
            found.append(error(_("Say whom or what the event concerns."), "subjects", rule="required"))
        if self.status == "actual" and is_to_come(self.date):
            text = _("What has happened cannot lie in the future. Choose planned or expected.")
            found.append(error(text, "date", "status", rule="actual_in_future"))
        return found + not_to_come(self, "announced_on")
