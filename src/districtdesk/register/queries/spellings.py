"""How the words of a search are spelled in this register: as they are typed, and in other scripts and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from ...common_words import common_spellings, is_division, part_compound
from ...folding import fold
from ...legal_forms import bare_name
from ...records import table_of
from ...spelling import parting, skeletons, spellings_within
from ...zone_words import JOINING, parted
from ..prepared import read
from ..tables import SpellingRow
from .by_words import Ways, count_having, is_anything

_SPELLING = table_of(SpellingRow)
# What is typed beyond it narrows nothing.
LONGEST_SEARCH, MOST_WORDS = 200, 20
_SHORTEST = 3
# As in O'zbekiston, which others write with a letter of its own, or with nothing.
# Written in two words or more by those who shorten it.
_HIGH_TECHNOLOGIES = re.compile(r"(?<!\w)(?:hi|high|хай)[\s-]?(?:tech|tek|тек)(?!\w)", re.IGNORECASE)
_INNER_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['`´‘’ʻʼ](?=[^\W\d_])")
_LOOKED_AT = 400
_MOST_WAYS = 8
# Behind every letter of a key, which are all of the English alphabet.
AFTER_LETTERS = "{"


def sought_words(text: str) -> tuple[str, ...]:
    """The folded words of a search, without the legal form of a company where more than that is sought."""
    typed = _HIGH_TECHNOLOGIES.sub("high technologies", _INNER_APOSTROPHE.sub("", text[:LONGEST_SEARCH]))
    words = fold(typed).split()
    bare = bare_name(typed).split()
    whole = [each for word in (bare if set(bare) <= set(words) else words) for each in parted(word)]
    telling = [word for word in whole if word not in JOINING]
    return tuple(dict.fromkeys(telling or whole))[:MOST_WORDS]


def ways_of(session: Session, text: str) -> Ways:
    """Of each sought word the ways in which it begins here, the typed one first.

    Where no record has all of them, a word that is put together of two counts as these, and what sort of place is
    sought is left out: Ağstafa is found as Акстафинский район.
    """
    words = sought_words(text)
    ways = _ways_of(session, words)
    for others in _otherwise(words):
        if count_having(session, ways, 1):
            break
        ways = _ways_of(session, others)
    return ways


def near_ways(ways: Ways) -> Ways:
    """The same without other words of one meaning, such as fabrika for zavod: the typed words in any spelling."""
    return tuple(tuple(way for way in each if not _is_other(each[0], way)) for each in ways)


def at_beginnings(ways: Ways) -> Ways:
    """The same with a space before each other word, which is sought where words begin: no steel in textile."""
    return tuple(tuple(f" {way}" if _is_other(each[0], way) else way for way in each) for each in ways)


def _is_other(typed: str, way: str) -> bool:
    return way != typed and way in common_spellings(typed) and parting(typed, way, begins=True) is None


def _ways_of(session: Session, words: Sequence[str]) -> Ways:
    return tuple(_ways(session, word) for word in words)


def _otherwise(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What else these words may be, which is looked for only where nothing is found."""
    whole = tuple(each for word in words for each in part_compound(word) or (word,))
    if whole != words:
        yield whole
    telling = tuple(word for word in whole if not is_division(word))
    if telling and telling != whole:
        yield telling


def _ways(session: Session, word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST:
        return (word,)
    found = [each for each in _others(session, word) if not each.startswith(word)]
    ways = _without_longer([word, *_used(session, common_spellings(word)), *found])
    # Where a shorter way stands for what is typed, as fabrik does for fabriki, that is the first.
    return tuple(sorted(ways, key=lambda way: not word.startswith(way)))


def _used(session: Session, words: Sequence[str]) -> list[str]:
    """Those in which some word here begins: each of the others would only make the search longer."""
    return [each for each, is_any in zip(words, is_anything(session, words), strict=True) if is_any]


def _others(session: Session, word: str) -> list[str]:
    keys = skeletons(word)
    if not keys:
        return []
    values: dict[str, object] = {f"begins_{place}": key for place, key in enumerate(keys)}
    # Few consonants begin too many words.
    values |= {f"ends_{place}": key + (AFTER_LETTERS if len(key) > 1 else " ") for place, key in enumerate(keys)}
    rows = read(session.connection(), _near(len(keys)), values)
    return spellings_within(word, dict.fromkeys(str(each) for (each,) in rows), _MOST_WAYS)


@lru_cache(maxsize=16)
def _near(keys: int) -> Select[Any]:
    column = _SPELLING.c.skeleton
    begun = (
        and_(column >= bindparam(f"begins_{place}"), column < bindparam(f"ends_{place}")) for place in range(keys)
    )
    return select(_SPELLING.c.word).where(or_(*begun)).limit(_LOOKED_AT)


def _without_longer(words: list[str]) -> list[str]:
    """Without those that begin with another one: what is found by them is found by it."""
    unlike = list(dict.fromkeys(words))
    return [each for each in unlike if not any(each.startswith(other) for other in unlike if other != each)]
