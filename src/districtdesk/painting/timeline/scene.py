"""One picture of the timeline: where its parts lie, what is in them, and what lies under a point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ...dates.imprecise import ImpreciseDate
from ...i18n import _
from ...timeline.axis import Axis
from ...timeline.beyond import Beyond
from ...timeline.drawn import Drawn
from ...timeline.frame import DrawnRow
from ...timeline.layout import Layout
from ...timeline.steps import FocusPlace
from . import edges, paint
from .strokes import Strokes

# So far apart the names of two days do not touch.
_TAGS_APART = 90


@dataclass(frozen=True, slots=True)
class SceneParts:
    """The rectangles of a timeline in points; the map is empty where the window is too low for one."""

    whole: QRectF
    body: QRectF
    map: QRectF


def parts_of(size: QSizeF, line: float, titles: float = 0, *, has_map: bool = True) -> SceneParts:
    """`titles` is the width at which no title of a lane is shortened; they get up to two fifths of the window."""
    left = round(max(min(line * 13, size.width() * 0.3), min(titles, size.width() * 0.4)))
    tag = round(line * 0.95)
    head, foot = round(line * 1.7), tag + (round(line * 2.5) if has_map and size.height() > line * 12 else 0)
    body = QRectF(left, head, max(size.width() - left, 1), max(size.height() - head - foot, 1))
    pad = round(line * 0.5)
    tall = foot - tag - pad * 1.5 if has_map else 0.0
    box = QRectF(left + pad, body.bottom() + tag + pad / 2, body.width() - 2 * pad, tall) if tall > 0 else QRectF()
    return SceneParts(QRectF(QPointF(0, 0), size), body, box)


class ProposedDate(NamedTuple):
    """Where a date is being dragged to: the points within the body, and the date there."""

    x: float
    y: float
    when: ImpreciseDate


@dataclass(frozen=True, slots=True)
class Scene:
    """What is painted. `ring` is the place that shows the keyboard's focus, `hovered` what the pointer is on;
    `beside` is today, while another day is looked at.
    """

    layout: Layout
    axis: Axis
    parts: SceneParts
    rows: list[DrawnRow]
    strokes: Strokes
    map: QPixmap
    ring: FocusPlace | None = None
    hovered: Drawn | None = None
    head: DrawnRow | None = None
    proposed: ProposedDate | None = None
    beside: date | None = None

    def row_under(self, at: QPointF) -> DrawnRow | None:
        body = self.parts.body
        y = at.y() - body.top()
        if not 0 <= y < body.height():
            return None
        if self.head is not None and y < self.head.top + self.head.height:
            return self.head
        return next((row for row in self.rows if row.top <= y < row.top + row.height), None)

    def drawn_under(self, at: QPointF) -> Drawn | None:
        """The smallest shape under a point of the window, or the one whose caption lies there."""
        row = self.row_under(at)
        if row is None or at.x() < self.parts.body.left():
            return None
        point = at - self.parts.body.topLeft()
        for drawn in sorted(row.shapes, key=_breadth):
            if paint.touch_box(drawn, self.strokes).contains(point):
                return drawn
        return next((each for each in row.shapes if paint.caption_box(each, self.strokes).contains(point)), None)

    def beyond_under(self, at: QPointF) -> Beyond | None:
        """The arrow under a point of the window, which leads to what lies out of sight."""
        row = self.row_under(at)
        point = at - self.parts.body.topLeft()
        arrows = row.beyond if row else ()
        return next((each for each in arrows if edges.beyond_box(each, self.strokes).contains(point)), None)

    @property
    def map_range(self) -> tuple[float, float]:
        """The days of the map: the usual ones, and what of others is in the window."""
        begin, end = self.layout.usual
        return min(begin, self.axis.first), max(end, self.axis.last)

    def map_x(self, day: float) -> float:
        begin, end = self.map_range
        return self.parts.map.left() + (day - begin) / max(end - begin, 1.0) * self.parts.map.width()

    def map_day(self, x: float) -> float:
        begin, end = self.map_range
        return begin + (x - self.parts.map.left()) / max(self.parts.map.width(), 1.0) * max(end - begin, 1.0)


def _breadth(drawn: Drawn) -> float:
    return drawn.x1 - drawn.x0


def paint_scene(painter: QPainter, scene: Scene) -> None:
    """Paint the whole picture; the painter may lead to a widget, an image or paper."""
    _paint_surfaces(painter, scene)
    _paint_left(painter, scene)
    _paint_axis_and_body(painter, scene)
    _paint_head(painter, scene)
    _paint_map(painter, scene)
    if not scene.layout.lanes:
        _paint_emptiness(painter, scene)


def _paint_emptiness(painter: QPainter, scene: Scene) -> None:
    painter.setFont(scene.strokes.font)
    painter.setPen(QColor(scene.strokes.now.dim))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    pad = scene.strokes.line * 2
    box = scene.parts.body.adjusted(pad, pad, -pad, -pad)
    painter.drawText(box, int(flags), _("Districts and projects stand here, with what happened to them and when."))


def _paint_surfaces(painter: QPainter, scene: Scene) -> None:
    now, whole, body = scene.strokes.now, scene.parts.whole, scene.parts.body
    painter.fillRect(whole, QColor(now.ground))
    painter.fillRect(body, QColor(now.card))


def _paint_axis_and_body(painter: QPainter, scene: Scene) -> None:
    axis, strokes, body = scene.axis, scene.strokes, scene.parts.body
    ticks = axis.ticks(strokes.small_metrics.horizontalAdvance("0"))
    painter.save()
    painter.setClipRect(QRectF(body.left(), 0, body.width(), body.top()))
    painter.translate(body.left(), 0)
    edges.paint_ticks(painter, axis, ticks, body.top(), strokes)
    painter.restore()
    painter.save()
    painter.setClipRect(body)
    painter.translate(body.topLeft())
    edges.paint_grid(painter, axis, ticks, body.height(), strokes)
    edges.paint_row_lines(painter, scene.rows, body.width(), strokes)
    paint.paint_rows(painter, scene.rows, strokes)
    today = axis.x(float(scene.layout.today.toordinal()))
    if scene.beside is not None and 0 <= (other := axis.x(float(scene.beside.toordinal()))) <= axis.width:
        edges.paint_today_beside(painter, other, body.height(), strokes)
    if 0 <= today <= axis.width:
        edges.paint_today(painter, today, body.height(), strokes)
    paint.paint_captions(painter, scene.rows, strokes, today)
    edges.paint_beyond(painter, (arrow for row in scene.rows for arrow in row.beyond), strokes)
    _paint_rings(painter, scene)
    _paint_proposed(painter, scene)
    painter.restore()
    _paint_tags(painter, scene, today)


def _paint_tags(painter: QPainter, scene: Scene, today: float) -> None:
    """What the lines of days are called, below them; today's beside that of another day where it has room."""
    axis, strokes, body = scene.axis, scene.strokes, scene.parts.body
    painter.save()
    painter.translate(body.bottomLeft())
    if scene.beside is not None:
        other = axis.x(float(scene.beside.toordinal()))
        if 0 <= other <= axis.width and abs(other - today) > _TAGS_APART * strokes.size:
            edges.paint_today_tag(painter, other, scene.beside, body.width(), strokes, leads=False)
    if 0 <= today <= axis.width:
        edges.paint_today_tag(painter, today, scene.layout.today, body.width(), strokes)
    painter.restore()


