"""Paints what frames a timeline: lane titles at the left, ticks above, the small map below, today's line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from ...records.titling import BETWEEN, joined
from ...timeline import words
from ...timeline.axis import Axis, Tick, Ticks
from ...timeline.beyond import ARROW, Beyond
from ...timeline.frame import DrawnRow
from ...timeline.layout import LaneRow, Layout, minimap
from .lettering import Letters
from .strokes import Strokes

_INDENT = 16.0
_MAP_LINES = 8
# A lane as high as this has its second line below its title; one as low as this takes the smaller letters.
_TWO_LINES, _LOW = 1.65, 1.0
_BETWEEN, _LEAST = 10.0, 40.0
# Of the window, for titles, and for what stands below or beside them.
_TITLES, _HEADS = 0.4, 1 / 3


def paint_grid(painter: QPainter, axis: Axis, ticks: Ticks, height: float, strokes: Strokes) -> None:
    """Upright lines at the ticks, a shade stronger where a larger unit begins."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    stronger = {tick.day for tick in ticks.upper}
    for tick in ticks.lower:
        is_strong = tick.day in stronger
        painter.setPen(QColor(strokes.now.hairline if is_strong else strokes.now.grid))
        x = round(axis.x(tick.day))
        painter.drawLine(x, 0, x, round(height))


def paint_row_lines(painter: QPainter, rows: Iterable[DrawnRow], width: float, strokes: Strokes) -> None:
    """A hairline above each outermost lane: what lies below it belongs to it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(strokes.colour("hairline"))
    for drawn in rows:
        if drawn.row.depth == 0 and drawn.row.y > 0:
            painter.drawLine(0, round(drawn.top), round(width), round(drawn.top))


def paint_today(painter: QPainter, x: float, height: float, strokes: Strokes) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(strokes.now.red), max(1, round(strokes.size))))
    painter.drawLine(round(x), 0, round(x), round(height))


def paint_today_beside(painter: QPainter, x: float, height: float, strokes: Strokes) -> None:
    """The line of today while that of another day leads: thin and broken."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(strokes.colour("dim"), max(1, round(strokes.size)), Qt.PenStyle.DashLine))
    painter.drawLine(round(x), 0, round(x), round(height))


def paint_today_tag(
    painter: QPainter, x: float, day: date, width: float, strokes: Strokes, *, leads: bool = True
) -> None:
    """The word at the foot of the line, under the lanes, kept inside the window. `leads`: it is of the day shown."""
    text, metrics = words.say_today(day), strokes.small_metrics
    pad = 6 * strokes.size
    wide = metrics.horizontalAdvance(text) + 2 * pad
    tall = metrics.height() + 2 * strokes.size
    box = QRectF(min(max(x - wide / 2, 2), width - wide - 2), 0, wide, tall)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(strokes.colour("red") if leads else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3 * strokes.size, 3 * strokes.size)
    painter.setPen(strokes.colour("red_text" if leads else "dim"))
    painter.setFont(strokes.small)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_ticks(painter: QPainter, axis: Axis, ticks: Ticks, height: float, strokes: Strokes) -> None:
    """One line of labels, or two where the larger unit has to be named."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    lower_top = height / 2 if ticks.upper else 0.0
    _labels(painter, axis, ticks.lower, (lower_top, height - lower_top), strokes, is_sticky=False)
    if ticks.upper:
        _labels(painter, axis, ticks.upper, (2 * strokes.size, height / 2), strokes, is_sticky=True)


def _labels(
    painter: QPainter,
    axis: Axis,
    ticks: tuple[Tick, ...],
    band: tuple[float, float],
    strokes: Strokes,
    *,
    is_sticky: bool,
) -> None:
    """Labels right of their lines. A sticky one stays in sight as long as any of its span does."""
    top, tall = band
    letters = strokes.letters if is_sticky else strokes.small_letters
    colour = strokes.colour("text" if is_sticky else "dim")
    gap = 5 * strokes.size
    for index, tick in enumerate(ticks):
        x = axis.x(tick.day)
        until = axis.x(ticks[index + 1].day) if index + 1 < len(ticks) else axis.width + 10_000
        painter.setPen(strokes.colour("hairline"))
        painter.drawLine(round(x), round(top), round(x), round(top + tall))
        start = max(x, 0.0) if is_sticky else x
        if start + gap + letters.width(tick.label) > min(until, axis.width) or start < 0:
            continue
        painter.setPen(colour)
        letters.write(painter, start + gap, top + tall / 2, tick.label)


def paint_beyond(painter: QPainter, arrows: Iterable[Beyond], strokes: Strokes) -> None:
    """At the edges of the window: an arrow and the year of what lies out of sight there."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for arrow in arrows:
        box, reach = beyond_box(arrow, strokes), 3.5 * strokes.size
        painter.fillRect(box, strokes.colour("card"))
        tip = QPointF(box.right() - reach, arrow.y) if arrow.is_right else QPointF(box.left() + reach, arrow.y)
        way = reach if arrow.is_right else -reach
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(strokes.colour("dim"))
        back = QPointF(-way / 2, 0)
        painter.drawPolygon(
            QPolygonF([tip + QPointF(way / 2, 0), tip + back + QPointF(0, reach), tip + back - QPointF(0, reach)])
        )
        painter.setPen(strokes.colour("dim"))
        start = box.left() if arrow.is_right else box.left() + ARROW * strokes.size
        strokes.small_letters.write(painter, start, arrow.y, arrow.text)


