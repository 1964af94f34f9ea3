"""Small print on as many lines as there is room for, shortened in the last of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..kit.wrapped import lines_needed, wrapped
from ..kit.written_line import write_line
from ..look import fonts

_STYLE: fonts.TextStyle = "note"


class ShortNote(QWidget):
    """`most`: on how many lines it stands at most; 0 for as many as it needs. Whoever holds it tells the whole."""

    def __init__(self, text: str = "", most: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._most = text, most
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str) -> None:
        self._text = text
        self.updateGeometry()
        self.update()

    def limit(self, most: int) -> None:
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._text:
            return 0
        lines = lines_needed(self._text, fonts.font(_STYLE), width)
        return min(lines, self._most or lines) * fonts.metrics(_STYLE).height()

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(20), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = fonts.metrics(_STYLE).height()
        most = max(1, self.height() // height)
        for at, line in enumerate(wrapped(self._text, fonts.font(_STYLE), self.width(), most)):
            write_line(painter, QRect(0, at * height, self.width(), height), line, _STYLE, "dim")
        painter.end()
