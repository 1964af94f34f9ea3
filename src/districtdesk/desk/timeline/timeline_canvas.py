"""The drawing of a timeline: a layout on an axis, kept to the window, its font and its colours, and painted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QSizePolicy, QWidget

from ...timeline.axis import Axis
from ...timeline.frame import Drawn, Wordings, make_frame
from ...timeline.layout import Lane, Layout, Mark, lay_out
from ...timeline.steps import FocusPlace
from ..look import theme
from . import edges, paint
from .scene import Scene, SceneParts, paint_scene, parts_of

_TITLES_MEASURED = 400


class TimelineCanvas(QAbstractScrollArea):
    """Lanes of districts and projects over one axis, with the scale and what is folded; it answers to nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = lay_out([], [], today=date.today())
        self._collapsed: frozenset[str] = frozenset()
        self._axis = Axis(float(date.today().toordinal()), 1.0, 1.0)
        self._is_fitted = True
        self._titles = 0.0
        self._place: FocusPlace | None = None
        self._map: QPixmap | None = None
        self._strokes: paint.Strokes | None = None
        self._hovered: Drawn | None = None
        self._scene = self.scene()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setViewport(_canvas())
        self.viewport().setMouseTracking(True)

    def set_timeline(self, lanes: Iterable[Lane], marks: Iterable[Mark], today: date) -> None:
        """Show these; the scale and what is folded stay as they are."""
        self.set_layout(lay_out(lanes, marks, today=today, collapsed=self._collapsed))

    def set_layout(self, layout: Layout) -> None:
        """The same for what was laid out elsewhere, off the GUI thread."""
        self._layout = layout.with_collapsed(self._collapsed)
        self._wordings = Wordings(self._look().width_of)
        self._map = None
        if self._place is not None and self._layout.row_of(self._place.lane) is None:
            self._place = None
        self._measure()

    @property
    def axis(self) -> Axis:
        return self._axis

    @property
    def timeline(self) -> Layout:
        return self._layout

    @property
    def place(self) -> FocusPlace | None:
        return self._place

    def sizeHint(self) -> QSize:
        line = self._look().line
        return QSize(line * 45, line * 26)

    def fit(self) -> None:
        """Show all that lies in plausible years, and go on doing so while the window changes."""
        self._is_fitted = True
        begin, end = self._layout.usual
        self._axis = self._axis.fitted(begin, end + (end - begin) * 0.11)
        self.viewport().update()

    def go_to_today(self) -> None:
        self._move_to(self._axis.centred(float(self._layout.today.toordinal())))

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Enlarge the scale about a point of the axis; about the middle where none is given."""
        self._move_to(self._axis.zoomed(factor, self._axis.width / 2 if about is None else about))

    def _fold(self, collapsed: frozenset[str]) -> None:
        self._collapsed = collapsed
        self._layout = self._layout.with_collapsed(collapsed)
        self._measure()

    def _move_to(self, axis: Axis) -> None:
        self._is_fitted = False
        self._axis = axis
        self.viewport().update()

    def _look(self) -> paint.Strokes:
        now, font, ratio = theme.colours(), self.font(), self.devicePixelRatioF()
        known = self._strokes
        if known is None or known.now is not now or known.font != font or known.ratio != ratio:
            known = self._strokes = paint.Strokes(now, font, ratio)
            self._wordings = Wordings(known.width_of)
            self._map = None
        return known

    def _parts(self) -> SceneParts:
        return parts_of(QSizeF(self.viewport().size()), self._look().line, self._titles)

    def _measure(self) -> None:
        strokes = self._look()
        self._titles = edges.titles_width(self._layout.rows[:_TITLES_MEASURED], strokes)
        body = self._parts().body
        self._axis = self._axis.resized(body.width())
        if self._is_fitted:
            self.fit()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(round((self._layout.height + 0.5) * strokes.line - body.height()), 0))
        bar.setPageStep(round(body.height()))
        bar.setSingleStep(round(strokes.line))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._map = None
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._scene = self.scene()
        painter = QPainter(self.viewport())
        paint_scene(painter, self._scene)
        painter.end()

    def scene(self) -> Scene:
        """All that is needed to paint the window as it stands, on the screen or elsewhere."""
        strokes, parts = self._look(), self._parts()
        top = float(self.verticalScrollBar().value())
        rows = make_frame(self._layout, self._axis, top, parts.body.height(), strokes.line, self._wordings)
        if self._map is None:
            size, ratio = parts.map.size().toSize(), self.devicePixelRatioF()
            self._map = edges.map_picture(self._layout, size.width(), size.height(), strokes, ratio)
        ring = self._place if self.hasFocus() else None
        return Scene(self._layout, self._axis, parts, rows, strokes, self._map, ring, self._hovered)


def _canvas() -> QLabel:
    """Qt calls a label with a picture a graphic, and a plain widget nothing at all."""
    canvas = QLabel()
    canvas.setPixmap(QPixmap(1, 1))
    return canvas
