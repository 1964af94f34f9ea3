"""Records let go from a copy of a register, as if they had never been: their rows, and all that leads to them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Column, Connection, MetaData, Table, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from ...records import KINDS, Field, Record, fields_of, table_of
from ...records.base import LinkRow
from ...records.columns import WORDS
from ..captions import read_kinds
from ..tables import MilestoneRow, SearchWordRow, ShownClaimRow, SpellingRow

_BASE, _LINKS = table_of(Record), table_of(LinkRow)
_WORDS, _SPELLINGS = table_of(SearchWordRow), table_of(SpellingRow)
# Of this connection alone, so that what goes need not be named in each statement.
_GONE = Table("gone", MetaData(), Column("id", WORDS, primary_key=True), prefixes=["TEMPORARY"])
_IDS = select(_GONE.c.id)


def let_go(session: Session, ids: Collection[str], *, with_links: bool) -> None:
    """Delete the rows of these records and what is derived of them.

    `with_links`: what cannot be without one of them goes too, as a citation without what it is of, and links to them
    are emptied; without it nothing leads to them.
    """
    connection = session.connection()
    _GONE.create(connection)
    if ids:
        connection.execute(insert(_GONE), [{"id": each} for each in ids])
    if with_links:
        _add_what_needs_them(connection)
        _empty_links(session)
    connection.execute(delete(_LINKS).where(or_(_LINKS.c.record_id.in_(_IDS), _LINKS.c.target_id.in_(_IDS))))
    for table in (table_of(ShownClaimRow), table_of(MilestoneRow)):
        connection.execute(delete(table).where(table.c.subject.in_(_IDS)))
    if connection.execute(delete(_WORDS).where(_WORDS.c.record_id.in_(_IDS))).rowcount:
        connection.execute(delete(_SPELLINGS).where(_SPELLINGS.c.word.not_in(select(_WORDS.c.word))))
    for table in (*map(table_of, KINDS.values()), _BASE):
        connection.execute(delete(table).where(table.c.id.in_(_IDS)))
    _GONE.drop(connection)


def _add_what_needs_them(connection: Connection) -> None:
    """Until none is left: what is let go may have been needed itself."""
    before = -1
    while before != (before := connection.scalar(select(func.count()).select_from(_GONE)) or 0):
        for own, key, is_required in _single_links():
            if is_required:
                needing = select(own.c.id).where(own.c[key].in_(_IDS), own.c.id.not_in(_IDS))
                connection.execute(insert(_GONE).from_select(["id"], needing))


def _empty_links(session: Session) -> None:
    connection = session.connection()
    for own, key, is_required in _single_links():
        if not is_required:
            connection.execute(update(own).where(own.c[key].in_(_IDS)).values({key: None}))
    leading = select(_LINKS.c.record_id, _LINKS.c.field).distinct()
    leading = leading.where(_LINKS.c.target_id.in_(_IDS), _LINKS.c.record_id.not_in(_IDS))
    rows = connection.execute(leading).all()
    gone = set(connection.scalars(_IDS)) if rows else set()
    kinds = read_kinds(session, [row[0] for row in rows])
    for record_id, key in rows:
        own = table_of(KINDS[kinds[record_id]])
        targets = connection.scalar(select(own.c[key]).where(own.c.id == record_id)) or ()
        left = tuple(each for each in targets if each not in gone)
        connection.execute(update(own).where(own.c.id == record_id).values({key: left or None}))


def _single_links() -> Iterator[tuple[Table, str, bool]]:
    """The table and the key of every link to one record, and whether it may not be empty."""
    for record_type in KINDS.values():
        for field in filter(_is_single, fields_of(record_type)):
            yield table_of(record_type), field.key, field.is_required


def _is_single(field: Field) -> bool:
    return field.kind.is_link and not field.kind.holds_several
