"""The registers opened lately, as far as is known what stands where they were."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from ...presence import PATIENCE_SECONDS, Look, Presence
from ...settings import Settings

_SHOWN = 8
# So long the window waits: what lies on this machine answers in it, and stands there from the first paint.
_AT_ONCE_SECONDS = 0.02
_ASK_AGAIN_MS = 50


class RecentRegister(NamedTuple):
    """One of them. is_away: it cannot be reached now. is_gone: nothing stands there now, as after a move, or where a
    stick is not plugged in.
    """

    path: Path
    is_away: bool = False
    is_gone: bool = False

    @property
    def is_there(self) -> bool:
        return not self.is_away and not self.is_gone


class RecentRegisters(QObject):
    """Looks at all of them at once, off the GUI thread. changed: more is known than before."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._looks: list[Look] = []
        self._seen: dict[Path, Presence] = {}
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_AGAIN_MS)
        self._timer.timeout.connect(self._gather)

    @property
    def shown(self) -> list[RecentRegister]:
        """Newest first. One that has not been seen yet comes later; one that is not there stays, and is marked."""
        known = [(look.place, self._seen[look.place]) for look in self._looks if look.place in self._seen]
        return [RecentRegister(path, seen is Presence.AWAY, seen is Presence.GONE) for path, seen in known[:_SHOWN]]

    def forget(self, path: str) -> None:
        """Offer it no more; the file is left alone."""
        self._settings.remove_recent(Path(path))
        self.look()

    def look(self) -> None:
        """Look at each of them anew."""
        now = time.monotonic()
        self._until = now + PATIENCE_SECONDS
        self._seen = {}
        self._looks = [Look(path) for path in self._settings.recent]
        for look in self._looks:
            self._take(look, look.within(max(0.0, now + _AT_ONCE_SECONDS - time.monotonic())))
        self._settle()

    def _gather(self) -> None:
        before = len(self._seen)
        is_late = time.monotonic() >= self._until
        for look in self._looks:
            if look.place not in self._seen:
                self._take(look, look.within(0) or (Presence.AWAY if is_late else None))
        if len(self._seen) > before:
            self._settle()

    def _take(self, look: Look, seen: Presence | None) -> None:
        if seen is not None:
            self._seen[look.place] = seen

    def _settle(self) -> None:
        if len(self._seen) < len(self._looks):
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()
