"""The ground of what is asked within a form: it stands out from the fields without being a fault."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ..look import fonts, theme


class WashedStrip(QWidget):
    """No higher than what is in its `column`. `colour`: the name of a colour that has a wash."""

    def __init__(self, parent: QWidget | None = None, colour: str = "accent") -> None:
        super().__init__(parent)
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.column = QVBoxLayout(self)
        fonts.space(self.column, (3, 2, 3, 2), gap=1.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colours().colour(self._colour))
        painter.setBrush(theme.colours().colour(f"{self._colour}_wash"))
        inner = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, fonts.step(1.5), fonts.step(1.5))
        painter.end()
