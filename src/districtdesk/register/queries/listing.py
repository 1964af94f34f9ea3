"""Lists of records, paged in SQL: what a table on screen, a spreadsheet or the command line asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, false, func, select
from sqlalchemy.orm import Session

from ...fields import Operator
from ...names import Names
from ...records import KINDS, Field, FieldValues, Record, fields_of, table_of
from ...records.states import STATES
from ...unread import UnreadValue
from ..captions import batches, captions
from .beside_words import found_beside
from .column_source import field_sources
from .condition import Condition, source_at
from .condition_sql import key_words
from .ordered_ids import UUID_LENGTH, Ordered
from .parts_of_words import count_of_kind, rare_enough, rare_words
from .query import Query, before, gathered, narrowed, ordered, unordered, valued, walked
from .record_sources import ANY_WORDS
from .spellings import at_beginnings, near_ways, ways_of
from .warned import with_warned

__all__ = [
    "KINDS",
    "ListRow",
    "Ordered",
    "Query",
    "count",
    "counts",
    "everything",
    "few",
    "in_order",
    "one",
    "position",
    "ready",
    "rows",
    "standing",
    "window",
]

_BASE = table_of(Record)
_PAGE = 1000
# So many ids are sorted on their own in less time than the search key of every record is read in.
_FEW = 2000
# And so many in less than it takes to look for words in their values again, for their number and for each window.
_FEW_MET = 12_000
_WORDED = frozenset({Operator.CONTAINS, Operator.LACKS})
# So many are walked past in no more time than it takes to read the search key of every record again.
_NEAR = 10_000
# Of more records their words are sorted as the database compares texts: the alphabet would take a tenth of a second.
_MOST_BY_ALPHABET = 20_000


@dataclass(frozen=True, slots=True)
class ListRow:
    """One record of a list. `values` by field key; `linked` holds the captions of the ids in its links.

    `has_states`: whether there may be states that tell what it was for a time.
    """

    id: str
    kind: str
    caption: Names
    version: int
    changed_at: datetime
    changed_by: str
    values: FieldValues
    linked: Mapping[str, Names]
    has_states: bool = False

    def text(self, key: str) -> str:
        """The value of a field that holds one text or one id; empty where there is none."""
        value = self.values[key]
        return value if isinstance(value, str) else ""

    def show(self, field: Field) -> str:
        """The field's value as people read it, links by name; empty for one that says nothing."""
        value = self.values[field.key]
        if value is None or field.kind.says_nothing(value):
            return ""
        if field.kind.is_link and not isinstance(value, UnreadValue):
            return "; ".join(self.linked[each].show() for each in field.kind.targets(value) if each in self.linked)
        return field.kind.show(value)


def count(session: Session, query: Query) -> int:
    """How many records the query finds."""
    if query.is_whole:
        return session.scalar(select(_standing(query.kind))) or 0
    query = ready(session, query)
    is_own = query.is_only_searching and not query.beside
    count = count_of_kind(session, query.kind, query.spellings, query.rare) if is_own else None
    return (session.scalar(counting(query)) or 0) if count is None else count


def ready(session: Session, query: Query) -> Query:
    """The query with all that is not in its own tables."""
    return _ordered_by_alphabet(session, with_warned(session, _spelled(session, query)))


def _ordered_by_alphabet(session: Session, query: Query) -> Query:
    """The query with its words in the order of the alphabet, where they are so few that this takes no time."""
    sources = field_sources(query.kind)
    keys = (query.sort or "", *(key for key, _falls in query.then))
    if query.by_alphabet or not any(key in sources and sources[key].kind.has_alphabet for key in keys):
        return query
    some = select(table_of(KINDS[query.kind]).c.id).limit(_MOST_BY_ALPHABET + 1).subquery()
    count = session.scalar(select(func.count()).select_from(some)) or 0
    return replace(query, by_alphabet=count <= _MOST_BY_ALPHABET)


