"""Clears away what programs of this person left that died: copies of attached files, files half made."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QObject, QTimer

from ...attached.copies import clear_left_copies
from ...unfinished import clear_unfinished

# The first page stands by then, and nobody waits for this.
_REST_IN_MS = 4000


def tidy_later(parent: QObject) -> None:
    """Once, off the GUI thread; a share that hangs holds neither a window nor the end of the program."""
    QTimer.singleShot(_REST_IN_MS, parent, _begin)


def _begin() -> None:
    Thread(target=_tidy, name="tidy", daemon=True).start()


def _tidy() -> None:
    clear_left_copies()
    clear_unfinished()
