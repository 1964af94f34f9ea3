"""Texts that a record had while it pointed at a person and lost since: found by playing its history through.

A text goes wherever it stands, from the change that set it to the one that replaced it, so that each change still
begins with what the last one left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import RowMapping, or_, select
from sqlalchemy.orm import Session

from ...fields.kind import Json
from ...records import table_of
from ..captions import batches
from ..tables import ChangeRow
from .steps import Dumped
from .stored import as_read

# The sequence of a change, its side ("before" or "after") and the key of a text there.
Place = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Pointing:
    """A link that may point at the person, and the texts that then speak of them."""

    link: str
    texts: tuple[str, ...]


@dataclass(slots=True)
class _Run:
    """One text from when it was set until it was replaced, and whether the record pointed at the person meanwhile."""

    value: Json
    places: list[Place] = field(default_factory=list)
    is_theirs: bool = False


@dataclass(slots=True)
class _Told:
    """One record on its way through its history."""

    person: str
    pointing: Pointing
    link: Json = None
    runs: dict[str, _Run] = field(default_factory=dict)
    ended: list[_Run] = field(default_factory=list)

    def play(self, row: RowMapping) -> None:
        before, after = as_read(row["before"]), as_read(row["after"])
        for key in self.pointing.texts:
            if before and before.get(key) is not None and key in self.runs:
                self.runs[key].places.append((row["sequence"], "before", key))
        if after is None:
            return
        for key in self.pointing.texts:
            if before is None or key in after:
                self._set(key, after.get(key), row["sequence"])
        if before is None or self.pointing.link in after:
            self.link = after.get(self.pointing.link)
        for run in self.runs.values():
            run.is_theirs = run.is_theirs or self._points()

    def _set(self, key: str, value: Json, sequence: int) -> None:
        run = self.runs.get(key)
        if run is None or run.value != value:
            self.ended += [run] if run else []
            run = self.runs[key] = _Run(value)
        if value is not None:
            run.places.append((sequence, "after", key))

    def _points(self) -> bool:
        return self.person in self.link if isinstance(self.link, list) else self.link == self.person

    def theirs(self) -> Iterator[Place]:
        for run in (*self.ended, *self.runs.values()):
            if run.is_theirs:
                yield from run.places


def find_said_once(session: Session, person: str, pointing: Mapping[str, Iterable[Pointing]]) -> set[Place]:
    """Where the journal has such texts, by kind of record and how it points at a person."""
    table = table_of(ChangeRow)
    naming = or_(*(each.contains(person, autoescape=True) for each in (table.c.before, table.c.after)))
    query = select(table.c.record_id).distinct().where(table.c.record_kind.in_(pointing), naming)
    found: set[Place] = set()
    for batch in batches(session.scalars(query).all()):
        told: dict[str, list[_Told]] = {}
        rows = select(table).where(table.c.record_id.in_(batch)).order_by(table.c.sequence)
        for row in session.execute(rows).mappings():
            links = pointing.get(row["record_kind"], ())
            for each in told.setdefault(row["record_id"], [_Told(person, link) for link in links]):
                each.play(row)
        found.update(place for record in told.values() for each in record for place in each.theirs())
    return found


def values_at(session: Session, sequences: Iterable[int]) -> Iterator[tuple[int, dict[str, Dumped | None]]]:
    """Both sides of these changes, by their sequence."""
    table = table_of(ChangeRow)
    for batch in batches(sequences):
        for row in session.execute(select(table).where(table.c.sequence.in_(batch))).mappings():
            yield row["sequence"], {side: as_read(row[side]) for side in ("before", "after")}
