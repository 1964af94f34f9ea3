"""Parts a printed claim into tokens: digits, words and signs, each with its place and a key to look it up by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from ..folding import fold
from ..unseen import without_unseen

DIGITS, WORD, SIGN = "digits", "word", "sign"
_TOKEN = re.compile(r"(?P<digits>[0-9]+)|(?P<word>[^\W\d_]+(?:['’ʻʼ‘`´][^\W\d_]+)*)|\S")
# Of another script.
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


class Token(NamedTuple):
    """One word, run of digits or sign. `is_glued`: nothing parts it from the one before."""

    text: str
    key: str
    sort: str
    start: int
    end: int
    is_glued: bool


def tidy(text: str) -> str:
    """The text as it is seen, with single spaces and the digits of every script as 0 to 9."""
    seen = without_unseen(text)
    if not seen.isascii():
        seen = _OTHER_DIGIT.sub(_plain_digit, seen)
    return " ".join(seen.split())


def _plain_digit(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0]))


def tokens_of(text: str) -> list[Token]:
    """Every sign of a tidy text but its spaces stands in exactly one of them."""
    found = []
    before = 0
    for match in _TOKEN.finditer(text):
        sort = match.lastgroup or SIGN
        start, end = match.span()
        printed = match[0]
        key = printed if sort == DIGITS else word_key(printed) if sort == WORD else printed.translate(_DASHES)
        found.append(Token(printed, key, sort, start, end, start == before))
        before = end
    return found


@lru_cache(maxsize=16384)
def word_key(word: str) -> str:
    """Latin words folded, Cyrillic ones in small letters: в and V stay two words."""
    if _CYRILLIC.search(word):
        return word.lower().replace("ё", "е")
    kept = "".join(sign for sign in word if sign in "²³%")
    return fold(word).replace(" ", "'") + kept if not kept else fold(word.translate({178: None, 179: None})) + kept


@lru_cache(maxsize=16384)
def is_cyrillic(word: str) -> bool:
    """Whether it is written in Cyrillic letters."""
    return bool(_CYRILLIC.search(word))
