"""Amounts of money: whole minor units of one currency, never a float and never without its currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from . import i18n
from .codes import currency_digits, is_currency
from .i18n import _
from .numbers import part_number, read_number
from .problems import Problem, error
from .unseen import without_unseen

# SQLite's integer holds them.
_TOO_LARGE = 10**18
_SIGNS = {"₼": "AZN", "$": "USD", "€": "EUR", "₽": "RUB", "£": "GBP", "₺": "TRY", "CN¥": "CNY", "US$": "USD"}
_WORDS = {
    "manat": "AZN", "manatı": "AZN", "manats": "AZN", "манат": "AZN", "маната": "AZN", "манатов": "AZN",
    "манатам": "AZN", "манатами": "AZN",
    "dollar": "USD", "dollars": "USD", "доллар": "USD", "доллара": "USD", "долларов": "USD", "dolları": "USD",
    "euro": "EUR", "euros": "EUR", "avro": "EUR", "евро": "EUR",
    "rubl": "RUB", "rubles": "RUB", "roubles": "RUB", "рубль": "RUB", "рубля": "RUB", "рублей": "RUB",
}  # fmt: skip
# Codes that are read in small letters too. Others are words: all, top, try, cup.
_LOWER = {"azn", "usd", "eur", "rub", "gbp", "kzt", "gel", "uzs", "uah", "cny", "jpy", "chf"}

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
        amount = cls(int(scaled), currency)
        return error(_("The amount is too large to be kept exactly.")) if amount.is_too_large else amount

    @property
    def is_too_large(self) -> bool:
        """Whether it has more digits than are kept."""
        return abs(self.minor) >= _TOO_LARGE

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
    bare = without_unseen(text).strip().rstrip(".")
    if bare in _SIGNS:
        return _SIGNS[bare]
    if bare.isascii() and is_currency(bare.upper()) and (bare.isupper() or bare.lower() in _LOWER):
        return bare.upper()
    return _WORDS.get(bare.replace("İ", "i").lower())


_LEADING = re.compile(r"(?P<currency>[A-Za-z]{3}|(?:US)?\$|[₼€₽£₺]|CN¥)\s*(?P<number>[\d−-].*)")
# Behind a currency and touching the digits these are scales: $3m, USD 30k. Elsewhere m may be metres or min.
_TOUCHING = re.compile(r"(?<=\d)(?P<letter>k|m|bn?)", re.IGNORECASE)
_MEANT = {"k": " thousand", "m": " million", "b": " billion", "bn": " billion"}


def read_amount(text: str) -> Amount | Problem:
    """What a clerk types: 51 000 000 ₼, USD 30 mln, 51.7 million dollars. Money without a currency is refused."""
    coded = without_unseen(text)
    for phrase, code in _PHRASES:
        coded = phrase.sub(code, coded)
    number, currency = _parted(coded.strip())
    value = read_number(number or text)
    if isinstance(value, Problem):
        return value
    if not currency:
        return error(
            _("Which currency? Write it behind the amount, for example 500 AZN."), rule="money_without_currency"
        )
    known = read_currency(currency)
    return Amount.of(value, known) if known else _not_a_currency(currency)


def _not_a_currency(text: str) -> Problem:
    return error(
        _("“{given}” is not understood as a currency. Write its code, for example 500 AZN.", given=text),
        rule="currency_not_understood",
    )


def _parted(text: str) -> tuple[str, str]:
    """The number, and the currency before or behind it; both empty where the text is neither way round."""
    leading = _LEADING.fullmatch(text)
    if leading:
        letter = _TOUCHING.search(leading["number"])
        number = leading["number"]
        if letter and letter.end() == len(number):
            number = number[: letter.start()] + _MEANT[letter["letter"].lower()]
        return number, leading["currency"]
    return part_number(text) or ("", "")
