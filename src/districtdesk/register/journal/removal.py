"""Removing and restoring records: parts go with their whole, and what others need stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...i18n import _, ngettext
from ...problems import error
from ...records import KINDS, Record, fields_of, links_of, links_to, table_of
from ..captions import batches, pointing_at
from ..errors import Refused
from ..pointing import links_in_use

_NAMED = 5


def pointers(
    session: Session, ids: Sequence[str], *, parts: bool | None = None, removed_at: datetime | None = None
) -> list[Record]:
    """The records that point at one of these; only as their parts, only otherwise, or both.

    Not removed ones, or those that were removed at that moment.
    """
    kinds = _kinds(session, ids)
    found: dict[str, Record] = {}
    for kind in kinds:
        links = [each for each in links_to(kind) if parts is None or each[1].kind.part == parts]
        for batch in batches(ids):
            for source, field in links_in_use(session, links, batch):
                record_type = KINDS[source]
                query = select(record_type).where(
                    record_type.removed_at == removed_at, pointing_at(record_type, field.key, batch)
                )
                found.update((record.id, record) for record in session.scalars(query))
    return list(found.values())


def _kinds(session: Session, ids: Sequence[str]) -> set[str]:
    table = table_of(Record)
    return {
        kind
        for batch in batches(ids)
        for kind in session.scalars(select(table.c.kind).where(table.c.id.in_(batch)).distinct())
    }


def with_parts(session: Session, ids: Iterable[str]) -> list[str]:
    """These ids and those of everything that would go with them."""
    whole = dict.fromkeys(ids)
    waiting = list(whole)
    while waiting:
        going = [part for part in pointers(session, waiting, parts=True) if _goes(part, whole)]
        waiting = [part.id for part in going if part.id not in whole]
        whole.update(dict.fromkeys(waiting))
    return list(whole)


def _goes(part: Record, whole: dict[str, object]) -> bool:
    """A part that belongs to several wholes, as an event of two projects, goes with the last of them."""
    several = {field.key for field in fields_of(type(part)) if field.kind.part and field.kind.holds_several}
    links = links_of(part)
    return all(target in whole for key in (*several, *part.shared_with.values()) for target in links[key])


def remove(session: Session, ids: Iterable[str]) -> list[str]:
    """Remove these records and their parts; call inside change(). Returns all ids removed.

    Raises Refused, naming what still needs them, when a record that stays points at one that goes.
    """
    chosen = list(dict.fromkeys(ids))
    going = with_parts(session, chosen)
    now = datetime.now(UTC)
    # The journal tells first of what was chosen, by which the step is called.
    for together in (chosen, going[len(chosen) :]):
        for batch in batches(together):
            for record in _load(session, batch):
                record.removed_at = now
        session.flush()
    refuse_if_used(session, going)
    return going


def _load(session: Session, ids: Sequence[str]) -> list[Record]:
    found: list[Record] = []
    for kind in _kinds(session, ids):
        record_type = KINDS[kind]
        query = select(record_type).where(record_type.id.in_(ids), record_type.removed_at.is_(None))
        found.extend(session.scalars(query))
    return found


def refuse_if_used(session: Session, ids: Sequence[str]) -> None:
    """Raise Refused when a record that is not removed points at one of these."""
    # What several links point at stands in a table that is written at the end of a change.
    users = [
        each for each in pointers(session, ids) if any(set(ids) & {*targets} for targets in links_of(each).values())
    ]
    if not users:
        return
    named = "; ".join(record.caption.show() for record in users[:_NAMED])
    more = len(users) - _NAMED
    if more > 0:
        named = ngettext("{named} and {count} more", "{named} and {count} more", more, named=named)
    text = _("This is still used by: {names}. Change or remove those first.", names=named)
    raise Refused({ids[0]: [error(text, rule="still_used")]})


def restore(session: Session, ids: Iterable[str]) -> None:
    """Bring removed records back; call inside change()."""
    for batch in batches(ids):
        for kind in _kinds(session, batch):
            record_type = KINDS[kind]
            query = select(record_type).where(record_type.id.in_(batch), record_type.removed_at.is_not(None))
            for record in session.scalars(query):
                record.removed_at = None
