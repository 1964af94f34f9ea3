"""The world's codes: ISO 3166 countries, ISO 4217 currencies and ISO 639 languages, as CLDR lists them."""

from __future__ import annotations

from functools import cache

from . import i18n
from .alphabet import alphabetical

# Codes that CLDR names but that are no country: unions, test codes, unknown.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "XK", "ZZ", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
_FIRST_COUNTRIES = ("AZ", "TR", "RU", "GE", "KZ", "UZ", "CN", "DE", "US")
_FIRST_CURRENCIES = ("AZN", "USD", "EUR", "RUB", "TRY")
_STILL_TOLD_OF = 2020
# Older sources are in these: the manat before 2006, the lira before 2005, the rouble before 1998.
_GAVE_WAY = {"AZM", "TRL", "RUR"}
_FIRST_LANGUAGES = ("az", "ru", "en", "tr")
# ISO 4217 codes that name funds, metals or nothing: not money anybody pays with.
_NO_CURRENCIES = frozenset(
    {"XXX", "XTS", "XAU", "XAG", "XPD", "XPT", "XDR", "XSU", "XUA", "XBA", "XBB", "XBC", "XBD"}
)


def countries() -> tuple[str, ...]:
    """Two-letter codes, the region's own first, then by their names in the language of the moment."""
    return _countries(i18n.language())


@cache
def _countries(language: str) -> tuple[str, ...]:
    with i18n.speaking("en"):
        names = i18n.locale().territories
    known = (code for code in map(str, names) if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES)
    with i18n.speaking(language):
        return _first(_FIRST_COUNTRIES, sorted(known, key=lambda code: alphabetical(i18n.country(code))))


@cache
def currencies() -> tuple[str, ...]:
    """Three-letter codes of money in use, or paid with in the years of which sources speak, the usual ones first."""
    from babel.core import get_global

    rows = [row for rows in get_global("territory_currencies").values() for row in rows]
    # The lev and the kuna gave way to the euro, and older sources are in them.
    in_use = {row[0] for row in rows if row[2] is None or row[2][0] >= _STILL_TOLD_OF} | _GAVE_WAY
    return _first(_FIRST_CURRENCIES, sorted(in_use - _NO_CURRENCIES))


def languages() -> tuple[str, ...]:
    """Two-letter codes, the usual ones first, then by their names in the language of the moment."""
    return _languages(i18n.language())


@cache
def _languages(language: str) -> tuple[str, ...]:
    with i18n.speaking("en"):
        names = i18n.locale().languages
    known = (code for code in map(str, names) if len(code) == 2 and code.isalpha())
    with i18n.speaking(language):
        return _first(_FIRST_LANGUAGES, sorted(known, key=lambda code: alphabetical(i18n.tongue(code))))


def _first(preferred: tuple[str, ...], known: list[str]) -> tuple[str, ...]:
    return preferred + tuple(code for code in known if code not in preferred)


@cache
def is_currency(code: str) -> bool:
    return code in currencies()


@cache
def currency_digits(code: str) -> int:
    """How many decimal digits the currency's minor unit has."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(code))
