"""What widgets share whose words or parts wrap: no layout gives them less height than their lines need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

# A class of Qt has only one parent of Qt: beside it this one stands as a plain one.
if TYPE_CHECKING:
    _Parent = QWidget
else:
    _Parent = object


class WholeLines(_Parent):
    """To be named before the class of Qt."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        # A layout that lacks height would else give the height of one line, and the lines below it are cut.
        needed = self.heightForWidth(self.width()) if self.isVisible() else 0
        return QSize(least.width(), max(least.height(), needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
