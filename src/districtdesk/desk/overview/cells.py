"""Paints the cells of the districts' table: numbers with their qualifier, a pill, and a small line over time."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...i18n import _, number
from ...overview.overview import Line, TrendPoint
from ..kit import paint_pill, pill_size
from ..kit.index import Index
from ..kit.wrapped import wrapped
from ..kit.written_line import write_line
from ..look import fonts, theme

LINE = int(Qt.ItemDataRole.UserRole) + 1
SPAN = LINE + 1
KEY = LINE + 2
_MARGIN = 3
_NOTHING = "—"
MOST_NAME_LINES = 3
# One day alone tells nothing of time, however much is claimed as of it.
_LEAST_POINTS = 2


def cell_text(line: Line, key: str) -> tuple[str, str]:
    """The sign of the qualifier, possibly empty, and the number; where none is stated what is recorded, or a dash."""
    if key == "projects":
        return "", number(line.projects) if line.projects else _NOTHING
    claimed = line.claims.get(key)
    if claimed is None:
        is_recorded = key == "residents" and line.recorded
        if is_recorded:
            return "", _("{count} recorded", count=number(line.recorded))
        return "", _("expected") if key in line.to_come else _NOTHING
    is_told = key == "area" or not claimed.is_in_unit
    unit = f"\u00a0{claimed.quantity.unit_behind_short()}" if is_told and claimed.quantity.unit else ""
    return claimed.quantity.sign, f"{claimed.quantity.short()}{unit}"


def pill_word(line: Line, key: str, is_short: bool) -> str:
    """What stands beside the number of residents where the records say otherwise; in short it holds both."""
    if key != "residents" or not line.unlike_recorded:
        return ""
    if is_short:
        return _("{recorded} of {reported}", recorded=number(line.recorded), reported="".join(cell_text(line, key)))
    return _("{count} recorded", count=number(line.recorded))


def cell_width(line: Line, key: str, is_short: bool) -> int:
    """The width that a cell of numbers needs, with its margins."""
    sign, text = cell_text(line, key)
    word = pill_word(line, key, is_short)
    if word and is_short:
        return pill_size(word, "amber").width() + 2 * fonts.step(_MARGIN) + 2
    metrics = fonts.metrics()
    width = metrics.horizontalAdvance(text)
    width += metrics.horizontalAdvance(sign) + fonts.step(1) if sign else 0
    width += 2 * fonts.step(_MARGIN) + 2
    return width + (pill_size(word, "amber").width() + fonts.step(2) if word else 0)


class CellPainter(QStyledItemDelegate):
    """Each row is one line of the overview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_short_pills = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, key = index.data(LINE), index.data(KEY)
        painter.save()
        self._paint_ground(painter, option)
        room = option.rect.adjusted(fonts.step(_MARGIN), 0, -fonts.step(_MARGIN), -1)
        if key == "name":
            write_name(painter, room, line.name)
        elif key == "trend":
            self._paint_trend(painter, room, line, index.data(SPAN))
        else:
            self._paint_number(painter, room, line, key)
        if option.state & QStyle.StateFlag.State_HasFocus and index.column():
            paint_place(painter, option.rect)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colours().colour("selection"))

    def _paint_number(self, painter: QPainter, room: QRect, line: Line, key: str) -> None:
        word = pill_word(line, key, self.has_short_pills)
        if word and self.has_short_pills:
            _paint_pill(painter, room, room.right() + 1, word)
            return
        sign, text = cell_text(line, key)
        left = room.right() + 1 - fonts.metrics().horizontalAdvance(text)
        is_told = key in line.claims or (key == "projects" and line.projects)
        text_colour = "text" if is_told else "faint" if text == _NOTHING else "dim"
        write_line(painter, room, text, "body", text_colour, Qt.AlignmentFlag.AlignRight)
        if sign:
            left -= fonts.step(1) + fonts.metrics().horizontalAdvance(sign)
            place = QRect(left, room.top(), fonts.metrics().horizontalAdvance(sign) + 1, room.height())
            write_line(painter, place, sign, "body", "dim")
        if word:
            _paint_pill(painter, room, left - fonts.step(2), word)

    def _paint_trend(self, painter: QPainter, room: QRect, line: Line, span: tuple[int, int]) -> None:
        if not has_trend(line):
            words = "" if line.has_figures else _("no claims yet")
            fits = fonts.metrics().horizontalAdvance(words) <= room.width()
            write_line(painter, room, words if fits else _NOTHING, "body", "faint")
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(room).adjusted(fonts.step(1), fonts.step(2), -fonts.step(1), -fonts.step(2))
        places = [_place(point, inner, span, _highest(line)) for point in line.trend]
        accent = theme.colours().colour("accent")
        _paint_ground_below(painter, places, inner.bottom())
        painter.setPen(QPen(accent, 1.5))
        painter.drawPolyline(QPolygonF([middle for _start, middle, _end in places]))
        for start, middle, end in places:
            # A month or a year is as long as it is: no day is made up for it.
            painter.drawLine(QPointF(start, middle.y()), QPointF(end, middle.y()))
        for point, (_start, middle, _end) in zip(line.trend, places, strict=True):
            if point.falls:
                _paint_fall(painter, middle)
        if not line.trend[-1].falls:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(places[-1][1], fonts.step(0.6), fonts.step(0.6))


