"""Links that lead to no record: emptied where they may be empty, else their record is let go with them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ...records import KINDS, Field, Record, fields_of, table_of
from ..captions import batches, captions
from .account import Account, NamedRecord

_BASE = table_of(Record)


def mend_links(session: Session, account: Account) -> None:
    """Until none is left: what is let go may have been pointed at itself."""
    while _let_go(session, account):
        pass
    for kind, field in _links():
        column = table_of(KINDS[kind]).c[field.key]
        for batch in batches(_loose(session, kind, field)):
            account.emptied += [
                NamedRecord(kind, each, name, field.key) for each, name in captions(session, batch).items()
            ]
            statement = update(column.table).where(column.table.c.id.in_(batch))
            session.execute(statement.values({field.key: None}))


def _let_go(session: Session, account: Account) -> bool:
    gone = [(kind, each) for kind, field in _links() if field.is_required for each in _loose(session, kind, field)]
    for kind in dict.fromkeys(kind for kind, _each in gone):
        own = table_of(KINDS[kind])
        for batch in batches(dict.fromkeys(each for its, each in gone if its == kind)):
            account.gone += [NamedRecord(kind, each, name) for each, name in captions(session, batch).items()]
            session.execute(delete(own).where(own.c.id.in_(batch)))
            session.execute(delete(_BASE).where(_BASE.c.id.in_(batch)))
    return bool(gone)


def _loose(session: Session, kind: str, field: Field) -> list[str]:
    """The records of this kind whose link leads nowhere."""
    own = table_of(KINDS[kind])
    column = own.c[field.key]
    return list(session.scalars(select(own.c.id).where(column.is_not(None), column.not_in(select(_BASE.c.id)))))


def _links() -> Iterator[tuple[str, Field]]:
    for kind, record_type in KINDS.items():
        for field in fields_of(record_type):
            if field.kind.is_link and not field.kind.holds_several and field.key in table_of(record_type).c:
                yield kind, field
