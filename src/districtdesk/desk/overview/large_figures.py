"""Amounts in large type, the qualifier dim before the number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...overview.tile import ShortAmount
from ..kit.written_line import write_line
from ..look import fonts

_BETWEEN = 1.5
_FIRST: fonts.TextStyle = "number"
_OTHERS: fonts.TextStyle = "strong"


class LargeFigures(QWidget):
    """The first amount is large, the others stand below it; a sign takes the place of a word that has no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts: list[ShortAmount] = []
        self._text_colour = "text"
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_amounts(self, amounts: Sequence[ShortAmount], text_colour: str = "text") -> None:
        self._amounts = list(amounts)
        self._text_colour = text_colour
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(20), sum(map(_height, range(len(self._amounts)))))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = 0
        for at, amount in enumerate(self._amounts):
            height, left = _height(at), 0
            style, word = fit_amount(amount, _style(at), self.width())
            if word:
                left = write_line(painter, QRect(0, top, self.width(), height), word, _word_style(style, word), "dim")
                left += fonts.step(_BETWEEN)
            place = QRect(left, top, self.width() - left, height)
            write_line(painter, place, amount.number, style, self._text_colour)
            top += height
        painter.end()


def fit_amount(amount: ShortAmount, style: fonts.TextStyle, width: int) -> tuple[fonts.TextStyle, str]:
    """In which style it stands in so many pixels, and with which word or sign before it: no number is shortened as
    long as smaller type has room for it.
    """
    word = _qualifier(amount, style, width)
    if style != _OTHERS and not _has_room(word, amount.number, style, width):
        return _OTHERS, _qualifier(amount, _OTHERS, width)
    return style, word


def _style(at: int) -> fonts.TextStyle:
    return _OTHERS if at else _FIRST


def _height(at: int) -> int:
    return fonts.metrics(_style(at)).height() + (0 if at else fonts.step(0.5))


def _word_style(style: fonts.TextStyle, word: str) -> fonts.TextStyle:
    """A sign is as large as its number."""
    return style if len(word) == 1 else _OTHERS


def _has_room(word: str, number: str, style: fonts.TextStyle, width: int) -> bool:
    """Whether both stand there whole: where signs come from several fonts, as wide as they are is not room enough."""
    before = fonts.metrics(_word_style(style, word)).horizontalAdvance(word) + fonts.step(_BETWEEN) if word else 0
    return fonts.metrics(style).elidedText(number, Qt.TextElideMode.ElideRight, width - before) == number


def _qualifier(amount: ShortAmount, style: fonts.TextStyle, width: int) -> str:
    return amount.word if _has_room(amount.word, amount.number, style, width) else amount.sign or amount.word
