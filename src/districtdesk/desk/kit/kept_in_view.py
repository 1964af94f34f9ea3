"""A part of a page that stays in view, and where it stands, while the keyboard is in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class KeptInView(QObject):
    """Scrolls the area after its part, so that what changes above it does not move it before the eyes.

    Where it would no longer be whole in view it goes up; where it is too high, from the line that has the keyboard
    downwards.
    """

    def __init__(self, area: QScrollArea, part: QWidget) -> None:
        super().__init__(part)
        self._area = area
        self._part = part
        # How far the area is to be scrolled, where it does not reach so far yet.
        self._wanted: int | None = None
        part.installEventFilter(self)
        area.viewport().installEventFilter(self)
        bar = area.verticalScrollBar()
        # All that stands around it has its place by the time the bar knows how far it reaches.
        bar.rangeChanged.connect(self.hold)
        bar.actionTriggered.connect(self._let_go)

    def hold(self) -> None:
        """Bring the part into view again, if the keyboard is in it."""
        if self._has_keyboard():
            self.show()
        else:
            self._let_go()

    def show(self) -> None:
        """Bring the part into view, wherever the keyboard is."""
        bar, height = self._area.verticalScrollBar(), self._area.viewport().height()
        top = _top_in(self._area, self._part)
        bottom = top + self._part.height()
        focus = self._part.focusWidget()
        if bottom - top > height and focus is not None:
            top = _top_in(self._area, focus)
        wanted = bar.value() if self._wanted is None else self._wanted
        wanted = min(top, max(wanted, bottom - height))
        bar.setValue(wanted)
        self._wanted = None if bar.value() == wanted else wanted

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._part.isAncestorOf(focus)

    def _let_go(self, _action: int = 0) -> None:
        self._wanted = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._part and isinstance(event, QMoveEvent) and self._has_keyboard():
            value = self._area.verticalScrollBar().value() if self._wanted is None else self._wanted
            self._wanted = value + event.pos().y() - event.oldPos().y()
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.hold()
        return super().eventFilter(watched, event)


def _top_in(area: QScrollArea, part: QWidget) -> int:
    """How far below the top of all that the area scrolls."""
    return part.mapTo(area.viewport(), QPoint()).y() + area.verticalScrollBar().value()
