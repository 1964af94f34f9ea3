"""ExchangeRate: what one currency was worth in another on a day, as a source says."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped

from .. import i18n
from ..dates.imprecise import ImpreciseDate
from ..fields import Currency, Imprecise, Link, Number
from ..i18n import N_, _
from ..problems import Problem, error
from .base import Record, Titles
from .columns import column
from .ordering import not_to_come
from .titling import joined

# With six digits behind the mark these are the eighteen digits that a number may have.
MOST_WITH_SIX_PLACES = 10**12 - 1


class ExchangeRate(Record):
    currency: Mapped[str] = column(Currency(N_("Currency"), listed=True))
    rate: Mapped[Decimal] = column(
        Number(
            N_("Rate"),
            places=6,
            least=0,
            most=MOST_WITH_SIX_PLACES,
            listed=True,
            meaning=N_("How much one unit of the currency is worth."),
        )
    )
    in_currency: Mapped[str] = column(Currency(N_("In currency"), listed=True))
    day: Mapped[ImpreciseDate] = column(Imprecise(N_("Day"), listed=True))
    source: Mapped[str] = column(Link(N_("Source"), to=("source",), listed=True))

    def naming(self, titles: Titles) -> str:
        worth = i18n.number(self.rate) if self.rate is not None else ""
        pair = f"1 {self.currency or ''} = {worth} {self.in_currency or ''}"
        return joined((pair, self.day.show() if self.day else ""))

    def rules(self) -> list[Problem]:
        found = not_to_come(self, "day")
        if self.rate is not None and not self.rate:
            found.append(error(_("A rate is more than nothing."), "rate", rule="no_rate"))
        if self.currency and self.currency == self.in_currency:
            found.append(error(_("Two different currencies are needed."), "in_currency", rule="one_currency"))
        return found
