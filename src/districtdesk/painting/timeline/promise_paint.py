"""Paints what was promised when: bars of promises, the lines that join them, and the slant of days that had come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ...i18n import _
from ...timeline.axis import Axis
from ...timeline.promises import DrawnPromise, DrawnPromises, Promises
from .edges import paint_today_tag
from .strokes import LIGHT, Strokes

# More lines than these are drawn without smoothing: nobody could tell them apart. Few are drawn in full colour.
_MANY, _FEW = 300, 60


@dataclass(frozen=True, slots=True)
class PromiseScene:
    """What is painted: `first` is the lane that stands out, `current` the one of the keyboard with its promise."""

    promises: Promises
    across: Axis
    up: Axis
    whole: QRectF
    body: QRectF
    drawn: list[DrawnPromises]
    strokes: Strokes
    first: str = ""
    current: tuple[str, int] | None = None


def paint_promises(painter: QPainter, scene: PromiseScene) -> None:
    """Paint the whole picture; the painter may lead to a widget, an image or paper."""
    strokes, body = scene.strokes, scene.body
    painter.fillRect(scene.whole, strokes.colour("ground"))
    painter.fillRect(body, strokes.colour("card"))
    _paint_axes(painter, scene)
    painter.save()
    painter.setClipRect(body.adjusted(0, -1, 1, 1))
    painter.translate(body.topLeft())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_slant(painter, scene)
    in_front = [each for each in scene.drawn if each.line.lane.id == scene.first]
    _paint_many(painter, [one for one in scene.drawn if one.line.lane.id != scene.first], scene)
    for each in in_front:
        _paint_line(painter, each, scene)
    for each in [*scene.drawn, *in_front]:
        _paint_label(painter, each, scene)
    if not scene.promises.lines:
        _paint_emptiness(painter, scene)
    painter.restore()
    _paint_today_tag(painter, scene)


def _paint_today_tag(painter: QPainter, scene: PromiseScene) -> None:
    """The word of the day above its line, where that is in sight."""
    strokes, now = scene.strokes, scene.promises.today
    x = scene.across.x(float(now.toordinal()))
    if not 0 <= x <= scene.across.width:
        return
    painter.save()
    painter.translate(scene.body.left(), scene.body.top() - strokes.small_metrics.height() - 3 * strokes.size)
    paint_today_tag(painter, x, now, scene.body.width(), strokes)
    painter.restore()


def _paint_emptiness(painter: QPainter, scene: PromiseScene) -> None:
    painter.setFont(scene.strokes.font)
    painter.setPen(scene.strokes.colour("dim"))
    pad = scene.strokes.line * 2
    box = QRectF(0, 0, scene.body.width(), scene.body.height()).adjusted(pad, pad, -pad, -pad)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(box, int(flags), _("No launch was announced on a day that is known."))


def _paint_axes(painter: QPainter, scene: PromiseScene) -> None:
    strokes, body = scene.strokes, scene.body
    metrics, digit = strokes.small_metrics, strokes.small_metrics.horizontalAdvance("0")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(strokes.small)
    for tick in _years_of(scene.across, digit):
        x = body.left() + scene.across.x(tick[0])
        if body.left() <= x <= body.right():
            painter.setPen(strokes.colour("grid"))
            painter.drawLine(QPointF(x, body.top()), QPointF(x, body.bottom()))
            if x + metrics.horizontalAdvance(tick[1]) / 2 <= scene.whole.right():
                painter.setPen(strokes.colour("dim"))
                at = QPointF(x - metrics.horizontalAdvance(tick[1]) / 2, body.bottom() + metrics.ascent() + 4)
                painter.drawText(at, tick[1])
    for tick in _years_of(scene.up, digit):
        y = body.bottom() - scene.up.x(tick[0])
        if body.top() <= y <= body.bottom():
            painter.setPen(strokes.colour("grid"))
            painter.drawLine(QPointF(body.left(), y), QPointF(body.right(), y))
            painter.setPen(strokes.colour("dim"))
            at = QPointF(body.left() - 6 - metrics.horizontalAdvance(tick[1]), y + metrics.ascent() / 2 - 1)
            painter.drawText(at, tick[1])
    painter.setPen(strokes.colour("text"))
    promised, said = _("Promised for"), _("Said on")
    wide = metrics.horizontalAdvance(promised)
    # Above the other end of the axis where the word of the day stands at this one.
    is_taken = 0 <= scene.across.x(float(scene.promises.today.toordinal())) < wide + 8 * digit
    left = body.right() - wide if is_taken else body.left()
    painter.drawText(QPointF(left, body.top() - metrics.descent() - 4), promised)
    right = QPointF(body.right() - metrics.horizontalAdvance(said), scene.whole.bottom() - metrics.descent() - 3)
    painter.drawText(right, said)


def _years_of(axis: Axis, digit: float) -> list[tuple[float, str]]:
    """Ticks with words that say by themselves when it is."""
    ticks = axis.ticks(digit)
    chosen = ticks.upper if ticks.upper and ticks.step in ("weeks", "days") else ticks.lower
    years = {tick.day: tick.label for tick in ticks.upper}
    return [(tick.day, years.get(tick.day, tick.label)) for tick in chosen]


def _paint_slant(painter: QPainter, scene: PromiseScene) -> None:
    """Where the day promised is the day it was said: what lies below had passed."""
    strokes, across, up = scene.strokes, scene.across, scene.up
    first, last = across.first, across.last
    pen = QPen(strokes.colour("hairline"), 1.2 * strokes.size)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(across.x(first), up.width - up.x(first)), QPointF(across.x(last), up.width - up.x(last)))
    now = float(scene.promises.today.toordinal())
    painter.setPen(QPen(strokes.colour("red"), max(1.0, strokes.size)))
    x, y = across.x(now), up.width - up.x(now)
    painter.drawLine(QPointF(x, 0), QPointF(x, up.width))
    painter.setPen(QPen(strokes.colour("red", LIGHT), max(1.0, strokes.size)))
    painter.drawLine(QPointF(0, y), QPointF(across.width, y))


def _has_slipped(drawn: DrawnPromises) -> bool:
    slip = drawn.line.slip
    return slip is not None and slip[0] > 0


def _colour(has_slipped: bool, is_first: bool, scene: PromiseScene) -> QColor:
    colour = QColor(scene.strokes.colour("amber" if has_slipped else "planned"))
    if not is_first:
        # Of few lines each is seen as it is; many show through each other.
        colour.setAlphaF(0.25 if scene.first else 1.0 if len(scene.drawn) <= _FEW else 0.7)
    return colour


def _paint_many(painter: QPainter, several: Sequence[DrawnPromises], scene: PromiseScene) -> None:
    """All lines of one colour at once: of thousands each by itself would take a third of a second."""
    strokes = scene.strokes
    are_many = len(several) > _MANY
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not are_many)
    for has_slipped in (False, True):
        own = [each for each in several if _has_slipped(each) == has_slipped]
        colour = _colour(has_slipped, False, scene)
        painter.setPen(QPen(colour, 1.0 if are_many else strokes.size))
        painter.drawLines([line for each in own for line in _joins(each)])
        painter.setPen(QPen(colour, 1.0 if are_many else 1.6 * strokes.size))
        points = [point for each in own for point in each.points if not point.promise.is_shelved]
        painter.drawLines([line for point in points for line in _bars(point, strokes)])
        for point in points:
            if _is_day(point):
                _paint_promise(painter, point, colour, strokes)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for each in several:
        _paint_shelved(painter, each, _faint(False, scene), strokes)


def _faint(is_first: bool, scene: PromiseScene) -> QColor:
    colour = QColor(scene.strokes.colour("dim"))
    if scene.first and not is_first:
        colour.setAlphaF(0.25)
    return colour


def _joins(drawn: DrawnPromises, *, to_shelved: bool = False) -> Iterator[QLineF]:
    """From promise to promise; that to what was put off or given up is no slip, and by itself."""
    for a, b in pairwise(drawn.points):
        if b.promise.is_shelved == to_shelved:
            yield QLineF(a.x, a.middle, b.x, b.middle)


def _paint_shelved(painter: QPainter, drawn: DrawnPromises, colour: QColor, strokes: Strokes) -> None:
    """What was put off or given up: dashed, and crossed out where it was cancelled."""
    points = [point for point in drawn.points if point.promise.is_shelved]
    if not points:
        return
    pen = QPen(colour, 1.3 * strokes.size)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLines(list(_joins(drawn, to_shelved=True)))
    half = 5 * strokes.size
    for point in points:
        painter.setPen(pen)
        if _is_day(point):
            painter.setBrush(strokes.colour("card"))
            painter.drawPolygon(_diamond(point, half))
        else:
            painter.drawLines(list(_bars(point, strokes)))
        if point.promise.mark.state == "cancelled":
            painter.setPen(QPen(colour, 1.6 * strokes.size))
            leg = QPointF(half, half)
            middle = QPointF(point.x, point.middle)
            painter.drawLine(middle - leg, middle + leg)
            painter.drawLine(middle + QPointF(-half, half), middle + QPointF(half, -half))


def _is_day(point: DrawnPromise) -> bool:
    return point.promise.is_fact or point.promise.mark.start.is_day


def _bars(point: DrawnPromise, strokes: Strokes) -> Iterator[QLineF]:
    """The bar of a span with its caps; none at an open end, and nothing of a day."""
    if _is_day(point):
        return
    when, cap = point.promise.mark.start, 3.5 * strokes.size
    yield QLineF(point.x, point.top, point.x, point.bottom)
    if when.latest is not None:
        yield QLineF(point.x - cap, point.top, point.x + cap, point.top)
    if when.earliest is not None:
        yield QLineF(point.x - cap, point.bottom, point.x + cap, point.bottom)


def _paint_line(painter: QPainter, drawn: DrawnPromises, scene: PromiseScene) -> None:
    """The line that stands out, with the band between its bounds."""
    strokes, colour = scene.strokes, _colour(_has_slipped(drawn), True, scene)
    points = drawn.points
    if len(points) > 1:
        wash = QColor(colour)
        wash.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(wash)
        upper = [QPointF(each.x, each.top) for each in points]
        painter.drawPolygon(QPolygonF([*upper, *(QPointF(each.x, each.bottom) for each in reversed(points))]))
    painter.setPen(QPen(colour, 1.8 * strokes.size))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLines(list(_joins(drawn)))
    _paint_shelved(painter, drawn, _faint(True, scene), strokes)
    for place, each in enumerate(points):
        if not each.promise.is_shelved:
            _paint_promise(painter, each, colour, strokes)
        if scene.current == (drawn.line.lane.id, place):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(strokes.colour("focus"), 2 * strokes.size))
            box = QRectF(each.x - 8 * strokes.size, each.top - 4, 16 * strokes.size, each.bottom - each.top + 8)
            painter.drawRoundedRect(box, 4 * strokes.size, 4 * strokes.size)


def _paint_promise(painter: QPainter, each: DrawnPromise, colour: QColor, strokes: Strokes) -> None:
    """A hollow diamond for a day, a bar with caps for a span, a full diamond for what came."""
    half = 5 * strokes.size
    painter.setPen(QPen(colour, 1.6 * strokes.size))
    if not _is_day(each):
        painter.drawLines(list(_bars(each, strokes)))
        return
    painter.setBrush(strokes.colour("accent") if each.promise.is_fact else strokes.colour("card"))
    painter.drawPolygon(_diamond(each, half))


def _diamond(each: DrawnPromise, half: float) -> QPolygonF:
    x, y = each.x, each.middle
    return QPolygonF([QPointF(x - half, y), QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half)])


def _paint_label(painter: QPainter, drawn: DrawnPromises, scene: PromiseScene) -> None:
    label, strokes = drawn.label, scene.strokes
    is_first = drawn.line.lane.id == scene.first
    if label is None or (scene.first and not is_first):
        return
    tall = strokes.small_letters.height
    box = QRectF(label.x - 2, label.y - tall / 2, label.width + 4, tall)
    painter.fillRect(box, strokes.colour("card"))
    painter.setPen(strokes.colour("text" if is_first else "dim"))
    strokes.small_letters.write(painter, label.x, label.y, label.text)
