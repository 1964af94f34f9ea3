"""A whole, checked copy of a register's file, made while it may be read and written.

SQLite's backup interface reads a few pages at a time and begins anew where another program saved in between:
https://sqlite.org/backup.html.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ...i18n import _
from ...settling import settle
from ..errors import Damaged, DiskFull, ReadOnly, RegisterError, calmly
from ..file.engine import read_plainly
from ..file.own_file import make_own
from .contents import Contents, counts_in, journal_digest, last_step, read_contents

# Half a megabyte is read in a thousandth of a second or two, and then every save has its turn.
_PAGES = 128
_REST_SECONDS = 0.004
# Where a save made it begin anew it takes larger steps, which together are sooner over, but none that a save notices.
_STEP_SECONDS = 0.02
_MOST_PAGES = 4096
_PATIENCE_SECONDS = 20
_LOCKED_SECONDS = 60
# In bytes: up to there every index is held against its table too, which takes twenty times as long. In a larger one
# the window does that later, in the background.
_SMALL = 8_000_000
_MOST = 20
# Instructions of SQLite's between two looks whether to stop.
_INSTRUCTIONS = 200_000
_REFUSED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

IsStopped = Callable[[], bool]


class Stopped(Exception):
    """Whoever asked for the copy no longer wants it."""


class OutOfPatience(Exception):
    """Somebody saves all the time, and nobody may be held up for the copy: it is to be tried again later."""


def never() -> bool:
    """For work that nobody stops."""
    return False


def copy_checked(
    place: Path,
    draft: Path,
    *,
    is_open: bool,
    is_held: bool = False,
    is_stopped: IsStopped = never,
    may_hold: bool = True,
) -> Contents:
    """Copy the register at `place` to `draft`, where no file is, and hold both against each other.

    `is_open`: it is open in this program; `is_held`: see read_plainly(). For the rest see copy_from().
    """
    with calmly(place.name), closing(read_plainly(place, is_open=is_open, is_held=is_held)) as source:
        return copy_from(source, place.name, draft, is_stopped=is_stopped, may_hold=may_hold)


def copy_from(
    source: sqlite3.Connection, name: str, draft: Path, *, is_stopped: IsStopped = never, may_hold: bool = True
) -> Contents:
    """The same over a connection, which may have a file open that is no longer at its place.

    `may_hold`: where somebody saves all the time, a save may in the end have
    to wait until all is read. Returns what the copy holds. Raises RegisterErrors for the world, Stopped and
    OutOfPatience; what was written of the draft is left to the caller.
    """
    with calmly(name):
        with saying_what_failed(draft.parent):
            _write(source, draft, is_stopped, may_hold)
        contents = check_copy(draft, name, is_stopped)
        _compare(source, contents, name)
    with saying_what_failed(draft.parent):
        settle(draft)
    return contents


def _write(source: sqlite3.Connection, draft: Path, is_stopped: IsStopped, may_hold: bool) -> None:
    make_own(draft)
    pace = _Pace(is_stopped)
    try:
        while True:
            with closing(_target(draft)) as target, suppress(_BegunAnew):
                pace.begin_step()
                source.backup(target, pages=pace.pages, progress=pace.between, sleep=_REST_SECONDS)
                break
            os.truncate(draft, 0)
    except OutOfPatience:
        if not may_hold:
            raise
        os.truncate(draft, 0)
        with closing(_target(draft)) as target:
            write_at_once(source, target)
    with closing(_target(draft)) as target:
        # A log of its own would be looked for beside the copy.
        target.execute("PRAGMA journal_mode = DELETE")


def write_at_once(source: sqlite3.Connection, target: sqlite3.Connection, seconds: float = _LOCKED_SECONDS) -> None:
    """Copy everything in one step. Raises sqlite3.OperationalError where either is held by somebody for so long."""
    source.backup(target, progress=_giving_up(seconds), sleep=_REST_SECONDS)


def write_in_steps(source: sqlite3.Connection, target: sqlite3.Connection, tick: Callable[[], None]) -> None:
    """The same, with `tick` called between two steps, which may raise to stop. Nobody saves in between."""
    give_up = _giving_up(_LOCKED_SECONDS)

    def between(status: int, remaining: int, total: int) -> None:
        give_up(status, remaining, total)
        tick()

    source.execute("BEGIN")
    try:
        # What is read once is read as it is until the end.
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(target, pages=_MOST_PAGES, progress=between, sleep=_REST_SECONDS)
    finally:
        source.execute("ROLLBACK")


def write_holding(
    source: sqlite3.Connection, target: sqlite3.Connection, seconds: float, held: Callable[[], None]
) -> None:
    """The same, where `held` is called as soon as nobody else can write into the target, and before it is written to.

    What `held` raises leaves the target as it was.
    """
    give_up, is_held = _giving_up(seconds), False

    def between(status: int, remaining: int, total: int) -> None:
        nonlocal is_held
        give_up(status, remaining, total)
        if not is_held and status not in _REFUSED:
            is_held = True
            held()

    # SQLite takes the lock with the first step and writes with the last; what is copied between lies in its memory.
    count = int(source.execute("PRAGMA page_count").fetchone()[0])
    source.backup(target, pages=max(1, min(_PAGES, count // 2)), progress=between, sleep=_REST_SECONDS)


def _giving_up(seconds: float) -> Callable[[int, int, int], None]:
    begun = time.monotonic()

    def give_up(status: int, _remaining: int, _total: int) -> None:
        # Python's own loop would go on for ever.
        if status in _REFUSED and time.monotonic() - begun > seconds:
            raise sqlite3.OperationalError("database is locked")

    return give_up


def _target(draft: Path) -> sqlite3.Connection:
    target = sqlite3.connect(draft)
    # Half a copy is no loss: it is synced once when whole.
    target.execute("PRAGMA synchronous = OFF")
    target.execute("PRAGMA journal_mode = OFF")
    return target


class _BegunAnew(Exception):
    """A save made it begin anew, and it is to take larger steps from now on."""


class _Pace:
    """Rests between two steps, as long as nobody's save makes it begin anew, and looks at the time."""

    def __init__(self, is_stopped: IsStopped) -> None:
        self._is_stopped = is_stopped
        self._begun = self._moved = time.monotonic()
        self._remaining = -1
        self._rest = _REST_SECONDS
        self.pages = _PAGES
        self._step_begun = self._begun
        self._steps, self._spent = 0, 0.0

    def begin_step(self) -> None:
        self._remaining, self._step_begun = -1, time.monotonic()

    def between(self, _status: int, remaining: int, _total: int) -> None:
        """Called by SQLite after each step."""
        if self._is_stopped():
            raise Stopped
        now = time.monotonic()
        self._steps, self._spent = self._steps + 1, self._spent + now - self._step_begun
        if remaining > self._remaining > 0:
            self._rest = 0
            self._lengthen_steps()
        if remaining != self._remaining:
            self._remaining, self._moved = remaining, now
        if now - self._moved > _LOCKED_SECONDS:
            raise sqlite3.OperationalError("database is locked")
        if now - self._begun > _PATIENCE_SECONDS:
            raise OutOfPatience
        if self._rest:
            time.sleep(self._rest)
        self._step_begun = time.monotonic()

    def _lengthen_steps(self) -> None:
        """To as many pages as fit into the time, by what one step has taken."""
        longer = min(_MOST_PAGES, int(self.pages * _STEP_SECONDS * self._steps / max(self._spent, 0.0001)))
        if longer >= 2 * self.pages:
            self.pages, self._steps, self._spent = longer, 0, 0.0
            raise _BegunAnew


