"""What is derived of records, reckoned anew and held against what is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...i18n import _
from ...problems import Problem, error
from ...records import Record, fields_of, table_of
from ...records.base import NAME_KEYS, ORDER_KEYS, LinkRow
from ...unread import UnreadValue
from ..captions import reckon
from ..search_index import is_index_right

_LINKS = table_of(LinkRow)
_KEYS = (*ORDER_KEYS.values(), *NAME_KEYS.values())


def derived_problems(session: Session, records: Sequence[Record]) -> Iterator[tuple[str, Problem]]:
    """By the id of the record. Those whose fields follow from others are no longer part of the session afterwards."""
    linked = _linked(session, [each.id for each in records])
    made = reckon(session, records)
    for record in records:
        kept = derived_of(record)
        yield from ((record.id, each) for each in _differences(kept, made[record.id] | _fields_made(session, record)))
        if _pointed_at(record) != linked.get(record.id, set()):
            text = _("What it is linked with does not lead back to it.")
            yield record.id, error(text, rule="links_derived")


def index_problems(session: Session) -> Iterator[Problem]:
    """Whether the index leads to every record by all of its words, and to nothing else."""
    if not is_index_right(session.connection()):
        text = _("The index of the search is not the one that follows from the records: some are not found by name.")
        yield error(text, rule="index_derived")


def _fields_made(session: Session, record: Record) -> dict[str, object]:
    """What its other fields make of those that follow from them."""
    if type(record).derive is Record.derive:
        return {}
    # Else it would be taken for an edit.
    session.expunge(record)
    record.derive({})
    return {each.key: getattr(record, each.key) for each in fields_of(type(record)) if each.kind.derived}


def derived_of(record: Record) -> dict[str, object]:
    """What is kept of it that follows from other values."""
    # What is read already is taken as it lies there: of a whole register a million values are asked for.
    read = vars(record)
    return {key: read[key] if key in read else getattr(record, key) for key in _derived_keys(type(record))}


@cache
def _derived_keys(record_type: type[Record]) -> tuple[str, ...]:
    return "caption", "search_key", *_KEYS, *(each.key for each in fields_of(record_type) if each.kind.derived)


def _differences(kept: Mapping[str, object], made: Mapping[str, object]) -> Iterator[Problem]:
    wrong = {key for key, value in made.items() if kept[key] != value}
    if "caption" in wrong:
        yield error(_("Its title is not the one that follows from its values."), rule="caption_derived")
    if "search_key" in wrong:
        yield error(_("A search does not find it by what it holds."), rule="search_derived")
    if wrong & set(_KEYS):
        yield error(_("Lists do not have it in its place by name."), rule="order_derived")
    if others := [key for key in sorted(wrong) if key not in ("caption", "search_key", *_KEYS)]:
        yield error(_("This is not what follows from its other values."), *others, rule="value_derived")


def _linked(session: Session, ids: Sequence[str]) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    rows = select(_LINKS.c.record_id, _LINKS.c.field, _LINKS.c.target_id).where(_LINKS.c.record_id.in_(ids))
    for record_id, field, target in session.execute(rows):
        found.setdefault(record_id, set()).add((field, target))
    return found


def _pointed_at(record: Record) -> set[tuple[str, str]]:
    several = (each.key for each in fields_of(type(record)) if each.kind.is_link and each.kind.holds_several)
    values = {key: getattr(record, key) for key in several}
    return {(key, target) for key, ids in values.items() if not isinstance(ids, UnreadValue) for target in ids or ()}
