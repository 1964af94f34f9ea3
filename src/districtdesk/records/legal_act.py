"""LegalAct: an order, decree, decision or agreement, and what it does to which district."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from ..dates.imprecise import ImpreciseDate
from ..fields import Choice, Countries, Imprecise, Links, NamesInThree, Text, choices
from ..i18n import N_
from ..names import Names
from ..problems import Problem
from ..record_kinds import SUBJECTS
from .act_reference import read_reference
from .base import Record, Titles, field_of
from .columns import column
from .ordering import not_to_come
from .titling import joined

ACT_KINDS = choices(
    order=N_("Order"), decree=N_("Decree"), decision=N_("Decision"), agreement=N_("Agreement"), other=N_("Other act")
)
EFFECTS = choices(
    establishes=N_("Establishes"),
    extends=N_("Extends"),
    transforms=N_("Transforms"),
    transfers_management=N_("Transfers management"),
    abolishes=N_("Abolishes"),
    other=N_("Other effect"),
)
_KIND_AS_REPORTED = Choice(N_("Kind as reported"), choices=ACT_KINDS, listed=True)
_EFFECT = N_("What it does")
_PARTIES = N_("Parties")
_ACTS = N_("Other acts")


class LegalAct(Record):
    alters = ("amends", "repeals")

    kind_as_reported: Mapped[str | None] = column(_KIND_AS_REPORTED)
    kind_officially: Mapped[str | None] = column(Choice(N_("Kind officially"), choices=ACT_KINDS, listed=True))
    number: Mapped[str | None] = column(Text(N_("Number"), longest=60, sought=True, listed=True, identifying=True))
    date: Mapped[ImpreciseDate | None] = column(Imprecise(N_("Date"), listed=True, identifying=True))
    issuer: Mapped[str | None] = column(Text(N_("Issuer"), recurs=True, sought=True, listed=True, identifying=True))
    title: Mapped[Names | None] = column(NamesInThree(N_("Title"), sought=True, listed=True))
    matter: Mapped[str | None] = column(
        Text(N_("Matter"), sought=True, meaning=N_("What it is about, where no title is printed."))
    )
    party_countries: Mapped[tuple[str, ...] | None] = column(
        Countries(N_("Countries"), section=_PARTIES, meaning=N_("For an agreement between states."))
    )
    parties: Mapped[tuple[str, ...] | None] = column(
        Links(N_("Companies and bodies"), to=("company",), section=_PARTIES, meaning=N_("For an agreement."))
    )
    effect: Mapped[str | None] = column(Choice(N_("Effect"), choices=EFFECTS, listed=True, section=_EFFECT))
    district: Mapped[tuple[str, ...] | None] = column(
        Links(
            N_("Districts"), to=("district",), listed=True, section=_EFFECT, meaning=N_("On which it has the effect.")
        )
    )
    concerns: Mapped[tuple[str, ...] | None] = column(
        Links(N_("Concerns"), to=SUBJECTS, section=_EFFECT, meaning=N_("Other subjects that it has to do with."))
    )

    amends: Mapped[tuple[str, ...] | None] = column(Links(N_("Amends"), to=("legal_act",), section=_ACTS))
    repeals: Mapped[tuple[str, ...] | None] = column(Links(N_("Repeals"), to=("legal_act",), section=_ACTS))
    cites: Mapped[tuple[str, ...] | None] = column(Links(N_("Cites"), to=("legal_act",), section=_ACTS))

    @classmethod
    def parse_reference(cls, text: str) -> dict[str, object]:
        reference = read_reference(text, _KIND_AS_REPORTED)
        if reference is None:
            return {}
        dated = {"date": reference.date} if reference.date else {}
        return {"kind_as_reported": reference.kind, "number": reference.number, **dated}

    def naming(self, titles: Titles) -> str:
        return joined((self.reference(), self.title.show() if self.title else self.matter or ""))

    def reference(self) -> str:
        """Kind, number and date: how people refer to an act."""
        kind = field_of(LegalAct, "kind_as_reported").kind.show(self.kind_as_reported or self.kind_officially)
        number = f"№\u00a0{self.number}" if self.number else ""
        when = self.date.show() if self.date else ""
        return joined((joined((kind, number), " "), when))

    def rules(self) -> list[Problem]:
        return not_to_come(self, "date")
