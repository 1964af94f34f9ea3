"""Paints a chart of claims over time: on the screen, into a picture and onto paper by the same lines."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ..i18n import _
from ..overview.chart_layout import MOST_SERIES, ChartLayout, PlacedClaim, PlacedSeriesName, lay_out
from ..overview.indicator_chart import ChartData
from ..quantity import Quantity
from .lines import write
from .taken import Block, Taken, TakenWords
from .timeline.strokes import Strokes

_ROLES = ("accent", "planned", "text", "dim", "accent", "planned")
# The names at the right have the room they need, and no more than this part of the width.
_NAMES, _BESIDE = 0.4, 1.0


def chart_layout(data: ChartData, width: float, height: float, strokes: Strokes) -> ChartLayout:
    """Where everything of it stands in so many points, title and notes aside."""
    line = strokes.small_metrics.height()
    widest = max((strokes.width_of(each.name) for each in data.series[:MOST_SERIES]), default=0.0)
    return lay_out(data, width, height, line, _number, min(widest + line * _BESIDE + _mark(strokes), width * _NAMES))


def _mark(strokes: Strokes) -> float:
    """How wide the mark before a name is, with the room behind it."""
    return strokes.step * 3.5


def _number(value: float) -> str:
    # By its digits: a fraction of the machine has many more of them.
    return Quantity("exact", Decimal(str(round(value, 4))).normalize()).short()


def chart_notes(data: ChartData) -> list[str]:
    """How to read it, and what is left out of it."""
    notes = [_legend(), *data.notes]
    if len(data.series) > MOST_SERIES:
        notes[-1] += " " + _("Only the first {count} are drawn.", count=MOST_SERIES)
    return notes


def _legend() -> str:
    return _(
        "Filled: actual. Open: planned. Cross: disputed or no longer held. Arrow: at least or at most. "
        "Amber: claims that disagree."
    )


def take_chart(data: ChartData, words: TakenWords, width: float, slope: float, strokes: Strokes) -> Taken:
    """The chart to be taken along, as high as `slope` says of its width unless it has less room."""

    def blocks(first: float, _room: float) -> list[Block]:
        height = min(width * slope, first)
        return [Block(height, partial(_paint_on_paper, data, width, height, strokes))]

    def wider(new: float) -> Taken:
        return take_chart(data, words, new, slope, strokes)

    return Taken(*words, width, strokes, blocks, wider, is_whole=True)


def _paint_on_paper(data: ChartData, width: float, height: float, strokes: Strokes, painter: QPainter) -> None:
    paint_plot(painter, data, chart_layout(data, width, height, strokes), width, strokes)


def paint_plot(painter: QPainter, data: ChartData, laid: ChartLayout, width: float, strokes: Strokes) -> None:
    """The axes, the claims and the names, from the upper left corner on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not data.points:
        line = strokes.small_metrics.height()
        write(painter, strokes, QRectF(0, 0, width, 2 * line), _("no dated claims yet"), "faint")
        return
    _paint_axes(painter, laid, strokes)
    _paint_lines(painter, laid, strokes)
    by_id = {each.point.id: each for each in laid.points}
    for each in laid.points:
        _paint_disagreement(painter, each, by_id, strokes)
    for each in laid.points:
        _paint_point(painter, each, strokes)
    for name in laid.names:
        _write_name(painter, name, width, strokes)


def _write_name(painter: QPainter, name: PlacedSeriesName, width: float, strokes: Strokes) -> None:
    """In the colour of text, as not every colour of a series is legible: its mark tells of which it is."""
    line, colour = strokes.small_metrics.height(), strokes.colour(_ROLES[name.series % len(_ROLES)])
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(colour)
    _paint_shape(painter, name.series, QPointF(name.x + strokes.step, name.y), strokes.step * 0.8)
    left = name.x + _mark(strokes)
    write(painter, strokes, QRectF(left, name.y - line / 2, width - left, line), name.text, "text")


def _paint_shape(painter: QPainter, series: int, middle: QPointF, side: float) -> None:
    painter.drawPolygon(_shape(series, middle, side)) if series else painter.drawEllipse(middle, side, side)


