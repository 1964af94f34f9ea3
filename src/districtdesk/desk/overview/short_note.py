"""Small print on as many lines as there is room for, shortened in the last of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..kit.wrapped import lines_needed, wrapped
from ..kit.written_line import write_line
from ..look import fonts

_STYLE: fonts.TextStyle = "note"


class ShortNote(QWidget):
    """`most`: on how many lines it stands at most; 0 for as many as it needs. Whoever holds it tells the whole."""

    def __init__(self, *sentences: str, most: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences: Sequence[str] = sentences
        self._most = most
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, sentences: Sequence[str]) -> None:
        """Each of them begins a line."""
        self._sentences = sentences
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
        lines = sum(lines_needed(each, fonts.font(_STYLE), width) for each in self._sentences)
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
        for at, line in enumerate(self._lines(most)):
            write_line(painter, QRect(0, at * height, self.width(), height), line, _STYLE, "dim")
        painter.end()

    def _lines(self, most: int) -> list[str]:
        """At most so many; where that is not enough the last of them is shortened."""
        found: list[str] = []
        for at, each in enumerate(self._sentences):
            # What has no line of its own left follows in the last one.
            left = most - len(found)
            if left == 1:
                return [*found, *wrapped(" ".join(self._sentences[at:]), fonts.font(_STYLE), self.width(), 1)]
            found += wrapped(each, fonts.font(_STYLE), self.width(), left)
            if len(found) >= most:
                break
        return found
