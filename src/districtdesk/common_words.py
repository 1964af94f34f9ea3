"""Words that names of companies and acts have in common, in three languages and as Russian writes English ones.

They widen a search and are stored nowhere: polad, steel and сталь, but also стил for a Steel in Latin letters.
"""

from __future__ import annotations

from functools import lru_cache

from .folding import fold
from .trade_words import TRADE_WORDS
from .zone_words import one_zone_word, zone_spellings

# Behind a vowel the last sound of an Azerbaijani word is another one: dəstək, dəstəyi; pambıq, pambığı.
_SOFTENED = {"k": "y", "q": "ğ"}


def _forms(word: str) -> tuple[str, ...]:
    softened = _SOFTENED.get(word[-1])
    return (fold(word), fold(word[:-1] + softened)) if softened and word.isalpha() else (fold(word),)


_MEANINGS = tuple(
    tuple(dict.fromkeys(form for word in line.split() for form in _forms(word)))
    for line in TRADE_WORDS.strip().splitlines()
)
# Words for a part of the country: a place is kept without them as often.
_DIVISION_WORDS = "rayon район district raion region регион şəhər city город qəsəbə settlement посел kənd village"
_DIVISIONS = tuple(map(fold, _DIVISION_WORDS.split()))
# An ending is no longer, by the length of the beginning; else another word begins so.
_ENDINGS = {1: 1, 2: 1, 3: 3, 4: 6, 5: 6}
_LONGEST_ENDING = 10
_SHORTEST_TYPED, _SHORTEST_PART = 4, 3


@lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[tuple[str, int], ...]]:
    """By its first two letters each beginning, with its meaning."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, group in enumerate(_MEANINGS):
        for each in group:
            found.setdefault(each[:2], []).append((each, number))
    return {first: tuple(pairs) for first, pairs in found.items()}


@lru_cache(maxsize=4096)
def _meanings_of(word: str, *, is_begun: bool = False) -> frozenset[int]:
    """The meanings that a folded word can have; where it may be half typed, also those of words that it begins."""
    return frozenset(
        number
        for beginning, number in _by_first().get(word[:2], ())
        if _is_of(word, beginning) or (is_begun and len(word) >= _SHORTEST_TYPED and beginning.startswith(word))
    )


def _is_of(word: str, beginning: str) -> bool:
    longest = _ENDINGS.get(len(beginning), _LONGEST_ENDING)
    return word.startswith(beginning) and len(word) - len(beginning) <= longest


def is_division(word: str) -> bool:
    """Whether a folded word says which sort of a part of the country a place is."""
    return word.startswith(_DIVISIONS) and any(_is_of(word, each) for each in _DIVISIONS)


def is_one_meaning(one: str, other: str) -> bool:
    """Whether two folded words name the same sort of place, of trade or of paper."""
    if one == other or one_zone_word(one) == one_zone_word(other):
        return True
    return not _meanings_of(one).isdisjoint(_meanings_of(other))


@lru_cache(maxsize=2048)
def part_compound(word: str) -> tuple[str, ...]:
    """A folded word as two of these words, with the vowel that joins them: судоремонт, химкомбинат; else none."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:cut], word[cut:]
        is_first = any(each == first or first[:-1] == each for each, _number in _by_first().get(first[:2], ()))
        if is_first and _meanings_of(second):
            return first, second
    return ()


@lru_cache(maxsize=2048)
def common_spellings(typed: str) -> tuple[str, ...]:
    """How words of the same meaning begin in other languages and letters, also of one that is half typed."""
    found = dict.fromkeys(zone_spellings(typed))
    for number in sorted(_meanings_of(typed, is_begun=True)):
        found |= dict.fromkeys(_MEANINGS[number])
    return tuple(each for each in found if not each.startswith(typed))
