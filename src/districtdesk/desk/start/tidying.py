"""Clears away what programs of this person left that died: copies of attached files, files half made."""

from __future__ import annotations

from threading import Thread

from ...attached.copies import clear_left_copies
from ...unfinished import clear_unfinished


def tidy_aside() -> None:
    """Off the GUI thread; a share that hangs holds neither a window nor the end of the program."""
    Thread(target=_tidy, name="tidy", daemon=True).start()


def _tidy() -> None:
    clear_left_copies()
    clear_unfinished()
