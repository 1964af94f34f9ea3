"""What the register tells the desk: changes as one signal, and slow work off the GUI thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from ...i18n import _
from ...records import KINDS
from ...register.errors import BeingWritten, GaveUp, Locked, OutcomeUnknown, Refused, RegisterError
from ...register.file.patience import in_the_middle, is_waiting, without_waiting
from ...register.journal import journal
from ...register.journal.steps import Change, ChangeSet
from ...register.journal.store import Changed, Register
from ...register.queries.recent_sources import is_standing
from .carried_over import CarriedOver
from .draft_keeper import DraftKeeper
from .looking_inside import REST_IN_MS, LookingInside
from .source_at_hand import SourceAtHand

T = TypeVar("T")

# What another program saves is shown within three seconds.
POLL_IN_MS = 2000
_MOST_STEPS = 200
_LATER_IN_MS = 20
# What a page reads when it is shown, some of it a moment later, is asked for by then.
GIVEN_UP_MS = 200


@dataclass(slots=True)
class _Asked:
    """A task off the GUI thread, who asked for it, and what came of it.

    It is kept in the GUI thread until it is told: a widget that a worker were the last to know of would be deleted
    in the thread of the worker, and Qt's widgets are deleted in their own alone.
    """

    task: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]
    owner: QObject | None
    owner_of_failure: QObject | None
    value: Any = None
    is_failure: bool = False

    def do(self) -> None:
        self.value, self.is_failure = _come_of(self.task)

    def tell(self) -> None:
        """To whoever asked, unless that is gone."""
        owner = self.owner_of_failure if self.is_failure else self.owner
        if owner is None or isValid(owner):
            (self.failed if self.is_failure else self.done)(self.value)


@dataclass(frozen=True, slots=True)
class _News:
    """Steps that were not in the journal at the last look, the newest first, and what they did."""

    steps: list[ChangeSet]
    changes: list[Change]


@dataclass(frozen=True, slots=True)
class AboutExport:
    """A workbook about a remembered export: what has changed since, or its erratum."""

    export_id: str
    target: Path
    is_cancelled: Callable[[], bool]
    is_erratum: bool = False


class Feed(QObject):
    """One open register as the desk hears it. All signals come in the GUI thread.

    changed: a register.journal.store.Changed, after any commit: of this thread (before the call that wrote
    returns), of a worker, or of another program (then with all kinds). said: a sentence for the status line.
    failed: a RegisterError or Refused that nobody else showed. troubled: damage was found, nothing can be saved any
    more. doubted: the history was changed past the program, a sentence each. displaced: a save was refused with this
    Displaced, because the file is another one now. `source_at_hand` is what the person works from, on whatever
    record, `carried_over` what the next record may take from the last, `drafts` keeps what is being typed.
    """

    changed = Signal(object)
    said = Signal(str)
    failed = Signal(object)
    troubled = Signal()
    doubted = Signal(list)
    displaced = Signal(object)
    _wrote = Signal(object)
    _ended = Signal(int)
    _damaged = Signal()

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.source_at_hand = SourceAtHand(self)
        self.carried_over = CarriedOver()
        self.drafts = DraftKeeper(register, self)
        self.drafts.said.connect(self.said)
        self._pool = QThreadPool(self)
        self._asked: dict[int, _Asked] = {}
        self._numbers = count()
        self._is_open = True
        self._is_looking = False
        # Somebody did not want to wait: for a moment nothing else is waited for either, nor told again.
        self._is_given_up = False
        # What came while a save or a read waited: nothing in the window may change in the middle of one.
        self._held: list[Callable[[], object]] = []
        # Connected to methods of an object of the GUI thread: Qt queues what a worker emits.
        self._wrote.connect(self._tell_change)
        self._ended.connect(self._tell_outcome)
        self._unlisten = register.listen(self._hear)
        register.when_displaced(self.displaced.emit)
        # Later: whoever reads, or saves, comes to its end first.
        self._damaged.connect(self._tell_trouble, Qt.ConnectionType.QueuedConnection)
        register.when_damaged(self._damaged.emit)
        # Asks whether to look again for a save of which nobody knows yet; set by whoever has a window to ask in.
        self.look_again: Callable[[OutcomeUnknown], bool] | None = None
        register.when_unknown(self._ask)
        # Writes such a workbook off the GUI thread and says what came of it; set by whoever loads what writes them.
        self.write_about_export: Callable[[AboutExport], str] | None = None
        # The steps this program made since the last look at what others did: between two looks both may write.
        self._own: set[int] = set()
        with register.read() as session:
            self._seen = journal.newest(session)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_IN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._looking_inside = LookingInside(self)

    @property
    def register(self) -> Register:
        return self._register

    @property
    def why_read_only(self) -> str:
        """Why nothing can be changed here; empty where it can."""
        if self._register.trouble is not None:
            return self._register.trouble.message
        if self._register.clock is not None:
            return self._register.clock.refusal()
        return _("The register is open for reading only.") if self._register.read_only else ""

    @property
    def is_open(self) -> bool:
        return self._is_open

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Do it now; what the world or the rules refuse is said through `failed`, and None returned."""
        try:
            with without_waiting() if self._is_given_up else nullcontext():
                return work()
        except (RegisterError, Refused) as error:
            # In the middle of a wait it is said already that the register is in use.
            if not (isinstance(error, Locked) and (self._is_given_up or is_waiting())):
                self._give_up_after(error)
                self._tell_failure(error)
            return None

    def _tell_failure(self, error: Exception) -> None:
        if not self._holds(lambda: self._tell_failure(error)):
            self.failed.emit(error)

    def _give_up_after(self, error: Exception) -> None:
        if isinstance(error, GaveUp):
            self._is_given_up = True
            QTimer.singleShot(GIVEN_UP_MS, self, self._wait_again)

    def _wait_again(self) -> None:
        self._is_given_up = False

    def run(
        self,
        task: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do `task` off the GUI thread, then call `done` or `failed` in the GUI thread.

        Nothing is called once `owner` is deleted; without one, the object whose bound method `done` is counts as
        the owner. Without `failed`, RegisterError and Refused go to the signal and everything else to sys.excepthook.
        After close() nothing is done: a pause that ends later, or an answer that asks more, has nobody to tell.
        """
        if not self._is_open:
            return
        keeper = owner or _owner_of(done)

        number = next(self._numbers)
        self._asked[number] = _Asked(task, done, failed or self.report, keeper, keeper if failed else self)

        def work() -> None:
            self._asked[number].do()
            # Gone together with its window, it has nobody left to tell.
            if isValid(self):
                self._ended.emit(number)

        self._pool.start(work)

    def look(self) -> None:
        """Ask whether another program has saved something; happens by itself every few seconds."""
        if self._is_looking or not self._is_open:
            return
        self._is_looking = True
        self.run(self._news, self._heard_news, self._heard_nothing, self)

    def look_inside_soon(self, rest_in_ms: int = REST_IN_MS) -> None:
        """Have the file read through in the background once the first page has had time to be painted."""
        self._looking_inside.begin_after(rest_in_ms)

    def tell_other_day(self, ids: frozenset[str]) -> None:
        """All that is shown is of another day now; these are the records that there may be."""
        with self._register.read() as session:
            step = journal.last(session)
        if step is not None:
            self._seen = step.sequence
            self._tell_change(Changed(step, ids, frozenset(KINDS), {}, is_own=False))

    def close(self) -> None:
        """Wait for what is running, stop listening and close the register. Nothing is told afterwards."""
        if not self._is_open:
            return
        self._is_open = False
        self._timer.stop()
        self._unlisten()
        self._register.stop_looking()
        self._pool.waitForDone()
        self.drafts.close()
        self._register.close()

    def _ask(self, unknown: OutcomeUnknown, _looked: int) -> bool:
        """In the thread that saves; only the one of the windows can ask."""
        if self.look_again is None or QThread.currentThread() is not self.thread():
            return False
        with in_the_middle():
            return self.look_again(unknown)

    def _hear(self, changed: Changed) -> None:
        """In the thread that wrote."""
        self._own.add(changed.step.sequence)
        self._wrote.emit(changed)

    @Slot()
    def _tell_trouble(self) -> None:
        if self._is_open and not self._holds(self._tell_trouble):
            self.troubled.emit()

    @Slot(object)
    def _tell_change(self, changed: Changed) -> None:
        if self._is_open and not self._holds(lambda: self._tell_change(changed)):
            self._let_go_of_a_removed_source(changed)
            self.changed.emit(changed)

    def _let_go_of_a_removed_source(self, changed: Changed) -> None:
        def look(source_id: str) -> bool:
            with self._register.read() as session:
                return is_standing(session, source_id)

        # One that cannot be read now stays: the pages are told all the same.
        for each in {self.source_at_hand.id, *self.source_at_hand.at_hand} & changed.ids:
            if self.attempt(lambda each=each: look(each)) is False:  # type: ignore[misc]
                self.source_at_hand.forget(each)

    @Slot(int)
    def _tell_outcome(self, number: int) -> None:
        if self._holds(lambda: self._tell_outcome(number)):
            return
        asked = self._asked.pop(number)
        if self._is_open:
            asked.tell()

    def _holds(self, tell: Callable[[], object]) -> bool:
        """Keep it for after the wait that is going on; false where there is none."""
        if not is_waiting():
            return False
        if not self._held:
            QTimer.singleShot(_LATER_IN_MS, self, self._tell_held)
        self._held.append(tell)
        return True

    def _tell_held(self) -> None:
        held, self._held = self._held, []
        for tell in held:
            tell()

    def report(self, error: Exception) -> None:
        """What the world or the rules refuse goes to `failed`, everything else to sys.excepthook."""
        if isinstance(error, RegisterError | Refused):
            self.failed.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def _news(self) -> _News:
        seen = self._seen
        with self._register.read() as session:
            if journal.newest(session) <= seen:
                return _News([], [])
            steps = [each for each in journal.change_sets(session, limit=_MOST_STEPS) if each.sequence > seen]
            return _News(steps, journal.changes_of(session, [each.sequence for each in steps], is_told=True))

    def _heard_news(self, news: _News) -> None:
        self._is_looking = False
        foreign = [each for each in news.steps if each.sequence not in self._own]
        if news.steps:
            self._seen = news.steps[0].sequence
            self._own = {each for each in self._own if each > self._seen}
        if foreign:
            made = {each.sequence for each in foreign}
            ids = frozenset(each.record_id for each in news.changes if each.change_set in made)
            # Records that are titled by these look different too: every kind may have changed.
            self._tell_change(Changed(foreign[0], ids, frozenset(KINDS), {}, is_own=False))

    def _heard_nothing(self, error: Exception) -> None:
        """A register that is locked for a moment is looked at again later; a fault of ours is not hidden."""
        self._is_looking = False
        if not isinstance(error, RegisterError):
            self.report(error)


def _come_of(task: Callable[[], object]) -> tuple[object, bool]:
    """The result, or the error and that it is one."""
    try:
        return _done_again(task), False
    except Exception as error:
        return error, True


def _done_again(task: Callable[[], T]) -> T:
    """Once more where the file was being written over by another program; it is whole by then."""
    try:
        return task()
    except BeingWritten:
        return task()


def _owner_of(function: Callable[..., object]) -> QObject | None:
    owner = getattr(function, "__self__", None)
    return owner if isinstance(owner, QObject) else None
