"""Searching every kind of record at once: ranked, and with why each was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Select, and_, bindparam, select, union_all
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import ReturnsRows

from ...folding import order_key
from ...i18n import language
from ...names import Names
from ...records import KINDS, FieldValues, Record, table_of
from ...records.base import NAME_KEYS, ORDER_KEYS
from ..name_keys import sought_name_keys
from ..prepared import read
from .by_words import AFTER_ALL, CANDIDATE, Candidate, Ways, count_having, having
from .how_found import FoundRecord, how_found
from .parts_of_words import stands
from .spellings import ways_of

_BASE = table_of(Record)
# So many of each kind are looked at that begin with what is typed, and so many in all that have its words.
_OF_A_KIND, _LOOKED_AT = 15, 200
MOST_COUNTED = 1000


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
    said = and_(*(stands(_BASE.c.search_key, each) for each in ways))
    rows = [Candidate(*row) for row in session.execute(_kept().where(said).limit(_LOOKED_AT))]
    ranked = sorted(how_found(session, text, ways, rows, most), key=lambda each: each.rank)
    return Findings(tuple(ranked[:most]), len(ranked) > most)


def count_found(session: Session, text: str) -> int:
    """How many records are found; one more than MOST_COUNTED for all beyond."""
    ways = ways_of(session, text)
    if not ways:
        return 0
    return count_having(session, ways, MOST_COUNTED + 1)


def _candidates(session: Session, text: str, ways: Ways) -> Iterator[Candidate]:
    keys = sought_name_keys(Names.same(text[:100]))
    if keys:
        yield from _read(session, _so_called(len(keys)), {f"name_{place}": key for place, key in enumerate(keys)})
    code = language()
    begun = order_key(text, code)
    if begun.strip():
        yield from _read(session, _beginning(code), {"begun": begun, "behind": begun + AFTER_ALL})
    yield from having(session, ways, _LOOKED_AT)


def _read(session: Session, statement: ReturnsRows, values: FieldValues) -> list[Candidate]:
    return [Candidate(*row) for row in read(session.connection(), statement, values)]  # type: ignore[arg-type]


def _kept() -> Select[Any]:
    return select(*CANDIDATE).where(_BASE.c.removed_at.is_(None))


@lru_cache(maxsize=32)
def _so_called(names: int) -> CompoundSelect[Any]:
    """What has just one of so many names, which are the spellings of one."""
    wanted: list[BindParameter[str]] = [bindparam(f"name_{place}") for place in range(names)]
    found = (_kept().where(_BASE.c[key].in_(wanted)).limit(_OF_A_KIND).subquery() for key in NAME_KEYS.values())
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
