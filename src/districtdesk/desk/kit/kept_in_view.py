"""A part of a page that stays in view, however it grows or is moved, while the keyboard is in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class KeptInView(QObject):
    """Scrolls the area after its part; where that is too high, from the line that has the keyboard downwards."""

    def __init__(self, area: QScrollArea, part: QWidget) -> None:
        super().__init__(part)
        self._area = area
        self._part = part
        part.installEventFilter(self)
        area.viewport().installEventFilter(self)
        # All that stands around it has its place by the time the bar knows how far it reaches.
        area.verticalScrollBar().rangeChanged.connect(self.hold)

    def hold(self) -> None:
        """Bring the part into view again, if the keyboard is in it."""
        focus = QApplication.focusWidget()
        if focus is not None and self._part.isAncestorOf(focus):
            self.show()

    def show(self) -> None:
        """Bring the part into view, wherever the keyboard is."""
        bar, height = self._area.verticalScrollBar(), self._area.viewport().height()
        top = _top_in(self._area, self._part)
        bottom = top + self._part.height()
        focus = self._part.focusWidget()
        if bottom - top > height and focus is not None:
            top = _top_in(self._area, focus)
        bar.setValue(min(top, max(bar.value(), bottom - height)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.hold()
        return super().eventFilter(watched, event)


def _top_in(area: QScrollArea, part: QWidget) -> int:
    """How far below the top of all that the area scrolls."""
    return part.mapTo(area.viewport(), QPoint()).y() + area.verticalScrollBar().value()
