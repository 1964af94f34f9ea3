"""Whether a register is open in another program of this person, which this one did not meet: at another display."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ...hold import Hold, take_hold
from ...settings import data_folder

_SUFFIX = ".open"
_LONGEST = 100
# The first page stands by then; and whoever has begun to say that it has the register has said it.
_REST_IN_MS, _SETTLED_IN_MS = 2000, 500
# A program that was killed changes nothing in the folder.
_KILLED_IN_MS = 10_000


class OpenHere(QObject):
    """Says, for as long as it is held, that this program has the register; the system lets go of it in any case.

    others_changed: another program of this person has opened or closed it; at which displays it is open now.
    """

    others_changed = Signal(list)

    def __init__(self, register: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hold: Hold | None = None
        self._folder, self._file = data_folder() / "open", ""
        # The displays of others that have it open, as far as they are named.
        self.elsewhere: list[str] = []
        with suppress(OSError, ValueError):
            self._take(register)
            QTimer.singleShot(_REST_IN_MS, self, self._watch)

    def release(self) -> None:
        """The register is closed."""
        if self._hold is not None:
            self._hold.release()
            self._hold = None

    def _take(self, register: Path) -> None:
        found = os.stat(register)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The same file under whatever name.
        self._file = f"{found.st_dev:x}-{found.st_ino:x}-"
        self.elsewhere = self._others()
        own = self._own()
        own.write_text(_own_display(), "utf-8")
        self._hold = take_hold(own)

    def _own(self) -> Path:
        return self._folder / f"{self._file}{os.getpid()}{_SUFFIX}"

    def _others(self) -> list[str]:
        own = self._own()
        others = (each for each in self._folder.glob(f"*{_SUFFIX}") if each != own and not _is_left(each))
        return sorted(_display_in(each) for each in others if each.name.startswith(self._file))

    def _watch(self) -> None:
        watcher = QFileSystemWatcher([str(self._folder)], self)
        self._looking = QTimer(self, singleShot=True)
        self._looking.timeout.connect(self._look_again)
        watcher.directoryChanged.connect(lambda _folder: self._looking.start(_SETTLED_IN_MS))
        self._look_again()

    def _look_again(self) -> None:
        before = self.elsewhere
        with suppress(OSError):
            self.elsewhere = self._others() if self._hold is not None else []
        if self.elsewhere != before:
            self.others_changed.emit(self.elsewhere)
        if self.elsewhere:
            self._looking.start(_KILLED_IN_MS)


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
