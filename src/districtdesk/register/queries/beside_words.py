"""What is found by the names of others: a project by its district and companies, a company by its districts."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from ...records import Company, District, Model, Participation, Project, Record, Residency, kind_of, table_of
from ..file.own_functions import is_listed
from .by_words import Ways
from .parts_of_words import having_word

_BASE = table_of(Record)
_PROJECT, _RESIDENCY, _PARTICIPATION = map(table_of, (Project, Residency, Participation))
_DISTRICT, _COMPANY = kind_of(District), kind_of(Company)
# A word that more of these records have tells nothing of those that belong to them.
_MOST = 5_000

_Links = Callable[[str], Sequence[Select[Any]]]


def _standing(record_type: type[Model], column: Any, *conditions: Any) -> Select[Any]:
    own = table_of(record_type)
    found = select(column).join_from(own, _BASE, _BASE.c.id == own.c.id)
    return found.where(_BASE.c.removed_at.is_(None), column.is_not(None), *conditions)


def _projects_of(ids: str) -> Sequence[Select[Any]]:
    """By their district, by the company that is resident with them, and by who takes part in them."""
    through = select(_PROJECT.c.id).join(_RESIDENCY, _RESIDENCY.c.id == _PROJECT.c.residency)
    return (
        select(_PROJECT.c.id).where(is_listed(_PROJECT.c.district, ids)),
        through.where(is_listed(_RESIDENCY.c.company, ids)),
        _standing(Participation, _PARTICIPATION.c.project, is_listed(_PARTICIPATION.c.company, ids)),
    )


def _companies_of(ids: str) -> Sequence[Select[Any]]:
    """By the districts in which they are or were resident."""
    return (_standing(Residency, _RESIDENCY.c.company, is_listed(_RESIDENCY.c.district, ids)),)


# Of which kinds the records are by whose words they are found too, and how those lead to them.
_BESIDE: dict[str, tuple[tuple[str, ...], _Links]] = {
    kind_of(Project): ((_DISTRICT, _COMPANY), _projects_of),
    _COMPANY: ((_DISTRICT,), _companies_of),
}


def found_beside(session: Session, kind: str, ways: Ways) -> tuple[str, ...]:
    """Of each sought word the records of the kind that belong to one that has it, as a JSON array; "" for none."""
    return tuple(_beside(session, kind, each) for each in ways) if kind in _BESIDE else ()


def _beside(session: Session, kind: str, ways: tuple[str, ...]) -> str:
    kinds, links = _BESIDE[kind]
    having = having_word(ways)
    if having is None:
        return ""
    named = select(_BASE.c.id).where(_BASE.c.id.in_(having), _BASE.c.kind.in_(kinds), _BASE.c.removed_at.is_(None))
    ids = list(session.scalars(named.limit(_MOST + 1)))
    if not ids or len(ids) > _MOST:
        return ""
    found = {each for rows in links(json.dumps(ids)) for each in session.scalars(rows)}
    return json.dumps(sorted(found)) if found else ""
