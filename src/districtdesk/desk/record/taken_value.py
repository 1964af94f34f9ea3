"""A value or a record that can be taken: a mark to set, and words that wrap beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ..kit import DimLabel, PlainLabel, literal
from ..look import fonts


class TakenValue(QWidget):
    """All of its words wrap, and a click on any of them is one on the mark. `called`: as a screen reader says it."""

    def __init__(self, mark: QAbstractButton, text: str, note: str = "", called: str = "") -> None:
        super().__init__()
        self.mark = mark
        mark.setAccessibleName(literal(called or text))
        self._words = PlainLabel(text)
        self._row = QHBoxLayout(self)
        fonts.space(self._row, gap=1)
        self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        if note:
            beside = DimLabel(note)
            beside.setWordWrap(False)
            # On the line of the mark, and of what is pressed at the end.
            beside.setContentsMargins(0, fonts.step(0.75), 0, 0)
            self._row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self._words.installEventFilter(self)
        self._words.setCursor(Qt.CursorShape.PointingHandCursor)

    def add(self, widget: QWidget) -> None:
        """What stands at its end."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.mark.setFocus(Qt.FocusReason.MouseFocusReason)
            self.mark.click()
        return super().eventFilter(watched, event)