def _spelled(session: Session, query: Query) -> Query:
    """The query with the spellings of what it seeks; asked for once, where it has none yet."""
    if query.is_searching and not query.spellings:
        asked = ways_of(session, query.search)
        ways, near = at_beginnings(asked), near_ways(asked)
        beside = found_beside(session, query.kind, ways)
        beside = beside if any(beside) else ()
        rare = () if beside else rare_enough(session, ways)
        near = near if beside or near != ways else ()
        query = replace(query, spellings=ways, rare=rare, beside=beside, near=near)
    if any(each.operator in _WORDED for each in query.conditions):
        query = replace(query, conditions=tuple(_in_its_ways(session, query.kind, each) for each in query.conditions))
    return query


def _in_its_ways(session: Session, kind: str, condition: Condition) -> Condition:
    """A condition of words with how they are spelled here, where a name is asked, as a search finds it."""
    if condition.operator not in _WORDED or condition.spellings or condition.rare:
        return condition
    source = source_at(kind, condition.source)
    if source.kind.is_name or source.key == ANY_WORDS:
        condition = replace(condition, spellings=at_beginnings(ways_of(session, str(condition.values[0]))))
    sought = condition.spellings if source.key == ANY_WORDS else key_words(source, condition)
    return replace(condition, rare=rare_words(session, sought))


def counting(query: Query) -> Select[int]:
    """The statement that counts what the query finds."""
    return select(func.count()).select_from(unordered(query).subquery())


def counts(session: Session) -> dict[str, int]:
    """How many records there are of each kind, removed ones left out."""
    return dict(zip(KINDS, session.execute(select(*map(_standing, KINDS))).one(), strict=True))


def _standing(kind: str) -> ColumnElement[int]:
    """How many records of a kind are not removed: a whole table is counted far faster than a part of one."""
    own = select(func.count()).select_from(table_of(KINDS[kind])).scalar_subquery()
    gone = select(func.count()).where(_BASE.c.kind == kind, _BASE.c.removed_at.is_not(None)).scalar_subquery()
    return own - gone


def window(session: Session, query: Query, offset: int, limit: int, total: int | None = None) -> list[ListRow]:
    """`limit` records from `offset` on.

    With the `total` that count() gave, a place near the end is reached from the end: both ends are equally quick.
    """
    query = ready(session, query)
    if total is None or offset <= total // 2:
        return rows(session, query.kind, _ids(session, query, offset, limit, total))
    fetched = min(limit, max(total - offset, 0))
    ids = _ids(session, query, total - offset - fetched, fetched, total, backwards=True)
    return rows(session, query.kind, ids[::-1])


def few(session: Session, query: Query, most: int | None = None) -> Ordered | None:
    """All ids of a search or a filter that finds at most `most` records, by itself as many as pay, else None.

    The search key is read once, for the count and for every window; a query without a search needs no such care.
    """
    if not (query.is_searching or query.conditions):
        return None
    query = ready(session, query)
    if most is None:
        most = _FEW_MET if any(each.operator in _WORDED for each in query.conditions) else _FEW
    ids = list(session.scalars(unordered(query).limit(most + 1)))
    if len(ids) > most:
        return None
    whole = Query(query.kind, sort=query.sort, descending=query.descending, removed=query.removed, then=query.then)
    whole = replace(whole, by_alphabet=query.by_alphabet, near=query.near)
    return Ordered.of(session.scalars(ordered(whole, among=ids)) if ids else ())


def in_order(session: Session, query: Query) -> Ordered:
    """All ids of the query: for places deep inside a list that no index holds in its order.

    The database joins them into one text: a row each would take Python's lock a hundred thousand times, which a
    busy window makes slow. Both databases aggregate in the order of the subquery.
    """
    query = ready(session, query)
    near = few(session, query) if query.conditions else None
    if near is not None:
        return near
    ids = ordered(query).subquery()
    width = func.length(ids.c.id)
    text, least, most = session.execute(
        select(func.aggregate_strings(ids.c.id, ""), func.min(width), func.max(width))
    ).one()
    # An id that another hand made may be of any length.
    return Ordered(text or "") if least == most == UUID_LENGTH else Ordered.of(session.scalars(ordered(query)))