def beyond_box(arrow: Beyond, strokes: Strokes) -> QRectF:
    """Where an arrow and its year stand, and a click leads to what they stand for."""
    tall = strokes.small_letters.height
    return QRectF(arrow.x, arrow.y - tall / 2, arrow.width, tall)


class HeadPart(NamedTuple):
    """A part of the second line of a lane, and whether it says that something is late."""

    text: str
    is_late: bool = False


def head_parts(row: LaneRow) -> list[HeadPart]:
    """What is late, what it is, what is folded away or put together, how many marks have no date."""
    late = words.lateness(row.late, is_one=row.lane.record_kind == "project")
    hidden = words.folded(row.child_kinds) if row.is_collapsed or not row.lane.record_kind else ""
    undated = words.undated(len(row.undated)) if row.undated else ""
    rest = filter(None, (row.lane.subtitle, *hidden.split(BETWEEN), undated))
    return [*(HeadPart(text, is_late=True) for text in late), *map(HeadPart, rest)]


def subtitle_of(row: LaneRow) -> str:
    """The second line of a lane: all its parts, those that are late first."""
    return joined(part.text for part in head_parts(row))


def fitting_parts(row: LaneRow, room: float, strokes: Strokes) -> list[HeadPart]:
    """Those that stand whole in so much room; where none does, the first is shortened."""
    found: list[HeadPart] = []
    letters = strokes.small_letters
    for part in head_parts(row):
        if letters.width(joined(each.text for each in (*found, part))) > room:
            break
        found.append(part)
    else:
        return found
    if found or room < _LEAST * strokes.size:
        return found
    return [HeadPart(letters.shortened(part.text, room))]


def title_beside(row: LaneRow, room: float, strokes: Strokes) -> str:
    """The title as it stands before its second line in so much room: it gives way to what is late."""
    late = next((part.text for part in head_parts(row) if part.is_late), "")
    kept = strokes.small_letters.width(late) + _BETWEEN * strokes.size if late else 0.0
    # Where a title would hardly be left, it stands alone.
    left = room - kept if room - kept >= _LEAST * strokes.size else room
    return _title_letters(row, strokes).shortened(row.lane.title, left)


def triangle_at(row: DrawnRow, strokes: Strokes) -> QRectF:
    """Where the triangle of a lane lies; a pointer may miss it by a little."""
    side = 16 * strokes.size
    left = 8 * strokes.size + row.row.depth * _INDENT * strokes.size
    return QRectF(left, _title_middle(row, strokes) - side / 2, side, side)


def _is_two_lined(row: LaneRow) -> bool:
    """Whether the second line stands below the title, and not beside it."""
    tells_of_inner = row.has_children and (row.is_collapsed or not row.lane.record_kind)
    return row.height >= _TWO_LINES and bool(row.lane.subtitle or row.undated or any(row.late) or tells_of_inner)


def _title_middle(row: DrawnRow, strokes: Strokes) -> float:
    """Beside the first track of a tall lane, in the middle of a low one; in sight as long as the lane is."""
    block = strokes.line * (1.8 if _is_two_lined(row.row) else 1.0)
    middle = row.top + min(row.height, strokes.line * 2.6) / 2
    lowest = row.top + row.height - strokes.line * 1.3
    middle = max(middle, min(strokes.line * 1.25, lowest))
    return middle - (block - strokes.line) / 2


def titles_width(rows: Iterable[LaneRow], strokes: Strokes, whole: float) -> float:
    """The width at which the titles of these lanes stand in full in a window so wide.

    Their second lines do as well, as far as a third of the window has room for both.
    """
    seen = list(rows)
    titles = sorted(_title_width(row, strokes) for row in seen)
    heads = sorted(_head_width(row, strokes) for row in seen)
    return max(_longest(titles, whole * _TITLES), min(_longest(heads, whole * _HEADS), whole * _HEADS))