def paint_place(painter: QPainter, place: QRect) -> None:
    """Which cell of a row the keyboard is at."""
    painter.setPen(QPen(theme.colours().colour("focus"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -2, -3), 3, 3)


def write_name(painter: QPainter, room: QRect, name: str) -> None:
    """On two lines where one is too short, and on three where the row has the height for them."""
    height = fonts.metrics("strong").height()
    lines = wrapped(name, fonts.font("strong"), room.width(), max(2, min(room.height() // height, MOST_NAME_LINES)))
    top = room.top() + (room.height() - len(lines) * height) // 2
    for place, line in enumerate(lines):
        write_line(painter, QRect(room.left(), top + place * height, room.width(), height), line, "strong", "text")


def name_width(name: str) -> int:
    """The least width at which a name stands whole on two lines, without its margins."""
    words, advance = name.split(" "), fonts.metrics("strong").horizontalAdvance
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return min((max(map(advance, each)) for each in breaks), default=advance(name)) + 1


def has_trend(line: Line) -> bool:
    """Whether there is something to draw: claims of different times."""
    return len({(point.first, point.last) for point in line.trend}) >= _LEAST_POINTS


def _paint_pill(painter: QPainter, room: QRect, right: int, word: str) -> None:
    width = pill_size(word, "amber").width()
    paint_pill(painter, QRect(right - width, room.top(), width, room.height()), word, "amber")


def _highest(line: Line) -> float:
    return max((point.value for point in line.trend), default=0.0) or 1.0


def _place(point: TrendPoint, room: QRectF, span: tuple[int, int], highest: float) -> tuple[float, QPointF, float]:
    """Left end, middle and right end of a claim. All rows share one axis of time; each is drawn up from zero."""
    first, last = span
    ends = (point.first, point.last)
    shares = [(day - first) / (last - first) if last > first else 0.5 for day in ends]
    start, end = (room.left() + room.width() * share for share in shares)
    return start, QPointF((start + end) / 2, room.bottom() - room.height() * point.value / highest), end


def _paint_ground_below(painter: QPainter, places: list[tuple[float, QPointF, float]], bottom: float) -> None:
    """A wash down to zero, so that a small step does not look like a large one."""
    (start, first, _end), (_start, last, end) = places[0], places[-1]
    least = fonts.step(0.5)
    start, end = min(start, first.x() - least), max(end, last.x() + least)
    middles = [middle for _start, middle, _end in places]
    line = [QPointF(start, first.y()), *middles, QPointF(end, last.y())]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours().colour("accent_wash"))
    painter.drawPolygon(QPolygonF([QPointF(start, bottom), *line, QPointF(end, bottom)]))


def _paint_fall(painter: QPainter, middle: QPointF) -> None:
    """An amber triangle that points down: lower than before."""
    side = fonts.step(1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours().colour("amber"))
    x, y = middle.x(), middle.y()
    painter.drawPolygon(QPolygonF([QPointF(x - side, y - side), QPointF(x + side, y - side), QPointF(x, y + side)]))
