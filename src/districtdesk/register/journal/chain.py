"""The chain over the journal: each step has a fingerprint of all that it says and of the step before it.

What it proves and what not is said in docs/journal.md. Every value counts by its digest, so that to erase one
changes no fingerprint. This form never changes: registers hold what it came to.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain as chained
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from ...fields.kind import Json
from ..captions import BATCH, batches
from .digests import as_bytes, canonical, digest, quoted
from .steps import Told
from .stored import as_read

FORM = 1
# One step as its row keeps it: id, at, who, label, undoes, undoable.
Head = Sequence[str | int | None]

# Sixteen signs are 64 bits: nobody makes another history that begins with the same.
_SHOWN, _GROUP = 16, 4
_TYPED = re.compile(rf"[0-9a-f]{{{_SHOWN},64}}")
_END = "SELECT sequence, fingerprint FROM journal_end"
_HEAD = ("id", "at", "who", "label", "undoes", "undoable")
_SETS = sa.table("change_set", *map(sa.column, ("sequence", *_HEAD, "fingerprint")))
_SAID = ("record_kind", "record_id", "before", "after")
_CHANGES = sa.table("change", *map(sa.column, ("sequence", "change_set", *_SAID)))


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step of the chain: its number and its fingerprint. Number 0 stands before the first."""

    sequence: int = 0
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class StoredStep:
    """A step as it stands in the file, and the fingerprint that it should have behind a step of the chain."""

    sequence: int
    head: Head
    fingerprint: str
    after: Callable[[ChainStep], str]

    @property
    def link(self) -> ChainStep:
        return ChainStep(self.sequence, self.fingerprint)


def end(connection: sa.Connection) -> ChainStep:
    """Where the journal was said to end when it was last written to; a step that is gone since is missed for good."""
    row = connection.exec_driver_sql(_END).first()
    return ChainStep(row[0], row[1]) if row else ChainStep()


def last(connection: sa.Connection) -> ChainStep:
    """The last step that is there."""
    query = sa.select(_SETS.c.sequence, _SETS.c.fingerprint).order_by(_SETS.c.sequence.desc()).limit(1)
    row = connection.execute(query).first()
    return ChainStep(row[0], row[1]) if row else ChainStep()


def named(head: Head) -> dict[str, str | int | None]:
    """Such a step by the names of its columns."""
    return dict(zip(_HEAD, head, strict=True))


def fingerprint(before: ChainStep, head: Head, changes: Iterable[Told]) -> str:
    """SHA-256 over lines of canonical JSON: the step, behind the one before it, and each of its changes in order."""
    made = Fingerprint(before, head)
    made.add(changes)
    return made.shown()


class Fingerprint:
    """The same of a step of which the changes come little by little."""

    def __init__(self, before: ChainStep, head: Head) -> None:
        self._made = hashlib.sha256(canonical([FORM, before.sequence, before.fingerprint, *head]))

    def add(self, changes: Iterable[Told]) -> None:
        for line in lines(changes):
            self._made.update(line)

    def add_line(self, line: bytes) -> None:
        """Changes that were written as lines before."""
        self._made.update(line)

    def shown(self) -> str:
        return self._made.hexdigest()


def lines(changes: Iterable[Told]) -> Iterator[bytes]:
    """Each change as it counts in the fingerprint of its step, whichever that is."""
    for kind, record_id, old, new in changes:
        yield as_bytes(f"\n[{quoted(kind)},{quoted(record_id)},{_digests(old)},{_digests(new)}]")


def _digests(values: Mapping[str, Json] | None) -> str:
    """An object of the digests of these values, in canonical JSON."""
    if values is None:
        return "null"
    return "{" + ",".join([f'{quoted(key)}:"{digest(values[key])}"' for key in sorted(values)]) + "}"


def stored_steps(
    connection: sa.Connection, *, behind: int = 0, go_on: Callable[[], object] = lambda: None
) -> Iterator[StoredStep]:
    """The steps behind this number in their order, one at a time. Raises Unreadable for a change that is no JSON.

    `go_on` is called with every change; what it raises ends the reading.
    """
    yield from _steps(connection, _SETS.c.sequence > behind, go_on)


def steps_before_the_first(connection: sa.Connection) -> list[StoredStep]:
    """Those that the program never made: it counts from 1."""
    return list(_steps(connection, _SETS.c.sequence < 1, lambda: None))


def _steps(
    connection: sa.Connection, which: sa.ColumnElement[bool], go_on: Callable[[], object]
) -> Iterator[StoredStep]:
    changes = [_CHANGES.c[key] for key in _SAID]
    query = (
        sa.select(*_SETS.c, *changes)
        .join_from(_SETS, _CHANGES, _CHANGES.c.change_set == _SETS.c.sequence, isouter=True)
        .where(which)
        .order_by(_SETS.c.sequence, _CHANGES.c.sequence)
    )
    rows = connection.execute(query.execution_options(yield_per=BATCH)).partitions()
    for _sequence, of_one in groupby(chained.from_iterable(rows), key=lambda row: row[0]):
        yield _stored_step(list(of_one), go_on)


def _stored_step(rows: Sequence[Sequence[Any]], go_on: Callable[[], object]) -> StoredStep:
    sequence, *head, kept = rows[0][: len(_HEAD) + 2]
    changes = [row[len(_HEAD) + 2 :] for row in rows]

    def after(before: ChainStep) -> str:
        def told() -> Iterator[Told]:
            for kind, record_id, old, new in changes:
                go_on()
                if kind:
                    yield kind, record_id, as_read(old), as_read(new)

        return fingerprint(before, head, told())

    return StoredStep(sequence, head, kept, after)


def shown(fingerprint: str) -> str:
    """So much of it as people can read to each other: A31F 07C2 9B1E 44D0."""
    read = fingerprint[:_SHOWN].upper()
    return " ".join(read[place : place + _GROUP] for place in range(0, len(read), _GROUP))


def as_typed(text: str) -> str | None:
    """The beginning of a fingerprint that somebody typed or copied, whole or as shown; None for any other text."""
    found = "".join(text.split()).replace("-", "").lower()
    return found if _TYPED.fullmatch(found) else None


def seal(connection: sa.Connection) -> None:
    """Give every step its fingerprint anew. For a journal that has none yet; the guard is whoever calls's to lift."""
    before, found = ChainStep(), []
    for step in stored_steps(connection):
        before = ChainStep(step.sequence, step.after(before))
        found.append({"which": before.sequence, "new": before.fingerprint})
    statement = sa.update(_SETS).where(_SETS.c.sequence == sa.bindparam("which"))
    for batch in batches(found):
        connection.execute(statement.values(fingerprint=sa.bindparam("new")), batch)
    keep_end(connection, before)


def keep_end(connection: sa.Connection, link: ChainStep) -> None:
    """Write down where the journal ends."""
    connection.exec_driver_sql("DELETE FROM journal_end")
    values = {"sequence": link.sequence, "fingerprint": link.fingerprint}
    connection.execute(sa.text("INSERT INTO journal_end VALUES (1, :sequence, :fingerprint)"), values)
