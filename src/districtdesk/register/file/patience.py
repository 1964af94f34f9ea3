"""Waiting for whoever holds a register: as the waiting thread likes it, be it a command or a window that lives on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from ... import i18n

T = TypeVar("T")

# Of one try, which blocks: nobody at a window notices it, and most saves are over by then.
TRY_SECONDS = 0.05
_PAUSE_SECONDS = 0.005
_ASK_AGAIN_SECONDS = 1.0
# Of an answer, for who may not wait but has to have one: a window that stands so long is not taken for frozen.
BRIEF_SECONDS = 1.0


class Wait(Generic[T]):
    """One wait. `work` is tried until it is no longer refused because somebody is `busy`.

    Some thread calls run(), which raises nothing; once `is_over` is set, outcome() returns or raises what came of it.
    `given_up` is what it raises where the wait was given up. It is handed in, because this module is loaded with the
    window, before the register and its errors.
    """

    def __init__(
        self,
        place: str,
        work: Callable[[], T],
        is_busy: Callable[[Exception], bool] = lambda _error: False,
        *,
        given_up: Callable[[str], Exception],
        who: Callable[[], str] = lambda: "",
        break_off: Callable[[], object] | None = None,
        most_seconds: float | None = None,
        doing: str = "",
    ) -> None:
        self.place = place
        # What is said of a wait that is for nobody, but for a disk or a share; that one can be left where it is.
        self.doing = doing
        # Who is waited for, as far as that can be told.
        self.who = ""
        self.is_over = threading.Event()
        # Whether everything can be read meanwhile: nothing is begun yet, and somebody else only saves.
        self.may_read = False
        self._work, self._is_busy, self._ask, self._break_off = work, is_busy, who, break_off
        self._given_up = given_up
        self._most_seconds = most_seconds
        self._language = i18n.language()
        self._is_silent = False
        self._is_given_up = threading.Event()
        self._found: list[T] = []
        self._error: Exception | None = None

    @property
    def can_be_broken_off(self) -> bool:
        """Whether it waits for an answer rather than for its turn."""
        return self._break_off is not None

    def run(self, seconds: float | None = None) -> None:
        """Try until it works, it is given up, or the time is over; without `seconds` as long as anybody may wait."""
        limits = [each for each in (seconds, self._most_seconds) if each is not None]
        until = time.monotonic() + min(limits) if limits else None
        self._is_silent = seconds is not None
        try:
            with i18n.speaking(self._language):
                self._found.append(self._keep_trying(until))
        except Exception as error:
            self._error = error
        self.is_over.set()

    def give_up(self) -> None:
        """Have the wait end soon; what is tried in this moment may still work."""
        self._is_given_up.set()
        if self._break_off:
            self._break_off()
        if self.doing:
            self.is_over.set()

    def outcome(self) -> T:
        """What the work returned. Raises what it raised, or `given_up` where it was given up before it worked.

        What was broken off has not just failed to begin: that raises what it says itself.
        """
        if self._found:
            return self._found[0]
        if self._error is None:
            raise self._given_up(self.place)
        if self._is_given_up.is_set() and not self._break_off:
            raise self._given_up(self.place) from self._error
        raise self._error

    def _keep_trying(self, until: float | None) -> T:
        asked = -_ASK_AGAIN_SECONDS
        while True:
            try:
                return self._work()
            except Exception as error:
                is_late = until is not None and time.monotonic() >= until
                if not self._is_busy(error) or is_late or self._is_given_up.is_set():
                    raise
            if not self._is_silent and time.monotonic() - asked >= _ASK_AGAIN_SECONDS:
                self.who, asked = self._ask(), time.monotonic()
            self._is_given_up.wait(_PAUSE_SECONDS)


# Has somebody else run the wait, and returns when it is over.
Waiter = Callable[[Wait[T]], object]


class _OfThread(threading.local):
    """What a thread does when it has to wait."""

    waiter: Waiter | None = None  # type: ignore[type-arg]
    depth = 0
    is_impatient = False
    has_begun = True


_of_thread = _OfThread()


def wait_with(waiter: Waiter | None) -> None:  # type: ignore[type-arg]
    """Have this thread wait in this way from now on; None for the plain one, with an end."""
    _of_thread.waiter = waiter


def has_waiter() -> bool:
    """Whether this thread waits in a way of its own: a window hangs on it."""
    return _of_thread.waiter is not None


def _is_impatient() -> bool:
    # One wait at a time: what is asked for in the middle of another one is told at once.
    return _of_thread.is_impatient or _of_thread.depth > 0


def is_waiting() -> bool:
    """Whether this thread is in the middle of a wait, and does something else meanwhile."""
    return _of_thread.depth > 0


@contextmanager
def in_the_middle() -> Iterator[None]:
    """Within it this thread counts as waiting: it asks or shows something in the middle of a save or a read."""
    _of_thread.depth += 1
    try:
        yield
    finally:
        _of_thread.depth -= 1


@contextmanager
def before_it_begins() -> Iterator[None]:
    """Within it this thread has done nothing yet of what it is about to save."""
    _of_thread.has_begun = False
    try:
        yield
    finally:
        _of_thread.has_begun = True


@contextmanager
def without_waiting() -> Iterator[None]:
    """Within it this thread is told at once that somebody is busy: a picture that is being painted cannot wait."""
    before, _of_thread.is_impatient = _of_thread.is_impatient, True
    try:
        yield
    finally:
        _of_thread.is_impatient = before


def wait_for(wait: Wait[T], seconds: float) -> T:
    """Wait as this thread does; for so many seconds at most where it has no way of its own."""
    if _is_impatient():
        _try_once(wait)
    elif _of_thread.waiter is None:
        wait.run(seconds)
    else:
        wait.may_read = not (_of_thread.has_begun or wait.can_be_broken_off)
        with in_the_middle():
            _of_thread.waiter(wait)
    return wait.outcome()


def _try_once(wait: Wait[T]) -> None:
    """An answer that does not come is not waited for where a window hangs on it."""
    if not (has_waiter() and wait.can_be_broken_off):
        wait.run(0)
        return
    threading.Thread(target=wait.run, args=(0,), name="ask a server", daemon=True).start()
    if not wait.is_over.wait(BRIEF_SECONDS):
        wait.give_up()
        wait.is_over.wait(BRIEF_SECONDS)


def aside(place: str, doing: str, work: Callable[[], T], given_up: Callable[[str], Exception]) -> T:
    """Do what lasts as long as a disk or a share likes. A window goes on living meanwhile, says what is being done,
    and can leave it where it is: `given_up` is raised then, while the work may still come to its end unseen.
    """
    return wait_for(Wait(place, work, given_up=given_up, doing=doing), 0)


def take(lock: threading.Lock, place: str, who: str, given_up: Callable[[str], Exception]) -> None:
    """Take a lock that another thread of this program may hold. Raises `given_up`."""
    if lock.acquire(timeout=TRY_SECONDS):
        return
    if _of_thread.waiter is None:
        lock.acquire()
        return
    if _is_impatient():
        raise given_up(place)

    def take_it() -> None:
        if not lock.acquire(timeout=TRY_SECONDS):
            raise TimeoutError

    def is_busy(error: Exception) -> bool:
        return isinstance(error, TimeoutError)

    wait_for(Wait(place, take_it, is_busy, given_up=given_up, who=lambda: who), 0)
