"""Amounts of money: whole minor units of one currency, never a float and never without its currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from . import i18n
from .codes import currency_digits, is_currency
from .i18n import _
from .numbers import read_number
from .problems import Problem, error

_MOST_DIGITS = 17
_SIGNS = {"₼": "AZN", "$": "USD", "€": "EUR", "₽": "RUB", "£": "GBP", "₺": "TRY", "¥": "CNY"}
_WORDS = {
    "manat": "AZN", "manatı": "AZN", "azn": "AZN", "манат": "AZN", "маната": "AZN", "манатов": "AZN",
    "dollar": "USD", "dollars": "USD", "доллар": "USD", "доллара": "USD", "долларов": "USD", "usd": "USD",
    "euro": "EUR", "euros": "EUR", "avro": "EUR", "евро": "EUR",
    "rubl": "RUB", "rubles": "RUB", "roubles": "RUB", "рубль": "RUB", "рубля": "RUB", "рублей": "RUB",
}  # fmt: skip

# Currencies that take more than one word, or a shortened one, in print.
_PHRASES = (
    (re.compile(r"\b(?:US|U\.S\.|ABŞ|американск\w+)\s+(?:dolları|dollars?|dollar|доллар\w*)", re.IGNORECASE), "USD"),
    (re.compile(r"\b(?:доллар\w*|долл\.?)(?:\s+США)?(?=\s|$|\))", re.IGNORECASE), "USD"),
    (
        re.compile(r"\bазербайджанск\w+\s+манат\w*|\bAzərbaycan\s+manatı\b|\bAzerbaijani\s+manats?\b", re.IGNORECASE),
        "AZN",
    ),
    (re.compile(r"\bруб\.?(?=\s|$|\))", re.IGNORECASE), "RUB"),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """`minor` whole minor units (qapik, cents) of the ISO 4217 `currency`."""

    minor: int
    currency: str

    @classmethod
    def of(cls, value: Decimal | int, currency: str) -> Amount | Problem:
        """The amount of `value` major units; a Problem where it is finer than the currency's smallest unit."""
        scaled = Decimal(value).scaleb(currency_digits(currency))
        if scaled != scaled.to_integral_value():
            return error(_("{currency} has no smaller unit than {unit}.", currency=currency, unit=_unit(currency)))
        if len(str(abs(int(scaled)))) > _MOST_DIGITS:
            return error(_("The amount is too large to be kept exactly."))
        return cls(int(scaled), currency)

    @property
    def value(self) -> Decimal:
        """The amount in major units."""
        return Decimal(self.minor).scaleb(-currency_digits(self.currency))

    def show(self) -> str:
        """The amount with its sign behind it: 51 000 000 ₼."""
        digits = currency_digits(self.currency)
        # Three fixed digits behind a mark would look like thousands.
        places = None if digits == 3 or self.value == self.value.to_integral_value() else digits
        return f"{i18n.number(self.value, places)}\u00a0{i18n.currency_sign(self.currency)}"


def _unit(currency: str) -> str:
    return i18n.number(Decimal(1).scaleb(-currency_digits(currency)))


def read_currency(text: str) -> str | None:
    """The ISO 4217 code that a sign, a code or a word in three languages stands for."""
    bare = text.strip().rstrip(".")
    if bare in _SIGNS:
        return _SIGNS[bare]
    if bare.upper().isascii() and is_currency(bare.upper()):
        return bare.upper()
    return _WORDS.get(bare.replace("İ", "i").lower())


_TRAILING = re.compile(r"^(?P<number>.*[\d.,]|.*\d\s*[^\W\d_]+\.?)\s*(?P<currency>[^\W\d_]+\.?|[₼$€₽£₺¥]|CN¥)$")
_LEADING = re.compile(r"^(?P<currency>[A-Za-z]{3}|[₼$€₽£₺¥]|CN¥)\s*(?P<number>[\d\s\u00a0\u202f−-].*)$")


def read_amount(text: str) -> Amount | Problem:
    """What a clerk types: 51 000 000 ₼, USD 30 mln, 51.7 million dollars. Money without a currency is refused."""
    for phrase, code in _PHRASES:
        text = phrase.sub(code, text)
    for pattern in (_LEADING, _TRAILING):
        found = pattern.match(text.strip())
        currency = read_currency(found["currency"].replace("CN¥", "¥")) if found else None
        if found and currency:
            number = read_number(found["number"])
            return number if isinstance(number, Problem) else Amount.of(number, currency)
    number = read_number(text)
    if isinstance(number, Problem):
        return number
    return error(_("Which currency? Write it behind the amount, for example 500 AZN."), rule="money_without_currency")