def _longest(widths: Sequence[float], most: float) -> float:
    """The last of these, the shortest first, without a few that have no room anyway: they would only take some."""
    fitting = bisect_right(widths, most)
    few = max(len(widths) // 20, 1)
    return widths[fitting - 1] if fitting and len(widths) - fitting <= few else max([*widths[-1:], 0.0])


def _title_width(row: LaneRow, strokes: Strokes) -> float:
    left = (27 + row.depth * _INDENT) * strokes.size
    return left + _title_letters(row, strokes).width(row.lane.title) + 12 * strokes.size


def _head_width(row: LaneRow, strokes: Strokes) -> float:
    title, second = _title_width(row, strokes), strokes.small_letters.width(subtitle_of(row))
    if not _is_two_lined(row):
        return title + second + _BETWEEN * strokes.size
    return max(title, second + (39 + row.depth * _INDENT) * strokes.size)


def _title_letters(row: LaneRow, strokes: Strokes) -> Letters:
    return strokes.bold_letters if row.depth == 0 else strokes.small_letters if _is_low(row) else strokes.letters


def _is_low(row: LaneRow) -> bool:
    return row.height < _LOW


def paint_titles(painter: QPainter, rows: Iterable[DrawnRow], width: float, strokes: Strokes) -> None:
    for row in rows:
        _paint_title(painter, row, width, strokes)


def _paint_title(painter: QPainter, row: DrawnRow, width: float, strokes: Strokes) -> None:
    middle, title = _title_middle(row, strokes), row.row.lane.title
    if row.row.has_children:
        _paint_triangle(painter, triangle_at(row, strokes), row.row.is_collapsed, strokes)
    left = triangle_at(row, strokes).right() + 3 * strokes.size
    room = width - left - 10 * strokes.size
    letters = _title_letters(row.row, strokes)
    painter.setPen(strokes.colour("text"))
    if _is_two_lined(row.row):
        letters.write(painter, left, middle, letters.shortened(title, room))
        _paint_second(painter, row.row, QPointF(left, middle + 0.8 * strokes.line), room, strokes)
        return
    title = title_beside(row.row, room, strokes)
    letters.write(painter, left, middle, title)
    beside = letters.width(title) + _BETWEEN * strokes.size
    _paint_second(painter, row.row, QPointF(left + beside, middle), room - beside, strokes)


def _paint_second(painter: QPainter, row: LaneRow, at: QPointF, room: float, strokes: Strokes) -> None:
    """What is late stands out from the rest, and first: it is seen though there is no room for all."""
    letters, x, between = strokes.small_letters, at.x(), ""
    for part in fitting_parts(row, room, strokes):
        for text, role in ((between, "dim"), (part.text, "amber" if part.is_late else "dim")):
            if text:
                painter.setPen(strokes.colour(role))
                letters.write(painter, x, at.y(), text)
                x += letters.width(text)
        between = BETWEEN


def _paint_triangle(painter: QPainter, box: QRectF, is_collapsed: bool, strokes: Strokes) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(strokes.colour("dim"))
    c, r = box.center(), 4 * strokes.size
    if is_collapsed:
        corners = [QPointF(-r * 0.6, -r), QPointF(-r * 0.6, r), QPointF(r * 0.8, 0)]
    else:
        corners = [QPointF(-r, -r * 0.6), QPointF(r, -r * 0.6), QPointF(0, r * 0.8)]
    painter.drawPolygon(QPolygonF([c + corner for corner in corners]))


def map_picture(layout: Layout, width: int, height: int, strokes: Strokes, ratio: float) -> QPixmap:
    """The whole timeline small, to be kept and painted again."""
    picture = QPixmap(max(round(width * ratio), 1), max(round(height * ratio), 1))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    colour = QColor(strokes.now.accent)
    colour.setAlphaF(0.5)
    lines = max(min(_MAP_LINES, len(layout.lanes)), 1)
    tall = height / lines
    thick = min(3 * strokes.size, tall * 0.7)
    for line, first, last in minimap(layout, max(width, 1), lines):
        painter.fillRect(QRectF(first, line * tall + (tall - thick) / 2, max(last - first, 2), thick), colour)
    painter.end()
    return picture


def paint_window(painter: QPainter, box: QRectF, strokes: Strokes) -> None:
    """The frame around the part of the map that is in the window."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wash = QColor(strokes.now.accent)
    wash.setAlphaF(0.07)
    # The wash by itself: together with its outline it takes as long as a tenth of the window.
    painter.fillRect(box.toRect(), wash)
    painter.setPen(QPen(QColor(strokes.now.accent), 1.3 * strokes.size))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3 * strokes.size, 3 * strokes.size)