def _paint_axes(painter: QPainter, laid: ChartLayout, strokes: Strokes) -> None:
    line = strokes.small_metrics.height()
    for tick in laid.numbers:
        painter.setPen(strokes.colour("hairline"))
        painter.drawLine(QPointF(laid.left, tick.at), QPointF(laid.right, tick.at))
        room = QRectF(0, tick.at - line / 2, laid.left - strokes.step * 1.5, line)
        write(painter, strokes, room, tick.label, "dim", side=Qt.AlignmentFlag.AlignRight)
    for tick in laid.years:
        painter.setPen(strokes.colour("grid"))
        painter.drawLine(QPointF(tick.at, laid.top), QPointF(tick.at, laid.bottom))
        room = QRectF(tick.at, laid.bottom + strokes.step, strokes.step * 14, line)
        write(painter, strokes, room, tick.label, "dim")


def _paint_lines(painter: QPainter, laid: ChartLayout, strokes: Strokes) -> None:
    """A thin line joins what is so of one subject; plans and what was withdrawn stand alone."""
    for series in range(MOST_SERIES):
        own = [QPointF(each.x, each.y) for each in laid.points if each.series == series and each.point.sort == "so"]
        if len(own) > 1:
            painter.setPen(QPen(strokes.colour(_ROLES[series]), 1.2))
            painter.drawPolyline(QPolygonF(own))


def _paint_disagreement(
    painter: QPainter, each: PlacedClaim, by_id: dict[str, PlacedClaim], strokes: Strokes
) -> None:
    amber, side = strokes.colour("amber"), strokes.step * 1.8
    for other in each.point.against:
        if other in by_id and each.point.id < other:
            painter.setPen(QPen(amber, 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(each.x, each.y), QPointF(by_id[other].x, by_id[other].y))
    if each.point.against:
        painter.setPen(QPen(amber, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(each.x, each.y), side, side)


def _paint_point(painter: QPainter, each: PlacedClaim, strokes: Strokes) -> None:
    side = float(strokes.step)
    role = "faint" if each.point.sort == "withdrawn" else _ROLES[each.series % len(_ROLES)]
    colour = strokes.colour(role)
    painter.setPen(QPen(colour, 1.2))
    if each.right - each.left > 2 * side:
        _paint_span(painter, each, side)
    _paint_ends(painter, each, side)
    middle = QPointF(each.x, each.y)
    if each.point.sort == "withdrawn":
        painter.drawLine(middle + QPointF(-side, -side), middle + QPointF(side, side))
        painter.drawLine(middle + QPointF(-side, side), middle + QPointF(side, -side))
        return
    painter.setBrush(colour if each.point.sort == "so" else strokes.colour("card"))
    painter.setPen(QPen(colour, 1.5))
    _paint_shape(painter, each.series, middle, side)


def _shape(series: int, at: QPointF, side: float) -> QPolygonF:
    """A square, a triangle, a diamond and so on: series are told apart without colour."""
    shapes = (
        ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        ((0, -1.3), (1.2, 1), (-1.2, 1)),
        ((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)),
        ((0, 1.3), (1.2, -1), (-1.2, -1)),
        ((-1.3, -0.6), (1.3, -0.6), (1.3, 0.6), (-1.3, 0.6)),
    )
    return QPolygonF([at + QPointF(x * side, y * side) for x, y in shapes[(series - 1) % len(shapes)]])


def _paint_span(painter: QPainter, each: PlacedClaim, side: float) -> None:
    """As long as the time that it may be, with crisp ends."""
    painter.drawLine(QPointF(each.left, each.y), QPointF(each.right, each.y))
    for x in (each.left, each.right):
        painter.drawLine(QPointF(x, each.y - side), QPointF(x, each.y + side))


def _paint_ends(painter: QPainter, each: PlacedClaim, side: float) -> None:
    """A range from end to end; an arrow to where an end is open."""
    if each.low is not None and each.high is not None:
        if each.low - each.high > 1:
            painter.drawLine(QPointF(each.x, each.low), QPointF(each.x, each.high))
            for y in (each.low, each.high):
                painter.drawLine(QPointF(each.x - side, y), QPointF(each.x + side, y))
        return
    if each.low is None and each.high is None:
        return
    way = -1 if each.high is None else 1
    tip = QPointF(each.x, each.y + way * 4 * side)
    painter.drawLine(QPointF(each.x, each.y), tip)
    for x in (-side, side):
        painter.drawLine(tip, tip + QPointF(x, -way * side))
