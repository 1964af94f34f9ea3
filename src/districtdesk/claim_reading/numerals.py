"""Numbers in a line of tokens: digits in any grouping, and the words up to twenty and the tens."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from ..numbers import digit_readings
from . import words
from .tokens import DIGITS, WORD, Token, word_key

_MARKS = (".", ",", "'", "’")
_GROUP = 3
_TWENTY = 20


class Numeral(NamedTuple):
    """`readings`: what the digits can mean, the larger first. `mark`: the sign between them, where there is one."""

    readings: tuple[Decimal, ...]
    printed: str
    length: int
    mark: str = ""
    language: str = ""


def numeral_at(tokens: list[Token], place: int) -> Iterator[Numeral]:
    """The numbers that can begin here, the longest first."""
    if tokens[place].sort == DIGITS:
        yield from _in_digits(tokens, place)
    elif tokens[place].sort == WORD:
        found = _in_words(tokens, place)
        if found:
            yield found


def _in_digits(tokens: list[Token], place: int) -> Iterator[Numeral]:
    if len(tokens) == place + 1 or not _goes_on(tokens, place + 1):
        digits = tokens[place].text
        yield Numeral((Decimal(digits),), digits, 1)
        return
    ends = [place + 1]
    end = place + 1
    while step := _goes_on(tokens, end):
        end += step
        ends.append(end)
    for end in reversed(ends):
        printed = "".join(_spaced(token, token is tokens[place]) for token in tokens[place:end])
        readings = _readings(printed)
        if readings:
            mark = next((sign for sign in printed if not sign.isdigit()), "")
            yield Numeral(readings, printed, end - place, mark)


def _goes_on(tokens: list[Token], place: int) -> int:
    """How many tokens more the number has here: a mark with digits, or a group of three behind a space."""
    if place < len(tokens) and tokens[place].sort == DIGITS and not tokens[place].is_glued:
        return 1 if len(tokens[place].text) == _GROUP else 0
    if place + 1 < len(tokens) and tokens[place].key in _MARKS and tokens[place].is_glued:
        behind = tokens[place + 1]
        return 2 if behind.sort == DIGITS and behind.is_glued else 0
    return 0


def _spaced(token: Token, is_first: bool) -> str:
    return token.text if token.is_glued or is_first else f" {token.text}"


@lru_cache(maxsize=4096)
def _readings(printed: str) -> tuple[Decimal, ...]:
    return tuple(sorted(set(digit_readings(printed.replace("’", "'"))), reverse=True))


@cache
def _values() -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for language, text in words.NUMBERS.items():
        found |= {word_key(word): (value, language) for value, word in enumerate(text.split()) if word != "-"}
    for language, text in words.TENS.items():
        found |= {word_key(word): (10 * value, language) for value, word in enumerate(text.split(), 3)}
    # The Azerbaijani row of ten to nineteen is made of two words, so that its twenty stands eleventh.
    return found | {word_key(word): (value, "ru") for word, value in words.MORE_NUMBERS.items()}


def _in_words(tokens: list[Token], place: int) -> Numeral | None:
    """Twenty-five, iyirmi beş, двадцать пять."""
    first = _values().get(tokens[place].key)
    if first is None:
        return None
    tens, language = first
    following = place + 1
    if following + 1 < len(tokens) and tokens[following].key == "-" and tokens[following].is_glued:
        following += 1
    ones = _values().get(tokens[following].key) if following < len(tokens) else None
    is_ten = (tens >= _TWENTY and tens % 10 == 0) or (tens == 10 and language == "az")
    if is_ten and ones and ones[1] == language and 0 < ones[0] < 10:
        printed = f"{tokens[place].text} {tokens[following].text}"
        return Numeral((Decimal(tens + ones[0]),), printed, following + 1 - place, language=language)
    return Numeral((Decimal(tens),), tokens[place].text, 1, language=language)


def is_number_word(key: str) -> bool:
    """Whether the word is one of those that are read as a number."""
    return key in _values()