def _paint_head(painter: QPainter, scene: Scene) -> None:
    """What the lanes in sight belong to, once it has scrolled away."""
    head, body, strokes = scene.head, scene.parts.body, scene.strokes
    if head is None:
        return
    painter.save()
    painter.setClipRect(QRectF(0, body.top(), scene.parts.whole.width(), body.height()))
    painter.translate(0, body.top())
    band = QRectF(0, head.top, scene.parts.whole.width(), head.height)
    painter.fillRect(band, strokes.colour("ground"))
    painter.setPen(strokes.colour("hairline"))
    painter.drawLine(band.bottomLeft(), band.bottomRight())
    edges.paint_titles(painter, [head], body.left(), strokes)
    painter.restore()


def _paint_rings(painter: QPainter, scene: Scene) -> None:
    if scene.hovered is not None:
        _ring(painter, paint.touch_box(scene.hovered, scene.strokes), "outline", 1.0, scene.strokes)
    ring = scene.ring
    if ring is None or ring.mark is None:
        return
    for row in scene.rows:
        for drawn in row.shapes if row.row.lane.id == ring.lane else ():
            if any(mark.id == ring.mark for mark in drawn.marks) and not drawn.shape.is_derived:
                _ring(painter, paint.touch_box(drawn, scene.strokes), "focus", 2.0, scene.strokes)


