"""What stands at a place that was remembered or named: asked without ever failing, and without waiting for ever."""

from __future__ import annotations

import os
import stat
import threading
from enum import Enum
from pathlib import Path

# The usual answer takes a thousandth of this. A share whose server is gone takes minutes, or never answers.
PATIENCE_SECONDS = 0.5


class Presence(Enum):
    """away: it cannot be told, because the folder may not be entered or whatever holds it does not answer."""

    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"  # a device, a pipe
    GONE = "gone"
    AWAY = "away"

    @property
    def is_there(self) -> bool:
        """Whether something stands there for certain."""
        return self not in (Presence.GONE, Presence.AWAY)


def look(place: Path) -> Presence:
    """What is there, behind any link. Raises nothing: pathlib's own questions let most errors of a share through."""
    try:
        mode = os.stat(place).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return Presence.GONE
    except (OSError, ValueError):
        return Presence.AWAY
    if stat.S_ISDIR(mode):
        return Presence.FOLDER
    return Presence.FILE if stat.S_ISREG(mode) else Presence.OTHER


def is_there(place: Path) -> bool:
    """Whether something stands there for certain."""
    return look(place).is_there


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both name the same file for certain."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


class Look:
    """A look in a thread of its own: one that hangs holds neither a window nor the end of the program."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._seen = Presence.AWAY
        self._is_over = threading.Event()
        threading.Thread(target=self._look, name="look at a place", daemon=True).start()

    def _look(self) -> None:
        self._seen = look(self.place)
        self._is_over.set()

    def within(self, seconds: float) -> Presence | None:
        """What was seen; None while there is no answer after so long."""
        return self._seen if self._is_over.wait(seconds) else None


def look_briefly(place: Path) -> Presence:
    """What is there; a place that does not answer soon counts as away."""
    return Look(place).within(PATIENCE_SECONDS) or Presence.AWAY


def answers(place: Path) -> bool:
    """Whether what holds the place says anything soon, be it that there is nothing."""
    return Look(place).within(PATIENCE_SECONDS) is not None
