"""The launches by year as bars: solid for what took place, hatched for what is expected, open for what may be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...i18n import _, number
from ...overview.launch_bars import SORTS, PlacedBar, YearBar, place_bars, year_bars
from ...overview.launch_years import LaunchYears
from ..kit import tooltip
from ..kit.regions import Region
from ..kit.written_line import write_line
from ..look import fonts, theme

_HIGH = 36
_SIDES = 3
_NARROWEST = 10
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class LaunchChart(QWidget, Region):
    """Left and Right go from year to year; a click or Enter says whose launches are wanted."""

    bar_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years = LaunchYears(())
        self._this_year = 0
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Launches by year"))

    @property
    def bars(self) -> tuple[YearBar, ...]:
        """Those that are shown at this width."""
        most = max(3, (self.width() - 2 * fonts.step(_SIDES)) // fonts.step(_NARROWEST))
        return year_bars(self._years, self._this_year, most)

    def show_years(self, years: LaunchYears, this_year: int) -> None:
        self._years, self._this_year = years, this_year
        said = " ".join(bar.spoken() for bar in self.bars)
        self.setAccessibleDescription(said or _("No launch has a year yet."))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(80), fonts.step(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.step(40), fonts.step(_HIGH))

    def _placed(self) -> list[PlacedBar]:
        line = fonts.metrics("note").height()
        inner = self.width() - 2 * fonts.step(_SIDES)
        return place_bars(self.bars, inner, 2 * line + fonts.step(1), self.height() - line - fonts.step(3))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend(painter)
        placed = self._placed()
        if not placed:
            write_line(painter, self.rect(), _("No launch has a year yet."), "body", "faint", _CENTRE)
        painter.translate(fonts.step(_SIDES), 0)
        for at, each in enumerate(placed):
            self._paint_bar(painter, each, is_current=at == self._current and self.hasFocus())
        if placed:
            bottom = self._bottom()
            painter.setPen(theme.colours().colour("outline"))
            painter.drawLine(QPointF(0, bottom), QPointF(self.width() - 2 * fonts.step(_SIDES), bottom))
        painter.end()

    def _bottom(self) -> float:
        return self.height() - fonts.metrics("note").height() - fonts.step(3)

    def _paint_bar(self, painter: QPainter, placed: PlacedBar, *, is_current: bool) -> None:
        for part in placed.parts:
            box = QRectF(placed.bar_left, part.top, placed.bar_width, part.height)
            paint_sort(painter, box, part.sort)
        line = fonts.metrics("note").height()
        room = QRect(round(placed.left), round(self._bottom()) + fonts.step(1), round(placed.width), line)
        is_now = placed.bar.first == placed.bar.last == self._this_year
        write_line(
            painter, room, placed.bar.label, "section" if is_now else "note", "text" if is_now else "dim", _CENTRE
        )
        if placed.top is not None:
            above = QRect(round(placed.left), round(placed.top) - line, round(placed.width), line)
            write_line(painter, above, number(placed.bar.count), "note", "text", _CENTRE)
        if is_current:
            painter.setPen(QPen(theme.colours().colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            top = 2 * line
            painter.drawRoundedRect(QRectF(placed.left + 1, top, placed.width - 2, self.height() - top - 2), 3, 3)

    def _paint_legend(self, painter: QPainter) -> None:
        words = {"took_place": _("took place"), "expected": _("expected"), "perhaps": _("in one of several years")}
        left, side = fonts.step(_SIDES), fonts.metrics("note").ascent()
        for sort in SORTS:
            top = (fonts.metrics("note").height() - side) / 2
            paint_sort(painter, QRectF(left, top, side, side), sort)
            left += side + fonts.step(1.5)
            room = QRect(left, 0, max(self.width() - left, 0), fonts.metrics("note").height())
            left += write_line(painter, room, words[sort], "note", "dim") + fonts.step(4)

    # What is done with it.

    def _at(self, place: QPoint) -> int:
        x = place.x() - fonts.step(_SIDES)
        found = (at for at, each in enumerate(self._placed()) if each.left <= x < each.left + each.width)
        return next(found, -1)

    def _open(self, at: int) -> None:
        bars = self.bars
        if 0 <= at < len(bars) and bars[at].count:
            self.bar_opened.emit(bars[at])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._current = self._at(event.position().toPoint())
        self.update()
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self._current)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        leads_on = 0 <= at < len(self.bars) and self.bars[at].count
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads_on else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.bars) - 1
        steps = {
            Qt.Key.Key_Left: max(self._current - 1, 0),
            Qt.Key.Key_Right: min(self._current + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and last >= 0:
            self._current = steps[key]
            self.setAccessibleDescription(self.bars[self._current].spoken())
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(event.pos())
            if 0 <= at < len(self.bars):
                QToolTip.showText(event.globalPos(), tooltip(self.bars[at].spoken()), self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._current = max(self._current, 0)
            self.update()
        return super().event(event)


def paint_sort(painter: QPainter, box: QRectF, sort: str) -> None:
    """A piece of a bar: solid, hatched or open, so that it is told without its colour too."""
    now = theme.colours()
    if sort == "took_place":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("accent"))
        painter.drawRect(box)
        return
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    pen = QPen(now.colour("planned"), 1)
    if sort == "perhaps":
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.colour("planned_wash") if sort == "expected" else now.colour("card"))
    painter.drawRect(inner)
    if sort == "expected":
        painter.setBrush(QBrush(now.colour("planned"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(inner)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(inner)