def position(session: Session, query: Query, record_id: str) -> int | None:
    """The place of a record in the list, counted from 0; None if the query does not find it."""
    query = ready(session, query)
    found = narrowed(query)
    if session.scalar(found.where(_BASE.c.id == record_id)) is None:
        return None
    return int(session.scalar(before(session, query, record_id)) or 0)


def everything(session: Session, query: Query) -> Iterator[ListRow]:
    """All rows of the query, a page at a time: memory stays small however many there are."""
    ids = in_order(session, query)
    for start in range(0, len(ids), _PAGE):
        yield from rows(session, query.kind, ids.among(start, _PAGE))


def one(session: Session, kind: str, record_id: str) -> ListRow | None:
    """The record of this id, removed or not."""
    return next(iter(rows(session, kind, [record_id])), None)


def _ids(
    session: Session, query: Query, offset: int, limit: int, total: int | None = None, *, backwards: bool = False
) -> list[str]:
    if total is None or not (query.is_searching and query.is_by_name):
        held = None if backwards or query.is_by_name else valued(query)
        first = [] if held is None else _page(session, held, offset, limit)
        if first and len(first) == limit:
            return first
        return _page(session, ordered(query, backwards=backwards), offset, limit)
    # What is sought may all stand at the far end of the alphabet: about as much is walked past as would have to be
    # read to put what is found in order, and then that is done.
    near = [] if query.near else _page(session, walked(query, total + _NEAR, backwards=backwards), offset, limit)
    if near and len(near) == min(limit, total - offset):
        return near
    return _page(session, gathered(query, backwards=backwards), offset, limit)


def _page(session: Session, ids: Select[Any], offset: int, limit: int) -> list[str]:
    return list(session.scalars(ids.offset(offset).limit(limit)))


def rows(session: Session, kind: str, ids: Sequence[str]) -> list[ListRow]:
    """Whole rows of these ids, in this order; an id that is none is left out."""
    return _rows(session, kind, ids)


def standing(session: Session, kind: str, ids: Sequence[str]) -> list[ListRow]:
    """The same without those that were removed."""
    return _rows(session, kind, ids, _BASE.c.removed_at.is_(None))


def _rows(session: Session, kind: str, ids: Sequence[str], *conditions: ColumnElement[bool]) -> list[ListRow]:
    record_type = KINDS[kind]
    own = table_of(record_type)
    fields = fields_of(record_type)
    columns = [own.c[field.key] if field.key in own.c else _BASE.c[field.key] for field in fields]
    head = (_BASE.c.id, _BASE.c.kind, _BASE.c.caption, _BASE.c.version, _BASE.c.changed_at, _BASE.c.changed_by)
    keys, behind = [field.key for field in fields], 1 + len(head)
    found: dict[str, tuple[Any, FieldValues, bool]] = {}
    joined = select(_has_states(kind), *head, *columns).join_from(_BASE, own, _BASE.c.id == own.c.id)
    for batch in batches(ids):
        for row in session.execute(joined.where(_BASE.c.id.in_(batch), *conditions)).all():
            found[row[1]] = row[1:behind], dict(zip(keys, row[behind:], strict=True)), bool(row[0])
    names = captions(session, _linked_ids(fields, (values for _head, values, _has in found.values())))
    known = (found[each] for each in ids if each in found)
    return [ListRow(*first, values, names, has_states) for first, values, has_states in known]  # type: ignore[call-arg]


def _has_states(kind: str) -> ColumnElement[bool]:
    if kind not in STATES:
        return false()
    state_type, key = STATES[kind]
    states = table_of(state_type)
    return exists(select(states.c.id).where(states.c[key] == _BASE.c.id))


def _linked_ids(fields: Sequence[Field], rows: Iterable[FieldValues]) -> Iterator[str]:
    links = [field for field in fields if field.kind.is_link]
    single = [field.key for field in links if not field.kind.holds_several]
    several = [field.key for field in links if field.kind.holds_several]
    for values in rows:
        for key in single:
            if isinstance(target := values[key], str):
                yield target
        for key in several:
            if isinstance(targets := values[key], tuple):
                yield from targets
