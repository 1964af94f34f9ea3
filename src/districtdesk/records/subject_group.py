"""SubjectGroup: a wider subject, such as a country, a region or a group of companies, whose claims are its own."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..fields import Choice, Country, Links, NamesInThree, Text, choices
from ..i18n import N_
from ..names import Names
from ..record_kinds import SUBJECTS
from .base import Record
from .columns import column
from .district import DISTRICT_KINDS

GROUP_KINDS = choices(
    country=N_("Country"),
    region=N_("Region"),
    districts=N_("Districts"),
    companies=N_("Group of companies"),
    projects=N_("Programme of projects"),
    other=N_("Other"),
)
# Of what a group of a kind has new members made; any subject that is there already may be one.
_ANYTHING = ("district", "company", "project", "subject_group")
_MADE = (
    ("", _ANYTHING),
    ("country", _ANYTHING),
    ("region", _ANYTHING),
    ("districts", ("district", "subject_group")),
    ("companies", ("company", "subject_group")),
    ("projects", ("project", "subject_group")),
    ("other", _ANYTHING),
)


class SubjectGroup(Record):
    never_looped = ("members",)

    names: Mapped[Names] = column(NamesInThree(N_("Names"), sought=True, listed=True, identifying=True))
    other_names: Mapped[str | None] = column(
        Text(
            N_("Other names"),
            meaning=N_("Former names and spellings, parted by semicolons."),
            sought=True,
            of_one=True,
        )
    )
    group_kind: Mapped[str] = column(Choice(N_("Kind"), choices=GROUP_KINDS, listed=True))
    country: Mapped[str | None] = column(Country(N_("Country"), listed=True))
    members: Mapped[tuple[str, ...] | None] = column(
        Links(
            N_("Members"),
            to=SUBJECTS,
            made_by="group_kind",
            made=_MADE,
            listed=True,
            meaning=N_("Its claims stand beside the sum of its members' and are never added to them."),
        )
    )
    all_of_kind: Mapped[str | None] = column(
        Choice(
            N_("All districts of the kind"),
            choices=DISTRICT_KINDS,
            meaning=N_("Every district of this kind is a member, without being named."),
        )
    )
