"""The grammar of an amount, as patterns over parts of speech: every element of the line has its place in one of them.

Letters are those of lexicon.py: N a number, S a scale (million), H a half, C a currency, U a unit, M a unit with its
scale (mtpa), B and Z and Y a qualifier before or behind, A and W an adjective, J "more" inside; a d c t i the case of
the word before; b f o e w r - the words and signs of a range. What may stand anywhere but inside a number is taken
out first and may come once each: R a time (a year), I an increment (another), V a verb; L words of which nothing is
known, which are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from .elements import LEFT_OUT, ORDINAL, ClaimLine, Element, Own, ways_to_part
from .numerals import Numeral
from .printed import is_unit_of_area
from .tokens import Token
from .words import LOOSE_SCALES, MULTIPLES

_NUMBER = "N(?:HS|SH|S{1,2}(?:e?NS{0,2})*)?"
_NOUN = "(?:[AWJ]*U?[UX]|C|[AW]+)i?"
_POST = "(?:[adci]Z|t|Y)"
_PLAIN = f"B?C?{_NUMBER}(?:{_NOUN}|M)?i?"
_UNTIL = f"C?{_NUMBER}(?:(?:{_NOUN}|M)(?:dZ|t)|(?:dZ|t)(?:{_NOUN}|M)?)"
_ONE = f"(?:B?C?{_NUMBER}{_POST}?(?:(?:{_NOUN}|M){_POST}?)?Y?)"
_RANGES = tuple(
    re.compile(pattern)
    for pattern in (
        f"(?P<low>{_ONE})",
        f"(?P<about>B?)b(?P<low>{_PLAIN})e(?P<high>{_PLAIN})",
        f"f(?P<low>{_PLAIN})[o-](?P<high>{_PLAIN})",
        f"(?P<low>{_PLAIN})o(?P<high>{_PLAIN})",
        f"(?P<about>B?)(?P<low>{_PLAIN})-(?P<high>{_PLAIN})r?",
        f"(?P<low>{_PLAIN})[we](?P<high>{_PLAIN}r|C?{_NUMBER}r(?:{_NOUN}|M))",
        f"(?P<low>{_PLAIN})a(?P<high>{_UNTIL})",
    )
)
_FLOATING = str.maketrans("", "", "RIVL")
_INSIDE_A_NUMBER = re.compile("N[adcit]?[RIVL]+S")
_TWICE = re.compile("([RIJ]).*\\1|V.*V.*V")
_MOST_LEFT_OUT = 2
_QUALIFYING = re.compile("[BZtY]")
_PARTED_BY_WORDS = re.compile("[fo]")
# What stands before a genitive.
_ASKING = re.compile("[Bf]")


@dataclass(slots=True)
class One:
    """One number with what stands beside it. `powers`: by which power of ten each part of it is multiplied."""

    parts: list[Numeral] = field(default_factory=list)
    powers: list[int] = field(default_factory=list)
    has_half: bool = False
    is_loose: bool = False
    multiple: str = ""
    currencies: tuple[str, ...] = ()
    money: Element | None = None
    unit: Element | None = None
    adjectives: list[Element] = field(default_factory=list)

    @property
    def scale(self) -> int:
        """The power of ten of a number in one part; of several, that of the first."""
        return self.powers[0] if self.powers else 0

    @property
    def has_scale(self) -> bool:
        return any(self.powers)


@dataclass(slots=True)
class ParsedAmount:
    """A number, or two that make a range, and all that the line says of it."""

    low: One
    high: One | None = None
    qualifier: str = "exact"
    per: str | None = None
    is_increment: bool = False
    is_doubtful: bool = False
    is_change: bool = False
    is_fall: bool = False
    verbs: list[Element] = field(default_factory=list)
    left_out: list[Element] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    elements: list[Element] = field(default_factory=list)


class Ordinal(Exception):
    """The line says which one it is."""


def parse_amounts(tokens: ClaimLine, own: Own | None, *, new_words: str = "") -> Iterator[ParsedAmount]:
    """Every amount that these tokens can be, the likeliest first. Ordinal where they only say which one it is."""
    is_ordinal = False
    for line in ways_to_part(tokens, own, new_words=new_words):
        letters = "".join([element.letters for element in line])
        if ORDINAL in letters:
            is_ordinal = True
            continue
        amount = _parse_line(tokens, line, letters)
        if amount is not None:
            yield amount
    if is_ordinal:
        raise Ordinal


def _parse_line(tokens: list[Token], line: list[Element], letters: str) -> ParsedAmount | None:
    for shape in _shapes(letters):
        found = _amount(tokens, line, shape)
        if found is not None:
            return found
    return None


class _Shape(NamedTuple):
    """A line of letters that one of the patterns fits: without what floats, with the places of its ends."""

    core: str
    low: tuple[int, int]
    high: tuple[int, int] | None


@lru_cache(maxsize=16384)
def _shapes(letters: str) -> tuple[_Shape, ...]:
    """Every shape of a line; there are few kinds of lines, and most of them are none."""
    core = letters.translate(_FLOATING)
    is_twice = _INSIDE_A_NUMBER.search(letters) or _TWICE.search(letters)
    if is_twice or letters.count(LEFT_OUT) > _MOST_LEFT_OUT or len(_QUALIFYING.findall(core)) > 1:
        return ()
    return tuple(
        _Shape(core, match.span("low"), match.span("high") if "high" in pattern.groupindex else None)
        for pattern in _RANGES
        if (match := pattern.fullmatch(core))
    )


def _amount(tokens: list[Token], line: list[Element], shape: _Shape) -> ParsedAmount | None:
    core, has_high = shape.core, shape.high is not None
    placed = _placed(line)
    low = _one(tokens, placed, shape.low)
    high = _one(tokens, placed, shape.high) if shape.high else None
    if low is None or (has_high and high is None):
        return None
    if _is_preposition(low, high) or _is_plural(low, high, core):
        return None
    amount = ParsedAmount(low, high, "between" if high else "exact", elements=list(line))
    if not _read_qualifier(amount, placed, core, tokens):
        return None
    _read_floating(amount, line)
    if amount.is_change and high and _PARTED_BY_WORDS.search(core):
        # Grew by 250 to 1,450: from how much to how much, and no range.
        return None
    return amount if _is_of_land(amount, line) else None


def _is_of_land(amount: ParsedAmount, line: list[Element]) -> bool:
    """Where the line names land, its number is an area."""
    unit = amount.low.unit
    is_named = any(element.letters == "V" and element.meaning == "land" for element in line)
    return not is_named or (unit is not None and is_unit_of_area(str(unit.meaning)))


def _is_preposition(low: One, high: One | None) -> bool:
    """A lone "on" is rather an English word than the Azerbaijani ten."""
    ends = [low, high] if high else [low]
    is_bare = not any(each.unit or each.currencies or each.has_scale for each in ends)
    return is_bare and any(each.parts[0].printed.lower() == "on" for each in ends)


def _is_plural(low: One, high: One | None, core: str) -> bool:
    """Тысячи рабочих мест are no number; около тысячи is one."""
    return not _ASKING.search(core) and any(each.parts[0].is_genitive for each in (low, high) if each)


def _placed(line: list[Element]) -> list[tuple[int, Element]]:
    """Each element of the core with the place of its first letter."""
    found, place = [], 0
    for element in line:
        core = element.letters.translate(_FLOATING)
        if core:
            found.append((place, element))
            place += len(core)
    return found


def _one(tokens: list[Token], placed: list[tuple[int, Element]], span: tuple[int, int]) -> One | None:
    one = One()
    for place, element in placed:
        if not span[0] <= place < span[1]:
            continue
        if not _take(one, element, tokens):
            return None
    return one if _is_sound(one) else None


def _take(one: One, element: Element, tokens: list[Token]) -> bool:
    part, meaning = element.letters[0], element.meaning
    if part == "N" and isinstance(meaning, Numeral):
        one.parts.append(meaning)
        one.powers.append(0)
    elif part == "S" and isinstance(meaning, int):
        return _take_scale(one, meaning, tokens[element.place])
    elif part == "H":
        one.has_half = True
        # İki milyon yarım; of five thousand and a half nobody knows half of what.
        return one.powers[-1] != _THOUSANDS
    elif part == "C":
        if one.currencies:
            return False
        one.money = element
        one.currencies = meaning if isinstance(meaning, tuple) else (str(meaning),)
    elif part == "M" and isinstance(meaning, tuple):
        one.powers[-1] += meaning[0]
        one.unit = element
    elif part in "UX":
        # 200 min ədəd kərpic: pieces of a thing are that thing.
        if one.unit is not None and not _is_piece_of(one.unit, element):
            return False
        one.unit = element
    elif part in "AW":
        one.adjectives.append(element)
    return True


def _is_piece_of(counter: Element, thing: Element) -> bool:
    """200 min ədəd kərpic, 80 nəfər işçi; жителей района are no districts, 85 people work in the park no parks."""
    is_fitting = counter.meaning != "person" or thing.meaning in _PEOPLE
    return counter.meaning in _COUNTERS and is_fitting and thing.place == counter.place + counter.length


def _take_scale(one: One, power: int, token: Token) -> bool:
    """Of two scales the first can only be a thousand: nobody means a million thousands."""
    if one.powers[-1] and not (one.powers[-1] == _THOUSANDS and power in _OF_THOUSANDS):
        return False
    one.powers[-1] += power
    if power in MULTIPLES:
        one.multiple = token.text.lower()
    if token.key in LOOSE_SCALES:
        one.is_loose = True
        return token.is_glued
    return True


def _is_sound(one: One) -> bool:
    """Scales fall from one part to the next, each part is smaller than the scale before it, a half is of one."""
    if one.has_half and (len(one.parts) > 1 or not _is_small_whole(one.parts[0])):
        return False
    if any(part.is_part and not power for part, power in zip(one.parts, one.powers, strict=True)):
        return False
    if len(one.parts) == 1:
        return True
    for index in range(1, len(one.parts)):
        power, before = one.powers[index], one.powers[index - 1]
        # Bare digits stand behind thousands only: 12 million 1 may be a million and the first of a month.
        if power >= before or (not power and before > _THOUSANDS):
            return False
        if one.parts[index].readings[0] * 10**power >= 10**before or len(one.parts[index].readings) > 1:
            return False
    # 1.5 million 200 is no number.
    return all(part.readings[0] == part.readings[0].to_integral_value() for part in one.parts[:-1])


_COUNTERS = frozenset({"piece", "person", "head"})
_PEOPLE = frozenset(
    ("worker", "specialist", "woman", "man", "student", "family", "job", "resident", "entrepreneur", "investor",
     "consumer", "user", "tourist", "passenger", "visitor", "participant", "", None)
)  # fmt: skip
_A_THOUSAND = Decimal(1000)
_THOUSANDS, _OF_THOUSANDS = 3, (6, 9)


def _is_small_whole(numeral: Numeral) -> bool:
    first = numeral.readings[0]
    return len(numeral.readings) == 1 and numeral.printed.isalnum() and first < _A_THOUSAND


def _read_qualifier(amount: ParsedAmount, placed: list[tuple[int, Element]], core: str, tokens: list[Token]) -> bool:
    """What is said of the number; False where a word behind asks for another case than stands before it."""
    has_high = amount.high is not None
    for place, element in placed:
        part = element.letters[0]
        before = core[place - 1] if place else ""
        if part == "B":
            if _is_place(tokens, element, amount.elements):
                return False
            amount.qualifier = f"{element.meaning} between" if has_high else str(element.meaning)
        elif part in "ZY" and isinstance(element.meaning, tuple):
            qualifier, case = element.meaning
            if case and before != case and not (case == "c" and before == "i"):
                return False
            if not has_high:
                amount.qualifier = str(qualifier)
            elif qualifier != "up_to":
                return False
        elif element.letters.endswith("t") and not has_high:
            amount.qualifier = "up_to"
    return True


def _is_place(tokens: list[Token], hedge: Element, line: list[Element]) -> bool:
    """В районе 50 is about 50; в районе создано 50 says where, and around the clock is no about."""
    end = hedge.place + hedge.length
    behind = next((element.letters[:1] for element in line if element.place == end), "")
    is_adjective = hedge.meaning == "exact" or tokens[hedge.place].key.startswith(_ADJECTIVES)
    return (behind == LEFT_OUT and not is_adjective) or (behind == "V" and tokens[end - 1].key in _PLACES)


# The minimum amount of an investment is a least all the same.
_ADJECTIVES = ("min", "max", "maks", "миним", "максим")
_PLACES = frozenset(("районе", "region"))


def _read_floating(amount: ParsedAmount, line: list[Element]) -> None:
    for element in line:
        part = element.letters[:1]
        if part == "R":
            amount.per = str(element.meaning)
        elif part == "M" and isinstance(element.meaning, tuple):
            amount.per = element.meaning[2]
        elif part in ("I", "J"):
            amount.is_increment = True
            amount.is_change = element.meaning in ("rise", "fall")
            amount.is_fall = element.meaning == "fall"
        elif part == "V" and element.meaning == "verb":
            amount.verbs.append(element)
        elif part == LEFT_OUT:
            amount.left_out.append(element)
        if element.language and part not in ("B",):
            amount.languages.add(element.language)
