"""A label of one line that shortens with an ellipsis and then tells the whole text in its tooltip."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ...painting.shortened import shortened
from ..look import fonts, theme
from .labels import TextColour
from .tooltip import tooltip

_FEWEST_LETTERS = 6
# What a count begins with: a number, and where it is narrowed the one that it is of.
_NUMBER = re.compile(r"\d[\d\s]*\d|\d")


class ElidedLabel(QLabel):
    """One line of plain text; `text()` is always the whole of it."""

    def __init__(
        self,
        text: str = "",
        text_style: fonts.TextStyle = "body",
        text_colour: TextColour = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text_colour = text_colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        fonts.set_text_style(self, text_style)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split("\n")))
        self._explain()

    @property
    def is_elided(self) -> bool:
        return self._natural_width() > self.contentsRect().width()

    def sizeHint(self) -> QSize:
        return QSize(self._natural_width(), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        few = self.fontMetrics().averageCharWidth() * _FEWEST_LETTERS
        return QSize(min(few, self._natural_width()), self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._explain()

    def _fitting(self, width: int) -> str:
        return shortened(self.text(), self.fontMetrics(), width)

    def paintEvent(self, event: QPaintEvent) -> None:
        place = self.contentsRect()
        shown = self._fitting(place.width())
        painter = QPainter(self)
        painter.setPen(theme.colours().colour(self._text_colour if self.isEnabled() else "disabled"))
        painter.drawText(place, int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)
        painter.end()

    def _natural_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 1 if self.text() else 0

    def _explain(self) -> None:
        self.setToolTip(tooltip(self.text()) if self.is_elided else "")


class CountLabel(ElidedLabel):
    """How many there are: the number alone where its words have no room; the tooltip has them."""

    def _fitting(self, width: int) -> str:
        number = _NUMBER.match(self.text())
        return number[0] if number and self.is_elided else super()._fitting(width)
