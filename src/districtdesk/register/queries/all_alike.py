"""The same as alike.py for many records at once, as an import has them: asked for hundreds in one go."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from ...names import Names
from ...records import KINDS, Company, FieldValues, LegalAct, Record, kind_of, table_of
from ...records.base import NAME_KEYS
from ...records.states import STATES
from ..captions import batches
from ..file.own_functions import is_listed
from ..name_keys import sought_name_keys
from ..plain_rows import kept, past_indexes
from ..rules.duplicate_rules import acts_alike, same_name, same_tax_id
from ..rules.normalising import bare_number
from .alike import ALIKE_BY, Alike
from .merge_preview import OTHER_NAMES, parts_of_names
from .name_clusters import keys_of

_BASE, _ACT = table_of(Record), kind_of(LegalAct)
_ASKED, _OTHERS = "asked", "records by their other names"
# Of a key the records that have it, by their id.
_Known = dict[str, dict[str, Names]]


def find_all_alike(session: Session, kind: str, rows: Sequence[FieldValues]) -> list[list[Alike]]:
    """For each row the records of its kind that are there already, those with the same number first.

    What find_alike finds of one, and those that have such a name among their other names, as a record has into which
    another was merged. Rows that are alike among themselves are not told.
    """
    if kind not in ALIKE_BY:
        return [[] for _row in rows]
    return _acts(session, rows) if kind == _ACT else _named(session, kind, rows)


def _named(session: Session, kind: str, rows: Sequence[FieldValues]) -> list[list[Alike]]:
    sought = [_name_keys(row) for row in rows]
    numbers = [_text(row, "tax_id") if KINDS[kind] is Company else "" for row in rows]
    by_name = _known(session, _by_names(kind), {key for keys in sought for key in keys})
    by_number = _known(session, (_by_tax_id(),), filter(None, numbers))
    by_other = _by_other_names(session, kind)
    return [
        list(
            _alike(
                by_number.get(number, {}),
                [found[key] for found in (by_name, by_other) for key in keys if key in found],
            )
        )
        for keys, number in zip(sought, numbers, strict=True)
    ]


def _alike(numbered: dict[str, Names], named: Iterable[dict[str, Names]]) -> Iterator[Alike]:
    for each, caption in numbered.items():
        yield Alike(each, caption, same_tax_id(caption))
    for each, caption in {each: caption for found in named for each, caption in found.items()}.items():
        if each not in numbered:
            yield Alike(each, caption, same_name(caption, "names"))


def _name_keys(row: FieldValues) -> list[str]:
    names = row.get("names")
    return sought_name_keys(names) if isinstance(names, Names) else []


def _text(row: FieldValues, key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _known(session: Session, statements: Sequence[Select[Any]], keys: Iterable[str]) -> _Known:
    found: _Known = defaultdict(dict)
    asked = json.dumps(sorted(set(keys)))
    for statement in statements:
        for key, record_id, caption in session.execute(statement, {_ASKED: asked}):
            found[key][record_id] = caption
    return found


def _by_other_names(session: Session, kind: str) -> _Known:
    """By the keys of their other names, such as those of a record that was merged: read once in a session.

    Few records have any, and no index knows them.
    """
    known: dict[str, _Known] = session.info.setdefault(_OTHERS, {})
    if kind not in known:
        found: _Known = defaultdict(dict)
        own = table_of(KINDS[kind])
        rows = select(_BASE.c.id, _BASE.c.caption, own.c[OTHER_NAMES]).join_from(own, _BASE, _BASE.c.id == own.c.id)
        for record_id, caption, others in session.execute(
            rows.where(own.c[OTHER_NAMES].is_not(None), kept(KINDS[kind]))
        ):
            for key in keys_of(Names(), parts_of_names(others)):
                found[key][record_id] = caption
        known[kind] = found
    return known[kind]


@cache
def _by_names(kind: str) -> tuple[Select[Any], ...]:
    """By their names and those of their states, one after the other: an OR would read all of a kind."""
    state_type, link = STATES[kind]
    own, state = table_of(state_type), table_of(Record).alias("state")
    is_kept = (past_indexes(_BASE.c.kind) == kind, _BASE.c.removed_at.is_(None))
    now = [
        select(each, _BASE.c.id, _BASE.c.caption).where(*is_kept, is_listed(each, bindparam(_ASKED)))
        for each in (_BASE.c[key] for key in NAME_KEYS.values())
    ]
    once = [
        select(each, _BASE.c.id, _BASE.c.caption)
        .join_from(own, state, state.c.id == own.c.id)
        .join(_BASE, _BASE.c.id == own.c[link])
        .where(state.c.removed_at.is_(None), is_listed(each, bindparam(_ASKED)))
        for each in (state.c[key] for key in NAME_KEYS.values())
    ]
    return (*now, *once)


@cache
def _by_tax_id() -> Select[Any]:
    own = table_of(Company)
    found = select(own.c.tax_id, _BASE.c.id, _BASE.c.caption).join_from(own, _BASE, _BASE.c.id == own.c.id)
    return found.where(is_listed(own.c.tax_id, bindparam(_ASKED)), _BASE.c.removed_at.is_(None))


def _acts(session: Session, rows: Sequence[FieldValues]) -> list[list[Alike]]:
    numbers = [bare_number(_text(row, "number")) for row in rows]
    known: dict[str, list[LegalAct]] = defaultdict(list)
    for batch in batches(dict.fromkeys(filter(None, numbers))):
        kept = select(LegalAct).where(LegalAct.number.in_(batch), LegalAct.removed_at.is_(None))
        for act in session.scalars(kept):
            known[act.number or ""].append(act)
    mine = (LegalAct(id="", kind=_ACT, number=row.get("number"), date=row.get("date")) for row in rows)
    return [
        [Alike(each.id, each.caption, same_name(each.caption, "number")) for each in acts_alike(act, known[number])]
        for act, number in zip(mine, numbers, strict=True)
    ]
