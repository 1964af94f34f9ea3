"""Paints what lies below the districts on their map: land, the country and the sea, quieter than all above it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF, QTransform

from ..overview.district_map import MapLayout, MapScale
from ..overview.map_outline import Ring, read_outline
from .timeline.strokes import Strokes

_BORDER = 1.2


def paint_ground(painter: QPainter, laid: MapLayout, whole: QRectF, strokes: Strokes) -> None:
    """A plain card where the country is not in sight."""
    scale = laid.scale
    if scale is None or not is_in_sight(scale, whole):
        painter.fillRect(whole, strokes.colour("card"))
        return
    outline = read_outline()
    turn = QTransform(scale.across, 0, 0, -scale.up, scale.x, scale.y)
    painter.fillRect(whole, strokes.colour("ground"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(strokes.colour("planned_wash"))
    painter.drawPath(turn.map(_path(outline.sea)))
    # The islands lie in the sea, and the border runs along the shore too.
    painter.setPen(QPen(strokes.colour("edge"), _BORDER))
    painter.setBrush(strokes.colour("card"))
    painter.drawPath(turn.map(_path(outline.country)))


def is_in_sight(scale: MapScale, whole: QRectF) -> bool:
    """Whether any of the country is."""
    (left, bottom), (right, top) = map(scale.place, read_outline().corners)
    return left < whole.right() and right > whole.left() and top < whole.bottom() and bottom > whole.top()


@cache
def _path(rings: tuple[Ring, ...]) -> QPainterPath:
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(*point) for point in ring]))
        path.closeSubpath()
    return path
