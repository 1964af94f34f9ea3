"""Dates so far from our time that their year wants a look, in every field that holds a date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.orm import Session

from ...dates.plausible import FIRST, LAST
from ...dates.stored import NO_START
from ...records import KINDS, Field, Record, fields_of, kind_of, table_of
from ..captions import batches
from ..plain_rows import as_stored_text, kept


class DoubtfulValue(NamedTuple):
    """One value of which its field warns, of a record that is not removed."""

    kind: str
    record: str
    field: Field
    value: object


Among = Mapping[str, Collection[str]]


def read_far_dates(session: Session, among: Among | None = None) -> Iterator[DoubtfulValue]:
    """All of them, one reading for each kind of record that has dates; or those of records by their kinds."""
    for kind, record_type in KINDS.items():
        dated = [field for field in fields_of(record_type) if field.kind.is_date]
        for is_one in those_of(record_type, among) if dated else ():
            yield from _of_kind(session, kind, record_type, dated, is_one)


def those_of(record_type: type[Record], among: Among | None) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """What to ask for: all of a kind at once, or those of these ids, some at a time."""
    if among is None:
        yield ()
        return
    for batch in batches(among.get(kind_of(record_type), ())):
        yield (table_of(record_type).c.id.in_(batch),)


def _of_kind(
    session: Session,
    kind: str,
    record_type: type[Record],
    dated: list[Field],
    is_one: tuple[ColumnElement[bool], ...],
) -> Iterator[DoubtfulValue]:
    own = table_of(record_type)
    columns = [own.c[field.key] for field in dated]
    far = or_(*(_is_far(as_stored_text(each)) for each in columns))
    query = select(own.c.id, *columns).where(far, kept(record_type), *is_one).order_by(own.c.id)
    for record_id, *values in session.execute(query):
        for field, value in zip(dated, values, strict=True):
            if value is not None and field.kind.check(value):
                yield DoubtfulValue(kind, record_id, field, value)


# Above every text that begins with a day, and below that of the next.
_BEHIND = "~"


def _is_far(stored: ColumnElement[str]) -> ColumnElement[bool]:
    """A stored date begins with its first day, and its last day stands behind that; an exact day has no second."""
    last = func.substr(stored, 12, 10)
    # Asked first what is true of few: of most dates the one end is compared as it stands, the other is cut out once.
    begins = and_(_is_outside(stored, FIRST, LAST), not_(stored.between(NO_START, NO_START + _BEHIND)))
    # Open ends among them: as stored they look like the year 9999, and are told from it when they are read.
    ends = and_(_is_outside(last, FIRST, LAST), last != "")
    return or_(begins, ends)


def _is_outside(stored: ColumnElement[str], first: date, last: date) -> ColumnElement[bool]:
    return not_(stored.between(first.isoformat(), last.isoformat() + _BEHIND))
