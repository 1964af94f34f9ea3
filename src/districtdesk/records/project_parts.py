"""What belongs to a project: who takes part in it, what it makes, and where that is sold."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped

from .. import i18n
from ..fields import Choice, Country, Link, Share, Text, YesNo, choices
from ..i18n import N_, _
from ..problems import Problem, error
from .base import Record, Titles, field_of
from .columns import column
from .titling import joined, linked

ROLES = choices(
    investor=N_("Investor"),
    owner=N_("Owner"),
    joint_venture_partner=N_("Joint-venture partner"),
    operator=N_("Operator"),
    technology_supplier=N_("Technology supplier"),
    contractor=N_("Contractor"),
    counterpart=N_("Counterpart"),
)
PLANNED_OR_ACTUAL = choices(planned=N_("Planned"), actual=N_("Actual"))
MARKETS = choices(domestic=N_("Domestic"), foreign=N_("Foreign"))


def _not_exhaustive() -> YesNo:
    meaning = N_("The source names these among others.")
    return YesNo(N_("List not exhaustive"), empty_is_no=True, meaning=meaning)


class Participation(Record):
    titled_by = ("project", "company")

    project: Mapped[str] = column(Link(N_("Project"), to=("project",), part=True, listed=True))
    company: Mapped[str | None] = column(Link(N_("Company"), to=("company",), listed=True))
    country: Mapped[str | None] = column(Country(N_("Country"), listed=True))
    country_as_printed: Mapped[str | None] = column(
        Text(
            N_("Country as printed"),
            longest=80,
            sought=True,
            meaning=N_("Where the source's word fits no single country, for example Korea."),
        )
    )
    role: Mapped[str] = column(Choice(N_("Role"), choices=ROLES, listed=True))
    share: Mapped[Decimal | None] = column(Share(N_("Share"), listed=True))
    list_not_exhaustive: Mapped[bool | None] = column(_not_exhaustive())

    def naming(self, titles: Titles) -> str:
        who = joined((linked(titles, self.company), self._country()))
        role = field_of(Participation, "role").kind.show(self.role)
        return joined((who, role, linked(titles, self.project)))

    def _country(self) -> str:
        return self.country_as_printed or (i18n.country(self.country) if self.country else "")

    def rules(self) -> list[Problem]:
        has_country = bool(self.country or self.country_as_printed)
        if bool(self.company) == has_country:
            text = _("Give a company or a country, one of the two.")
            return [error(text, "company", "country", "country_as_printed", rule="company_or_country")]
        return []


class Product(Record):
    titled_by = ("project",)

    project: Mapped[str] = column(Link(N_("Project"), to=("project",), part=True, listed=True))
    brand: Mapped[str | None] = column(Text(N_("Brand"), sought=True, listed=True))
    model: Mapped[str] = column(Text(N_("Model or name"), sought=True, listed=True))
    unit: Mapped[str | None] = column(Text(N_("Unit"), longest=40))
    status: Mapped[str | None] = column(
        Choice(N_("Planned or actual"), choices=PLANNED_OR_ACTUAL, listed=True, is_status=True)
    )
    list_not_exhaustive: Mapped[bool | None] = column(_not_exhaustive())

    def naming(self, titles: Titles) -> str:
        return joined((joined((self.brand or "", self.model), " "), linked(titles, self.project)))


class Market(Record):
    titled_by = ("project",)

    project: Mapped[str] = column(Link(N_("Project"), to=("project",), part=True, listed=True))
    market_kind: Mapped[str] = column(Choice(N_("Domestic or foreign"), choices=MARKETS, listed=True))
    country: Mapped[str | None] = column(Country(N_("Country"), listed=True))
    status: Mapped[str | None] = column(
        Choice(N_("Planned or actual"), choices=PLANNED_OR_ACTUAL, listed=True, is_status=True)
    )
    list_not_exhaustive: Mapped[bool | None] = column(_not_exhaustive())

    def naming(self, titles: Titles) -> str:
        where = (
            i18n.country(self.country)
            if self.country
            else field_of(Market, "market_kind").kind.show(self.market_kind)
        )
        return joined((where, linked(titles, self.project)))
