"""Run by the benchmark of the start: a bare window, which prints when it was painted."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class _Bare(QWidget):
    """Nothing but a window."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QTimer.singleShot(0, _tell)


def _tell() -> None:
    seconds = (time.monotonic_ns() - int(sys.argv[-1])) / 1e9
    # As late as this, because it takes time to load.
    from psutil import Process

    print(f"painted={seconds:.4f} memory={Process().memory_info().rss / 1e6:.1f}", flush=True)
    os._exit(0)


app = QApplication([])
window = _Bare()
window.resize(1280, 720)
window.show()
app.exec()
