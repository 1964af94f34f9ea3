"""Indicator: what a figure measures; a code list that the ministry can extend."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..fields import Choice, Code, Link, Links, NamesInThree, Text, YesNo, choices
from ..i18n import N_, _
from ..names import Names
from ..problems import Problem, error
from ..record_kinds import RECORD_KINDS, SUBJECTS
from .base import Record
from .columns import column

DIMENSIONS = choices(
    money=N_("Money"),
    count=N_("Count"),
    area=N_("Area"),
    output=N_("Output over a time"),
    percent=N_("Percent"),
    energy=N_("Energy"),
    quantity=N_("Quantity in a unit"),
    score=N_("Score"),
)
# Registers were kept with another word before outputs of a month and a day had a place.
_FORMER_DIMENSIONS = (("output_a_year", "output"),)
TIMES = choices(hour=N_("An hour"), day=N_("A day"), month=N_("A month"), year=N_("A year"))
NATURES = choices(
    stock=N_("On a day"),
    cumulative=N_("Since the start"),
    flow=N_("Over a period"),
    capacity=N_("Capacity"),
    increment=N_("Increment"),
)
# What these were called in workbooks of former versions.
_FORMER_NATURES = (("Stock", "stock"), ("Cumulative", "cumulative"), ("Flow over a period", "flow"))
_OFFICIAL = N_("Official form")
SUBJECT_KINDS = choices(**{kind: RECORD_KINDS[kind].one for kind in SUBJECTS}, any=N_("Any subject"))


class Indicator(Record):
    code: Mapped[str] = column(
        Code(
            N_("Code"),
            identifying=True,
            listed=True,
            sought=True,
            meaning=N_("A short lasting name in Latin letters, such as jobs_created."),
        )
    )
    names: Mapped[Names] = column(NamesInThree(N_("Names"), sought=True, listed=True, identifying=True))
    dimension: Mapped[str] = column(
        Choice(
            N_("What kind of number is it?"),
            choices=DIMENSIONS,
            former=_FORMER_DIMENSIONS,
            listed=True,
            meaning=N_(
                "60 ha is an area, 220 jobs are a count, 30,000 cars a year an output over a time, 40 % a percent."
            ),
        )
    )
    unit: Mapped[Names | None] = column(
        NamesInThree(
            N_("Unit"),
            listed=True,
            meaning=N_("What stands behind the number: ha, jobs, points. Empty for money, which has a currency."),
        )
    )
    per: Mapped[str | None] = column(
        Choice(
            N_("Over which time"),
            choices=TIMES,
            meaning=N_("Of what is said by the day, month or year: 40 tonnes a day, 30,000 cars a year, a wage."),
        )
    )
    nature: Mapped[str] = column(
        Choice(
            N_("How is it counted?"),
            choices=NATURES,
            also_read=_FORMER_NATURES,
            listed=True,
            meaning=N_(
                "On a day: 14 residents. Since the start: what was invested so far. Over a period: exports of a "
                "year. Capacity: what could be made. Increment: 1,200 jobs more."
            ),
        )
    )
    subjects: Mapped[str | None] = column(
        Choice(
            N_("Of whom is it said?"),
            choices=SUBJECT_KINDS,
            listed=True,
            meaning=N_("Residents are said of a district, jobs of any subject."),
        )
    )
    may_be_summed: Mapped[bool] = column(
        YesNo(
            N_("Can several be added up?"),
            listed=True,
            meaning=N_("Yes: jobs of two plants make one sum. No: shares, wages and scores do not."),
        )
    )
    only_grows: Mapped[bool | None] = column(
        YesNo(
            N_("Does it only grow?"),
            empty_is_no=True,
            meaning=N_("A later, lower number is marked: the two claims contradict."),
        )
    )

    added_to: Mapped[tuple[str, ...] | None] = column(
        Links(
            N_("Which others are added to it?"),
            to=("indicator",),
            meaning=N_("Indicators whose numbers make one sum with this one's, such as two kinds of jobs."),
        )
    )
    official_code: Mapped[str | None] = column(
        Text(N_("Code in the official form"), longest=40, sought=True, section=_OFFICIAL)
    )
    official_source: Mapped[str | None] = column(
        Link(
            N_("Source of the code"),
            to=("source",),
            section=_OFFICIAL,
            meaning=N_("The form or act that gives the code; without one a code says nothing."),
        )
    )

    def rules(self) -> list[Problem]:
        found = []
        if self.official_code and not self.official_source:
            text = _("Name the form or act that gives the code.")
            found.append(error(text, "official_source", "official_code", rule="code_without_source"))
        if self.dimension == "output" and not self.per:
            found.append(
                error(_("Say over which time: tonnes a month or a year."), "per", rule="output_without_time")
            )
        return found
