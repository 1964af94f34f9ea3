"""Paints the shapes of a timeline: solid for what happened, hatched for what is planned, lighter between ticks."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ...records.claim_status import PLANNED
from ...timeline.drawn import Caption, Drawn, Joint
from ...timeline.frame import DrawnRow
from ...timeline.marks import SHELVED
from .fading import fade_ends
from .paint_thin import paint_thin, thin_box
from .strokes import EARLIER, FULL, LIGHT, Strokes

# What was announced before what holds now is lower.
_BAR, _CLAIM, _EARLIER = 0.5, 0.72, 0.5
# In points: less of what may be than this is not told apart.
_NARROW = 1.5
_STAMPED = 18.0

# Left, top, right and bottom in plain numbers: each caption of a row is held against each joint of it.
_Reach = tuple[float, float, float, float]


def paint_rows(painter: QPainter, rows: Iterable[DrawnRow], strokes: Strokes) -> None:
    """All shapes; all captions come after them, as no shape may lie on a text."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row in rows:
        _paint_joints(painter, row.joints, strokes)
        if any(track.is_thin for track in row.row.tracks):
            paint_thin(painter, row.shapes, strokes)
        else:
            _paint_shapes(painter, row.shapes, strokes)


def _paint_shapes(painter: QPainter, shapes: Iterable[Drawn], strokes: Strokes) -> None:
    stamped, pad = _STAMPED * strokes.size if strokes.is_stamping else 0.0, 4 * strokes.size
    for drawn in sorted(shapes, key=_rank):
        if drawn.x1 - drawn.x0 > stamped or drawn.shape.form == "stretch":
            _draw_shape(painter, drawn, strokes)
        else:
            stamp, half = strokes.stamp_of(drawn, pad, _draw_shape)
            painter.drawPixmap(QPointF(drawn.x0 - pad, drawn.y - half), stamp)


def _rank(drawn: Drawn) -> tuple[bool, bool]:
    """What lasts below what happens once, a plan below what came of it."""
    shape = drawn.shape
    return shape.form != "stretch", shape.state == "actual"