def check_copy(copy: Path, name: str, is_stopped: IsStopped = never) -> Contents:
    """Read a copy through. Raises Damaged, which names the register, for one that is not whole, and Stopped."""
    try:
        with calmly(name), closing(read_plainly(copy)) as connection:
            connection.set_progress_handler(lambda: int(is_stopped()), _INSTRUCTIONS)
            check = "integrity_check" if copy.stat().st_size <= _SMALL else "quick_check"
            found = [str(row[0]) for row in connection.execute(f"PRAGMA {check}({_MOST})")]
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
            if found != ["ok"] or loose:
                raise not_whole(name, found if found != ["ok"] else [f"{loose[0]} → {loose[2]}"])
            return read_contents(connection, name)
    except sqlite3.Error as error:
        if is_stopped():
            raise Stopped from error
        raise


def not_whole(name: str, found: list[str]) -> Damaged:
    return Damaged(
        _("“{name}” is damaged: no whole copy of it can be made.", name=name),
        _("The file and the earlier backups were left as they are."),
        "\n".join((_("Check and repair it, or restore an earlier backup."), *found)),
    )


def _compare(source: sqlite3.Connection, copied: Contents, name: str) -> None:
    """The journal of the register up to the last step that was copied, and its records where it still ends there."""
    last = copied.last.sequence if copied.last else 0
    is_same = journal_digest(source, last) == copied.digest
    counts = counts_in(source)
    if is_same and last_step(source) == copied.last:
        is_same = counts == copied.counts
    if not is_same:
        raise _differs(name)


def _differs(name: str) -> RegisterError:
    return RegisterError(
        _("The copy of “{name}” is not what the register holds.", name=name),
        _("The register itself is unchanged, and the copy was removed."),
        _("Try again in a moment."),
    )


@contextmanager
def saying_what_failed(folder: Path) -> Iterator[None]:
    """What keeps a copy from being written into this folder, in a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        if "full" in str(error) or "disk I/O" in str(error):
            raise _full(folder) from error
        if "unable to open" in str(error) or "readonly" in str(error):
            raise _not_allowed(folder, "") from error
        raise
    except OSError as error:
        if error.errno in _FULL:
            raise _full(folder) from error
        raise _not_allowed(folder, error.strerror or "") from error


def _full(folder: Path) -> DiskFull:
    return DiskFull(
        _("There is no room for a copy in “{folder}”.", folder=str(folder)),
        _("The register and its earlier backups are as they were."),
        _("Make room on that disk, then try again."),
    )


def _not_allowed(folder: Path, reason: str) -> ReadOnly:
    return ReadOnly(
        _("No copy can be written into “{folder}”: {reason}.", folder=str(folder), reason=reason)
        if reason
        else _("No copy can be written into “{folder}”.", folder=str(folder)),
        _("The register and its earlier backups are as they were."),
        _("See whether the folder is there and you may write into it."),
    )
