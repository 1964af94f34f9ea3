"""Project: what is being built or run; it may exist before any residency."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..fields import Area, Choice, Link, LongText, NamesInThree, Text, YesNo, choices
from ..i18n import N_
from ..names import Names
from .base import Record
from .columns import column

PROJECT_STATUSES = choices(
    identified=N_("Identified"),
    preparation=N_("In preparation"),
    ground_broken=N_("Ground broken"),
    under_construction=N_("Under construction"),
    operating=N_("Operating"),
    suspended=N_("Suspended"),
    cancelled=N_("Cancelled"),
    completed=N_("Completed"),
)

# Nothing is waited for: it runs already, or never will.
SETTLED = frozenset({"operating", "completed", "cancelled"})
GIVEN_UP = ("cancelled",)


class Project(Record):
    whole_by = "phase_of"
    never_looped = ("phase_of",)

    names: Mapped[Names] = column(NamesInThree(N_("Names"), sought=True, listed=True, identifying=True))
    other_names: Mapped[str | None] = column(
        Text(
            N_("Other names"),
            meaning=N_("Former names and spellings, parted by semicolons."),
            sought=True,
            of_one=True,
        )
    )
    district: Mapped[str | None] = column(Link(N_("District"), to=("district",), listed=True))
    residency: Mapped[str | None] = column(
        Link(N_("Residency"), to=("residency",), meaning=N_("The residency under which it is carried out, if any."))
    )
    phase_of: Mapped[str | None] = column(
        Link(
            N_("Phase of"),
            to=("project",),
            meaning=N_("The project that this one is a phase of. Its numbers are never added to that one's."),
        )
    )
    status: Mapped[str | None] = column(
        Choice(
            N_("Status"),
            choices=PROJECT_STATUSES,
            listed=True,
            is_status=True,
            doubtful=("suspended",),
            over=GIVEN_UP,
        )
    )
    activity: Mapped[str | None] = column(Text(N_("Activity"), recurs=True, sought=True, listed=True))
    joint_venture: Mapped[bool | None] = column(YesNo(N_("Joint venture")))
    description: Mapped[str | None] = column(LongText(N_("Description"), sought=True))
    site_area: Mapped[int | None] = column(
        Area(
            N_("Site area"),
            meaning=N_("Printed in acres or sotka: put it as a claim, which keeps the printed unit."),
        )
    )
