"""Of what a list tells beside its fields, and of which kinds: what it says may change with those."""

from __future__ import annotations

from collections.abc import Collection

from ...record_kinds import RECORD_KINDS
from ...records import KINDS, fields_of
from ...register.queries.offered_columns import ReckonedColumn, read_offered_columns
from ..feed.register_feed import Feed

# Of these shown claims and milestones tell, and of what belongs to a record its counts and sums.
_TOLD_IN_COLUMNS = frozenset({"figure", "event", "indicator", "citation", "source"})
_ADDED = ("count.", "sum.")


def concerned_kinds(kind: str) -> frozenset[str]:
    """This kind and all whose names can stand in its list: those it links to, and those that these link to."""
    found: set[str] = set()
    waiting = {kind}
    while waiting:
        each = waiting.pop()
        found.add(each)
        for field in fields_of(KINDS[each]):
            waiting |= set(filter(field.kind.may_point_at, KINDS)) - found
    return frozenset(found)


def told_in_columns(kind: str, keys: Collection[str]) -> frozenset[str]:
    """The kinds of which the columns that are no fields tell, by their keys."""
    if not keys:
        return frozenset()
    related = {each.kind for each in RECORD_KINDS[kind].related}
    return _TOLD_IN_COLUMNS | related if any(key.startswith(_ADDED) for key in keys) else _TOLD_IN_COLUMNS


def offered_columns(feed: Feed, kind: str) -> list[ReckonedColumn]:
    """The claims, milestones, counts and sums that a list of this kind can show."""

    def read() -> list[ReckonedColumn]:
        with feed.register.read() as session:
            return read_offered_columns(session, kind)

    return (feed.attempt(read) if RECORD_KINDS[kind].related else None) or []
