"""New records that may be one, with each other or with records that are there; and taking them as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..names import Names
from ..records import KINDS
from ..register.journal.entry import Entry
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.clusters import CLUSTERED, ClusterMember, find_clusters
from ..register.queries.merge_preview import OTHER_NAMES, names_beside, parts_of_names
from .spellings import NAMES, NamesThere, names_there

# Where a row stands: the title of its sheet, and its number there.
_Place = tuple[str, int]


class ComingRow(NamedTuple):
    """What a row would add, its place, and whether it is open if it is a record that is there."""

    entry: Entry
    place: _Place
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class OneMember:
    """One that may be the same as others: a record by its id, or the new one of a row at a place by its id to be.

    `is_asked`: it is open whether the row is a record that is there.
    """

    id: str
    name: Names
    number: str = ""
    place: _Place | None = None
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class PerhapsOne:
    """Members of one kind that may be one thing, of which one at least comes in. `called`: what the records are
    called.
    """

    kind: str
    members: tuple[OneMember, ...]
    called: Mapping[str, NamesThere] = field(default_factory=dict)

    @property
    def key(self) -> frozenset[str]:
        """By which it is known again."""
        return frozenset(each.id for each in self.members)

    def kept_of(self, ids: Iterable[str]) -> str:
        """Which of these stays: the record that is there, else the first that comes in."""
        wanted = set(ids)
        found = [each for each in self.members if each.id in wanted]
        return next((each.id for each in found if each.place is None), found[0].id if found else "")


def find_perhaps_one(session: Session, new: Sequence[ComingRow]) -> list[PerhapsOne]:
    """The records of these rows that may be one, kind by kind, but for what was said to be two things, and for what
    is asked of a single row anyhow.
    """
    found = []
    for kind in CLUSTERED:
        mine = list({each.entry.given_id: each for each in reversed(new) if each.entry.kind == kind}.values())[::-1]
        clusters = find_clusters(session, kind, [each.entry.values for each in mine]) if mine else []
        ids = {each.id for cluster in clusters for each in cluster if each.row is None}
        rows = {row.id: row.values for row in listing.rows(session, kind, sorted(ids))} if ids else {}
        called = {each: there for each, values in rows.items() if (there := names_there(kind, values)) is not None}
        for cluster in clusters:
            coming = [mine[each.row] for each in cluster if each.row is not None]
            if len(coming) == 1 and coming[0].is_asked:
                continue
            own = {each.id: called[each.id] for each in cluster if each.id in called}
            found.append(PerhapsOne(kind, tuple(_member(each, mine) for each in cluster), own))
    return found


def _member(each: ClusterMember, rows: Sequence[ComingRow]) -> OneMember:
    if each.row is None:
        return OneMember(each.id, each.name, each.number)
    row = rows[each.row]
    return OneMember(row.entry.given_id or "", each.name, each.number, row.place, row.is_asked)


def take_as_one(
    chosen: Sequence[tuple[_Place, Entry]], one: Mapping[str, str], found: Sequence[PerhapsOne]
) -> tuple[list[tuple[_Place, Entry]], dict[str | None, str]]:
    """The entries with those that are one brought together; and by which other id each is known from then on.

    `one`: by the ids of new records which one each is. Where that is left out the first of them stands for it.
    """
    called = {record_id: there for each in found for record_id, there in each.called.items()}
    taken = {entry.given_id for _place, entry in chosen if entry.given_id}
    stand_in: dict[str, str] = {}
    known: dict[str | None, str] = {}
    for _place, entry in chosen:
        target = one.get(entry.given_id or "")
        if target is not None and entry.given_id:
            is_there = target in called or target in taken
            kept = target if is_there else stand_in.setdefault(target, entry.given_id)
            if kept != entry.given_id:
                known[entry.given_id] = kept
    wanted = set(known.values())
    own: dict[str | None, Entry] = {entry.given_id: entry for _place, entry in chosen if entry.given_id in wanted}
    for _place, entry in chosen:
        kept_id = known.get(entry.given_id)
        first = own.get(kept_id) if kept_id else None
        if first is not None:
            own[kept_id] = together(first, _called_as(entry, _names_of(first)))
    return list(_brought_together(chosen, known, own, called)), known


def _brought_together(
    chosen: Sequence[tuple[_Place, Entry]],
    known: Mapping[str | None, str],
    own: Mapping[str | None, Entry],
    called: Mapping[str, NamesThere],
) -> Iterator[tuple[_Place, Entry]]:
    for place, entry in chosen:
        kept = known.get(entry.given_id)
        if kept is not None and kept in called:
            yield place, _called_as(entry, called[kept])
        elif kept is None:
            yield place, own.get(entry.given_id, entry) if entry.given_id else entry


def _names_of(entry: Entry) -> NamesThere | None:
    return names_there(entry.kind, {OTHER_NAMES: None, **entry.values})


def _called_as(entry: Entry, there: NamesThere | None) -> Entry:
    return replace(entry, values=there.of_row(entry.values)) if there else entry


def together(first: Entry, second: Entry) -> Entry:
    """What both ask of one record: of two values that of the first, and all of their names."""
    values: dict[str, object] = {**second.values, **first.values}
    said = (each.values.get(NAMES) for each in (second, first))
    named = [each for each in said if isinstance(each, Names)]
    if named:
        values[NAMES] = Names(**{code: name for each in named for code, name in each.known().items()})
    others = [name for each in (first, second) for name in parts_of_names(each.values.get(OTHER_NAMES))]
    if others:
        fitting, _left = names_beside(KINDS[first.kind], values.get(NAMES), others)
        values[OTHER_NAMES] = "; ".join(fitting) or None
    return replace(first, values=values)
