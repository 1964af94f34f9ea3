"""A chart of claims over time on the screen, which the pointer and the keys walk through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...i18n import _
from ...overview.chart_layout import ChartLayout, PlacedClaim
from ...overview.indicator_chart import ChartData, chart_title
from ...painting.chart_paint import chart_layout, chart_notes, paint_plot
from ...painting.lines import write
from ...painting.timeline.strokes import Strokes
from ..kit import tooltip
from ..kit.drawn import DrawnLook
from ..kit.regions import Region
from ..look import fonts, theme

_NEAR, _ENDLESS = 9, 10_000


class ChartView(QWidget, Region):
    """A click on a claim says which one is wanted, and so does Enter on the one that the arrows lead to."""

    claim_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = ChartData("", "", ())
        self._current = ""
        self._look = DrawnLook(self)
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
        return _head(self._look.strokes)

    @property
    def layout_now(self) -> ChartLayout:
        return layout_of(self.data, self.width(), self.height(), self._look.strokes)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chart(painter, self.data, self.rect(), self._look.strokes)
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


def _head(strokes: Strokes) -> int:
    return round(strokes.bold_metrics.height()) + 2 * strokes.step


def _feet(data: ChartData, width: float, strokes: Strokes) -> list[tuple[str, float]]:
    """The notes below it, each with its height, as wide as the chart."""
    metrics, room = strokes.small_metrics, QRectF(0, 0, width, _ENDLESS)
    flags = int(Qt.TextFlag.TextWordWrap)
    return [(note, metrics.boundingRect(room, flags, note).height()) for note in chart_notes(data)]


def layout_of(data: ChartData, width: int, height: int, strokes: Strokes) -> ChartLayout:
    """Where everything stands below the title and above the notes."""
    foot = sum(tall for _note, tall in _feet(data, width, strokes))
    return chart_layout(data, width, height - _head(strokes) - foot, strokes)


def paint_chart(painter: QPainter, data: ChartData, place: QRect, strokes: Strokes) -> None:
    """All of it, its title and its notes too."""
    painter.fillRect(place, strokes.colour("card"))
    width, head = float(place.width()), _head(strokes)
    write(painter, strokes, QRectF(0, 0, width, head), chart_title(data), "text", strokes.bold)
    painter.save()
    painter.translate(0, head)
    paint_plot(painter, data, layout_of(data, place.width(), place.height(), strokes), width, strokes)
    painter.restore()
    feet = _feet(data, width, strokes)
    top = place.height() - sum(tall for _note, tall in feet)
    painter.setFont(strokes.small)
    painter.setPen(strokes.colour("dim"))
    for note, tall in feet:
        painter.drawText(QRectF(0, top, width, tall), int(Qt.TextFlag.TextWordWrap), note)
        top += tall
