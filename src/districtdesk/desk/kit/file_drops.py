"""Files that are dropped onto a window: taken where something takes them, and refused by the pointer elsewhere.

A text field would take the address of a file for text; so the window is asked before what lies in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

# What is done with these files when they are dropped at this place of the window; None where nothing is.
TakesFiles = Callable[[Sequence[Path], QPoint], Callable[[], object] | None]
_COMING = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


class FileDrops(QObject):
    """Hears what is dragged over one window; anything but files goes to the widget below it as usual."""

    def __init__(self, window: QWidget, takes: TakesFiles) -> None:
        super().__init__(window)
        self._takes = takes
        # Makes the system's own window, which hears of it first.
        window.winId()
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in _COMING or not isinstance(event, QDropEvent):
            return False
        files = _files(event)
        if not files:
            return False
        is_free = QApplication.activeModalWidget() is None
        deed = self._takes(files, event.position().toPoint()) if is_free else None
        if deed is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            # Later: whoever drags waits for the end of the drop, and what is done may ask something.
            QTimer.singleShot(0, self, deed)
        return True


def _files(event: QDropEvent) -> list[Path]:
    """Nothing where there is anything but files of this machine."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []
