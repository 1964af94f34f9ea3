"""Which records a list holds and in what order, as SQL that every database understands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, and_, case, false, func, or_, select, tuple_
from sqlalchemy.orm import Session

from ... import i18n
from ...records import KINDS, Record, table_of
from ...records.base import ORDER_KEYS
from ...unseen import without_unseen
from ..file.own_functions import is_listed
from .by_words import Ways
from .column_source import sorted_by_alphabet
from .condition import Condition
from .condition_sql import ids_meeting, meeting
from .links import linked_to, seen_from
from .parts_of_words import having_all, stands
from .reckoned_sources import source_of
from .spellings import sought_words

_BASE = table_of(Record)
# So many ids are told one by one; of more that takes longer than to look them up.
_IN_ONE = 100


@dataclass(frozen=True, slots=True)
class Query:
    """Which records, in what order.

    `kind` is a key of KINDS. `search`: every word must occur in the search key. `sort` is a field key; None sorts by
    name in the alphabet of the moment's language. `then`: by what it is sorted further where that is the same, field
    keys, each with whether it falls. `linked`: only records whose link field (key) points at one of
    those ids; `either_way`: or that have to do with those by any other link of either. `where`: field key to the
    value it must have, or to several of which it has one. `removed`: the recycle bin instead. `conditions`: what else
    it must meet, all of it.
    """

    kind: str
    search: str = ""
    sort: str | None = None
    descending: bool = False
    linked: tuple[str, tuple[str, ...]] | None = None
    where: tuple[tuple[str, object], ...] = ()
    removed: bool = False
    either_way: bool = False
    # Of each word that is sought, the ways in which it is spelled in this register, and those of the words that are
    # looked up in the index of words: what reads the list fills them in.
    spellings: tuple[tuple[str, ...], ...] = ()
    rare: tuple[tuple[str, ...], ...] = ()
    # Of each word the records that belong to one that has it, as JSON arrays; and the spellings of the typed words
    # alone, where other words or such records are found too: what is found so stands first in a list by name.
    beside: tuple[str, ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    conditions: tuple[Condition, ...] = ()
    then: tuple[tuple[str, bool], ...] = ()
    # Whether words are sorted by the alphabet: what reads the list fills this in where they are few enough.
    by_alphabet: bool = False

    @property
    def is_by_name(self) -> bool:
        return self.sort in (None, "names") and not self.then

    @property
    def is_searching(self) -> bool:
        return bool(without_unseen(self.search).strip())

    @property
    def is_whole(self) -> bool:
        """Whether it finds all records of its kind that are not removed."""
        return not (self.is_searching or self.linked or self.where or self.removed or self.conditions)

    @property
    def is_only_searching(self) -> bool:
        """Whether its words alone leave records of its kind out of the list."""
        return self.is_searching and not (self.linked or self.where or self.removed or self.conditions)

    @property
    def is_only_filtered(self) -> bool:
        """Whether its conditions alone leave records out of the list."""
        return bool(self.conditions) and not (self.is_searching or self.linked or self.where)

    @property
    def is_indexed(self) -> bool:
        """Whether an index holds the list as it is, so that every place in it is reached at once."""
        return self.is_by_name and not (self.is_searching or self.linked or self.where or self.conditions)


@dataclass(frozen=True, slots=True)
class _Sorting:
    """What is compared, and where. `keys` rise or fall together; among equals ids rise, where they are no key.

    `target` is the linked record by whose name is sorted, or the rows of what is no field, with what joins it.
    `is_walked`: every record has one, and all of one kind, so that the database may walk along their index instead of
    sorting. `apart`: what is put in groups that rise whichever way is sorted.
    """

    table: Table
    keys: tuple[Any, ...]
    may_be_empty: bool = False
    target: tuple[Any, Any] | None = None
    is_walked: bool = False
    apart: Any = None


def narrowed(query: Query) -> Select[Any]:
    """The ids that the query finds, from the base table alone where that is enough: its indexes hold it all."""
    conditions: list[ColumnElement[bool]] = [_BASE.c.kind == query.kind]
    conditions.append(_BASE.c.removed_at.is_not(None) if query.removed else _BASE.c.removed_at.is_(None))
    conditions += _said_in(_BASE.c, query, query.rare)
    if query.rare:
        conditions.append(_BASE.c.id.in_(having_all(query.rare)))
    if query.conditions:
        conditions.append(meeting(query.kind, query.conditions))
    found = select(_BASE.c.id).where(and_(*conditions))
    record_type = KINDS[query.kind]
    own = table_of(record_type)
    if query.linked or query.where:
        found = found.join_from(_BASE, own, own.c.id == _BASE.c.id)
    if query.linked:
        key, ids = query.linked
        found = found.where(linked_to(record_type, ids) if query.either_way else seen_from(record_type, key, ids))
    for key, value in query.where:
        column = own.c[key]
        found = found.where(_says(column, value))
    return found


def _says(column: ColumnElement[Any], value: object) -> ColumnElement[bool]:
    if isinstance(value, tuple):
        return column.in_(value) if len(value) <= _IN_ONE else is_listed(column, json.dumps(list(value)))
    return column.is_(None) if value is None else column == value


def unordered(query: Query) -> Select[Any]:
    """The same ids in no order, for whoever counts them or wants them all: without the base table where it can be."""
    if query.is_only_filtered:
        return ids_meeting(query.kind, query.conditions, removed=query.removed)
    return narrowed(query)


def _said_in(columns: Any, query: Query, but_for: Ways = ()) -> list[ColumnElement[bool]]:
    """The conditions that the words stand in a record, whose id and search key are among these columns."""
    if not query.is_searching:
        return []
    words = query.spellings or tuple((word,) for word in sought_words(query.search))
    beside = query.beside or ("",) * len(words)
    # Signs alone stand in no search key.
    if not words:
        return [false()]
    return [_said(columns, *each) for each in zip(words, beside, strict=True) if each[0] not in but_for]


def _said(columns: Any, ways: tuple[str, ...], beside: str) -> ColumnElement[bool]:
    own = stands(columns.search_key, ways)
    return or_(own, is_listed(columns.id, beside)) if beside else own


def ordered(query: Query, *, backwards: bool = False, among: Sequence[str] | None = None) -> Select[Any]:
    """The ids that the query finds, or of `among` alone, in its order or exactly the other way round."""
    if query.then:
        return _by_several(query, among).order_by(*_order_of_several(query, backwards))
    sorting = _sorting(query)
    found = _candidates(query, sorting) if among is None else _only(sorting, among)
    return found.order_by(*_order(query, sorting, backwards))


def valued(query: Query) -> Select[Any] | None:
    """The same without what is empty, which stands behind all else; None where that is no quicker to find.

    What is no field is then found from its own rows, and not by going through all records.
    """
    sorting = _sorting(query)
    if (
        query.then
        or sorting.table is _BASE
        or sorting.target is None
        or sorting.is_walked
        or not sorting.may_be_empty
    ):
        return None
    held = replace(sorting, is_walked=True)
    return (
        _candidates(query, held).where(sorting.keys[0].is_not(None)).order_by(*_order(query, held, backwards=False))
    )


def walked(query: Query, most: int, *, backwards: bool = False) -> Select[Any]:
    """What a search finds among the first `most` of its list by name: quick where its finds stand among them."""
    sorting = _sorting(query)
    whole = replace(query, search="", rare=())
    near = narrowed(whole).add_columns(_BASE.c.search_key).order_by(*_order(query, sorting, backwards))
    first = near.limit(most).subquery()
    # Both databases take the rows in the order of the subquery, and no more of them than are asked for.
    return select(first.c.id).where(*_said_in(first.c, query))


def gathered(query: Query, *, backwards: bool = False) -> Select[Any]:
    """What a search finds, all found before it is put in order: quick where little is found."""
    sorting = _sorting(query)
    # Kept apart, or SQLite walks the list in its order and looks up the search key of all that it passes.
    found = narrowed(query).cte("found").prefix_with("MATERIALIZED")
    ids = select(_BASE.c.id).join_from(found, _BASE, _BASE.c.id == found.c.id)
    return ids.order_by(*_order(query, sorting, backwards))


def before(session: Session, query: Query, record_id: str) -> Select[Any]:
    """How many records the query places before this one, which it must find."""
    if query.then:
        number = func.row_number().over(order_by=_order_of_several(query, backwards=False))
        placed = _by_several(query, None).add_columns((number - 1).label("place")).subquery()
        return select(placed.c.place).where(placed.c.id == record_id)
    sorting = _sorting(query)
    keys = sorting.keys if sorting.apart is None else (sorting.apart, *sorting.keys)
    here = session.execute(_only(sorting, [record_id]).with_only_columns(*keys)).one()
    place = _is_before(sorting, tuple(here), query.descending)
    if not query.is_by_name:
        is_equal = and_(*(key.is_not_distinct_from(value) for key, value in zip(keys, here, strict=True)))
        place = or_(place, and_(is_equal, sorting.table.c.id < record_id))
    return select(func.count()).select_from(_candidates(query, sorting).where(place).subquery())


def _is_before(sorting: _Sorting, here: tuple[Any, ...], falls: bool) -> ColumnElement[bool]:
    """What has another key that comes first. Nothing comes after what is empty."""
    if sorting.apart is not None and here[0] is not None:
        group, *rest = here
        within = replace(sorting, apart=None)
        return or_(sorting.apart < group, and_(sorting.apart == group, _is_before(within, tuple(rest), falls)))
    if sorting.apart is not None:
        here = here[1:]
    if here[0] is None:
        return cast(ColumnElement[bool], sorting.keys[0].is_not(None))
    several = len(here) > 1
    keys = tuple_(*sorting.keys) if several else sorting.keys[0]
    value = tuple_(*here) if several else here[0]
    return cast(ColumnElement[bool], keys > value if falls else keys < value)


def _by_several(query: Query, among: Sequence[str] | None) -> Select[Any]:
    """The ids of the query, or those of `among`, with all that they are sorted by at hand."""
    own = table_of(KINDS[query.kind])
    found = select(_BASE.c.id).join_from(_BASE, own, own.c.id == _BASE.c.id)
    if among is None:
        found = found.where(_BASE.c.id.in_(unordered(query)))
    else:
        found = found.where(is_listed(_BASE.c.id, json.dumps(list(among))))
    for sorting, _falls in _sortings(query):
        found = found if sorting.target is None else found.join(*sorting.target, isouter=True)
    return found


def _order_of_several(query: Query, backwards: bool) -> list[Any]:
    order: list[Any] = []
    for sorting, falls in _sortings(query):
        # The id of a linked record parts those of one name, and so would leave nothing to what is sorted by then.
        keys = [key for key in sorting.keys if getattr(key, "name", "") != "id"]
        if sorting.apart is not None:
            order.append(sorting.apart.desc() if backwards else sorting.apart.asc())
        own = [key.desc() if falls != backwards else key.asc() for key in keys]
        own[0] = own[0].nulls_first() if backwards else own[0].nulls_last()
        order += own
    return [*order, _BASE.c.id.desc() if backwards else _BASE.c.id.asc()]


@lru_cache(maxsize=8)
def _sortings_of(query: Query, _language: str) -> tuple[tuple[_Sorting, bool], ...]:
    asked = ((query.sort, query.descending), *query.then)
    alone = [replace(query, sort=key, then=()) for key, _falls in asked]
    found = [_sorting(each, f"target_{place}") for place, each in enumerate(alone)]
    # All of them are joined the same way, and none is walked along.
    return tuple((replace(each, is_walked=False), falls) for each, (_key, falls) in zip(found, asked, strict=True))


def _sortings(query: Query) -> tuple[tuple[_Sorting, bool], ...]:
    """By what it is sorted, and whether that falls: the same tables each time, so that they can be joined once."""
    alike = Query(query.kind, sort=query.sort, descending=query.descending, then=query.then)
    alike = replace(alike, by_alphabet=query.by_alphabet)
    return _sortings_of(alike, i18n.language())


def _sorting(query: Query, target_name: str = "target") -> _Sorting:
    name = ORDER_KEYS[i18n.language()]
    if query.is_by_name:
        return _Sorting(_BASE, (_BASE.c[name], _BASE.c.id), apart=_found_so(query))
    source = source_of(query.kind, str(query.sort))
    if source.field is None:
        own = table_of(KINDS[query.kind])
        joined = source.rows, source.record_id == own.c.id
        return _Sorting(own, source.order, source.is_nullable, joined, apart=source.apart)
    kind, table = source.kind, cast(Table, source.rows)
    if kind.is_link and not kind.holds_several:
        target = _BASE.alias(target_name)
        is_linked = target.c.id == source.value
        is_walked = len(kind.to) == 1 and not source.is_nullable and not _is_narrow(query)
        if is_walked:
            # A record that stays never points at a removed one.
            is_linked = and_(is_linked, target.c.kind == kind.to[0], target.c.removed_at.is_(None))
        return _Sorting(table, (target.c[name], target.c.id), source.is_nullable, (target, is_linked), is_walked)
    order = sorted_by_alphabet(source) if query.by_alphabet else source.order
    return _Sorting(table, order, source.is_nullable)


def _found_so(query: Query) -> Any:
    """First what has the words as they are typed, in any spelling; None where all of it has."""
    if not query.near:
        return None
    return case((and_(*(stands(_BASE.c.search_key, ways) for ways in query.near)), 0), else_=1)


def _is_narrow(query: Query) -> bool:
    return bool(query.search or query.linked or query.where or query.removed or query.conditions)


def _order(query: Query, sorting: _Sorting, backwards: bool) -> list[Any]:
    """What is empty comes last in either direction; backwards is the exact reverse of the same list."""
    falls = query.descending != backwards
    order = [key.desc() if falls else key.asc() for key in sorting.keys]
    if sorting.apart is not None:
        order = [sorting.apart.desc() if backwards else sorting.apart.asc(), *order]
    if sorting.may_be_empty:
        order[0] = order[0].nulls_first() if backwards else order[0].nulls_last()
    if query.is_by_name:
        return order
    # Ids rise in both directions: rows come in that order, and a sort that keeps the first few has least to do.
    own_id = sorting.table.c.id
    return [*order, own_id.desc() if backwards else own_id.asc()]


def _candidates(query: Query, sorting: _Sorting) -> Select[Any]:
    if query.is_by_name:
        return narrowed(query)
    table = sorting.table
    if _is_narrow(query):
        found = unordered(query).subquery()
        return _joined(select(table.c.id).join_from(found, table, table.c.id == found.c.id), sorting)
    # Removed records are few: leaving those out costs less than looking every row up in the base table.
    gone = select(_BASE.c.id).where(_BASE.c.kind == query.kind, _BASE.c.removed_at.is_not(None))
    rows = select(table.c.id).where(table.c.id.not_in(gone))
    return _joined(rows.where(_BASE.c.kind == query.kind) if table is _BASE else rows, sorting)


def _only(sorting: _Sorting, ids: Sequence[str]) -> Select[Any]:
    own_id = sorting.table.c.id
    among = own_id.in_(ids) if len(ids) <= _IN_ONE else is_listed(own_id, json.dumps(list(ids)))
    return _joined(select(own_id).where(among), sorting)


def _joined(rows: Select[Any], sorting: _Sorting) -> Select[Any]:
    if sorting.target is None:
        return rows
    return rows.join(*sorting.target, isouter=not sorting.is_walked)
