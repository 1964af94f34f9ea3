"""Paints the shapes of a timeline: solid for what happened, hatched for what is planned, soft where nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF, QTransform

from ...records.claim_status import PLANNED
from ...timeline.frame import Caption, Drawn, DrawnRow, Joint
from ...timeline.marks import SHELVED
from .paint_thin import paint_thin, thin_box
from .strokes import Strokes

_BAR, _CLAIM, _DIAMOND = 0.5, 0.72, 0.3
_FAINT = 0.45
_FILLING = 70
_STAMPED = 18.0
_FRACTIONS = 64


@lru_cache(maxsize=512)
def _unit_fading(colour: str, into: int, out: int, alpha: int) -> QBrush:
    gradient = QLinearGradient(0, 0, 1, 0)
    full, none = QColor(colour), QColor(colour)
    full.setAlpha(alpha)
    none.setAlpha(0)
    gradient.setColorAt(0, none if into else full)
    gradient.setColorAt(into / _FRACTIONS, full)
    gradient.setColorAt(out / _FRACTIONS, full)
    gradient.setColorAt(1, none if out < _FRACTIONS else full)
    return QBrush(gradient)


def _fading(colour: str, fade: tuple[int, int], box: QRectF, alpha: int = 255) -> QBrush:
    """A brush that fades in over fade[0] and out after fade[1] parts of _FRACTIONS of the box's width.

    Stretched by its own transform: a gradient in object coordinates is lost on rounded boxes.
    """
    brush = QBrush(_unit_fading(colour, *fade, alpha))
    brush.setTransform(QTransform(box.width(), 0, 0, 1, box.x(), 0))
    return brush


def paint_rows(painter: QPainter, rows: Iterable[DrawnRow], strokes: Strokes) -> None:
    """All shapes, then all captions: no shape may lie on a text."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shown = list(rows)
    for row in shown:
        for joint in row.joints:
            _paint_joint(painter, joint, strokes)
        for drawn in sorted(row.shapes, key=_rank):
            (paint_thin if drawn.is_thin else _paint_shape)(painter, drawn, strokes)


def _rank(drawn: Drawn) -> tuple[bool, bool]:
    """What lasts below what happens once, a plan below what came of it."""
    return drawn.shape.form != "stretch", drawn.shape.state == "actual"


