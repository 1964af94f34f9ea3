"""One line of text in a drawing: shortened to its place, at one of its sides."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from .shortened import shortened
from .timeline.strokes import Strokes

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def write(
    painter: QPainter,
    strokes: Strokes,
    place: QRectF,
    text: str,
    role: str,
    font: QFont | None = None,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write it in the middle of the height of its place, in small letters unless a font is given."""
    chosen = font or strokes.small
    shown = shortened(text, QFontMetricsF(chosen), place.width() + 0.5)
    painter.setFont(chosen)
    painter.setPen(strokes.colour(role))
    painter.drawText(place, int(side | _MIDDLE), shown)