def paint_captions(painter: QPainter, rows: Iterable[DrawnRow], strokes: Strokes, line_at: float) -> None:
    """All captions; one that a line runs through, today's at x = line_at or a chain's, is set on a piece of card."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = strokes.small_letters.height / 2
    for row in rows:
        reaches = [_reach(joint) for joint in row.joints]
        for drawn in row.shapes:
            caption = drawn.caption
            if caption is None:
                continue
            box = caption.x, caption.y - half, caption.x + caption.width, caption.y + half
            if caption.is_over or box[0] - 4 < line_at < box[2] + 4 or _is_crossed(reaches, box):
                _paint_backing(painter, box, strokes)
            _paint_caption(painter, drawn, caption, strokes)


def crosses(joint: Joint, box: QRectF) -> bool:
    """Whether the straight line of a chain may run through a caption."""
    return _is_crossed([_reach(joint)], (box.left(), box.top(), box.right(), box.bottom()))


def _reach(joint: Joint) -> _Reach:
    x0, y0, x1, y1, _is_overdue = joint
    across, down = (x0, x1) if x0 < x1 else (x1, x0), (y0, y1) if y0 < y1 else (y1, y0)
    return across[0] - 1, down[0] - 1, across[1] + 1, down[1] + 1


def _is_crossed(reaches: Iterable[_Reach], box: _Reach) -> bool:
    left, top, right, bottom = box
    return any(x0 < right and x1 > left and y0 < bottom and y1 > top for x0, y0, x1, y1 in reaches)


def _paint_backing(painter: QPainter, box: _Reach, strokes: Strokes) -> None:
    # On whole points: of dozens in a window each takes a tenth of what it would with smooth edges.
    pad = 4 * strokes.size
    left, top = floor(box[0] - pad), floor(box[1])
    painter.fillRect(left, top, ceil(box[2] + pad) - left, ceil(box[3]) - top, strokes.colour("card"))


def touch_box(drawn: Drawn, strokes: Strokes) -> QRectF:
    """What a pointer must touch to mean this shape: a little more than is painted."""
    if drawn.is_thin:
        return thin_box(drawn, strokes).adjusted(-2, -1, 2, 1)
    return _box(drawn, strokes).adjusted(-3, -3, 3, 3)


def caption_box(drawn: Drawn, strokes: Strokes) -> QRectF:
    """Where the caption stands; empty if there is none."""
    caption, tall = drawn.caption, strokes.small_letters.height
    return QRectF(caption.x, caption.y - tall / 2, caption.width, tall) if caption else QRectF()


def _box(drawn: Drawn, strokes: Strokes) -> QRectF:
    height = strokes.line * (_BAR if drawn.shape.form == "stretch" else _EARLIER if drawn.shape.is_faint else _CLAIM)
    return QRectF(drawn.x0, drawn.y - height / 2, drawn.x1 - drawn.x0, height)


def _draw_shape(painter: QPainter, drawn: Drawn, strokes: Strokes) -> None:
    if drawn.shape.is_faint:
        painter.setOpacity(EARLIER / FULL)
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
        if drawn.shape.caption_kind != "earlier":
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
    box, parts = _box(drawn, strokes), _parts_of(drawn, _box(drawn, strokes))
    painter.setPen(Qt.PenStyle.NoPen)
    for part in parts.maybe:
        # A plan may run below it.
        painter.fillRect(part, strokes.colour("card"))
        painter.fillRect(part, strokes.colour("accent", LIGHT))
    painter.setBrush(strokes.colour("accent"))
    if drawn.shape.form == "stretch" and not parts.sure.isEmpty():
        painter.drawRoundedRect(parts.sure, 2 * strokes.size, 2 * strokes.size)
    fade_ends(painter, drawn, box, strokes.now.accent, strokes)
    _paint_ticks(painter, drawn, box, strokes.colour("accent"), strokes)


class _Parts(NamedTuple):
    """What of a shape is for certain, and where it may be."""

    sure: QRectF
    maybe: tuple[QRectF, ...]

    def to_fill(self) -> Iterable[QRectF]:
        """Those that are there; one that is not would leave a path without a point in a PDF."""
        return (part for part in (self.sure, *self.maybe) if not part.isEmpty())


def _parts_of(drawn: Drawn, box: QRectF) -> _Parts:
    """Of an imprecise date nothing is for certain but its bounds; an end that fades is painted by itself."""
    shape = drawn.shape
    if shape.form == "span":
        ends = drawn.full0 if shape.fades_in else drawn.x0, drawn.full1 if shape.fades_out else drawn.x1
        return _Parts(QRectF(), (_between(*ends, box),))
    fades_out = shape.fades_out or shape.is_open
    maybe = [] if shape.fades_in else [_between(drawn.x0, drawn.full0, box)]
    maybe += [] if fades_out else [_between(drawn.full1, drawn.x1, box)]
    return _Parts(_between(drawn.full0, drawn.full1, box), tuple(part for part in maybe if part.width() > _NARROW))


def _between(x0: float, x1: float, box: QRectF) -> QRectF:
    return QRectF(x0, box.y(), max(x1 - x0, 0.0), box.height())


def _paint_ticks(painter: QPainter, drawn: Drawn, box: QRectF, colour: QColor, strokes: Strokes) -> None:
    """Crisp at the earliest and the latest day of each end that is no day; broken where they are about right."""
    shape, wide = drawn.shape, 2 * strokes.size
    painter.setPen(Qt.PenStyle.NoPen)
    for x in tick_places(drawn, wide):
        tall = box.height() + 4 * strokes.size
        pieces = 3 if shape.is_about else 1
        piece = tall / (2 * pieces - 1)
        for number in range(pieces):
            top = box.center().y() - tall / 2 + 2 * number * piece
            painter.fillRect(QRectF(round(x), top, wide, piece), colour)


def tick_places(drawn: Drawn, wide: float) -> list[float]:
    """The left edges of the ticks `wide` points wide: at days that were said, never at an end that fades."""
    shape = drawn.shape
    if shape.form == "span":
        return ([] if shape.fades_in else [drawn.x0]) + ([] if shape.fades_out else [drawn.x1 - wide])
    left = drawn.full0 - drawn.x0 > _NARROW and not shape.fades_in
    right = drawn.x1 - drawn.full1 > _NARROW and not (shape.fades_out or shape.is_open)
    # Where it may have ended before it surely had begun, the two meet on a day that nobody said.
    is_within = shape.begin < shape.full_begin < shape.end or shape.fades_in or shape.fades_out
    is_between = shape.full_begin == shape.full_end and is_within
    places = ([drawn.x0] if is_between else [drawn.x0, drawn.full0]) if left else []
    return places + (([] if is_between else [drawn.full1 - wide]) + [drawn.x1 - wide] if right else [])


def _paint_planned(painter: QPainter, drawn: Drawn, strokes: Strokes) -> None:
    box = _box(drawn, strokes)
    parts = _parts_of(drawn, box)
    is_stretch = drawn.shape.form == "stretch"
    painter.setBrushOrigin(QPointF(drawn.x0, drawn.y))
    for part in parts.to_fill():
        painter.fillRect(part, strokes.colour("planned_wash"))
        if drawn.shape.caption_kind != "earlier":
            painter.fillRect(part, strokes.hatch)
    # The origin also moves gradients.
    painter.setBrushOrigin(QPointF(0, 0))
    fade_ends(painter, drawn, box, strokes.now.planned, strokes)
    colour = strokes.colour("amber" if drawn.shape.is_overdue else "planned")
    edge = QRectF(QPointF(drawn.full0 if drawn.shape.fades_in else drawn.x0, box.y()), box.bottomRight())
    edge.setRight(drawn.full1 if drawn.shape.fades_out else drawn.x1)
    painter.setPen(QPen(colour, strokes.size))
    painter.drawLine(edge.topLeft(), edge.topRight())
    painter.drawLine(edge.bottomLeft(), edge.bottomRight())
    if is_stretch and drawn.full0 - drawn.x0 <= _NARROW:
        painter.drawLine(edge.topLeft(), edge.bottomLeft())
    _paint_ticks(painter, drawn, box, colour, strokes)


def _hollow_pen(drawn: Drawn, strokes: Strokes) -> QPen:
    is_shelved = drawn.shape.state in SHELVED
    pen = QPen(strokes.colour("faint"), 1.3 * strokes.size)
    pen.setStyle(Qt.PenStyle.DashLine if is_shelved else Qt.PenStyle.DotLine)
    return pen


def _paint_hollow(painter: QPainter, box: QRectF, drawn: Drawn, strokes: Strokes) -> None:
    painter.setPen(_hollow_pen(drawn, strokes))
    painter.setBrush(strokes.colour("card"))
    painter.drawRoundedRect(box, 2 * strokes.size, 2 * strokes.size)
    if drawn.shape.form == "span":
        _paint_ticks(painter, drawn, box, strokes.colour("faint"), strokes)
    if drawn.shape.state == "cancelled":
        _cross(painter, box.center(), min(box.height(), box.width()) * 0.32, strokes)


def _cross(painter: QPainter, middle: QPointF, reach: float, strokes: Strokes) -> None:
    painter.setPen(QPen(strokes.colour("dim"), 1.5 * strokes.size))
    for slant in (1, -1):
        leg = QPointF(reach, reach * slant)
        painter.drawLine(middle - leg, middle + leg)


def _paint_joints(painter: QPainter, joints: Iterable[Joint], strokes: Strokes) -> None:
    """What is overdue over the others."""
    found: tuple[list[Joint], list[Joint]] = [], []
    for joint in joints:
        # Of a line that leads nowhere a vector picture would have a path without a point.
        if joint[:2] != joint[2:4]:
            found[joint.is_overdue].append(joint)
    for role, own in zip(("planned", "amber"), found, strict=True):
        level = [each for each in own if each.y0 == each.y1] if strokes.is_stamping else []
        slanted = [QLineF(*each[:4]) for each in own if not level or each.y0 != each.y1]
        for each in level:
            # Most of a chain lies in one track; laid in pieces it takes a tenth of what dashes take.
            strip, tall = strokes.dashes(role)
            left, right = (each.x0, each.x1) if each.x0 < each.x1 else (each.x1, each.x0)
            painter.drawTiledPixmap(QRectF(left, each.y0 - tall / 2, right - left, tall), strip)
        if slanted:
            painter.setPen(strokes.dashed(role))
            painter.drawLines(slanted)


def _paint_caption(painter: QPainter, drawn: Drawn, caption: Caption, strokes: Strokes) -> None:
    letters = strokes.small_letters
    text = caption.text if caption.is_whole else letters.shortened(caption.text, caption.width)
    painter.setPen(strokes.colour(_text_colour(drawn)))
    letters.write(painter, caption.x, caption.y, text)


def _text_colour(drawn: Drawn) -> str:
    if drawn.shape.is_overdue:
        return "amber"
    return "text" if drawn.shape.state == "actual" and not drawn.shape.is_faint else "dim"
