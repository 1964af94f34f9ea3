"""Hears what later starts of the program were asked for, as long as this one runs."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection

from PySide6.QtCore import QObject, Qt, Signal, Slot

from .handing_over import FAMILY, TAKEN, TOO_BUSY, LaterStart, heard

# A window that does not answer so long hangs; whoever asks is better served by another one.
_PATIENCE_SECONDS = 1.5
_WAITING_MOST = 16
_PAUSE_SECONDS = 0.1


class _Claim:
    """Something that was asked: taken by the window, or withdrawn because it was too slow; never both."""

    def __init__(self, asked: LaterStart) -> None:
        self.asked = asked
        self._lock = threading.Lock()
        self._is_decided = False
        self._taken = threading.Event()

    def take(self) -> bool:
        """Whether it is to be done."""
        with self._lock:
            if self._is_decided:
                return False
            self._is_decided = True
        self._taken.set()
        return True

    def is_taken(self) -> bool:
        """Wait a little for the window; after that nobody can take it."""
        if self._taken.wait(_PATIENCE_SECONDS):
            return True
        with self._lock:
            is_late, self._is_decided = not self._is_decided, True
        return not is_late


@contextmanager
def _hung_up_late(line: connection.Connection) -> Iterator[None]:
    """Whoever sends half of what is asked, and stays, keeps nobody else waiting: the line is closed on them.

    A named pipe hands over whole messages only.
    """
    if FAMILY != "AF_UNIX":
        yield
        return
    with socket.socket(fileno=os.dup(line.fileno())) as same:

        def hang_up() -> None:
            with suppress(OSError):
                same.shutdown(socket.SHUT_RDWR)

        late = threading.Timer(_PATIENCE_SECONDS, hang_up)
        late.daemon = True
        late.start()
        try:
            yield
        finally:
            late.cancel()


class LaterStarts(QObject):
    """Listens in a thread of its own; `asked` comes in the GUI thread, with an LaterStart."""

    asked = Signal(object)
    _came = Signal(object)

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._is_over = False
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, name="hear later starts", daemon=True).start()

    def stop(self) -> None:
        """Whoever asks from now on finds nobody."""
        self._is_over = True

    def _listen(self) -> None:
        if FAMILY == "AF_UNIX":
            # Left behind by a program that was killed: only the one that holds the lock comes here.
            with suppress(OSError):
                os.unlink(self._address)
        with suppress(OSError), connection.Listener(self._address, FAMILY, _WAITING_MOST) as listener:
            while not self._is_over:
                try:
                    with listener.accept() as line:
                        self._hear(line)
                except (OSError, EOFError):
                    time.sleep(_PAUSE_SECONDS)

    def _hear(self, line: connection.Connection) -> None:
        with _hung_up_late(line):
            asked = heard(line) if line.poll(_PATIENCE_SECONDS) else None
        # Closed by now, whoever asked has gone on alone: this program was stopped for a while.
        if asked is None or self._is_over or line.poll(0):
            return
        claim = _Claim(asked)
        self._came.emit(claim)
        line.send_bytes(TAKEN if claim.is_taken() else TOO_BUSY)

    @Slot(object)
    def _take(self, claim: _Claim) -> None:
        if not self._is_over and claim.take():
            self.asked.emit(claim.asked)
