"""One line of text as delegates paint it: in a text style and colour, shortened to its place."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from ...painting.shortened import shortened
from ..look import fonts, theme

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def write_line(
    painter: QPainter,
    place: QRect,
    text: str,
    text_style: fonts.TextStyle,
    text_colour: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Write it at this side of its place, in the middle of its height; gives the width that it took, in pixels."""
    metrics = fonts.metrics(text_style)
    shown = shortened(text, metrics, place.width())
    painter.setFont(fonts.font(text_style))
    painter.setPen(theme.colours().colour(text_colour))
    painter.drawText(place, int(side | _MIDDLE), shown)
    return metrics.horizontalAdvance(shown)
