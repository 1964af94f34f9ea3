"""Whether the register that is saved into is still the one that was seen last, or another copy of it.

Each change set has an id that is made at random and stands nowhere else: the last one seen is the stamp of this copy.
A file that another copy was put over in place looks unchanged to SQLite where both had as many transactions.
"""

from __future__ import annotations

import math
import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ... import i18n
from ...i18n import _
from ...records import table_of
from ..errors import (
    Displaced,
    OtherStep,
    RegisterError,
    calmly,
    damaged_inside,
    displaced,
    out_of_reach,
    overwritten,
)
from ..file.engine import is_url, name_of, read_plainly
from ..file.inside import refuse_parts
from ..file.integrity import SMALL, damage_in
from ..tables import ChangeSetRow
from .changed import Changed
from .steps import ChangeSet, Told
from .stored import seen

_SETS = table_of(ChangeSetRow)
_ID = "SELECT id FROM change_set WHERE sequence = ?"
_LATER = "SELECT sequence, at, who, label FROM change_set WHERE sequence > ? ORDER BY sequence DESC LIMIT ?"
_CHANGES = "SELECT record_kind, record_id, before, after FROM change WHERE change_set = ? ORDER BY sequence LIMIT ?"
_COUNT = "SELECT count(*) FROM change WHERE change_set = ?"
# Of steps, and of the records of one: so many are told of.
_MOST, _MOST_RECORDS = 50, 20
# How long what was read may be half of what another program wrote.
_JUST_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Outside:
    """How the file looks without being opened: which one it is, and when and how long it was last written."""

    which: tuple[int, int]
    written: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _OwnStep:
    """A step that was saved here, and what it told of its first records."""

    step: ChangeSet
    told: tuple[Told, ...]
    more: int