def _paint_proposed(painter: QPainter, scene: Scene) -> None:
    """The date to which something is dragged, in words beside a line there."""
    proposed, strokes = scene.proposed, scene.strokes
    if proposed is None:
        return
    pen = QPen(strokes.colour("focus"), 1.6 * strokes.size)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(proposed.x, 0), QPointF(proposed.x, scene.parts.body.height()))
    text = _("Announced for {date}", date=proposed.when.show())
    wide = strokes.metrics.horizontalAdvance(text) + 12 * strokes.size
    left = proposed.x + 6 if proposed.x + 6 + wide <= scene.parts.body.width() else proposed.x - 6 - wide
    box = QRectF(left, proposed.y - strokes.line * 1.6, wide, strokes.line * 1.1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(strokes.colour("focus"))
    painter.drawRoundedRect(box, 3 * strokes.size, 3 * strokes.size)
    painter.setFont(strokes.font)
    painter.setPen(strokes.colour("card"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _ring(painter: QPainter, box: QRectF, role: str, width: float, strokes: Strokes) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(strokes.now.colour(role), width * strokes.size))
    painter.drawRoundedRect(box, 4 * strokes.size, 4 * strokes.size)


def _paint_left(painter: QPainter, scene: Scene) -> None:
    strokes, body, whole = scene.strokes, scene.parts.body, scene.parts.whole
    painter.save()
    painter.setClipRect(QRectF(0, body.top(), body.left(), body.height()))
    painter.translate(0, body.top())
    edges.paint_row_lines(painter, scene.rows, body.left(), strokes)
    edges.paint_titles(painter, scene.rows, body.left(), strokes)
    for row in scene.rows:
        if scene.ring == FocusPlace(row.row.lane.id):
            _ring(painter, QRectF(3, row.top + 3, body.left() - 6, row.height - 6), "focus", 2.0, strokes)
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(strokes.colour("hairline"))
    painter.drawLine(QPointF(body.left(), 0), QPointF(body.left(), body.bottom()))
    for y in (body.top(), body.bottom()):
        painter.drawLine(QPointF(0, y), QPointF(whole.width(), y))


def _paint_map(painter: QPainter, scene: Scene) -> None:
    box = scene.parts.map
    if box.isEmpty() or not scene.layout.lanes:
        return
    usual = QRectF(box)
    usual.setLeft(scene.map_x(scene.layout.usual[0]))
    usual.setRight(scene.map_x(scene.layout.usual[1]))
    painter.drawPixmap(usual, scene.map, QRectF(scene.map.rect()))
    painter.setPen(QColor(scene.strokes.now.red))
    today = round(scene.map_x(float(scene.layout.today.toordinal())))
    if box.left() <= today <= box.right():
        painter.drawLine(QPointF(today, box.top()), QPointF(today, box.bottom()))
    pad = 5 * scene.strokes.size
    left, right = scene.map_x(scene.axis.first), scene.map_x(scene.axis.last)
    window = QRectF(left, box.top() - pad, max(right - left, 6.0), box.height() + 2 * pad)
    edges.paint_window(painter, window, scene.strokes)
