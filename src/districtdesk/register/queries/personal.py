"""What is left out of a file that is handed over without personal data: people, and what tells who they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...records import KINDS, Field, FieldValues, Record, fields_of, table_of
from ..captions import batches
from ..journal.removal import with_parts
from . import listing
from .listing import ListRow


@cache
def personal_kinds() -> frozenset[str]:
    """The kinds that are personal data altogether: people, and what needs a person to be anything."""
    return frozenset(kind for kind in KINDS if any(_makes_personal(field) for field in fields_of(KINDS[kind])))


def _makes_personal(field: Field) -> bool:
    return field.kind.personal and field.is_required


@cache
def titled_by_people() -> frozenset[str]:
    """The kinds whose titles may hold the name of a person, by way of other titles too."""
    found = set(personal_kinds())
    while True:
        more = {kind for kind in KINDS if kind not in found and _is_titled_by(kind, found)}
        if not more:
            return frozenset(found)
        found |= more


def _is_titled_by(kind: str, personal: Iterable[str]) -> bool:
    titling = [field for field in fields_of(KINDS[kind]) if field.key in KINDS[kind].titled_by]
    return any(field.kind.may_point_at(each) for field in titling for each in personal)


def without_personal_fields(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields that stay."""
    return tuple(field for field in fields if not field.kind.personal)


class LeftOut:
    """The records that are left out of one register: people, their offices, what is cited or attached of them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        table = table_of(Record)
        people = session.scalars(select(table.c.id).where(table.c.kind.in_(personal_kinds()))).all()
        self.ids = frozenset(with_parts(session, people))

    def hidden_titles(self, ids: Iterable[str]) -> set[str]:
        """Those of these records whose titles may hold the name of a person."""
        table = table_of(Record)
        found: set[str] = set()
        for batch in batches(dict.fromkeys(ids)):
            query = select(table.c.id).where(table.c.id.in_(batch), table.c.kind.in_(titled_by_people()))
            found.update(self._session.scalars(query))
        return found

    def counts(self) -> dict[str, int]:
        """How many records stay, of each kind that stays."""
        table = table_of(Record)
        gone: dict[str, int] = {}
        for batch in batches(self.ids):
            query = select(table.c.kind, func.count()).where(table.c.id.in_(batch), table.c.removed_at.is_(None))
            for kind, count in self._session.execute(query.group_by(table.c.kind)):
                gone[kind] = gone.get(kind, 0) + count
        totals = listing.counts(self._session)
        return {kind: total - gone.get(kind, 0) for kind, total in totals.items() if kind not in personal_kinds()}

    def kept_rows(self, rows: Iterable[ListRow], fields: Sequence[Field]) -> Iterator[ListRow]:
        """The rows that stay, without links to what is left out."""
        for row in rows:
            if row.id not in self.ids:
                kept = {field.key: self.kept_value(field, row.values) for field in fields}
                yield replace(row, values={**row.values, **kept})

    def kept_value(self, field: Field, values: FieldValues) -> object:
        """The field's value, without links to what is left out."""
        value = values[field.key]
        if not field.kind.is_link or value is None:
            return value
        if isinstance(value, tuple):
            return tuple(each for each in value if each not in self.ids) or None
        return None if value in self.ids else value
