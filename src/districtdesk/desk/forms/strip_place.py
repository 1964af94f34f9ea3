"""The place of banners above a form or a page: with room around those that are shown, and none while none is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..kit.regions import Region
from ..look import fonts

# In steps: with less height than this left, the banners are scrolled and the form keeps its own. So high is one of
# two lines with a button.
_LEAST = 15


class StripPlace(QScrollArea, Region):
    """Comes and goes with what it holds. In a low window all of it scrolls as one: no banner is pressed together."""

    def __init__(self, *strips: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips = strips
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._sheet = QWidget(self.viewport())
        row = QVBoxLayout(self._sheet)
        fonts.space(row, (6, 2, 6, 2), gap=4)
        for strip in strips:
            row.addWidget(strip)
            strip.installEventFilter(self)
        self.setWidget(self._sheet)
        # Whatever the form stands on shows through.
        self._sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._sheet.installEventFilter(self)
        self._come_or_go()

    def sizeHint(self) -> QSize:
        return QSize(self._sheet.sizeHint().width(), self._needed())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._sheet.minimumSizeHint().width(), min(self._needed(), fonts.step(_LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in self._strips and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._come_or_go()
            if event.type() == QEvent.Type.ShowToParent and isinstance(watched, QWidget):
                # Its place is known once all have been laid out.
                QTimer.singleShot(0, watched, lambda: self.ensureWidgetVisible(watched))
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _come_or_go(self) -> None:
        self.setVisible(not all(strip.isHidden() for strip in self._strips))

    def _needed(self) -> int:
        width = self.viewport().width() if self.isVisible() else self.width()
        return max(self._sheet.heightForWidth(width), self._sheet.minimumSizeHint().height())
