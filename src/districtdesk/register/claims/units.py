"""What the unit of a figure says, and whether it is that of its indicator, in whatever language it is written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, Protocol

from ...folding import fold
from ...measure_units import measure_code
from ...money import read_currency
from ...names import Names
from .unit_words import MONEY, PACES, PEOPLE, PERCENT, PERCENT_POINTS, UNIT_WORDS

_HECTARES = frozenset({"ha", "hectare", "hectares", "hektar", "ga", "gektar", "gektara", "gektarov"})
# Square metres and kilometres, which tell an area as well; the entry of claims reckons them in hectares.
_SQUARES = frozenset(
    {"m2", "m 2", "kvm", "kv m", "sq m", "sqm", "square metre", "square metres", "square meter", "square meters",
     "kvadrat metr", "kvadratmetr", "kvadratnix metrov", "kvadratniy metr", "kvadratnie metri",
     "km2", "km 2", "kv km", "sq km", "square kilometre", "square kilometres", "square kilometer",
     "square kilometers", "kvadrat kilometr", "kvadratnix kilometrov", "kvadratniy kilometr"}
)  # fmt: skip
_OTHER_AREAS = frozenset({"acre", "acres", "akr", "sot", "sotka", "sotok"})
_METRIC = frozenset({"hectare", "square_metre", "square_kilometre"})
_AREAS = _METRIC | {"square_foot", "square_yard", "acre", "sotka"}
_PIECE, _PERCENT = "piece", "percent"
_PERCENT_SIGN = re.compile(r"%(?:\s?-\s?[^\W\d_]{1,4})?")
# Codes of units that measure what cannot be counted.
_NO_PIECES = frozenset(
    {"tonne", "kilogram", "litre", "cubic_metre", "metre", "kilometre", "kilowatt", "megawatt", "gigawatt",
     "kilowatt_hour", "megawatt_hour", "gigawatt_hour", "score_point", "day", "month", "year"}
)  # fmt: skip
# An ending for number or case: резидент and резидентов, resident and residents.
_ENDING = 2
_STEM = 5

UnitSort = Literal["money", "area", "percent", "people"]


class Unitary(Protocol):
    """What of an indicator tells in which unit its figures are."""

    @property
    def dimension(self) -> str: ...

    @property
    def unit(self) -> Names | None: ...


def is_in_unit(unit: str | None, measure: Unitary) -> bool:
    """Whether a figure with this unit is in the indicator's own; an output only names what is put out."""
    if not unit or measure.dimension == "output":
        return True
    if measure.unit is None and measure.dimension != "money":
        return True
    return is_own_unit(unit, measure.unit) or names_pieces(unit, measure.unit)


def names_pieces(unit: str, own: Names | None) -> bool:
    """Whether the indicator counts pieces, and the word only says which: cars, doors."""
    return is_own_unit(_PIECE, own) and measure_code(unit) not in _NO_PIECES and sort_of_unit(unit) is None


@lru_cache(maxsize=4096)
def is_own_unit(unit: str, own: Names | None) -> bool:
    """Whether the word or the sign says the indicator's own unit."""
    if own is None:
        return False
    known = {measure_code(each) for each in own.known().values()} - {None}
    if measure_code(unit) in known or (_PERCENT in known and _is_percent(unit)):
        return True
    word = fold(unit)
    # Of a sign such as % nothing is left to be compared.
    names = {fold(each) for each in own.known().values()} - {""}
    if names & _HECTARES and word in _HECTARES:
        return True
    if any(names & each.own and word in each.own | each.also for each in UNIT_WORDS):
        return True
    return any(_is_same_word(word, name) for name in names)


def _is_percent(unit: str) -> bool:
    """The sign with any ending, 40%-i, or the word in any form."""
    return bool(_PERCENT_SIGN.fullmatch(unit.strip())) or fold(unit) in PERCENT


def _is_same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long or short + "s" == long:
        return True
    return len(short) >= _STEM and long.startswith(short) and len(long) - len(short) <= _ENDING


def is_of_people(unit: str) -> bool:
    """Whether the words count people or the jobs that they hold; what is counted stands last: new workers."""
    words = fold(unit)
    return words in PEOPLE or words.rpartition(" ")[2] in PEOPLE


@lru_cache(maxsize=4096)
def sort_of_unit(unit: str) -> UnitSort | None:
    """What the words measure by themselves; None for whatever else is counted, such as cars."""
    if is_of_people(unit):
        return "people"
    words = fold(unit)
    for pace in PACES:
        words = words.removesuffix(f" {pace}")
    if "%" in unit or _ends_with(words, PERCENT | PERCENT_POINTS):
        return "percent"
    if read_currency(unit) or _ends_with(words, MONEY):
        return "money"
    is_area = measure_code(unit) in _AREAS or _ends_with(words, _HECTARES | _SQUARES | _OTHER_AREAS)
    return "area" if is_area else None


def _ends_with(words: str, known: frozenset[str]) -> bool:
    parts = words.split()
    return any(" ".join(parts[-count:]) in known for count in (1, 2))


def is_of_area(unit: str) -> bool:
    """Whether the word says hectares, square metres or square kilometres."""
    return measure_code(unit) in _METRIC or fold(unit) in _HECTARES | _SQUARES
