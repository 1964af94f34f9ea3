"""A chart of claims over time, painted on the screen, into a picture or into SVG by the same lines."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...i18n import _
from ...overview.chart_layout import MOST_SERIES, ChartLayout, PlacedClaim, lay_out
from ...overview.indicator_chart import ChartData
from ...quantity import Quantity
from ..kit import tooltip
from ..kit.regions import Region
from ..kit.written_line import write_line
from ..look import fonts, theme

_ROLES = ("accent", "planned", "text", "dim", "accent", "planned")
_NEAR = 9
# The most that names take of the width.
_NAMES = 0.34


class ChartView(QWidget, Region):
    """A click on a claim says which one is wanted, and so does Enter on the one that the arrows lead to."""

    claim_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = ChartData("", "", ())
        self._current = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Chart"))

    def show_chart(self, data: ChartData) -> None:
        self.data = data
        said = (f"{each.name}: {'; '.join(point.words for point in each.points)}" for each in data.series)
        self.setAccessibleDescription(". ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(150), fonts.step(80))

    @property
    def head(self) -> int:
        """How high the title above the chart is."""
        return _head()

    @property
    def layout_now(self) -> ChartLayout:
        return layout_of(self.data, self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chart(painter, self.data, self.rect())
        at = self._place()
        if at is not None and self.hasFocus():
            painter.translate(0, self.head)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colours().colour("focus"), max(2, fonts.step(0.5))))
            side = fonts.step(2.6)
            point = self.layout_now.points[at]
            painter.drawRoundedRect(
                round(point.x - side), round(point.y - side), 2 * side, 2 * side, fonts.step(1), fonts.step(1)
            )
        painter.end()

    @property
    def current(self) -> str:
        """The id of the claim that the keyboard is at; empty for none."""
        return self._current if self._place() is not None else ""

    def _place(self) -> int | None:
        ids = [each.point.id for each in self.layout_now.points]
        return ids.index(self._current) if self._current in ids else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in ways:
            self._go(*ways[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.claim_opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _go(self, across: int, up: int) -> None:
        """To the claim beside the current one, which then says itself."""
        laid = self.layout_now
        at = laid.beside(self._place(), across, up)
        if at is None:
            return
        placed = laid.points[at]
        self._current = placed.point.id
        self.setAccessibleName(self._words(placed).replace("\n", ", "))
        where = QPoint(round(placed.x), round(placed.y) + self.head + fonts.step(3))
        QToolTip.showText(self.mapToGlobal(where), tooltip(self._words(placed)), self)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _words(self, placed: PlacedClaim) -> str:
        return f"{self.data.series[placed.series].name}\n{placed.point.words}"

    def _at(self, event: QMouseEvent) -> PlacedClaim | None:
        place = event.position()
        return self.layout_now.nearest(place.x(), place.y() - self.head, _NEAR)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event)
        if found and event.button() == Qt.MouseButton.LeftButton:
            self.claim_opened.emit(found.point.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._at(event) else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.layout_now.nearest(event.pos().x(), event.pos().y() - self.head, _NEAR)
            if found:
                QToolTip.showText(event.globalPos(), tooltip(self._words(found)), self)
            return True
        return super().event(event)


def layout_of(data: ChartData, width: int, height: int) -> ChartLayout:
    """Where everything stands below the title and above the notes."""
    line = fonts.metrics("note").height()
    foot = line * (len(data.notes) + 1)
    advance = fonts.metrics("note").horizontalAdvance
    widest = max((advance(each.name) for each in data.series[:MOST_SERIES]), default=0)
    return lay_out(data, width, height - _head() - foot, line, _number, min(width * _NAMES, widest + line))


def _head() -> int:
    return fonts.metrics("strong").height() + fonts.step(2)


def _number(value: float) -> str:
    return Quantity("exact", Decimal(round(value, 4)).normalize()).short()


def paint_chart(painter: QPainter, data: ChartData, place: QRect) -> None:
    """All of it, its title and its notes too, in the colours of the moment."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    now, line = theme.colours(), fonts.metrics("note").height()
    painter.fillRect(place, now.colour("card"))
    title = f"{data.title}, {data.unit}" if data.unit else data.title
    write_line(painter, QRect(0, 0, place.width(), _head()), title, "strong", "text")
    laid = layout_of(data, place.width(), place.height())
    painter.save()
    painter.translate(0, _head())
    _paint_axes(painter, laid, line)
    _paint_lines(painter, laid)
    by_id = {each.point.id: each for each in laid.points}
    for each in laid.points:
        _paint_disagreement(painter, each, by_id)
    for each in laid.points:
        _paint_point(painter, each)
    for name in laid.names:
        room = QRect(round(name.x), round(name.y - line / 2), round(place.width() - name.x), line)
        write_line(painter, room, name.text, "note", _ROLES[name.series % len(_ROLES)])
    painter.restore()
    notes = [_legend(), *data.notes]
    if len(data.series) > MOST_SERIES:
        notes[-1] += " " + _("Only the first {count} are drawn.", count=MOST_SERIES)
    for at, note in enumerate(notes):
        top = place.height() - (len(data.notes) + 1 - at) * line
        write_line(painter, QRect(0, top, place.width(), line), note, "note", "dim")


