"""The place of a banner above a form: with room around it while it is shown, and none while it is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..look import fonts

# In steps: with less height than this left, the banner is scrolled and the form keeps its own. So high is one of two
# lines with a button.
_LEAST = 15


class StripPlace(QScrollArea):
    """Comes and goes with what it holds. In a low window it scrolls: a banner is never pressed together."""

    def __init__(self, strip: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._sheet = QWidget(self.viewport())
        row = QVBoxLayout(self._sheet)
        fonts.space(row, (6, 2, 6, 2))
        row.addWidget(strip)
        self.setWidget(self._sheet)
        # Whatever the form stands on shows through.
        self._sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        strip.installEventFilter(self)
        self._sheet.installEventFilter(self)
        self.setVisible(not strip.isHidden())

    def sizeHint(self) -> QSize:
        return QSize(self._sheet.sizeHint().width(), self._needed())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._sheet.minimumSizeHint().width(), min(self._needed(), fonts.step(_LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._strip and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self._strip.isHidden())
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _needed(self) -> int:
        width = self.viewport().width() if self.isVisible() else self.width()
        return max(self._sheet.heightForWidth(width), self._sheet.minimumSizeHint().height())
