"""Run by the benchmark of the start: opens a register in the real program and prints when what was painted."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from pathlib import Path

import psutil
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication

from districtdesk.desk.app import Start
from districtdesk.settings import Settings


class _Watcher(QObject):
    """Notes the stages of the start, goes to the companies, and ends when their list has been painted."""

    def __init__(self, app: QApplication, began: int) -> None:
        super().__init__()
        self.start: Start | None = None
        self._app = app
        self._began = began
        self._told: dict[str, float] = {}
        app.installEventFilter(self)

    def note(self, stage: str) -> None:
        self._told.setdefault(stage, (time.monotonic_ns() - self._began) / 1e9)
        if stage == "opened" and self.start is not None:
            QTimer.singleShot(0, lambda: self.start.window.go("company"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and "listed" not in self._told and "opened" in self._told:
            view = watched.parent()
            if isinstance(view, QAbstractItemView) and view.model() and view.model().rowCount() and _is_list(view):
                self.note("listed")
                QTimer.singleShot(50, self._tell)
        return False

    def _tell(self) -> None:
        memory = psutil.Process().memory_info().rss / 1e6
        print(*(f"{stage}={when:.4f}" for stage, when in self._told.items()), f"memory={memory:.1f}", flush=True)
        os._exit(0)


def _is_list(view: QAbstractItemView) -> bool:
    return view.__class__.__module__ == "districtdesk.desk.lists.record_views"


def main() -> None:
    path, began = Path(sys.argv[1]), int(sys.argv[2])
    app = QApplication([])
    watcher = _Watcher(app, began)
    wishes = Namespace(file=path, sample=False, language="az", look="light")
    watcher.start = Start(app, Settings(), wishes, watcher.note)
    watcher.start.window.show()
    QTimer.singleShot(60_000, lambda: os._exit(1))
    app.exec()


main()
