"""The place of a banner above a form: with room around it while it is shown, and none while it is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..look import fonts


class StripPlace(QWidget):
    """Comes and goes with what it holds."""

    def __init__(self, strip: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QVBoxLayout(self)
        fonts.space(row, (6, 2, 6, 2))
        row.addWidget(strip)
        self._strip = strip
        strip.installEventFilter(self)
        self.setVisible(not strip.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._strip and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self._strip.isHidden())
        return False
