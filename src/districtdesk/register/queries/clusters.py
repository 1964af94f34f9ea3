"""Records that may be one thing, all of a kind at once: what is in the register, and what comes in with an import."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...names import Names
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Company, FieldValues, kind_of, table_of
from ...records.base import NAME_KEYS, Record, fields_of
from ...records.states import STATES
from ..plain_rows import as_stored_text
from ..rules.kept_apart import read_apart
from .merge_preview import OTHER_NAMES, parts_of_names
from .name_clusters import NamedThing, cluster_names, keys_of

_BASE = table_of(Record)
# By the kind: the field with a number that only one of them has.
_NUMBERS = {kind_of(Company): "tax_id"}
# The kinds that have names by which they can be found to be one.
CLUSTERED = tuple(
    kind
    for kind, words in RECORD_KINDS.items()
    if words.merged and any(field.key == "names" for field in fields_of(KINDS[kind]))
)


@dataclass(frozen=True, slots=True)
class ClusterMember:
    """One that may be the same as the others: a record by its id, or a row that comes in by its place."""

    id: str
    name: Names
    number: str = ""
    row: int | None = None


Cluster = tuple[ClusterMember, ...]


def find_clusters(session: Session, kind: str, rows: Sequence[FieldValues] = ()) -> list[Cluster]:
    """The records of this kind that may be one, cluster by cluster, in the order in which they were entered.

    `rows`: values of records that are not there yet; of these only the clusters with one of them are told. What
    somebody said to be two things is never put together.
    """
    members, known = _read(session, kind)
    for place, row in enumerate(rows):
        names, number = row.get("names"), row.get(_NUMBERS.get(kind, ""))
        if isinstance(names, Names):
            member = ClusterMember("", names, number if isinstance(number, str) else "", place)
            members[place] = member
            known.append(NamedThing(place, keys_of(names, parts_of_names(row.get(OTHER_NAMES))), member.number))
    found = [tuple(members[each] for each in group) for group in cluster_names(known, read_apart(session))]
    return [each for each in found if not rows or any(member.row is not None for member in each)]


def _read(session: Session, kind: str) -> tuple[dict[Hashable, ClusterMember], list[NamedThing]]:
    own, number = table_of(KINDS[kind]), _NUMBERS.get(kind, "")
    columns = [_BASE.c.id, _BASE.c.caption, *(_BASE.c[key] for key in NAME_KEYS.values())]
    columns += [own.c[key] for key in (OTHER_NAMES, number) if key]
    query = select(*columns).join_from(own, _BASE, _BASE.c.id == own.c.id)
    once = _names_once(session, kind)
    members: dict[Hashable, ClusterMember] = {}
    known = []
    for row in session.execute(query.where(_BASE.c.removed_at.is_(None)).order_by(_BASE.c.id)):
        record_id, caption, *keys = row[: 2 + len(NAME_KEYS)]
        others = row[2 + len(NAME_KEYS)]
        held = (row[3 + len(NAME_KEYS)] or "") if number else ""
        keys += [*keys_of(Names(), parts_of_names(others)), *once.get(record_id, ())]
        members[record_id] = ClusterMember(record_id, caption, held)
        known.append(NamedThing(record_id, tuple(dict.fromkeys(filter(None, keys))), held))
    return members, known


def _names_once(session: Session, kind: str) -> Mapping[str, list[str]]:
    """The keys of the names that records of this kind had for a time, by the id of the record."""
    found: dict[str, list[str]] = {}
    if kind not in STATES:
        return found
    state_type, key = STATES[kind]
    own = table_of(state_type)
    keys = [as_stored_text(_BASE.c[each]) for each in NAME_KEYS.values()]
    rows = select(own.c[key], *keys).join_from(own, _BASE, _BASE.c.id == own.c.id)
    for owner, *named in session.execute(rows.where(_BASE.c.removed_at.is_(None))):
        found.setdefault(owner, []).extend(filter(None, named))
    return found
