"""Files that are being made under a hidden name, remembered with the person: a killed program leaves none for long.

Only what this person's own programs began is removed, and only when a lock tells that the one who did is gone.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .hold import Hold, take_hold
from .presence import Presence, look_briefly
from .settings import data_folder

_FOLDER, _LOCK, _PLACE = "unfinished", ".lock", ".place"
# Nothing else is ever removed, whatever stands in a file of ours.
_HIDDEN = re.compile(r"\..+\.new")
# What SQLite leaves beside a file.
_BESIDE = ("", "-journal", "-wal", "-shm")
# A name of a file may hold bytes that are no text.
_ERRORS = "surrogateescape"


@contextmanager
def remembering(path: Path) -> Iterator[None]:
    """While it is made, remember the hidden file at this path. Where that cannot be, it is made all the same."""
    note, hold = data_folder() / _FOLDER / secrets.token_hex(8), None
    with suppress(OSError):
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        hold = take_hold(note.with_suffix(_LOCK))
        note.with_suffix(_PLACE).write_text(str(path.absolute()), "utf-8", _ERRORS)
    try:
        yield
    finally:
        if hold is not None:
            _forget(note, hold)


def clear_unfinished() -> None:
    """Remove what killed programs of this person left; what lies on a share that is away is left for another time."""
    with suppress(OSError):
        for lock in (data_folder() / _FOLDER).glob(f"*{_LOCK}"):
            with suppress(OSError, ValueError):
                _clear(lock.with_suffix(""))


def _clear(note: Path) -> None:
    hold = take_hold(note.with_suffix(_LOCK))
    if hold is None:
        return
    place = note.with_suffix(_PLACE)
    path = Path(place.read_text("utf-8", _ERRORS)) if place.exists() else None
    if path is not None and look_briefly(path.parent) is Presence.AWAY:
        hold.leave()
        return
    if path is not None and _HIDDEN.fullmatch(path.name):
        for ending in _BESIDE:
            with suppress(OSError):
                path.with_name(path.name + ending).unlink()
    _forget(note, hold)


def _forget(note: Path, hold: Hold) -> None:
    with suppress(OSError):
        note.with_suffix(_PLACE).unlink()
    hold.release()
