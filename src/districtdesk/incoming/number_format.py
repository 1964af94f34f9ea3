"""What a cell's number format says of its number: a share in percent, money, or that thousands are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..claim_reading.currency_words import CURRENCY_SIGNS, currency_of_code

# Quoted words, signs behind a backslash, signs that only take room, and what fills a cell.
_LITERAL = re.compile(r'"(?P<words>[^"]*)"|\\(?P<sign>.)|[_*].')
# [$₼-42C], [$AZN]; [$-419] names a language alone.
_CURRENCY = re.compile(r"\[\$(?P<sign>[^\]-]*)(?:-[0-9A-Fa-f]*)?\]")
_BRACKETS = re.compile(r"\[[^\]]*\]")
# Each comma behind the last digit leaves out three digits.
_LEFT_OUT = re.compile(r"[0#?](,+)(?![0#?,])")
_MANAT = ("man", "manat", "манат", "ман")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """`left_out`: how many groups of three digits the cell does not show, so that 1 200 000 is seen as 1 200."""

    is_percent: bool = False
    currency: str = ""
    left_out: int = 0

    @property
    def says_something(self) -> bool:
        return self != PLAIN


PLAIN = NumberFormat()
PERCENT = NumberFormat(is_percent=True)


@lru_cache(maxsize=1024)
def read_number_format(code: str) -> NumberFormat:
    """What a format code of Excel says; PLAIN for a date, a text or a bare number."""
    positive = code.partition(";")[0]
    currency = next(filter(None, map(read_currency, _printed_words(positive))), "")
    signs = _BRACKETS.sub("", _LITERAL.sub("", positive))
    left_out = _LEFT_OUT.search(signs)
    found = NumberFormat("%" in signs, currency or _currency_sign(signs), len(left_out[1]) if left_out else 0)
    return PLAIN if found == PLAIN else found


def _printed_words(code: str) -> list[str]:
    named = [found["sign"] for found in _CURRENCY.finditer(code)]
    return named + [found["words"] for found in _LITERAL.finditer(code) if found["words"]]


def _currency_sign(signs: str) -> str:
    return next((known for sign in signs if (known := read_currency(sign)) and not sign.isalnum()), "")


@lru_cache(maxsize=256)
def read_currency(words: str) -> str:
    """The currency that is meant, or nothing."""
    bare = words.strip().strip(".").lower()
    if bare in _MANAT:
        return "AZN"
    return CURRENCY_SIGNS.get(bare.upper(), "") or currency_of_code(bare.upper()) or ""