def _legend() -> str:
    return _(
        "Filled: actual. Open: planned. Cross: disputed or no longer held. Arrow: at least or at most. "
        "Amber: claims that disagree."
    )


def _paint_axes(painter: QPainter, laid: ChartLayout, line: int) -> None:
    now = theme.colours()
    for tick in laid.numbers:
        painter.setPen(now.colour("hairline"))
        painter.drawLine(QPointF(laid.left, tick.at), QPointF(laid.right, tick.at))
        room = QRect(0, round(tick.at - line / 2), round(laid.left - fonts.step(1.5)), line)
        write_line(painter, room, tick.label, "note", "dim", Qt.AlignmentFlag.AlignRight)
    for tick in laid.years:
        painter.setPen(now.colour("grid"))
        painter.drawLine(QPointF(tick.at, laid.top), QPointF(tick.at, laid.bottom))
        room = QRect(round(tick.at), round(laid.bottom + fonts.step(1)), fonts.step(14), line)
        write_line(painter, room, tick.label, "note", "dim")


def _paint_lines(painter: QPainter, laid: ChartLayout) -> None:
    """A thin line joins what is so of one subject; plans and what was withdrawn stand alone."""
    for series in range(MOST_SERIES):
        own = [QPointF(each.x, each.y) for each in laid.points if each.series == series and each.point.sort == "so"]
        if len(own) > 1:
            painter.setPen(QPen(theme.colours().colour(_ROLES[series]), 1.2))
            painter.drawPolyline(QPolygonF(own))


def _paint_disagreement(painter: QPainter, each: PlacedClaim, by_id: dict[str, PlacedClaim]) -> None:
    amber = theme.colours().colour("amber")
    for other in each.point.against:
        if other in by_id and each.point.id < other:
            painter.setPen(QPen(amber, 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(each.x, each.y), QPointF(by_id[other].x, by_id[other].y))
    if each.point.against:
        painter.setPen(QPen(amber, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(each.x, each.y), fonts.step(1.8), fonts.step(1.8))


def _paint_point(painter: QPainter, each: PlacedClaim) -> None:
    now, side = theme.colours(), float(fonts.step(1))
    role = "faint" if each.point.sort == "withdrawn" else _ROLES[each.series % len(_ROLES)]
    colour = now.colour(role)
    painter.setPen(QPen(colour, 1.2))
    if each.right - each.left > 2 * side:
        _paint_span(painter, each, side)
    _paint_ends(painter, each, side)
    middle = QPointF(each.x, each.y)
    if each.point.sort == "withdrawn":
        painter.drawLine(middle + QPointF(-side, -side), middle + QPointF(side, side))
        painter.drawLine(middle + QPointF(-side, side), middle + QPointF(side, -side))
        return
    painter.setBrush(colour if each.point.sort == "so" else now.colour("card"))
    painter.setPen(QPen(colour, 1.5))
    painter.drawPolygon(_shape(each.series, middle, side)) if each.series else painter.drawEllipse(middle, side, side)


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
