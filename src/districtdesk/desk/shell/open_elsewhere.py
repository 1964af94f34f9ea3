"""Whether a register is open in another program of this person, which this one did not meet: at another display."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ...hold import Hold, take_hold
from ...settings import data_folder

_SUFFIX = ".open"
_LONGEST = 100


class OpenHere:
    """Says, for as long as it is held, that this program has the register; the system lets go of it in any case."""

    def __init__(self, register: Path) -> None:
        self._hold: Hold | None = None
        # The displays of others that have it open, as far as they are named.
        self.elsewhere: list[str] = []
        with suppress(OSError, ValueError):
            self._take(register)

    def release(self) -> None:
        """The register is closed."""
        if self._hold is not None:
            self._hold.release()

    def _take(self, register: Path) -> None:
        folder, found = data_folder() / "open", os.stat(register)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The same file under whatever name.
        file = f"{found.st_dev:x}-{found.st_ino:x}-"
        own = folder / f"{file}{os.getpid()}{_SUFFIX}"
        for other in folder.glob(f"*{_SUFFIX}"):
            if other != own and not _is_left(other) and other.name.startswith(file):
                self.elsewhere.append(_display_in(other))
        own.write_text(_own_display(), "utf-8")
        self._hold = take_hold(own)


def _is_left(file: Path) -> bool:
    """Whether the program that made it is gone; then it is cleared away."""
    hold = take_hold(file)
    if hold is not None:
        hold.release()
    return hold is not None


def _own_display() -> str:
    return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or os.environ.get("SESSIONNAME") or ""


def _display_in(file: Path) -> str:
    with suppress(OSError, ValueError):
        return file.read_text("utf-8")[:_LONGEST]
    return ""
