"""Which records have a name or a tax ID in common, asked for one record at every save."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, CompoundSelect, Select, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from ...names import Names
from ...records import Company, District, Project, Record, kind_of, table_of
from ...records.base import NAME_KEYS
from ...records.states import STATES
from ..captions import captions, has_states
from ..file.own_functions import is_listed
from ..name_keys import sought_keys_of, sought_name_keys
from ..plain_rows import past_indexes
from ..prepared import read

Named = District | Company | Project
# Those kinds of record.
NAMED_TYPES: tuple[type[Named], ...] = (District, Company, Project)


class Namesake(NamedTuple):
    """Another record that has the same name or the same tax ID."""

    id: str
    caption: Names
    has_tax_id: int


def find_namesakes(session: Session, record: Named, tax_id: str | None) -> list[Namesake]:
    """Records of a kind that share a name with this one, whatever the legal form, and those with the tax ID.

    A name that another one had for a time counts as its name.
    """
    # Nothing is called nothing.
    names: list[str | None] = [*sought_name_keys(record.names)] or [None]
    asked = {"kind": record.kind, "own_id": record.id, "tax_id": tax_id}
    asked |= {f"name_{place}": name for place, name in enumerate(names)}
    statement = _alike_by(record.kind, len(names), has_tax_id=tax_id is not None)
    return [Namesake._make(row) for row in read(session.connection(), statement, asked)]


def find_all_namesakes(session: Session, records: Sequence[Named]) -> dict[str, list[Namesake]]:
    """The same for several records of one kind in a few statements, by the id of each."""
    keys = {record.id: sorted(set(sought_keys_of(session, record, record.names))) for record in records}
    numbers = [_tax_id(record) for record in records]
    named = _by_key(session, type(records[0]), {key for own in keys.values() for key in own})
    taxed = _by_any_tax_id(session, {*numbers} - {""})
    found = {}
    for (own_id, own), number in zip(keys.items(), numbers, strict=True):
        alike: dict[str, int] = {}
        for key in own:
            alike.update(dict.fromkeys(named.get(key, ()), 0))
        alike.update(dict.fromkeys(taxed.get(number, ()), 1))
        # It is in the register by now, and its own namesake.
        alike.pop(own_id, None)
        found[own_id] = alike
    called = captions(session, {each for alike in found.values() for each in alike})
    return {
        record_id: [Namesake(each, called[each], has_tax_id) for each, has_tax_id in alike.items()] if alike else []
        for record_id, alike in found.items()
    }


def _tax_id(record: Named) -> str:
    return (record.tax_id or "") if isinstance(record, Company) else ""


def _by_key(session: Session, record_type: type[Named], keys: Collection[str]) -> dict[str, list[str]]:
    """By name key the ids of the records that have that name, or had it for a time."""
    kind, table, asked = kind_of(record_type), table_of(Record), json.dumps(sorted(keys))
    own = select(table.c.id, *(table.c[key] for key in NAME_KEYS.values()))
    sources = [(own.where(past_indexes(table.c.kind) == kind, table.c.removed_at.is_(None)), table)]
    sources += [_in_time(kind)] if has_states(session, kind) else []
    found: dict[str, list[str]] = {}
    for rows, each in sources:
        for name_key in NAME_KEYS.values():
            listed = session.execute(rows.where(is_listed(each.c[name_key], asked)))
            for record_id, *names in listed.all():
                for name in names:
                    if name:
                        found.setdefault(name, []).append(record_id)
    return found


def _in_time(kind: str) -> tuple[Select[Any], Any]:
    state_type, key = STATES[kind]
    own, state, owner = table_of(state_type), table_of(Record).alias("state"), table_of(Record).alias("owner")
    rows = select(owner.c.id, *(state.c[each] for each in NAME_KEYS.values()))
    rows = rows.select_from(own).join(state, state.c.id == own.c.id).join(owner, owner.c.id == own.c[key])
    return rows.where(state.c.removed_at.is_(None)), state


def _by_any_tax_id(session: Session, tax_ids: Collection[str]) -> dict[str, list[str]]:
    whole, own = table_of(Record), table_of(Company)
    rows = select(own.c.tax_id, own.c.id).join_from(own, whole, whole.c.id == own.c.id)
    rows = rows.where(is_listed(own.c.tax_id, json.dumps(sorted(tax_ids))), whole.c.removed_at.is_(None))
    found: dict[str, list[str]] = {}
    for tax_id, record_id in session.execute(rows).all() if tax_ids else ():
        found.setdefault(tax_id, []).append(record_id)
    return found


@cache
def _alike_by(kind: str, names: int, *, has_tax_id: bool) -> CompoundSelect[Any]:
    """Records of a kind that have one of so many names in some language, or have the tax ID.

    Made once and asked in one go, because every save asks it, and to make it or to ask twice takes longer than the
    answer.
    """
    table = table_of(Record)
    # Of a name with several keys SQLite would else read all of the kind: it takes an index of kinds for the better.
    of_kind = past_indexes(table.c.kind) == bindparam("kind")
    same_kind = (of_kind, table.c.removed_at.is_(None), table.c.id != bindparam("own_id"))
    by_name = select(table.c.id, table.c.caption, literal(0).label("has_tax_id")).where(*same_kind), table
    wanted: list[BindParameter[str]] = [bindparam(f"name_{place}") for place in range(names)]
    # A union, because SQLite reads all of a kind where the conditions stand in one OR.
    both = (by_name, _by_name_in_time(kind))
    found = [rows.where(each.c[key].in_(wanted)) for rows, each in both for key in NAME_KEYS.values()]
    return union_all(*found, *([_by_tax_id()] if has_tax_id else []))


def _by_name_in_time(kind: str) -> tuple[Select[Any], Any]:
    """The records of a kind by the names of their states, and the table of those names."""
    state_type, key = STATES[kind]
    own, state, owner = table_of(state_type), table_of(Record).alias("state"), table_of(Record).alias("owner")
    rows = select(owner.c.id, owner.c.caption, literal(0)).join_from(own, state, state.c.id == own.c.id)
    rows = rows.join(owner, owner.c.id == own.c[key])
    return rows.where(state.c.removed_at.is_(None), own.c[key] != bindparam("own_id")), state


def _by_tax_id() -> Select[Any]:
    whole, own = table_of(Record), table_of(Company)
    found = select(whole.c.id, whole.c.caption, literal(1)).join_from(own, whole, whole.c.id == own.c.id)
    return found.where(
        own.c.tax_id == bindparam("tax_id"), own.c.id != bindparam("own_id"), whole.c.removed_at.is_(None)
    )
