"""Whether a stated conversion goes with an exchange rate that the register records of about that time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from ... import i18n
from ...dates.imprecise import ImpreciseDate
from ...i18n import _
from ...money import Amount
from ...problems import Problem, warning
from ...records import ExchangeRate, table_of
from ...records.plausible_rate import is_implausible
from ..plain_rows import kept

# Rates of one time differ by less; a wrong scale is off by ten at least.
_OFF = 5
_SAME_TIME_IN_DAYS = 366
# A rate and its inverse are each rounded to a few digits.
_ROUNDED = Decimal("0.01")


class HasRates(Protocol):
    """What knows the recorded rates."""

    @property
    def rates(self) -> list[RecordedRate]: ...


class RecordedRate(NamedTuple):
    """What one unit of a currency was worth in another on a day."""

    currency: str
    in_currency: str
    rate: Decimal
    day: ImpreciseDate


def read_rates(session: Session) -> list[RecordedRate]:
    """All recorded rates: there are few."""
    own = table_of(ExchangeRate)
    rows = session.execute(select(own.c.currency, own.c.in_currency, own.c.rate, own.c.day).where(kept(ExchangeRate)))
    return [RecordedRate._make(row) for row in rows]


def rate_problems_beside(beside: HasRates, rate: ExchangeRate) -> Iterator[Problem]:
    """Another rate of the same day and pair, the other way round too."""
    yield from other_rates(rate, beside.rates)


def other_rates(rate: ExchangeRate, rates: Iterable[RecordedRate]) -> Iterator[Problem]:
    """The same among these, of which the rate itself may be one."""
    own, bounds = rate.rate, rate.day.bounds
    for each in rates:
        pair = each.currency, each.in_currency
        is_same = pair == (rate.currency, rate.in_currency) and each.rate != own
        is_inverse = pair == (rate.in_currency, rate.currency) and abs(each.rate * own - 1) > _ROUNDED
        if each.day.bounds == bounds and (is_same or is_inverse):
            text = _(
                "Another rate is recorded of this day: 1 {currency} = {rate} {other}.",
                currency=each.currency,
                rate=i18n.number(each.rate),
                other=each.in_currency,
            )
            yield warning(text, "rate", "day", rule="another_rate")
            return


def rate_unlike_recorded(
    value: Decimal, currency: str, converted: Amount, when: ImpreciseDate | None, rates: Iterable[RecordedRate]
) -> Iterator[Problem]:
    """A conversion at another order of magnitude than the recorded rate nearest to it within a year.

    What has never been such a rate is said without one, and not twice.
    """
    nearest = _nearest(currency, converted.currency, when, rates)
    if nearest is None or not value or not converted.minor or is_implausible(value, currency, converted):
        return
    implied = abs(value / converted.value)
    if 1 / Decimal(_OFF) < implied / nearest < _OFF:
        return
    text = _(
        "By the stated conversion 1 {other} is {rate} {currency}; the rate recorded of that time is {recorded}. One "
        "of the two amounts may have a wrong scale.",
        other=converted.currency,
        currency=currency,
        rate=i18n.number(Decimal(f"{implied:.3g}")),
        recorded=i18n.number(Decimal(f"{nearest:.3g}")),
    )
    yield warning(text, "stated_conversion", "value", rule="rate_unlike_recorded")


def _nearest(currency: str, other: str, when: ImpreciseDate | None, rates: Iterable[RecordedRate]) -> Decimal | None:
    """What 1 `other` was worth in the currency, by the rate whose day lies nearest to this time."""
    day = (when.latest or when.earliest) if when else None
    found: list[tuple[int, Decimal]] = []
    for each in rates:
        told = each.day.latest or each.day.earliest
        if day is None or told is None or not each.rate:
            continue
        if (each.currency, each.in_currency) == (other, currency):
            found.append((abs((day - told).days), each.rate))
        elif (each.currency, each.in_currency) == (currency, other):
            found.append((abs((day - told).days), 1 / each.rate))
    distance, rate = min(found, default=(_SAME_TIME_IN_DAYS + 1, None))
    return rate if distance <= _SAME_TIME_IN_DAYS else None
