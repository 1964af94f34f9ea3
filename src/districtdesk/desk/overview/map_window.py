"""A map of the districts without a network: circles over the country, as large as a number that one chooses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QDialog, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ...i18n import _
from ...overview.district_map import SIZED_BY, MapLayout, MapPlace, map_places, read_places, say_circles, unplaced
from ...overview.overview import Overview
from ...painting.map_paint import map_layout, paint_map
from ...painting.overview_drawing import DrawnIn, draw_map, map_title
from ...painting.taken import Taken
from ...register.clock import titled
from ...register.queries.coordinates import Coordinates
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import Button, DimLabel, NoteLabel, tooltip
from ..kit.drawn import DrawnLook
from ..kit.foot import foot
from ..kit.on_screen import KeptOnScreen
from ..kit.regions import Region
from ..kit.takeable import Takeable
from ..lists.search_words import say_districts
from ..look import fonts
from ..paper.take_along import TakeAlong

_WIDTH, _HEIGHT = 210, 150


class MapView(QWidget, Region):
    """A click or an arrow selects a district, a double click or Enter opens it."""

    selected = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places: list[MapPlace] = []
        self.chosen = ""
        self._look = DrawnLook(self)
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
        return map_layout(self.places, self.width(), self.height(), self._look.strokes)

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
        paint_map(painter, self.layout_now, self.width(), self.height(), self._look.strokes, self.chosen)
        painter.end()

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


class MapWindow(QDialog):
    """record_wanted: look at this district. district_selected: it was selected here, '' for none. printing_wanted:
    print this drawing.
    """

    record_wanted = Signal(str, str)
    district_selected = Signal(str)
    printing_wanted = Signal(object)

    def __init__(self, feed: Feed, settings: Settings, overview: Overview, parent: QWidget) -> None:
        super().__init__(parent)
        KeptOnScreen(self)
        self._overview, self._coordinates = overview, dict[str, Coordinates]()
        self._feed = feed
        self.setWindowTitle(titled(_("Map of the districts"), feed.register.clock))
        self.sizes, self.view, self._told, self._missing = QComboBox(), MapView(), DimLabel(), NoteLabel()
        self.sizes.setAccessibleName(_("Sized by"))
        for key, title in SIZED_BY.items():
            self.sizes.addItem(_(title), key)
        self.taking = TakeAlong(feed, settings, self)
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 5, 6, 4), gap=2)
        for part in (self.sizes, self.view, self._told, self._missing):
            column.addWidget(part, 1 if part is self.view else 0)
        column.addLayout(foot(*self.taking.buttons(self), close))
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

    def state(self) -> tuple[str, str]:
        """By what circles are sized, and which district is chosen."""
        return self.sizes.currentData(), self.view.chosen

    def take_up(self, sized_by: str, chosen: str) -> None:
        """Go on as the window did whose state this is."""
        self.sizes.setCurrentIndex(self.sizes.findData(sized_by))
        self.view.select(chosen)

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
        self._told.setText(f"{chosen.name}: {chosen.told}" if chosen else say_circles())

    @property
    def takeable(self) -> Takeable:
        """What is drawn, to be saved, copied and printed as it stands."""
        overview, coordinates, sized_by = self._overview, self._coordinates, self.sizes.currentData()
        clock, place = self._feed.register.clock, DrawnIn(fonts.font(), self.view.width(), self.view.height())
        claims = frozenset(each.claim for each in self.view.places if each.claim and sized_by != "projects")
        records = claims | {each.id for each in self.view.places}
        narrowed = [say_districts(overview.of, len(overview.lines))] if overview.of else []

        def made(sources: list[str]) -> Taken:
            return draw_map(overview, coordinates, sized_by, sources, place, clock, narrowed)

        return Takeable(map_title(), records, claims, overview.step, made)
