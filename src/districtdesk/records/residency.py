"""Residency: a company's status in a district, by registration certificate."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause
from sqlalchemy.orm import Mapped

from ..dates.imprecise import ImpreciseDate
from ..fields import Area, Choice, Imprecise, Link, LongText, Text, Whole, choices
from ..i18n import N_, _
from ..problems import Problem, error, warning
from .base import Record, Titles, field_of
from .columns import column
from .ordering import in_order
from .titling import joined, linked
from .today import first_to_come, is_to_come

RESIDENCY_KINDS = choices(resident=N_("Resident"), non_resident=N_("Non-resident"))
RESIDENCY_STATUSES = choices(
    letter_of_intent=N_("Letter of intent"),
    applied=N_("Applied"),
    registered=N_("Registered"),
    re_registered=N_("Registered again"),
    operating=N_("Operating"),
    suspended=N_("Suspended"),
    notice_given=N_("Notice given"),
    cancelled=N_("Cancelled"),
    left=N_("Left"),
)
CLOSED_STATUSES = frozenset({"cancelled", "left"})
NOTICE_GIVEN = "notice_given"
# An intention is no residency yet.
NOT_YET = ("letter_of_intent", "applied")
# What follows registration at a time that nobody has written down.
COME_SINCE = ("operating", "suspended")
_IN_FORCE = ("registered", "re_registered", "operating")
_REGISTRATION = N_("Registration")
_PLOT = N_("Plot")


class Residency(Record):
    titled_by = ("company", "district")

    district: Mapped[str] = column(Link(N_("District"), to=("district",), listed=True))
    company: Mapped[str] = column(Link(N_("Company"), to=("company",), listed=True))
    residency_kind: Mapped[str | None] = column(
        Choice(
            N_("Kind"),
            choices=RESIDENCY_KINDS,
            listed=True,
            meaning=N_("A non-resident of the zone is registered without benefits; it is not a foreign company."),
        )
    )
    status: Mapped[str | None] = column(
        Choice(
            N_("Status"),
            choices=RESIDENCY_STATUSES,
            listed=True,
            is_status=True,
            doubtful=("suspended", NOTICE_GIVEN),
            over=tuple(sorted(CLOSED_STATUSES)),
        )
    )
    certificate_number: Mapped[str | None] = column(
        Text(N_("Certificate number"), longest=60, sought=True, of_one=True, section=_REGISTRATION)
    )
    certificate_date: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Certificate date"), of_one=True, section=_REGISTRATION)
    )
    contract: Mapped[str | None] = column(
        Text(
            N_("Contract"),
            meaning=N_("Number and date of the contract."),
            sought=True,
            of_one=True,
            section=_REGISTRATION,
        )
    )
    registered_on: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Registered on"), listed=True, of_one=True, section=_REGISTRATION)
    )
    ordinal: Mapped[int | None] = column(
        Whole(
            N_("Which resident"),
            least=1,
            is_place=True,
            of_one=True,
            section=_REGISTRATION,
            meaning=N_("Its number in the row of residents as printed: the 14th resident."),
        )
    )
    notice_on: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Notice given on"), of_one=True, section=_REGISTRATION)
    )
    ended_on: Mapped[ImpreciseDate | None] = column(Imprecise(N_("Ended on"), of_one=True, section=_REGISTRATION))
    reason: Mapped[str | None] = column(
        LongText(N_("Reason"), meaning=N_("Why it ended."), of_one=True, section=_REGISTRATION)
    )
    plot_number: Mapped[str | None] = column(
        Text(N_("Plot number"), longest=60, sought=True, of_one=True, section=_PLOT)
    )
    plot_area: Mapped[int | None] = column(
        Area(
            N_("Plot area"),
            of_one=True,
            section=_PLOT,
            meaning=N_("Printed in acres or sotka: put it as a claim, which keeps the printed unit."),
        )
    )
    activity: Mapped[str | None] = column(Text(N_("Activity"), recurs=True, sought=True))

    @property
    def is_open(self) -> bool:
        """It has not ended by today; an end that is agreed on for later is none yet."""
        return (self.ended_on is None or is_to_come(self.ended_on)) and self.status not in CLOSED_STATUSES

    @staticmethod
    def open_among(rows: FromClause) -> ColumnElement[bool]:
        """What is_open says, as a condition on rows of the residencies' own table."""
        has_no_end = rows.c.ended_on.is_(None) | (rows.c.ended_on >= first_to_come())
        return has_no_end & (rows.c.status.is_(None) | rows.c.status.not_in(CLOSED_STATUSES))

    def naming(self, titles: Titles) -> str:
        return joined((linked(titles, self.company), linked(titles, self.district)))

    def rules(self) -> list[Problem]:
        return [*in_order(self, "registered_on", "ended_on"), *self._future_rules(), *self._intended_rules()]

    def _intended_rules(self) -> list[Problem]:
        """What is a mere intention was neither registered, nor has it ended."""
        if self.status not in NOT_YET:
            return []
        dated = [
            key
            for key in ("registered_on", "certificate_date", "ended_on")
            if (when := getattr(self, key)) is not None and not is_to_come(when)
        ]
        if not dated:
            return []
        label = _(field_of(Residency, dated[0]).kind.label)
        text = _("This is said to be a mere intention, and “{label}” is filled in. Look at the status.", label=label)
        return [warning(text, "status", *dated, rule="intended_and_dated")]

    def _future_rules(self) -> list[Problem]:
        """A residency in force was registered already; one that is intended may be registered later."""
        if self.status in NOT_YET:
            return []
        found = []
        say = error if self.status in _IN_FORCE else warning
        for key in ("registered_on", "certificate_date"):
            if is_to_come(getattr(self, key)):
                label = _(field_of(Residency, key).kind.label)
                text = _("“{label}” lies in the future, though this is no mere intention.", label=label)
                found.append(say(text, key, "status", rule="registered_in_future"))
        return found
