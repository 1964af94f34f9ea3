"""What belongs to a project: who takes part in it, what it makes, and where that is sold."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped, MappedColumn

from .. import i18n
from ..dates.imprecise import ImpreciseDate
from ..fields import Choice, Country, Imprecise, Link, Number, Share, Text, Unit, YesNo, choices
from ..i18n import N_, _
from ..problems import Problem, error
from .base import Record, Titles, field_of
from .columns import column
from .indicator import TIMES
from .ordering import in_order
from .qualifiers import QUALIFIERS
from .relative import relative_by, relative_problems, relative_to
from .titling import joined, linked
from .wholes import part_of_itself

ROLES = choices(
    investor=N_("Investor"),
    owner=N_("Owner"),
    joint_venture_partner=N_("Joint-venture partner"),
    operator=N_("Operator"),
    technology_supplier=N_("Technology supplier"),
    contractor=N_("Contractor"),
    lender=N_("Lender"),
    shareholder=N_("Shareholder"),
    customer=N_("Customer"),
    landlord=N_("Landlord"),
    counterpart=N_("Counterpart"),
)
PLANNED_OR_ACTUAL = choices(planned=N_("Planned"), expected=N_("Expected"), actual=N_("Actual"))
_WHEN = N_("When")
_AMOUNT = N_("Amount")
MARKETS = choices(domestic=N_("Domestic"), foreign=N_("Foreign"))


def _not_exhaustive() -> YesNo:
    meaning = N_("The source names these among others.")
    return YesNo(N_("List not exhaustive"), empty_is_no=True, meaning=meaning)


def _status() -> MappedColumn[str | None]:
    return column(Choice(N_("Planned or actual"), choices=PLANNED_OR_ACTUAL, listed=True, is_status=True))


# What the shares of one list have in common. Shares of two days, of plans and of what is so are never added.
SHARE_LIST = ("project", "in_company", "role", "status", "as_of")


def share_list(
    project: str | None, in_company: str | None, role: str, status: str | None, as_of: ImpreciseDate | None
) -> tuple[object, ...]:
    """The list that a share stands in, by these values of it; its day by meaning, in whatever words it is printed."""
    return project, in_company, role, status, as_of and as_of.bounds


class Participation(Record):
    titled_by = ("project", "in_company", "company")

    project: Mapped[str | None] = column(Link(N_("Project"), to=("project",), part=True, listed=True))
    in_company: Mapped[str | None] = column(
        Link(
            N_("In the company"),
            to=("company",),
            part=True,
            meaning=N_("Where it is a share or a role in a company and not in a project."),
        )
    )
    company: Mapped[str | None] = column(Link(N_("Company"), to=("company",), listed=True))
    country: Mapped[str | None] = column(Country(N_("Country"), listed=True))
    country_as_printed: Mapped[str | None] = column(
        Text(
            N_("Country as printed"),
            longest=80,
            sought=True,
            meaning=N_("Where the word fits no single country, such as Korea, or names no firm: a German partner."),
        )
    )
    role: Mapped[str] = column(Choice(N_("Role"), choices=ROLES, listed=True))
    share: Mapped[Decimal | None] = column(Share(N_("Share"), listed=True))
    status: Mapped[str | None] = _status()
    as_of: Mapped[ImpreciseDate | None] = column(
        Imprecise(
            N_("As of"),
            listed=True,
            section=_WHEN,
            meaning=N_("The day of the list that it stands in. Lists of different days are never added."),
        )
    )
    since: Mapped[ImpreciseDate | None] = column(
        Imprecise(
            N_("Since"),
            section=_WHEN,
            meaning=N_("The first day. A term of which no day is given, such as for 49 years, goes into the note."),
        )
    )
    until: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Until"), section=_WHEN, meaning=N_("The last day, that day included."))
    )
    list_not_exhaustive: Mapped[bool | None] = column(_not_exhaustive())

    def naming(self, titles: Titles) -> str:
        who = joined((linked(titles, self.company), self._country()))
        role = field_of(Participation, "role").kind.show(self.role)
        return joined((who, role, linked(titles, self.project or self.in_company)))

    def _country(self) -> str:
        return self.country_as_printed or (i18n.country(self.country) if self.country else "")

    def rules(self) -> list[Problem]:
        found = in_order(self, "since", "until")
        has_country = bool(self.country or self.country_as_printed)
        if bool(self.company) == has_country:
            text = _("Give a company or a country, one of the two.")
            found.append(error(text, "company", "country", "country_as_printed", rule="company_or_country"))
        if bool(self.project) == bool(self.in_company):
            text = _("Say in which project or in which company, one of the two.")
            found.append(error(text, "project", "in_company", rule="project_or_company"))
        return found + part_of_itself(self.in_company, self.company, "company")


class Product(Record):
    titled_by = ("project",)

    project: Mapped[str] = column(Link(N_("Project"), to=("project",), part=True, listed=True))
    brand: Mapped[str | None] = column(Text(N_("Brand"), sought=True, listed=True))
    model: Mapped[str] = column(
        Text(
            N_("Model or name"),
            sought=True,
            listed=True,
            meaning=N_("As the source calls it; where it gives no name, the word for what is made: cement, doors."),
        )
    )
    qualifier: Mapped[str | None] = column(Choice(N_("Qualifier"), choices=QUALIFIERS, section=_AMOUNT))
    amount: Mapped[Decimal | None] = column(
        Number(N_("Amount"), least=0, listed=True, section=_AMOUNT, shown_with=("qualifier", "unit", "per"))
    )
    unit: Mapped[str | None] = column(Unit(N_("Unit"), section=_AMOUNT))
    per: Mapped[str | None] = column(Choice(N_("Over which time"), choices=TIMES, section=_AMOUNT))
    period: Mapped[ImpreciseDate | None] = column(Imprecise(N_("Period"), listed=True, section=_AMOUNT))
    status: Mapped[str | None] = _status()
    list_not_exhaustive: Mapped[bool | None] = column(_not_exhaustive())

    def naming(self, titles: Titles) -> str:
        return joined((joined((self.brand or "", self.model), " "), linked(titles, self.project)))


class Market(Record):
    titled_by = ("project",)
    told_by_event = "period"

    project: Mapped[str] = column(Link(N_("Project"), to=("project",), part=True, listed=True))
    market_kind: Mapped[str] = column(Choice(N_("Domestic or foreign"), choices=MARKETS, listed=True))
    country: Mapped[str | None] = column(Country(N_("Country"), listed=True))
    status: Mapped[str | None] = _status()
    period: Mapped[ImpreciseDate | None] = column(Imprecise(N_("Period"), listed=True, section=_WHEN))
    relative_to: Mapped[str | None] = relative_to()
    relative_by: Mapped[str | None] = relative_by()
    list_not_exhaustive: Mapped[bool | None] = column(_not_exhaustive())

    def naming(self, titles: Titles) -> str:
        where = (
            i18n.country(self.country)
            if self.country
            else field_of(Market, "market_kind").kind.show(self.market_kind)
        )
        return joined((where, linked(titles, self.project)))

    def rules(self) -> list[Problem]:
        return relative_problems(self)
