"""A cell with words in it and the unit of its column: more than 7 below a heading that says millions of manat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..claim_reading import ClaimReading, read_claim
from ..folding import fold
from ..incoming.scale_words import scale_word, scaled_unit
from ..number_words import SCALES, scale_of
from .cell_claims import BETWEEN
from .proposal import QuestionChoice

_NUMBERS = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)*")
_WORDS = re.compile(r"(?P<touching>(?<=\d))?(?P<word>[^\W\d_]+)")


def with_unit(text: str, unit: str, dimension: str) -> str:
    """The text with the unit of its column, where it says a number and no unit or scale of its own."""
    if not any(sign.isalpha() or sign == "%" for sign in text):
        return f"{text} {unit}"
    alone = read_claim(text)
    lacks_currency = dimension == "money" and not isinstance(read_claim(text, dimension="money"), ClaimReading)
    if lacks_currency and says_scale(text):
        return next(_with_currency(text, unit), text)
    if not isinstance(alone, ClaimReading) or alone.quantity.unit or alone.quantity.currency or alone.noun:
        return text
    if says_scale(text) or "%" in text:
        return text
    return next(_said_with(text, unit, alone, dimension), text)


def parts_of(text: str) -> list[str]:
    """The lines of a cell of which each says a number; else its one text."""
    parts = [part for part in BETWEEN.split(text) if part]
    return parts if all(map(_NUMBERS.search, parts)) else [text]


def currency_of(unit: str) -> str:
    """The code of the currency in the unit of a column, such as million AZN; else nothing."""
    found = read_claim(f"1 {unit}", dimension="money") if unit else None
    return (found.quantity.currency or "") if isinstance(found, ClaimReading) else ""


def _with_currency(text: str, unit: str) -> Iterator[str]:
    """A text that says a scale and no currency, with that of its column behind the scale: 78 mln AZN."""
    currency = currency_of(unit)
    for found in reversed(list(_WORDS.finditer(text)) if currency else []):
        tried = f"{text[: found.end()]} {currency}{text[found.end() :]}"
        read = read_claim(tried, dimension="money") if fold(found["word"]) in SCALES else None
        if isinstance(read, ClaimReading) and read.quantity.is_number and read.quantity.currency == currency:
            yield tried


def says_scale(text: str) -> bool:
    """Whether a cell says a scale: 12 mln, 5 min manat, $3m."""
    for found in _WORDS.finditer(text):
        word = found["word"]
        if fold(word) in SCALES or ((len(word) > 1 or found["touching"] is not None) and scaled_unit(f"{word} AZN")):
            return True
    return scaled_unit(text) is not None


def open_scale(text: str, unit: str) -> tuple[QuestionChoice, ...]:
    """How an amount with a currency of its own and no scale may be meant in a column that has one; else nothing."""
    scale = scale_word(unit)
    if not scale or not text or says_scale(text):
        return ()
    alone = read_claim(text, dimension="money")
    if not isinstance(alone, ClaimReading) or not alone.quantity.currency or not alone.quantity.is_number:
        return ()
    meant = (text, *list(_said_with(text, scale, alone, "money"))[:1])
    return tuple(QuestionChoice(each, each) for each in meant)


def _said_with(text: str, unit: str, alone: ClaimReading, dimension: str) -> Iterator[str]:
    """The text with these words behind one of its numbers, where it then says that many times as much."""
    wanted = alone.quantity.value * (scale_of(scale_word(unit)) or Decimal(1))
    for number in reversed(list(_NUMBERS.finditer(text))):
        behind = text[number.end() :]
        space = " " if behind[:1].isalpha() else ""
        tried = f"{text[: number.end()]} {unit}{space}{behind}"
        found = read_claim(tried, dimension=dimension)
        if isinstance(found, ClaimReading) and found.quantity.value == wanted and found.as_of == alone.as_of:
            yield tried
