"""The records that have words beginning so, by the index of words: statements that are made once for each shape."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, or_, select, union_all
from sqlalchemy.orm import Session

from ...names import Names
from ...records import Record, table_of
from ..prepared import read
from ..search_index import LONGEST_WORD
from ..tables import SearchWordRow

_BASE, _WORDS = table_of(Record), table_of(SearchWordRow)
CANDIDATE = (_BASE.c.id, _BASE.c.kind, _BASE.c.caption, _BASE.c.search_key)
# Behind every sign of a key.
AFTER_ALL = "\U0010ffff"
# So many records that have the rarest word are looked through for the others.
_WALKED = 20_000

Ways = tuple[tuple[str, ...], ...]
# How many ways the word has by which records are looked up, and each of the others.
_Shape = tuple[int, tuple[int, ...]]


class Candidate(NamedTuple):
    """One record in which the words may stand."""

    id: str
    kind: str
    caption: Names
    search_key: str


def having(session: Session, ways: Ways, most: int) -> list[Candidate]:
    """At most so many of those that have all words."""
    shape, values = _asked(session, ways)
    rows = read(session.connection(), _found(*shape), values | {"most": most})
    return [Candidate(*row) for row in rows]  # type: ignore[arg-type]


def count_having(session: Session, ways: Ways, most: int) -> int:
    """How many have all words; `most` for as many and more."""
    shape, values = _asked(session, ways)
    ((count,),) = read(session.connection(), _counted(*shape), values | {"most": most})
    return int(str(count))


def _asked(session: Session, ways: Ways) -> tuple[_Shape, dict[str, object]]:
    rarest = _rarest(session, ways)
    others = [each for each in ways if each is not rarest]
    values = _begun(rarest)
    for place, each in enumerate(others):
        values |= {f"other_{place}_{number}": f"%{way}%" for number, way in enumerate(each)}
    return (len(rarest), tuple(map(len, others))), values


def _begun(ways: Sequence[str]) -> dict[str, object]:
    cut = [each[:LONGEST_WORD] for each in ways]
    first: dict[str, object] = {f"begins_{number}": each for number, each in enumerate(cut)}
    return first | {f"ends_{number}": each + AFTER_ALL for number, each in enumerate(cut)}


def _rarest(session: Session, ways: Ways) -> tuple[str, ...]:
    """The word that the fewest records have; none is counted beyond the rarest so far, long words first."""
    rarest, fewest = ways[0], _WALKED
    if len(ways) > 1:
        for each in sorted(ways, key=lambda each: -len(each[0])):
            count = _how_many(session, each, fewest)
            if count < fewest:
                rarest, fewest = each, count
    return rarest


def _how_many(session: Session, ways: Sequence[str], most: int) -> int:
    ((count,),) = read(session.connection(), _counted_words(len(ways)), _begun(ways) | {"most": most})
    return int(str(count))


@lru_cache(maxsize=32)
def _counted_words(ways: int) -> Select[Any]:
    return select(func.count()).select_from(_beginning(ways).limit(bindparam("most")).subquery())


def _beginning(ways: int) -> Any:
    """The ids of what has a word that begins in one of these ways; an id may come twice."""
    each = [select(_WORDS.c.record_id).where(*_is_begun(number)) for number in range(ways)]
    return union_all(*each) if ways > 1 else each[0]


def _is_begun(number: int) -> tuple[ColumnElement[bool], ...]:
    column = _WORDS.c.word
    return column >= bindparam(f"begins_{number}"), column < bindparam(f"ends_{number}")


def _near(ways: int, others: tuple[int, ...], *columns: Any) -> Select[Any]:
    near = _beginning(ways).limit(_WALKED).subquery()
    # What is said is folded, so that it has no sign of a pattern.
    said = (
        or_(*(_BASE.c.search_key.like(bindparam(f"other_{place}_{number}")) for number in range(count)))
        for place, count in enumerate(others)
    )
    found = select(*columns).join_from(near, _BASE, _BASE.c.id == near.c.record_id)
    return found.where(_BASE.c.removed_at.is_(None), *said)


@lru_cache(maxsize=128)
def _found(ways: int, others: tuple[int, ...]) -> Select[Any]:
    return _near(ways, others, *CANDIDATE).limit(bindparam("most"))


@lru_cache(maxsize=128)
def _counted(ways: int, others: tuple[int, ...]) -> Select[Any]:
    found = _near(ways, others, _BASE.c.id).distinct().limit(bindparam("most")).subquery()
    return select(func.count()).select_from(found)


def is_anything(session: Session, beginnings: Sequence[str]) -> list[bool]:
    """Of each of these whether any record has a word that begins so."""
    if not beginnings:
        return []
    (row,) = read(session.connection(), _any_words(len(beginnings)), _begun(beginnings))
    return [bool(each) for each in row]


@lru_cache(maxsize=32)
def _any_words(ways: int) -> Select[Any]:
    columns: list[Any] = [exists(select(_WORDS.c.word).where(*_is_begun(number))) for number in range(ways)]
    return select(*(each.label(f"is_{number}") for number, each in enumerate(columns)))
