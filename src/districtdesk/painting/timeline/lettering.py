"""Letters of one size: their texts are measured, shortened and laid out once, and painted again and again."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

from ..shortened import shortened

_MOST_KEPT = 4_000


class Letters:
    """A font and what is written in it. `is_vector`: for files, which want text and nothing that was laid out."""

    def __init__(self, font: QFont, *, is_vector: bool = False) -> None:
        self.font, self.metrics = font, QFontMetricsF(font)
        self.height = self.metrics.height()
        self._is_vector = is_vector
        self._baseline = (self.metrics.ascent() - self.metrics.descent()) / 2
        self._top = self._baseline - self.metrics.ascent()
        self._widths: dict[str, float] = {}
        self._shortened: dict[tuple[str, float], str] = {}
        self._laid_out: dict[str, QStaticText] = {}

    def width(self, text: str) -> float:
        """How wide a text is, in points."""
        found = self._widths.get(text)
        if found is None:
            _make_room(self._widths)
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def shortened(self, text: str, room: float) -> str:
        """As much of a text as so many points have room for."""
        if self.width(text) <= room:
            return text
        found = self._shortened.get((text, room))
        if found is None:
            _make_room(self._shortened)
            found = self._shortened[text, room] = shortened(text, self.metrics, room)
        return found

    def write(self, painter: QPainter, x: float, y: float, text: str) -> None:
        """One line from x on with its middle at y, in the colour of the pen."""
        painter.setFont(self.font)
        if self._is_vector:
            painter.drawText(QPointF(x, y + self._baseline), text)
            return
        laid_out = self._laid_out.get(text)
        if laid_out is None:
            _make_room(self._laid_out)
            laid_out = self._laid_out[text] = QStaticText(text)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        painter.drawStaticText(QPointF(x, y + self._top), laid_out)


def _make_room(kept: dict) -> None:  # type: ignore[type-arg]
    if len(kept) >= _MOST_KEPT:
        kept.clear()
