"""How the words of a search are spelled in this register: as they are typed, and in other scripts and languages."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from ...folding import fold
from ...legal_forms import bare_name
from ...records import table_of
from ...spelling import skeletons, spellings_within
from ...zone_words import JOINING, parted, zone_spellings
from ..tables import SpellingRow

_SPELLING = table_of(SpellingRow)
# What is typed beyond it narrows nothing.
LONGEST_SEARCH, MOST_WORDS = 200, 20
_SHORTEST = 3
# As in O'zbekiston, which others write with a letter of its own, or with nothing.
_INNER_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['`´‘’ʻʼ](?=[^\W\d_])")
_LOOKED_AT = 400
_MOST_WAYS = 8
# Behind every letter of a key, which are all of the English alphabet.
AFTER_LETTERS = "{"


def sought_words(text: str) -> tuple[str, ...]:
    """The folded words of a search, without the legal form of a company where more than that is sought."""
    typed = _INNER_APOSTROPHE.sub("", text[:LONGEST_SEARCH])
    words = fold(typed).split()
    bare = bare_name(typed).split()
    whole = [each for word in (bare if set(bare) <= set(words) else words) for each in parted(word)]
    telling = [word for word in whole if word not in JOINING]
    return tuple(dict.fromkeys(telling or whole))[:MOST_WORDS]


def ways_of(session: Session, text: str) -> tuple[tuple[str, ...], ...]:
    """Of each sought word the ways in which it begins here, the typed one first."""
    return tuple(_ways(session, word) for word in sought_words(text))


def _ways(session: Session, word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST:
        return (word,)
    found = [each for each in _others(session, word) if not each.startswith(word)]
    return tuple(_without_longer([word, *zone_spellings(word), *found]))


def _others(session: Session, word: str) -> list[str]:
    keys = skeletons(word)
    if not keys:
        return []
    # Few consonants begin too many words.
    near = or_(*(_begins(key) if len(key) > 1 else _SPELLING.c.skeleton == key for key in keys))
    rows = session.scalars(select(_SPELLING.c.word).where(near).limit(_LOOKED_AT))
    return spellings_within(word, dict.fromkeys(rows), _MOST_WAYS)


def _begins(key: str) -> ColumnElement[bool]:
    column = _SPELLING.c.skeleton
    return and_(column >= key, column < key + AFTER_LETTERS)


def _without_longer(words: list[str]) -> list[str]:
    """Without those that begin with another one: what is found by them is found by it."""
    unlike = list(dict.fromkeys(words))
    return [each for each in unlike if not any(each.startswith(other) for other in unlike if other != each)]
