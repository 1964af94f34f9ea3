"""Whether the unit of a figure is that of its indicator, in whatever language and number it is written."""

from __future__ import annotations

from functools import lru_cache

from ...folding import fold
from ...names import Names
from .unit_words import PEOPLE, UNIT_WORDS

_HECTARES = frozenset({"ha", "hectare", "hectares", "hektar", "ga", "gektar", "gektara", "gektarov"})
# Square metres and kilometres, which tell an area as well; the entry of claims reckons them in hectares.
_SQUARES = frozenset(
    {"m2", "m 2", "kvm", "kv m", "sq m", "sqm", "square metre", "square metres", "square meter", "square meters",
     "kvadrat metr", "kvadratmetr", "kvadratnix metrov", "kvadratniy metr", "kvadratnie metri",
     "km2", "km 2", "kv km", "sq km", "square kilometre", "square kilometres", "square kilometer",
     "square kilometers", "kvadrat kilometr", "kvadratnix kilometrov", "kvadratniy kilometr"}
)  # fmt: skip
# An ending for number or case: резидент and резидентов, resident and residents.
_ENDING = 2
_STEM = 5


@lru_cache(maxsize=4096)
def is_own_unit(unit: str, own: Names | None) -> bool:
    """Whether the word says the indicator's own unit."""
    if own is None:
        return False
    word = fold(unit)
    names = {fold(each) for each in own.known().values()}
    if names & _HECTARES and word in _HECTARES:
        return True
    if any(names & each.own and word in each.own | each.also for each in UNIT_WORDS):
        return True
    return any(_is_same_word(word, name) for name in names)


def _is_same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long or short + "s" == long:
        return True
    return len(short) >= _STEM and long.startswith(short) and len(long) - len(short) <= _ENDING


def is_of_people(unit: str) -> bool:
    """Whether the words count people or the jobs that they hold; what is counted stands last: new workers."""
    words = fold(unit)
    return words in PEOPLE or words.rpartition(" ")[2] in PEOPLE


def is_of_area(unit: str) -> bool:
    """Whether the word says hectares, square metres or square kilometres."""
    return fold(unit) in _HECTARES | _SQUARES