def paint_captions(painter: QPainter, rows: Iterable[DrawnRow], strokes: Strokes, line_at: float) -> None:
    """All captions; one that a line runs through, today's at x = line_at or a chain's, is set on a piece of card."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(strokes.small)
    for row in rows:
        for drawn in row.shapes:
            caption = drawn.caption
            if caption is not None:
                box = caption_box(drawn, strokes)
                is_crossed = caption.x - 4 < line_at < caption.x + caption.width + 4
                if caption.is_over or is_crossed or any(crosses(joint, box) for joint in row.joints):
                    _paint_backing(painter, box, strokes)
                _paint_caption(painter, drawn, caption, strokes)


def crosses(joint: Joint, box: QRectF) -> bool:
    """Whether the straight line of a chain may run through a caption."""
    ends = QRectF(QPointF(joint.x0, joint.y0), QPointF(joint.x1, joint.y1)).normalized()
    return ends.adjusted(-1, -1, 1, 1).intersects(box)


def _paint_backing(painter: QPainter, box: QRectF, strokes: Strokes) -> None:
    pad = 4 * strokes.size
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(strokes.colour("card"))
    painter.drawRoundedRect(box.adjusted(-pad, 0, pad, 0), pad, pad)


def touch_box(drawn: Drawn, strokes: Strokes) -> QRectF:
    """What a pointer must touch to mean this shape: a little more than is painted."""
    if drawn.is_thin:
        return thin_box(drawn, strokes).adjusted(-2, -1, 2, 1)
    return _box(drawn, strokes).adjusted(-3, -3, 3, 3)


def caption_box(drawn: Drawn, strokes: Strokes) -> QRectF:
    """Where the caption stands; empty if there is none."""
    caption, tall = drawn.caption, strokes.small_metrics.height()
    return QRectF(caption.x, caption.y - tall / 2, caption.width, tall) if caption else QRectF()


def _box(drawn: Drawn, strokes: Strokes) -> QRectF:
    height = strokes.line * (_BAR if drawn.shape.form == "stretch" else _CLAIM)
    return QRectF(drawn.x0, drawn.y - height / 2, drawn.x1 - drawn.x0, height)


def _paint_shape(painter: QPainter, drawn: Drawn, strokes: Strokes) -> None:
    width = drawn.x1 - drawn.x0
    if width > _STAMPED * strokes.size or drawn.shape.form == "stretch" or not strokes.is_stamping:
        _draw_shape(painter, drawn, strokes)
        return
    pad = 4 * strokes.size
    stamp, half = strokes.stamp_of(drawn, pad, _draw_shape)
    painter.drawPixmap(QPointF(drawn.x0 - pad, drawn.y - half), stamp)


def _draw_shape(painter: QPainter, drawn: Drawn, strokes: Strokes) -> None:
    if drawn.shape.is_faint:
        painter.setOpacity(_FAINT)
    if drawn.shape.form == "day":
        _paint_day(painter, drawn, strokes)
    elif drawn.shape.state == "actual":
        _paint_actual(painter, drawn, strokes)
    elif drawn.shape.state in PLANNED:
        _paint_planned(painter, drawn, strokes)
    else:
        _paint_hollow(painter, _box(drawn, strokes), drawn, strokes)
    if drawn.shape.is_faint:
        painter.setOpacity(1)


def _paint_day(painter: QPainter, drawn: Drawn, strokes: Strokes) -> None:
    x, y, half = (drawn.x0 + drawn.x1) / 2, drawn.y, (drawn.x1 - drawn.x0) / 2
    corners = QPolygonF([QPointF(x - half, y), QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half)])
    state = drawn.shape.state
    if state == "actual":
        painter.setPen(QPen(strokes.colour("card"), 1.2 * strokes.size))
        painter.setBrush(strokes.colour("accent"))
        painter.drawPolygon(corners)
        return
    painter.setBrush(strokes.colour("card"))
    if state in PLANNED:
        painter.setPen(QPen(strokes.colour("amber" if drawn.shape.is_overdue else "planned"), 1.6 * strokes.size))
        painter.drawPolygon(corners)
        painter.setBrushOrigin(QPointF(x, y))
        painter.setBrush(strokes.hatch)
        painter.drawPolygon(corners)
        painter.setBrushOrigin(QPointF(0, 0))
        return
    painter.setPen(_hollow_pen(drawn, strokes))
    painter.drawPolygon(corners)
    if state == "cancelled":
        _cross(painter, QPointF(x, y), half * 0.8, strokes)


def _paint_actual(painter: QPainter, drawn: Drawn, strokes: Strokes) -> None:
    box = _box(drawn, strokes)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_fading(strokes.now.accent, _parts(drawn), box))
    painter.drawRoundedRect(box, 2 * strokes.size, 2 * strokes.size)


def _parts(drawn: Drawn) -> tuple[int, int]:
    width = max(drawn.x1 - drawn.x0, 0.1)
    into = round((drawn.full0 - drawn.x0) / width * _FRACTIONS)
    out = round((drawn.full1 - drawn.x0) / width * _FRACTIONS)
    return min(max(into, 0), _FRACTIONS), min(max(out, into, 0), _FRACTIONS)


def _paint_planned(painter: QPainter, drawn: Drawn, strokes: Strokes) -> None:
    box, now, fade = _box(drawn, strokes), strokes.now, _parts(drawn)
    is_stretch = drawn.shape.form == "stretch"
    if is_stretch:
        painter.fillRect(box, strokes.colour("planned_wash"))
    else:
        # Its lines are of the same colour: the filling below them stays far behind.
        painter.fillRect(box, _fading(now.planned, fade, box, _FILLING))
    painter.setBrushOrigin(QPointF(drawn.x0, drawn.y))
    painter.fillRect(box, strokes.hatch)
    # The origin also moves gradients.
    painter.setBrushOrigin(QPointF(0, 0))
    colour = strokes.colour("amber" if drawn.shape.is_overdue else "planned")
    painter.setPen(QPen(colour, (1.0 if is_stretch else 1.6) * strokes.size))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    if is_stretch and fade == (0, _FRACTIONS):
        painter.drawLine(box.topLeft(), box.bottomLeft())
    _soften(painter, box, drawn, strokes)


def _soften(painter: QPainter, box: QRectF, drawn: Drawn, strokes: Strokes) -> None:
    """Lay the card's colour over soft ends: a tile cannot fade by itself."""
    card = strokes.now.card
    painter.setOpacity(1)
    if drawn.full0 > drawn.x0 + 0.5:
        part = QRectF(box.x() - 2, box.y() - 2, drawn.full0 - drawn.x0 + 2, box.height() + 4)
        painter.fillRect(part, _fading(card, (0, 0), part))
    if drawn.x1 > drawn.full1 + 0.5:
        part = QRectF(drawn.full1, box.y() - 2, drawn.x1 - drawn.full1 + 2, box.height() + 4)
        painter.fillRect(part, _fading(card, (_FRACTIONS, _FRACTIONS), part))


def _hollow_pen(drawn: Drawn, strokes: Strokes) -> QPen:
    is_shelved = drawn.shape.state in SHELVED
    pen = QPen(strokes.colour("faint"), 1.3 * strokes.size)
    pen.setStyle(Qt.PenStyle.DashLine if is_shelved else Qt.PenStyle.DotLine)
    return pen


def _paint_hollow(painter: QPainter, box: QRectF, drawn: Drawn, strokes: Strokes) -> None:
    painter.setPen(_hollow_pen(drawn, strokes))
    painter.setBrush(strokes.colour("card"))
    painter.drawRoundedRect(box, 2 * strokes.size, 2 * strokes.size)
    _soften(painter, box, drawn, strokes)
    if drawn.shape.state == "cancelled":
        _cross(painter, box.center(), min(box.height(), box.width()) * 0.32, strokes)


def _cross(painter: QPainter, middle: QPointF, reach: float, strokes: Strokes) -> None:
    painter.setPen(QPen(strokes.colour("dim"), 1.5 * strokes.size))
    for slant in (1, -1):
        leg = QPointF(reach, reach * slant)
        painter.drawLine(middle - leg, middle + leg)


def _paint_joint(painter: QPainter, joint: Joint, strokes: Strokes) -> None:
    pen = QPen(strokes.colour("amber" if joint.is_overdue else "planned"), 1.6 * strokes.size)
    pen.setDashPattern([1.6, 2.2])
    painter.setPen(pen)
    painter.drawLine(QPointF(joint.x0, joint.y0), QPointF(joint.x1, joint.y1))


def _paint_caption(painter: QPainter, drawn: Drawn, caption: Caption, strokes: Strokes) -> None:
    metrics, text = strokes.small_metrics, caption.text
    if not caption.is_whole:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, caption.width)
    painter.setPen(strokes.colour(_text_colour(drawn)))
    baseline = caption.y + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(caption.x, baseline), text)


def _text_colour(drawn: Drawn) -> str:
    if drawn.shape.is_overdue:
        return "amber"
    return "text" if drawn.shape.state == "actual" and not drawn.shape.is_faint else "dim"
