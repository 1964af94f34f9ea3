"""Whether the program that wrote a file still runs: told by a lock, which the system lets go of with the process.

A number of a process would lie after a restart of the computer: another program may bear it then.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class Hold:
    """Holds the lock file until it is released, or until the process ends, however it ends."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle = handle

    def release(self) -> None:
        """Let go, and remove the file; a second time does nothing."""
        if self._handle < 0:
            return
        handle, self._handle = self._handle, -1
        if sys.platform == "win32":
            # There a file that is open cannot be removed.
            os.close(handle)
            _remove(self.path)
        else:
            _remove(self.path)
            os.close(handle)

    def leave(self) -> None:
        """Let go, and leave the file for the next one who looks."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def take_hold(path: Path) -> Hold | None:
    """Hold this lock file, making it where there is none; None while another one holds it. Raises OSError."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if lock(handle):
        return Hold(path, handle)
    os.close(handle)
    return None


def lock(handle: int) -> bool:
    """Lock an open file for as long as it is open; false while another one has it locked."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        # A file system that knows no locks: then nobody can hold it either.
    return True


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
