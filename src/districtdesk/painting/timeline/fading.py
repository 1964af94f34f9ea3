"""Ends of shapes that nobody knows: they fade, and where they fade to means nothing."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QTransform

from ...timeline.drawn import Drawn
from .strokes import Strokes

_STRENGTH, _STEPS = 200, 12


@lru_cache(maxsize=64)
def _unit_fading(colour: str, is_in: bool) -> QBrush:
    gradient = QLinearGradient(0, 0, 1, 0)
    full, none = QColor(colour), QColor(colour)
    full.setAlpha(_STRENGTH)
    none.setAlpha(0)
    gradient.setColorAt(0, none if is_in else full)
    gradient.setColorAt(1, full if is_in else none)
    return QBrush(gradient)


def fade_ends(painter: QPainter, drawn: Drawn, box: QRectF, colour: str, strokes: Strokes) -> None:
    """Paint those ends of a shape that fade. A gradient in object coordinates would be lost on small boxes."""
    shape = drawn.shape
    fade = _fade if strokes.is_stamping else _fade_in_steps
    if shape.fades_in and drawn.full0 > drawn.x0:
        fade(painter, QRectF(drawn.x0, box.y(), drawn.full0 - drawn.x0, box.height()), colour, True)
    if (shape.fades_out or shape.is_open) and drawn.x1 > drawn.full1:
        fade(painter, QRectF(drawn.full1, box.y(), drawn.x1 - drawn.full1, box.height()), colour, False)


def _fade(painter: QPainter, part: QRectF, colour: str, is_in: bool) -> None:
    brush = QBrush(_unit_fading(colour, is_in))
    brush.setTransform(QTransform(part.width(), 0, 0, 1, part.x(), 0))
    painter.fillRect(part, brush)


def _fade_in_steps(painter: QPainter, part: QRectF, colour: str, is_in: bool) -> None:
    """The same for vector pictures, which know no gradient that lets see through."""
    wide = part.width() / _STEPS
    ink = QColor(colour)
    for step in range(_STEPS):
        share = (step + 0.5) / _STEPS
        ink.setAlpha(round(_STRENGTH * (share if is_in else 1 - share)))
        painter.fillRect(QRectF(part.x() + step * wide, part.y(), wide, part.height()), ink)
