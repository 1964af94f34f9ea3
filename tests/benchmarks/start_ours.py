"""Run by the benchmark of the start: the real program on a register, which prints when what was painted.

Begins where one was last, as the program does: in the list of the companies.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

from districtdesk.desk.start import late_loading
from districtdesk.desk.start.options import Options

# As the program itself loads Qt, before anything else does.
run = late_loading.load_app()

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QAbstractItemView, QApplication  # noqa: E402

# The memory is read when the form beside the list stands too, and nothing moves any more.
_REST_IN_MS = 1000
_PATIENCE = 30.0
_STAGES = {"districtdesk.desk.lists.first_look": "named", "districtdesk.desk.lists.record_views": "listed"}

# What comes next when the picture is on the screen.
_AFTER_PAINTING = (QEvent.Type.Timer, QEvent.Type.LayoutRequest, QEvent.Type.MetaCall)


class _Watcher(QObject):
    """Notes the stages of the start, and from the desk on the paintings of lists of records."""

    def __init__(self, began: int) -> None:
        super().__init__()
        self._began = began
        self._told: dict[str, float] = {}
        self._painting = ""

    def note(self, stage: str) -> None:
        self._told.setdefault(stage, (time.monotonic_ns() - self._began) / 1e9)
        if stage == "filled":
            QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            view = watched.parent()
            stage = _STAGES.get(type(view).__module__) if isinstance(view, QAbstractItemView) else None
            if stage and view.model().rowCount():
                self._painting = stage
        elif self._painting and event.type() in _AFTER_PAINTING:
            self._painted(self._painting)
        return False

    def _painted(self, stage: str) -> None:
        self._painting = ""
        if stage not in self._told:
            self.note(stage)
            if stage == "listed":
                QTimer.singleShot(_REST_IN_MS, self._tell)

    def _tell(self) -> None:
        from psutil import Process

        memory = Process().memory_info().rss / 1e6
        print(*(f"{stage}={when:.4f}" for stage, when in self._told.items()), f"memory={memory:.1f}", flush=True)
        os._exit(0)


def _give_up() -> None:
    time.sleep(_PATIENCE)
    os._exit(1)


def main() -> None:
    watcher = _Watcher(int(sys.argv[2]))
    # Daemons die with the program; without it one that shows a question would wait for ever.
    threading.Thread(target=_give_up, daemon=True).start()
    run(Options(file=Path(sys.argv[1]), language="az", look="light"), watcher.note)


main()
