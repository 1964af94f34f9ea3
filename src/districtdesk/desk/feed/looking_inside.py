"""Reading an open register's file through in the background, out of the way of pages and saves."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QThread, QTimer

from ...i18n import _

if TYPE_CHECKING:
    from ...problems import Problem
    from .register_feed import Feed

# The first page stands by then, also where the machine is slow.
REST_IN_MS = 2500
_PAUSE_IN_MS = 50


class LookingInside(QObject):
    """Looks once; where a save comes first, that save waits for it with a word, and the window goes on painting."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(feed)
        self._feed, self._register = feed, feed.register
        self._is_begun = False
        self._is_waited_for = False
        self._register.before_waiting(self._wait)

    def begin_after(self, rest_in_ms: int) -> None:
        QTimer.singleShot(rest_in_ms, self, self._begin)

    def _begin(self) -> None:
        if not self._is_begun and self._feed.is_open:
            self._is_begun = True
            self._feed.run(self._register.look_closer, self._found, self._not_now, self)

    def _found(self, damage: object) -> None:
        if damage is not None:
            self._feed.troubled.emit()
        elif self._feed.is_open:
            self._feed.run(self._register.look_at_history, self._doubt, lambda _error: None, self)

    def _doubt(self, found: list[Problem]) -> None:
        if found:
            self._feed.doubted.emit([each.message for each in found])

    def _not_now(self, _error: Exception) -> None:
        """Another program holds the file: the next save looks for itself, and says what it finds."""
        self._is_begun = False

    def _wait(self) -> None:
        """A save is about to wait. Nothing can be typed meanwhile, and everything is painted."""
        if not self._is_begun or QThread.currentThread() is not self.thread() or self._is_waited_for:
            return
        self._is_waited_for = True
        self._feed.said.emit(_("The file is still being read through. Your change is saved right after that."))
        while self._is_begun and not self._register.is_looked_through:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, _PAUSE_IN_MS)
            time.sleep(_PAUSE_IN_MS / 1000)
        self._is_waited_for = False
        self._feed.said.emit("")
