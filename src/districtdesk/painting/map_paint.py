"""Paints the map of the districts: on the screen, into a picture and onto paper by the same lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from .. import i18n
from ..i18n import _
from ..overview.district_map import MapLayout, MapPlace, lay_out_map, sample_sizes
from ..overview.map_outline import read_outline
from ..quantity import Quantity
from .lines import write
from .map_ground import paint_ground
from .taken import Block, Taken, TakenWords
from .timeline.strokes import Strokes

# How thick the edge of a circle is, and of the chosen one.
_EDGE, _CHOSEN = 1.2, 3.0


def map_layout(places: Sequence[MapPlace], width: float, height: float, strokes: Strokes) -> MapLayout:
    """In so many points; the name of the chosen one is heavier, and takes no room from others when it is."""
    advance, line = QFontMetricsF(heavy(strokes)).horizontalAdvance, strokes.small_metrics.height()
    return lay_out_map(places, width, height, line, lambda text: advance(text) + 2, _degrees, read_outline())


def heavy(strokes: Strokes) -> QFont:
    """The small letters, heavier."""
    font = QFont(strokes.small)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _degrees(value: float) -> str:
    return i18n.number(Decimal(str(value)))


def paint_map(
    painter: QPainter, laid: MapLayout, width: float, height: float, strokes: Strokes, chosen: str = ""
) -> None:
    """All of it from the upper left corner on. `chosen`: the id of the district that stands out."""
    whole = QRectF(0, 0, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The ground is larger than what is seen of it.
    painter.setClipRect(whole)
    paint_ground(painter, laid, whole, strokes)
    _paint_grid(painter, laid, whole, strokes)
    for each in laid.places:
        is_known = each.place.size is not None
        _paint_circle(painter, QPointF(each.x, each.y), each.radius, strokes, is_known, each.place.id == chosen)
    for name in laid.areas:
        write(painter, strokes, _box(name.box), name.name, "faint")
    painter.setPen(QPen(strokes.colour("dim"), 1))
    for each in laid.places:
        if each.leader:
            painter.drawLine(QLineF(*each.leader))
    for each in laid.places:
        if each.label:
            font = heavy(strokes) if each.place.id == chosen else None
            write(painter, strokes, _box(each.label), each.place.name, "text", font)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(strokes.colour("hairline"))
    painter.drawRect(whole.adjusted(0, 0, -1, -1))
    painter.restore()


def _box(box: tuple[float, float, float, float]) -> QRectF:
    left, top, right, bottom = box
    return QRectF(left, top, right - left + 2, bottom - top)


def _paint_circle(
    painter: QPainter, at: QPointF, radius: float, strokes: Strokes, is_known: bool, is_chosen: bool = False
) -> None:
    painter.setPen(QPen(strokes.colour("focus" if is_chosen else "accent"), _CHOSEN if is_chosen else _EDGE))
    painter.setBrush(strokes.colour("accent_wash" if is_known else "card"))
    painter.drawEllipse(at, radius, radius)


def _paint_grid(painter: QPainter, laid: MapLayout, whole: QRectF, strokes: Strokes) -> None:
    line, step = strokes.small_metrics.height(), strokes.step
    for each in laid.meridians:
        painter.setPen(strokes.colour("hairline"))
        painter.drawLine(QPointF(each.at, 0), QPointF(each.at, whole.height()))
        room = QRectF(each.at + step, whole.height() - line, strokes.width_of(each.label) + 2, line)
        # A line near the edge goes without its degrees: half a number would be another one.
        if room.right() <= whole.right():
            write(painter, strokes, room, each.label, "faint")
    for each in laid.parallels:
        painter.setPen(strokes.colour("hairline"))
        painter.drawLine(QPointF(0, each.at), QPointF(whole.width(), each.at))
        write(painter, strokes, QRectF(step, each.at - line, step * 20, line), each.label, "faint")


def take_map(places: Sequence[MapPlace], words: TakenWords, width: float, slope: float, strokes: Strokes) -> Taken:
    """The map to be taken along with the number beside each name, as high as `slope` says of its width unless it has
    less room; below it stands how large a circle is for how much.
    """
    named = [_with_number(each) for each in places]
    samples = sample_sizes(places)
    strip = 2 * samples[0][1] + 2 * strokes.step if samples else 0.0

    def blocks(first: float, _room: float) -> list[Block]:
        height = min(width * slope + strip, first)
        return [Block(height, partial(_paint_on_paper, named, samples, width, height - strip, strokes))]

    def wider(new: float) -> Taken:
        return take_map(places, words, new, slope, strokes)

    return Taken(*words, width, strokes, blocks, wider, is_whole=True)


def _with_number(place: MapPlace) -> MapPlace:
    return place._replace(name=_("{label}: {date}", label=place.name, date=place.short)) if place.short else place


def _paint_on_paper(
    places: Sequence[MapPlace],
    samples: Sequence[tuple[float, float]],
    width: float,
    height: float,
    strokes: Strokes,
    painter: QPainter,
) -> None:
    paint_map(painter, map_layout(places, width, height, strokes), width, height, strokes)
    if not samples:
        return
    line, step, largest = strokes.small_metrics.height(), strokes.step, samples[0][1]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, middle = 2.0, height + 2 * step + largest
    for value, radius in samples:
        _paint_circle(painter, QPointF(left + radius, middle), radius, strokes, is_known=True)
        text = Quantity("exact", Decimal(str(value))).short()
        wide = strokes.width_of(text) + 2
        write(painter, strokes, QRectF(left + 2 * radius + step, middle - line / 2, wide, line), text, "dim")
        left += 2 * radius + 2 * step + wide + 3 * step
