"""The records in whose words a text stands, by the index of words: quicker than all keys where few have it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, or_, select, union, union_all
from sqlalchemy.orm import Session

from ...records import Record, table_of
from ..search_index import CUT
from ..tables import SearchWordRow, SpellingRow
from .by_words import Ways

_BASE, _WORDS, _SPELLINGS = table_of(Record), table_of(SearchWordRow), table_of(SpellingRow)

# What is shorter stands in so many words that all keys are read as quickly.
_SHORTEST = 3
# So many records of one word are looked up by their ids as quickly as all keys of a large register are read; so many
# of the rarest where another one leaves few of them; and so many where they are looked up by their ids in any case.
_FEW, _FEW_OF_TWO, _MANY = 5_000, 12_000, 30_000
# Beside the records of a list so many others are told apart sooner than all of its own are looked up.
_FEW_OTHERS = 10_000


def rare_words(session: Session, ways: Ways, most: int = _MANY) -> Ways:
    """Those of the words that so few records have that they are looked up by the index, the rarest first."""
    counted = ((_how_many(session, each, most), each) for each in ways)
    return tuple(each for _count, each in sorted((count, each) for count, each in counted if count is not None))


def rare_enough(session: Session, ways: Ways) -> Ways:
    """The same where their records are found sooner than by reading all keys, else none."""
    told = tuple(each for each in ways if all(map(_is_told, each)))
    if len(told) < 2:
        return rare_words(session, told, _FEW)
    if not rare_words(session, told, _FEW_OF_TWO):
        return ()
    rare = rare_words(session, told)
    return rare if len(rare) > 1 else rare_words(session, rare, _FEW)


def _how_many(session: Session, ways: tuple[str, ...], most: int) -> int | None:
    """In how many records the word stands; None for more than `most`, or where the index cannot tell."""
    if not all(map(_is_told, ways)):
        return None
    count = session.scalar(select(func.count()).select_from(_having(ways).limit(most + 1).subquery())) or 0
    return count if count <= most else None


def _is_told(way: str) -> bool:
    """Numbers are no spellings, in which alone a part of a word is looked for."""
    return len(way) >= _SHORTEST and not way.isdecimal() and len(way.split()) == 1


def stands(key: ColumnElement[str], ways: tuple[str, ...]) -> ColumnElement[bool]:
    """Whether a word stands in the search key, in one of these spellings; with a space before it at a beginning."""
    first = (key.startswith(way.lstrip(), autoescape=True) for way in ways if way.startswith(" "))
    return or_(*(key.contains(way, autoescape=True) for way in ways), *first)


def having_word(ways: tuple[str, ...]) -> Select[str] | None:
    """The ids of the records of all kinds, removed or not, that have the word; None where the index cannot tell."""
    return _having(ways) if all(map(_is_told, ways)) else None


def having_all(ways: Ways) -> CompoundSelect[str]:
    """The ids of the records of all kinds, removed or not, that have all of these rare words; each may come twice."""
    return union_all(*_parts(ways))


def _parts(ways: Ways) -> tuple[Select[str], Select[str]]:
    rarest, *others = ways
    found = _having(rarest).where(*(_WORDS.c.record_id.in_(_having(each)) for each in others))
    # Of long keys the index has only the beginning.
    cut = select(_WORDS.c.record_id).where(_WORDS.c.word.in_((CUT,)))
    have = (stands(_BASE.c.search_key, each) for each in ways)
    return found, select(_BASE.c.id).where(_BASE.c.id.in_(cut), *have)


def _having(ways: tuple[str, ...]) -> Select[str]:
    within = select(_SPELLINGS.c.word).where(stands(_SPELLINGS.c.word, ways)).correlate(None)
    return select(_WORDS.c.record_id).where(_WORDS.c.word.in_(within)).correlate(None)


def count_of_kind(session: Session, kind: str, ways: Ways, rare: Ways) -> int | None:
    """How many records of this kind have all of these words; None where that is no quicker than to look at each.

    `rare`: what rare_enough() said of them. A single word is counted where it is not so rare, too.
    """
    rare = rare or (rare_words(session, ways) if len(ways) == 1 else ())
    if not rare or len(rare) < len(ways):
        return None
    others = union_all(
        select(_BASE.c.id).where(_BASE.c.kind < kind),
        select(_BASE.c.id).where(_BASE.c.kind > kind),
        select(_BASE.c.id).where(_BASE.c.kind == kind, _BASE.c.removed_at.is_not(None)),
    )
    count = select(func.count()).select_from(others.limit(_FEW_OTHERS + 1).subquery())
    if (session.scalar(count) or 0) > _FEW_OTHERS:
        return None
    # Told apart one by one, for many have several such words.
    found = union(*_parts(rare)).subquery()
    return session.scalar(select(func.count()).select_from(found).where(found.c.record_id.not_in(others))) or 0
