"""Records of which one of their two rows is missing, or that stand in the table of another kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...i18n import _
from ...names import Names
from ...problems import error
from ...records import KINDS, Record, table_of
from ..captions import BATCH, batches, captions
from ..identity import is_id
from ..journal.edits import MOST_VERSION
from ..plain_rows import as_stored_text
from .finding import Finding, of_the_whole

_BASE = table_of(Record)
_KIND = as_stored_text(_BASE.c.kind)


def row_findings(session: Session) -> Iterator[Finding]:
    """What a look at the records themselves would pass by, because it never gets to see it."""
    unknown = select(_BASE.c.id, _KIND).where(_KIND.not_in(KINDS))
    for record_id, kind in session.execute(unknown):
        text = _("A record is of the kind “{kind}”, which there is not ({id}).", kind=kind, id=record_id)
        yield of_the_whole(error(text, rule="kind_unknown"))
    yield from _of_other_ids(session)
    for kind, record_type in KINDS.items():
        own = table_of(record_type)
        childless = select(_BASE.c.id).where(_KIND.in_([kind]), _BASE.c.id.not_in(select(own.c.id)))
        yield from _named(session, kind, session.scalars(childless), _childless(), "row_missing")
        alone = list(session.scalars(select(own.c.id).where(own.c.id.not_in(select(_BASE.c.id)))))
        yield from (Finding(each, kind, Names(), error(_alone(), rule="record_missing")) for each in alone)
        yield from _named(session, kind, _unkept(session, kind), _unreadable(), "record_unreadable")
        other = select(own.c.id).join(_BASE, _BASE.c.id == own.c.id).where(_KIND.not_in([kind]))
        yield from _named(session, kind, session.scalars(other), _of_another_kind(), "kind_swapped")


def _of_other_ids(session: Session) -> Iterator[Finding]:
    """Records whose id this program did not make."""
    known = session.execute(select(_BASE.c.id, _KIND).where(_KIND.in_(KINDS))).all()
    for record_id, kind in [each for each in known if not is_id(each[0])]:
        text = _("The id of this record was changed past the program: “{id}” is none.", id=record_id)
        names = captions(session, [record_id])
        yield Finding(record_id, kind, names.get(record_id, Names()), error(text, rule="id"))


def _unkept(session: Session, kind: str) -> Iterator[str]:
    """The records of a kind whose version, times and authors, which every save writes, cannot be what one wrote."""
    times = (as_stored_text(_BASE.c.created_at), as_stored_text(_BASE.c.changed_at))
    kept = (_BASE.c.version, *times, _BASE.c.created_by, _BASE.c.changed_by)
    rows = session.execute(select(_BASE.c.id, *kept).where(_KIND.in_([kind])).execution_options(yield_per=BATCH))
    for record_id, version, created, changed, *authors in chain.from_iterable(rows.partitions()):
        if not (0 < version < MOST_VERSION and _is_time(created) and _is_time(changed) and all(authors)):
            yield record_id


def _is_time(stored: object) -> bool:
    """Whether it is a time as it is stored; no value of the column is made for it."""
    try:
        return isinstance(stored, str) and bool(datetime.fromisoformat(stored).astimezone(UTC))
    except (OverflowError, ValueError, OSError):
        return False


def _named(session: Session, kind: str, ids: Iterable[str], text: str, rule: str) -> Iterator[Finding]:
    for batch in batches(ids):
        names = captions(session, batch)
        yield from (Finding(each, kind, names.get(each, Names()), error(text, rule=rule)) for each in batch)


def _childless() -> str:
    return _("Of this record only the name is left: what else was entered of it is missing.")


def _unreadable() -> str:
    return _("How often this record was saved, when, or by whom it was added or changed cannot be read.")


def _alone() -> str:
    return _("This record stands in no list: the row that says that it is there is missing.")


def _of_another_kind() -> str:
    return _("This record is said to be of another kind than what was entered of it.")
