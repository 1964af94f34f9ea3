"""Paints the lines of a summary, a few points high: full for what happened, hollow for what is planned."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ...records.claim_status import PLANNED
from ...timeline.frame import Drawn
from ...timeline.marks import SHELVED
from .strokes import Strokes

_BAR, _CLAIM = 0.11, 0.16
_FAINT = 0.45


def thin_box(drawn: Drawn, strokes: Strokes) -> QRectF:
    """Where a shape of a summary lies; what lasts is lower than what happens once."""
    tall = max(round(strokes.line * (_BAR if drawn.shape.form == "stretch" else _CLAIM)), 2)
    return QRectF(drawn.x0, drawn.y - tall / 2, max(drawn.x1 - drawn.x0, 2.0), tall)


def paint_thin(painter: QPainter, drawn: Drawn, strokes: Strokes) -> None:
    box, shape = thin_box(drawn, strokes), drawn.shape
    # Who is there stays behind what is built.
    is_faint = shape.is_faint or shape.mark.kind == "residency"
    if is_faint:
        painter.setOpacity(_FAINT)
    if shape.state == "actual":
        painter.fillRect(box, strokes.colour("accent"))
    else:
        _paint_hollow(painter, box, drawn, strokes)
    if is_faint:
        painter.setOpacity(1)


def _paint_hollow(painter: QPainter, box: QRectF, drawn: Drawn, strokes: Strokes) -> None:
    state = drawn.shape.state
    is_planned = state in PLANNED
    pen = QPen(_edge(drawn, strokes), 1)
    if not is_planned:
        pen.setStyle(Qt.PenStyle.DashLine if state in SHELVED else Qt.PenStyle.DotLine)
    painter.fillRect(box, strokes.colour("planned_wash" if is_planned else "card"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _edge(drawn: Drawn, strokes: Strokes) -> QColor:
    if drawn.shape.state not in PLANNED:
        return strokes.colour("faint")
    return strokes.colour("amber" if drawn.shape.is_overdue else "planned")
