"""A register by one of the two clocks: a copy beside it that is only read, and that can be turned to another day."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...i18n import _
from ...records import Record, table_of
from ..clock import Clock
from ..errors import ReadOnly, RegisterError, calmly
from ..file.discard import discard
from ..file.engine import connect, for_reading, is_url
from ..journal.lineage import Lineage
from ..journal.recorder import WritingSession
from ..journal.store import Register
from ..queries.since import step_before
from ..snapshot import Tick, back_up, copies_folder, go_on_reading
from ..tables import ChangeSetRow
from .from_server import LOOSE, copy_from_server
from .so_then import show_day
from .taking_back import take_back_after

_BASE, _SETS = table_of(Record), table_of(ChangeSetRow)
# So many days before the one that is shown.
_KEPT = 2


class NotThatDay(RegisterError):
    """Of this day nothing can be told."""


class PastRegister(Register):
    """Reads a copy of `register` in a folder. Its clock is turned in any thread; what is being read goes on."""

    def __init__(self, register: Register, clock: Clock, folder: Path, tick: Tick = go_on_reading) -> None:
        self._live, self._folder, self._tick = register, folder, tick
        self._number = 0
        self._earlier: list[tuple[Engine, Path]] = []
        self._turning = threading.Lock()
        copy = self._copy(clock)
        engine = connect(copy, read_only=True)
        super().__init__(engine, copy, read_only=True, who=register.who, clock=clock)
        self._shown = clock

    def turn(self, clock: Clock) -> None:
        """Show another day, or the same by the other clock. Raises NotThatDay, and RegisterErrors for the world."""
        with self._turning:
            copy = self._copy(clock)
            self._earlier.append((self._engine, Path(self.place)))
            self._take(connect(copy, read_only=True), copy, clock)
            # Who is about to read one of the last goes on reading.
            for engine, old in self._earlier[:-_KEPT]:
                engine.dispose()
                discard(old)
            del self._earlier[:-_KEPT]

    @contextmanager
    def change(self, label: str, *, undoes: int | None = None, undoable: int = True) -> Iterator[WritingSession]:
        """Refused: what was is not changed."""
        raise ReadOnly(self._shown.refusal())
        yield

    def close(self) -> None:
        super().close()
        for engine, _copy in self._earlier:
            engine.dispose()

    def ids(self) -> frozenset[str]:
        """Those of all records that there are by then, removed ones too."""
        with self.read() as session:
            return frozenset(session.scalars(select(_BASE.c.id)))

    def _take(self, engine: Engine, copy: Path, clock: Clock) -> None:
        self._engine, self._reading, self._lineage = engine, for_reading(engine), Lineage(copy)
        self.place, self.clock, self._shown = copy, clock, clock

    def _copy(self, clock: Clock) -> Path:
        with self._live.read() as session:
            step = step_of(session, clock)
        self._number += 1
        room = self._folder / str(self._number)
        room.mkdir()
        copy = room / self._live.name
        make_copy = copy_from_server if is_url(self._live.place) else back_up
        make_copy(self._live, copy, self._tick)
        engine = connect(copy, settings=LOOSE)
        try:
            with (
                calmly(self._live.name),
                Session(engine.execution_options(writes=True), expire_on_commit=False) as session,
            ):
                if step is not None:
                    take_back_after(session, step)
                else:
                    show_day(session, clock.day)
                session.commit()
        finally:
            engine.dispose()
        return copy


@contextmanager
def open_past(register: Register, clock: Clock, tick: Tick = go_on_reading) -> Iterator[PastRegister]:
    """The register by this clock, read-only, for as long as it is looked at.

    Raises NotThatDay for a day to come and, of what was known, for one before the first step; RegisterErrors for the
    world. A register on a server is copied into a file for it, row by row.
    """
    with copies_folder() as folder:
        past = PastRegister(register, clock, folder, tick)
        try:
            yield past
        finally:
            past.close()


def step_of(session: Session, clock: Clock) -> int | None:
    """The last step of the day, of what was known; None for the other clock. Raises NotThatDay."""
    # By the calendar, also where another day is looked at.
    if clock.day > date.today():
        raise NotThatDay(_("“{day}” lies in the future.", day=ImpreciseDate.of(clock.day).show()))
    if clock.kind == "so":
        return None
    step = clock.step or step_before(session, end_of(clock.day))
    if not step:
        first = first_day_known(session)
        raise NotThatDay(
            _(
                "On {day} nothing was known yet: the first step of this register was made on {first}.",
                day=ImpreciseDate.of(clock.day).show(),
                first=ImpreciseDate.of(first).show() if first else "?",
            )
        )
    return step


def end_of(day: date) -> datetime:
    """When the day is over by this machine's clock."""
    return datetime.combine(day + timedelta(days=1), time()).astimezone(UTC)


def first_day_known(session: Session) -> date | None:
    """The day of the first step, by this machine's clock."""
    first = session.scalar(select(func.min(_SETS.c.at)))
    return first.astimezone().date() if isinstance(first, datetime) else None


def steps_known(session: Session) -> dict[date, list[int]]:
    """By the days on which something was saved, the first of them first, the steps that were made on each."""
    found: dict[date, list[int]] = {}
    for sequence, at in session.execute(select(_SETS.c.sequence, _SETS.c.at).order_by(_SETS.c.sequence)):
        found.setdefault(at.astimezone().date(), []).append(sequence)
    return dict(sorted(found.items()))
