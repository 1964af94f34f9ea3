"""A status word in a rounded wash, as a widget and for painting in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...painting.shortened import shortened
from ..look import fonts, theme
from .tooltip import tooltip

if TYPE_CHECKING:
    from ...fields import FieldKind, Standing

Tone = Literal["neutral", "accent", "amber", "red", "over"]

# Wash and text colour of each tone. The mark before the word differs too, for those who cannot tell colours apart.
_TONES: dict[str, tuple[str, str]] = {
    "neutral": ("neutral_wash", "dim"),
    "accent": ("accent_wash", "accent"),
    "amber": ("amber_wash", "amber"),
    "red": ("red_wash", "red"),
    # What is over and done with: a line around it in place of a wash.
    "over": ("", "dim"),
}


# What is sure, doubtful or over, and what just goes on.
_TONES_OF_STANDING: dict[Standing, Tone] = {"sure": "accent", "doubtful": "amber", "over": "over", "": "neutral"}


def tone_of(kind: FieldKind[Any], value: object) -> Tone:
    """How a status is told apart from others; none is neutral."""
    return "neutral" if value is None else _TONES_OF_STANDING[kind.standing(value)]


def pill_size(word: str, tone: Tone = "neutral") -> QSize:
    """The room that a pill takes."""
    metrics = fonts.metrics("note")
    marked = metrics.ascent() // 2 + fonts.step(1) if tone != "neutral" else 0
    return QSize(metrics.horizontalAdvance(word) + marked + fonts.step(4), metrics.height() + fonts.step(1))


def paint_pill(painter: QPainter, place: QRect, word: str, tone: Tone = "neutral") -> None:
    """Paint a pill at the left of `place`, in the middle of its height; a long word is shortened."""
    wash, text_colour = _TONES[tone]
    size = pill_size(word, tone)
    box = QRect(place.left(), 0, min(size.width(), place.width()), min(size.height(), place.height()))
    box.moveTop(place.top() + (place.height() - box.height()) // 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, QRectF(box), wash)
    text = box.adjusted(fonts.step(2), 0, -fonts.step(2), 0)
    if tone != "neutral":
        text.setLeft(text.left() + _paint_mark(painter, text, tone, text_colour))
    painter.setFont(fonts.font("note"))
    painter.setPen(theme.colours().colour(text_colour))
    shown = shortened(word, fonts.metrics("note"), text.width() + 1)
    painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    painter.restore()


def _paint_ground(painter: QPainter, box: QRectF, wash: str) -> None:
    if not wash:
        painter.setPen(theme.colours().colour("outline"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box.adjust(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colours().colour(wash))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def _paint_mark(painter: QPainter, text: QRect, tone: str, text_colour: str) -> int:
    """Disc, triangle, square or cross before the word; gives the room it took."""
    side = fonts.metrics("note").ascent() // 2
    box = QRectF(text.left(), text.center().y() + 1 - side / 2, side, side)
    painter.setBrush(theme.colours().colour(text_colour))
    if tone == "over":
        _paint_cross(painter, box, theme.colours().colour(text_colour))
    elif tone == "accent":
        painter.drawEllipse(box)
    elif tone == "amber":
        painter.drawPolygon(QPolygonF([box.bottomLeft(), box.bottomRight(), QPointF(box.center().x(), box.top())]))
    else:
        painter.drawRect(box)
    return side + fonts.step(1)


def _paint_cross(painter: QPainter, box: QRectF, text_colour: QColor) -> None:
    painter.setPen(QPen(text_colour, max(1.0, box.width() / 4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    inner = box.adjusted(box.width() * 0.1, box.width() * 0.1, -box.width() * 0.1, -box.width() * 0.1)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


class Pill(QWidget):
    """One status word. Its accessible name is the word."""

    def __init__(self, word: str, tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = ""
        self._tone: Tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(word, tone)

    @property
    def word(self) -> str:
        return self._word

    def say(self, word: str, tone: Tone = "neutral") -> None:
        self._word = word
        self._tone = tone
        self.setAccessibleName(word)
        self.setToolTip(tooltip(word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._word, self._tone)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(fonts.step(10), self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, self.rect(), self._word, self._tone)
        painter.end()
