"""Person: somebody who said or did something, and the offices they held; personal data throughout."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..dates.imprecise import ImpreciseDate
from ..fields import Country, Imprecise, Link, NamesInThree, Text
from ..i18n import N_
from ..names import Names
from ..problems import Problem
from .base import Record, Titles
from .columns import column
from .ordering import in_order
from .titling import joined, linked


class Person(Record):
    names: Mapped[Names] = column(
        NamesInThree(N_("Full name"), sought=True, listed=True, identifying=True, personal=True)
    )
    other_names: Mapped[str | None] = column(
        Text(
            N_("Other forms of the name"),
            meaning=N_("As sources print them, parted by semicolons."),
            sought=True,
            listed=True,
            personal=True,
            of_one=True,
        )
    )


class Office(Record):
    titled_by = ("person", "body")

    person: Mapped[str] = column(Link(N_("Person"), to=("person",), part=True, listed=True, personal=True))
    title: Mapped[Names] = column(
        NamesInThree(N_("Office"), sought=True, listed=True, meaning=N_("Such as deputy minister of economy."))
    )
    body: Mapped[str | None] = column(
        Link(N_("Body"), to=("company",), listed=True, meaning=N_("The company or body in which it is held."))
    )
    country: Mapped[str | None] = column(Country(N_("Country"), listed=True))
    since: Mapped[ImpreciseDate | None] = column(Imprecise(N_("Since"), listed=True))
    until: Mapped[ImpreciseDate | None] = column(Imprecise(N_("Until"), listed=True))

    def naming(self, titles: Titles) -> str:
        title = self.title.show() if self.title else ""
        return joined((linked(titles, self.person), title, linked(titles, self.body)))

    def rules(self) -> list[Problem]:
        return in_order(self, "since", "until")