class Lineage:
    """The ids of change sets that were seen at the end of the journal, by sequence; and of our own what they were."""

    def __init__(self, place: str | Path) -> None:
        self._place = place
        self._known: dict[int, str] = {}
        self._own: dict[int, _OwnStep] = {}
        self._outside: _Outside | None = None
        # Of what is read; what is saved into is compared with more care.
        self._last_read: _Outside | None = None
        self._written_at = -math.inf
        # Goes up with every table, index, view or trigger that is made or dropped.
        self._parts = -1

    def begin(self, session: Session) -> None:
        """Remember where the journal ends now, and nothing of what was seen before: it may be an earlier state."""
        self._known, self._own = {}, {}
        newest = session.execute(
            select(_SETS.c.sequence, _SETS.c.id).order_by(_SETS.c.sequence.desc()).limit(1)
        ).first()
        if newest is not None:
            self._known[newest.sequence] = newest.id
        self._outside = self._look()

    def add(self, changed: Changed) -> None:
        """Remember what was just saved here."""
        step, first = changed.step, changed.told[:_MOST_RECORDS]
        self._known[step.sequence] = step.id
        self._own[step.sequence] = _OwnStep(step, tuple(first), len(changed.told) - len(first))
        # What is saved is saved: a place that is silent now is compared with what was seen before.
        with suppress(RegisterError):
            self._outside = self._look()

    def refuse_another(self, session: Session) -> None:
        """Inside a transaction that is about to write. Raises Displaced where this is not the copy that was seen.

        A file is read anew only where it looks another from outside; where the last step seen is not just where it
        was, over a connection that has kept nothing of the file. What another program then put there to act by itself
        raises ForeignParts, a newer version NewerVersion.
        """
        if not self._known:
            return
        if is_url(self._place):
            self._refuse_another_database(session)
            return
        now = self._look()
        if now is None or self._outside is None:
            raise displaced(name_of(self._place), can_be_copied=True)
        if now != self._outside:
            is_replaced = now.which != self._outside.which
            if is_replaced or not self._goes_on(session):
                self._refuse_another_file(is_replaced=is_replaced)
            self._refuse_written_over(session, now)
            self._outside = now

    def file_gone(self) -> Displaced | None:
        """What to say where the file is no longer there; None where it is, or there never was one."""
        is_there = is_url(self._place) or not self._known or self._look() is not None
        return None if is_there else displaced(name_of(self._place), can_be_copied=True)

    def was_written_outside(self) -> bool:
        """Whether something was written into the same file since this was asked last, but for what was saved here."""
        if is_url(self._place):
            return False
        with suppress(RegisterError):
            before, now = self._last_read, self._look()
            self._last_read = now
            is_same = before is not None and now is not None and before.which == now.which
            if is_same and now not in (before, self._outside):
                self._written_at = monotonic()
                return True
        return False

    def was_just_written_outside(self) -> bool:
        """The same of a moment ago: what was read since may be half of what was written."""
        return self.was_written_outside() or monotonic() - self._written_at < _JUST_SECONDS

    def _goes_on(self, session: Session) -> bool:
        """Whether the last step seen is still in the file, and the file made of the same parts."""
        own: Any = session.connection().connection.driver_connection
        last = max(self._known)
        try:
            # Let go of what was kept of it: SQLite takes that as good after a copy with as many transactions.
            own.execute("PRAGMA shrink_memory")
            parts = own.execute("PRAGMA schema_version").fetchone()
            stamp = own.execute(_ID, (last,)).fetchone()
        except sqlite3.Error:
            return False
        return bool(parts == (self._parts,) and stamp == (self._known[last],))

    def _refuse_written_over(self, session: Session, now: _Outside) -> None:
        """Written from outside, with no step for it: pages that this save does not touch may be damaged now."""
        connection = session.connection()
        if connection.scalar(select(func.max(_SETS.c.sequence))) != max(self._known):
            return
        name = name_of(self._place)
        with calmly(name):
            if found := damage_in(connection, quick=now.written[-1] > SMALL):
                raise damaged_inside(name, found)

    def _refuse_another_database(self, session: Session) -> None:
        last = max(self._known)
        if session.scalar(select(_SETS.c.id).where(_SETS.c.sequence == last)) != self._known[last]:
            raise overwritten(name_of(self._place), self._own_behind(0), ())

    def _refuse_another_file(self, *, is_replaced: bool) -> None:
        name, path = name_of(self._place), Path(self._place)
        try:
            with calmly(name), closing(read_plainly(path, is_open=True)) as connection:
                common = self._common(connection)
                later = list(connection.execute(_LATER, (common, _MOST)))
                theirs = [_their_step(connection, *each) for each in later]
                if common == max(self._known) and not is_replaced:
                    self._refuse_other_parts(path, connection)
        except RegisterError as error:
            if is_replaced:
                raise displaced(name, can_be_copied=True) from error
            raise
        lost = self._own_behind(common)
        if is_replaced:
            raise displaced(name, lost, theirs, can_be_copied=True, is_there=True)
        if common != max(self._known):
            raise overwritten(name, lost, theirs)

    def _own_behind(self, common: int) -> list[OtherStep]:
        """Of those saved here, the newest first."""
        own = [self._own[each] for each in sorted(self._own, reverse=True) if each > common]
        return [OtherStep(_line(each.step.at, each.step.who, each.step.label), each.told, each.more) for each in own]

    def _refuse_other_parts(self, path: Path, connection: sqlite3.Connection) -> None:
        """Another program saved into it, and may have changed what it is made of."""
        parts = connection.execute("PRAGMA schema_version").fetchone()[0]
        if parts != self._parts:
            refuse_parts(path, connection, connection.execute("PRAGMA user_version").fetchone()[0])
            self._parts = parts

    def _common(self, connection: sqlite3.Connection) -> int:
        """The newest step that is in this file and was seen here; 0 where there is none."""
        for sequence in sorted(self._known, reverse=True):
            if connection.execute(_ID, (sequence,)).fetchone() == (self._known[sequence],):
                return sequence
        return 0

    def _look(self) -> _Outside | None:
        """None for a file that is gone. Raises Unreachable."""
        if is_url(self._place):
            return None
        # Asked of the system alone: to open and close the file here would let go of SQLite's locks on it.
        # See https://sqlite.org/howtocorrupt.html, section 2.2.
        try:
            found = os.stat(self._place)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise out_of_reach(name_of(self._place)) from error
        return _Outside((found.st_dev, found.st_ino), (found.st_mtime_ns, found.st_ctime_ns, found.st_size))


def _their_step(connection: sqlite3.Connection, sequence: int, at: str, who: str, label: str) -> OtherStep:
    rows = connection.execute(_CHANGES, (sequence, _MOST_RECORDS))
    told = tuple((kind, record_id, seen(before), seen(after)) for kind, record_id, before, after in rows)
    more = connection.execute(_COUNT, (sequence,)).fetchone()[0] - len(told)
    return OtherStep(_line(datetime.fromisoformat(at), who, label), told, more)


def _line(at: datetime, who: str, label: str) -> str:
    return _("{time}, {who}: {step}", time=i18n.moment(at), who=who, step=_(label))
