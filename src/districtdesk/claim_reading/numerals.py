"""Numbers in a line of tokens: digits in any grouping, and the words up to twenty and the tens."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from ..numbers import digit_readings
from . import words
from .endings import ABLATIVE, DATIVE, UNTIL, number_case
from .tokens import DIGITS, WORD, Token, word_key

_MARKS = (".", ",", "'", "’")
_GROUP = 3
_TWENTY = 20


class Numeral(NamedTuple):
    """`readings`: what the digits can mean, the larger first. `mark`: the sign between them, where there is one.

    `is_part`: half of a scale, and no number without it. `is_hundreds`: so many hundred in words, and no more.
    `is_genitive`: no number without a word that asks for that case. `case`: that of its last word.
    """

    readings: tuple[Decimal, ...]
    printed: str
    length: int
    mark: str = ""
    language: str = ""
    is_part: bool = False
    is_hundreds: bool = False
    is_genitive: bool = False
    case: str = ""


def numeral_at(tokens: list[Token], place: int) -> Iterator[Numeral]:
    """The numbers that can begin here, the longest first."""
    if tokens[place].sort == DIGITS:
        yield from _in_digits(tokens, place)
    elif tokens[place].sort == WORD and can_begin_number(tokens[place].key):
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
    found["min"] = (_THOUSAND, "az")
    more = words.MORE_NUMBERS | words.WHOLE_HUNDREDS | words.WITH_SCALE | words.ONE_OF_A_SCALE
    return found | {word_key(word): (value, "ru") for word, value in more.items()}


@cache
def _hundreds() -> dict[str, tuple[int, str]]:
    return {
        word_key(word): (words.HUNDRED_VALUES[word], language)
        for language, each in words.HUNDREDS.items()
        for word in each
    }


@cache
def _with_endings() -> dict[str, int]:
    """Azerbaijani words that are a number in the cases a qualifier asks for: yüzə yaxın, mindən çox."""
    found = {word: value for word, (value, language) in _values().items() if language == "az"}
    found |= {word: value for word, (value, language) in _hundreds().items() if language == "az"}
    return found | {word_key(word): value for word, value in words.SCALES_WITH_ENDING.items()}


@lru_cache(maxsize=4096)
def _in_case(key: str) -> tuple[int, str] | None:
    """The number that such a word is with its ending, and its case."""
    for cut in range(len(key) - 1, 1, -1):
        value = _with_endings().get(key[:cut])
        case = number_case(key[cut:]) if value is not None else None
        if value is not None and case in (ABLATIVE, DATIVE, UNTIL):
            return value, case
    return None


_GENITIVES = {word_key(word): Decimal(value) for word, value in words.GENITIVES.items()}
_PARTS = {word_key(word): Decimal(part) for word, part in words.PARTS.items()}


@lru_cache(maxsize=16384)
def can_begin_number(key: str) -> bool:
    """Whether a number in words can begin with this one: most words are turned away here."""
    return (
        key in _values()
        or key in _hundreds()
        or key in _PARTS
        or key in _GENITIVES
        or key in (words.HALF_A[0], "a")
        or _in_case(key) is not None
    )


def _in_words(tokens: list[Token], place: int) -> Numeral | None:
    """Twenty-five, üç yüz iyirmi beş, двести пять; a part of a scale where nothing is counted without one."""
    part = _PARTS.get(tokens[place].key)
    if part is not None:
        return Numeral((part,), tokens[place].text, 1, is_part=True)
    if [token.key for token in tokens[place : place + 2]] == list(words.HALF_A):
        return Numeral((_HALF,), f"{tokens[place].text} a", 2, language="en", is_part=True)
    if tokens[place].key in _GENITIVES:
        return Numeral((_GENITIVES[tokens[place].key],), tokens[place].text, 1, language="ru", is_genitive=True)
    if tokens[place].key == "a" and place + 1 < len(tokens) and tokens[place + 1].key in words.A_SCALE:
        return Numeral((Decimal(1),), tokens[place].text, 1, language="en", is_part=True)
    reader = _WordReader(tokens, place)
    value = reader.read()
    if value is None:
        return None
    printed = " ".join(token.text for token in tokens[place : reader.place])
    return Numeral(
        (Decimal(value),), printed, reader.place - place, "", reader.language,
        is_hundreds=reader.is_hundreds, case=reader.case,
    )  # fmt: skip


class _WordReader:
    """Reads one number below a thousand in words of one language, from a place on."""

    def __init__(self, tokens: list[Token], place: int) -> None:
        self._tokens, self.place = tokens, place
        self.language = ""
        self.is_hundreds = False
        self.case = ""

    def read(self) -> int | None:
        value = self._read()
        more, case = self._read_case(value)
        if case:
            self.place, self.language, self.case = self.place + 1, "az", case
            return more
        return value

    def _read_case(self, value: int | None) -> tuple[int, str]:
        """With a last word that has an ending: otuz beşdən, yüzə, mindən."""
        token = self._tokens[self.place] if self.place < len(self._tokens) else None
        found = _in_case(token.key) if token and self.language in ("", "az") else None
        if found is None:
            return 0, ""
        last, case = found
        if value is None:
            return (0, "") if last in _OTHER_WORDS else (last, case)
        if last == _HUNDRED and 0 < value < 10:
            return value * last, case
        step = 10 if last < 10 else _HUNDRED
        return (value + last, case) if last < _HUNDRED and value % step == 0 and value >= step else (0, "")

    def _read(self) -> int | None:
        first = self._take(_values())
        hundred = (
            None if first is None and self._is_tens() else self._take(_hundreds(), is_article_fine=first is None)
        )
        if first is None and hundred is None:
            return None
        if hundred is None and first is not None and first < _HUNDRED:
            return first + self._ones(first)
        if first is not None and first >= _THOUSAND:
            return first + (self._read_below() if first == _THOUSAND else 0)
        total = (first or 1) * hundred if hundred else first or 0
        self.is_hundreds = hundred == _HUNDRED
        if hundred in _DOZENS:
            return total
        rest = self._tens()
        self.is_hundreds = self.is_hundreds and not rest
        return total + rest

    def _read_below(self) -> int:
        """What stands behind a thousand: min iki yüz, тысяча двести."""
        start = self.place
        rest = _WordReader(self._tokens, start)
        rest.language = self.language
        value = rest._read() if start < len(self._tokens) else None
        if value is None or value >= _THOUSAND:
            return 0
        self.place = rest.place
        return value

    def _is_tens(self) -> bool:
        return self._tokens[self.place].key in _TENS

    def _tens(self) -> int:
        start = self.place
        if self.language == "en" and self._is_at("and"):
            self.place += 1
        tens = self._take(_values())
        if tens is None or tens >= _HUNDRED:
            self.place = start
            return 0
        return tens + self._ones(tens)

    def _ones(self, tens: int) -> int:
        """The ones behind the tens, perhaps with a dash between."""
        is_ten = (tens >= _TWENTY and tens % 10 == 0) or (tens == 10 and self.language == "az")
        start = self.place
        if not is_ten:
            return 0
        if self._is_at("-") and self._tokens[self.place].is_glued:
            self.place += 1
        ones = self._take(_values())
        if ones is not None and 0 < ones < 10:
            return ones
        self.place = start
        return 0

    def _is_at(self, key: str) -> bool:
        return self.place < len(self._tokens) and self._tokens[self.place].key == key

    def _take(self, known: dict[str, tuple[int, str]], *, is_article_fine: bool = False) -> int | None:
        place = self.place + (1 if is_article_fine and self._is_at("a") else 0)
        found = known.get(self._tokens[place].key) if place < len(self._tokens) else None
        if found is None or (self.language and found[1] != self.language):
            return None
        self.place, self.language = place + 1, found[1]
        return found[0]


_HALF = Decimal("0.5")
_DOZENS, _HUNDRED, _THOUSAND = (10, 12), 100, 1000
# Десятков рабочих мест says no number, три десятка does.
_TENS = frozenset({"десятка", "десятков"})
# Of these the endings make other words: birdən, ondan.
_OTHER_WORDS = (1, 10)


def is_number_word(key: str) -> bool:
    """Whether the word is one of those that are read as a number."""
    return key in _values() or key in _hundreds() or key in _PARTS or key in words.HALF_A[:1]
