"""Work off the GUI thread for a dialog of its own, also where no register is open."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")


class Background(QObject):
    """One task after the other. `stop` ends what can be stopped and waits; nothing is told afterwards."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._is_stopped = False
        self._ended.connect(self._tell)

    @property
    def is_stopped(self) -> bool:
        """For the work to ask now and then."""
        return self._is_stopped

    def run(
        self, task: Callable[[], T], done: Callable[[T], object], failed: Callable[[Exception], object] | None = None
    ) -> None:
        """Do it, then call `done` or `failed` in the GUI thread; without `failed` a fault goes to sys.excepthook."""

        def work() -> None:
            tell: Callable[[Any], object] = done
            value: object
            try:
                value = task()
            except Exception as error:
                tell, value = failed or _report, error
            if isValid(self):
                self._ended.emit(tell, value)

        self._pool.start(work)

    def stop(self) -> None:
        self._is_stopped = True
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(object, object)
    def _tell(self, tell: Callable[[Any], object], value: object) -> None:
        if not self._is_stopped:
            tell(value)


def _report(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
