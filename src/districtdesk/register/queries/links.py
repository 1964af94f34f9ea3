"""Which records have to do with others, whichever of them holds the link, and which belong to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from ...records import KINDS, Field, Record, fields_of, kind_of, links_to
from ...records.base import LinkRow
from ..captions import batches, pointing_at


def seen_from(record_type: type[Record], key: str, ids: Sequence[str]) -> ColumnElement[bool]:
    """The condition that a record of this kind points at one of these by this link, or by one that shares it."""
    pointing = pointing_at(record_type, key, ids)
    shared = record_type.shared_with.get(key)
    return or_(pointing, pointing_at(record_type, shared, ids)) if shared else pointing


def linked_to(record_type: type[Record], ids: Sequence[str]) -> ColumnElement[bool]:
    """The condition that a record of this kind points at one of these, or that one of these or its part points at it.

    So an act is linked to the district it concerns, to the one it established, and to that of an event it led to; and
    so is one that amends or repeals any of these acts.
    """
    own = [pointing_at(record_type, field.key, ids) for field in fields_of(record_type) if field.kind.is_link]
    linked = or_(*own, *_pointed_at(record_type, ids))
    return or_(linked, _altering(record_type, linked)) if record_type.alters else linked


def _altering(record_type: type[Record], linked: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition that a record of this kind alters one of the same kind that is linked."""
    changed = select(record_type.id).where(record_type.removed_at.is_(None), linked).correlate(None)
    changing = LinkRow.field.in_(record_type.alters), LinkRow.target_id.in_(changed)
    return record_type.id.in_(select(LinkRow.record_id).where(*changing))


def _pointed_at(record_type: type[Record], ids: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    for source, field in links_to(kind_of(record_type)):
        # What belongs to a record, as its citations do, is no link to another.
        if field.kind.part:
            continue
        pointing = KINDS[source]
        wholes = [each.key for each in fields_of(pointing) if each.kind.part]
        theirs = or_(pointing.id.in_(ids), *(pointing_at(pointing, key, ids) for key in wholes))
        # On its own: its tables are not those of the list it stands in.
        own = select(pointing.id).where(pointing.removed_at.is_(None), theirs).correlate(None)
        yield record_type.id.in_(_targets(pointing, field, own))


def _targets(pointing: type[Record], field: Field, own: Select[str]) -> Select[str]:
    """What these records point at by this field."""
    if field.kind.holds_several:
        return select(LinkRow.target_id).where(LinkRow.field == field.key, LinkRow.record_id.in_(own))
    return select(getattr(pointing, field.key)).where(pointing.id.in_(own)).correlate(None)


def parts_of(session: Session, record_id: str) -> list[str]:
    """This record, its parts and theirs, such as the citations of its figures; removed ones among them."""
    found = {record_id: None}
    waiting = [record_id]
    while waiting:
        waiting = [each for each in _parts(session, waiting) if each not in found]
        found.update(dict.fromkeys(waiting))
    return list(found)


def _parts(session: Session, ids: Sequence[str]) -> Iterator[str]:
    for record_type in KINDS.values():
        for field in fields_of(record_type):
            for batch in batches(ids) if field.kind.part else ():
                yield from session.scalars(select(record_type.id).where(pointing_at(record_type, field.key, batch)))
