"""A map of the districts without a network: circles over the country, as large as a number that one chooses."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QDialog, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ... import i18n
from ...i18n import _
from ...overview.district_map import (
    SIZED_BY,
    MapLayout,
    MapPlace,
    lay_out_map,
    map_places,
    read_places,
    unplaced,
)
from ...overview.map_outline import read_outline
from ...overview.overview import Overview
from ...register.clock import titled
from ...register.queries.coordinates import Coordinates
from ..feed.register_feed import Feed
from ..kit import Button, DimLabel, NoteLabel, tooltip
from ..kit.foot import foot
from ..kit.regions import Region
from ..kit.written_line import write_line
from ..look import fonts, theme
from .district_table import HEADINGS
from .map_ground import paint_ground

_WIDTH, _HEIGHT = 210, 150


class MapView(QWidget, Region):
    """A click or an arrow selects a district, a double click or Enter opens it."""

    selected = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places: list[MapPlace] = []
        self.chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Map of the districts"))

    def show_places(self, places: list[MapPlace]) -> None:
        self.places = places
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(_WIDTH), fonts.step(_HEIGHT - 30))

    @property
    def layout_now(self) -> MapLayout:
        # The name of the chosen one is heavier, and takes no room from others when it is.
        advance, height = fonts.metrics("section").horizontalAdvance, fonts.metrics("note").height()
        size = float(self.width()), float(self.height())
        return lay_out_map(self.places, *size, height, lambda text: advance(text) + 2, _degrees, read_outline())

    def select(self, district: str) -> None:
        """Have this district stand out."""
        if district != self.chosen:
            self.chosen = district
            self._say()
            self.update()
            self.selected.emit(district)

    def _say(self) -> None:
        said = [f"{each.name}: {each.told}" for each in self.places if not self.chosen or each.id == self.chosen]
        self.setAccessibleDescription(". ".join(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, laid = theme.colours(), self.layout_now
        paint_ground(painter, laid, self.rect())
        self._paint_grid(painter, laid)
        for each in laid.places:
            is_chosen = each.place.id == self.chosen
            is_known = each.place.size is not None
            painter.setPen(QPen(now.colour("focus" if is_chosen else "accent"), 3 if is_chosen else 1.2))
            painter.setBrush(now.colour("accent_wash") if is_known else now.colour("card"))
            painter.drawEllipse(QPointF(each.x, each.y), each.radius, each.radius)
        for name in laid.areas:
            left, top, right, bottom = map(round, name.box)
            write_line(painter, QRect(left, top, right - left + 2, bottom - top), name.name, "note", "faint")
        painter.setPen(QPen(now.colour("dim"), 1))
        for each in laid.places:
            if each.leader:
                painter.drawLine(QLineF(*each.leader))
        for each in laid.places:
            if each.label:
                left, top, right, bottom = map(round, each.label)
                style: fonts.TextStyle = "section" if each.place.id == self.chosen else "note"
                write_line(painter, QRect(left, top, right - left + 2, bottom - top), each.place.name, style, "text")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(now.colour("hairline"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_grid(self, painter: QPainter, laid: MapLayout) -> None:
        line = fonts.metrics("note").height()
        for each in laid.meridians:
            painter.setPen(theme.colours().colour("hairline"))
            painter.drawLine(QPointF(each.at, 0), QPointF(each.at, self.height()))
            place = QRect(round(each.at) + fonts.step(1), self.height() - line, fonts.step(20), line)
            write_line(painter, place, each.label, "note", "faint")
        for each in laid.parallels:
            painter.setPen(theme.colours().colour("hairline"))
            painter.drawLine(QPointF(0, each.at), QPointF(self.width(), each.at))
            place = QRect(fonts.step(1), round(each.at) - line, fonts.step(20), line)
            write_line(painter, place, each.label, "note", "faint")

    def _at(self, x: float, y: float) -> MapPlace | None:
        found = self.layout_now.at(x, y)
        return found.place if found else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().x(), event.position().y())
        if found:
            self.select(found.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().x(), event.position().y())
        if found:
            self.opened.emit(found.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().x(), event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if key in steps and self.places:
            ids = [each.id for each in self.places]
            at = ids.index(self.chosen) + steps[key] if self.chosen in ids else 0
            self.select(ids[at % len(ids)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(event.pos().x(), event.pos().y())
            if found:
                QToolTip.showText(event.globalPos(), tooltip(f"{found.name}\n{found.told}"), self)
            return True
        return super().event(event)


def _degrees(value: float) -> str:
    return i18n.number(Decimal(str(value)))


class MapWindow(QDialog):
    """record_wanted: look at this district. district_selected: it was selected here, '' for none."""

    record_wanted = Signal(str, str)
    district_selected = Signal(str)

    def __init__(self, feed: Feed, overview: Overview, parent: QWidget) -> None:
        super().__init__(parent)
        self._overview, self._coordinates = overview, dict[str, Coordinates]()
        self._feed = feed
        self.setWindowTitle(titled(_("Map of the districts"), feed.register.clock))
        self.sizes, self.view, self._told, self._missing = QComboBox(), MapView(), DimLabel(), NoteLabel()
        self.sizes.setAccessibleName(_("Sized by"))
        for key in SIZED_BY:
            self.sizes.addItem(_(HEADINGS[key]), key)
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 5, 6, 4), gap=2)
        for part in (self.sizes, self.view, self._told, self._missing):
            column.addWidget(part, 1 if part is self.view else 0)
        column.addLayout(foot(close))
        self.resize(fonts.step(_WIDTH), fonts.step(_HEIGHT))
        self.sizes.currentIndexChanged.connect(lambda _at: self._draw())
        self.view.selected.connect(self._tell)
        self.view.opened.connect(lambda district: self.record_wanted.emit("district", district))
        self.view.setFocus()
        self.show_overview(overview)

    def show_overview(self, overview: Overview) -> None:
        """Draw what is known now."""
        self._overview = overview
        register = self._feed.register
        self._feed.run(lambda: read_places(register), self._place, owner=self)

    def _place(self, coordinates: dict[str, Coordinates]) -> None:
        self._coordinates = coordinates
        missing = ", ".join(unplaced(self._overview, coordinates))
        self._missing.setText(_("Without coordinates: {names}.", names=missing) if missing else "")
        self._missing.setVisible(bool(missing))
        self._draw()

    def _draw(self) -> None:
        self.view.show_places(map_places(self._overview, self._coordinates, self.sizes.currentData()))
        self._say()

    def _tell(self, district: str) -> None:
        self._say()
        self.district_selected.emit(district)

    def _say(self) -> None:
        chosen = next((each for each in self.view.places if each.id == self.view.chosen), None)
        hint = _("The area of a circle says how much it is; an empty one that it is not stated.")
        hint += " " + _("Outline: Natural Earth, public domain.")
        self._told.setText(f"{chosen.name}: {chosen.told}" if chosen else hint)
