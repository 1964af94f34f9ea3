"""Searching every kind of record at once: ranked, and with why each was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, bindparam, func, or_, select, union_all
from sqlalchemy.orm import Session

from ...folding import order_key
from ...i18n import language
from ...names import Names
from ...records import KINDS, Record, table_of
from ...records.base import NAME_KEYS, ORDER_KEYS
from ..captions import sought_name_keys
from ..search_index import LONGEST_WORD
from ..tables import SearchWordRow
from .how_found import Candidate, FoundRecord, how_found
from .query import said_in_one_way
from .spellings import ways_of

_BASE, _WORDS = table_of(Record), table_of(SearchWordRow)
# Behind every sign of an order key.
_AFTER_ALL = "\U0010ffff"
# So many of each kind are looked at that begin with what is typed, and so many in all that have its words.
_OF_A_KIND, _LOOKED_AT = 15, 200
# So many records that have the rarest word are looked through for the others.
_WALKED = 20_000
MOST_COUNTED = 1000

Ways = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """The best of what was found, the best first; `has_more`: more was found, or may be."""

    found: tuple[FoundRecord, ...]
    has_more: bool = False


def search(session: Session, text: str, most: int = 50) -> Findings:
    """The records that have every word of the text, in any spelling and by its first letters on."""
    ways = ways_of(session, text)
    if not ways:
        return Findings(())
    rows = {row.id: row for row in _candidates(session, text, ways)}
    ranked = sorted(how_found(session, text, ways, rows.values(), most), key=lambda each: each.rank)
    return Findings(tuple(ranked[:most]), len(ranked) > most or len(rows) >= _LOOKED_AT)


def search_inside(session: Session, text: str, most: int = 50) -> Findings:
    """The same for words in whose middle the text stands, such as the last digits of a number; slower."""
    ways = ways_of(session, text)
    if not ways:
        return Findings(())
    said = and_(*(said_in_one_way(_BASE.c.search_key, each) for each in ways))
    rows = _read(session, _kept().where(said).limit(_LOOKED_AT))
    ranked = sorted(how_found(session, text, ways, rows, most), key=lambda each: each.rank)
    return Findings(tuple(ranked[:most]), len(ranked) > most)


def count_found(session: Session, text: str) -> int:
    """How many records are found; one more than MOST_COUNTED for all beyond."""
    ways = ways_of(session, text)
    if not ways:
        return 0
    found = _having(session, ways).with_only_columns(_BASE.c.id).distinct().limit(MOST_COUNTED + 1).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def _candidates(session: Session, text: str, ways: Ways) -> Iterator[Candidate]:
    yield from _read(session, _so_called(text))
    code = language()
    begun = order_key(text, code)
    if begun.strip():
        yield from _read(session, _beginning(code), {"begun": begun, "behind": begun + _AFTER_ALL})
    yield from _read(session, _having(session, ways).limit(_LOOKED_AT))


def _read(
    session: Session, statement: Select[Any] | CompoundSelect[Any], values: Mapping[str, str] = MappingProxyType({})
) -> list[Candidate]:
    return [Candidate._make(row) for row in session.execute(statement, values)]


def _kept() -> Select[Any]:
    return select(_BASE.c.id, _BASE.c.kind, _BASE.c.caption, _BASE.c.search_key).where(_BASE.c.removed_at.is_(None))


def _so_called(text: str) -> CompoundSelect[Any]:
    """What has just this name, in any spelling."""
    keys = sought_name_keys(Names.same(text[:100]))
    found = (_kept().where(_BASE.c[key].in_(keys)).limit(_OF_A_KIND).subquery() for key in NAME_KEYS.values())
    return union_all(*(each.select() for each in found))


@cache
def _beginning(code: str) -> CompoundSelect[Any]:
    """What begins with the text, a few of each kind."""
    key = _BASE.c[ORDER_KEYS[code]]
    begins = (key >= bindparam("begun"), key < bindparam("behind"))
    return union_all(
        *(
            _kept().where(_BASE.c.kind == kind, *begins).order_by(key).limit(_OF_A_KIND).subquery().select()
            for kind in KINDS
        )
    )


def _having(session: Session, ways: Ways) -> Select[Any]:
    """What has all words: those that have the rarest one, and among them the others."""
    rarest = min(ways, key=lambda each: _how_many(session, each)) if len(ways) > 1 else ways[0]
    near = select(_WORDS.c.record_id).where(_begins_one_of(rarest)).limit(_WALKED).subquery()
    others = (said_in_one_way(_BASE.c.search_key, each) for each in ways if each is not rarest)
    return _kept().join_from(near, _BASE, _BASE.c.id == near.c.record_id).where(*others)


def _how_many(session: Session, ways: Sequence[str]) -> int:
    found = select(_WORDS.c.record_id).where(_begins_one_of(ways)).limit(_WALKED).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def _begins_one_of(ways: Iterable[str]) -> ColumnElement[bool]:
    column = _WORDS.c.word
    cut = (each[:LONGEST_WORD] for each in ways)
    return or_(*(and_(column >= each, column < each + _AFTER_ALL) for each in cut))
