"""Currencies that have the word of another one before their day: manat is the AZM until the end of 2005."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..dates.imprecise import ImpreciseDate
from ..money import Amount
from .claim import ClaimReading
from .currency_words import currency_of_code

# ISO 4217, and the first day of the newer one. In the months after, both were in use.
_BEFORE = {
    "AZN": ("AZM", date(2006, 1, 1)),
    "TRY": ("TRL", date(2005, 1, 1)),
    "RUB": ("RUR", date(1998, 1, 1)),
}


def in_currency_of_its_day(reading: ClaimReading, said: ImpreciseDate | None) -> ClaimReading:
    """The reading with the currency that its word meant on its day, or on that of its source."""
    when = reading.as_of or said
    day = when.latest if when else None
    code = reading.quantity.currency
    if day is None or code is None:
        return reading
    conversion = reading.conversion
    if conversion:
        conversion = Amount(conversion.minor, _currency_on(day, conversion.currency))
    if currency_of_code(reading.noun) is None:
        code = _currency_on(day, code)
    if code == reading.quantity.currency and conversion == reading.conversion:
        return reading
    return replace(reading, quantity=replace(reading.quantity, currency=code), conversion=conversion)


def _currency_on(day: date, code: str) -> str:
    older, first_day = _BEFORE.get(code, (code, date.min))
    return older if day < first_day else code
