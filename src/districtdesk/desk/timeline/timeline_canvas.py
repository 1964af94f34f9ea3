"""The drawing of a timeline: a layout on an axis, kept to the window, its font and its colours, and painted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QSizePolicy, QWidget

from ...painting.timeline import edges
from ...painting.timeline.scene import ProposedDate, Scene, SceneParts, paint_scene, parts_of
from ...painting.timeline.strokes import Strokes
from ...painting.timeline.taking import LanesShown
from ...timeline.axis import Axis
from ...timeline.captioning import Wordings
from ...timeline.density import COMFORTABLE, Density
from ...timeline.drawn import Drawn
from ...timeline.frame import DrawnRow, make_frame
from ...timeline.layout import HEAD, Lane, Layout, Mark, lay_out, settle
from ...timeline.steps import FocusPlace
from ..look import theme

_TITLES_MEASURED = 400
# So many windows are arranged at once where not all is.
_AHEAD = 3

# As many days at least are shown of a lane.
_YEAR = 365.0

# What the scale is kept to while the window changes: where nearly everything lies, all of it, or what was chosen.
Kept = Literal["near", "all", "own"]


class TimelineCanvas(QAbstractScrollArea):
    """Lanes of districts and projects over one axis, with the scale and what is folded; it answers to nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = lay_out([], [], today=date.today())
        # Folded by hand; where a folded lane is a summary, all are but those unfolded by hand.
        self._collapsed: frozenset[str] = frozenset()
        self._unfolded: frozenset[str] = frozenset()
        self._density = COMFORTABLE
        self._axis = Axis(float(date.today().toordinal()), 1.0, 1.0)
        self._kept: Kept = "near"
        self._titles = 0.0
        self._place: FocusPlace | None = None
        self._map: QPixmap | None = None
        self._strokes: Strokes | None = None
        self._hovered: Drawn | None = None
        self._proposed: ProposedDate | None = None
        # Another day than today is looked at.
        self.is_past = False
        self._scene = self.scene()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setViewport(_canvas())
        self.viewport().setMouseTracking(True)

    def set_timeline(self, lanes: Iterable[Lane], marks: Iterable[Mark], today: date) -> None:
        """Show these; the scale and what is folded stay as they are."""
        self.set_layout(lay_out(lanes, marks, today=today))

    def set_layout(self, layout: Layout) -> None:
        """The same for what was laid out elsewhere, off the GUI thread."""
        self._layout = layout
        self._stack()
        self._wordings = Wordings(self._look().width_of)
        self._map = None
        if self._place is not None and self._layout.row_of(self._place.lane) is None:
            self._place = None
        self._measure()

    def set_settled(self, layout: Layout) -> None:
        """The whole of a layout that was pending; what is seen stays where it is. That of another is left alone."""
        if layout.lanes is not self._layout.lanes or self._layout.pending is None:
            return
        folded, former = self._folded(layout), self._layout
        is_stacked = (layout.collapsed, layout.density) == (folded, self._density)
        self._layout = layout if is_stacked else layout.with_collapsed(folded, self._density)
        self._map = None
        # The axis stays too: its ends were guessed from some of the marks, and are hardly others now.
        self._scroll_range()
        self._keep_top(former)

    def settle_all(self) -> None:
        """Arrange what nobody has seen yet, for who needs all of it at once."""
        self.set_settled(settle(self._layout))

    def _keep_top(self, former: Layout) -> None:
        """Scroll to what stood at the top in a former layout."""
        line, bar = self._look().line, self.verticalScrollBar()
        top = bar.value() / line
        was = next(iter(former.rows_between(top, top + 0.1)), None)
        row = self._layout.row_of(was.lane.id) if was else None
        if was is not None and row is not None and row.y != was.y:
            bar.setValue(round((row.y + min(top - was.y, row.height)) * line))
        self.viewport().update()

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

    @property
    def density(self) -> Density:
        return self._density

    def set_density(self, density: Density) -> None:
        """Draw the lanes closer or wider apart; the lane at the top stays there."""
        if density == self._density:
            return
        top = self._top_lane()
        self._density = density
        self._stack()
        self._measure()
        row = self._layout.row_of(top.id) or self._layout.row_of(top.parent or "") if top else None
        if row is not None:
            self.verticalScrollBar().setValue(round(row.y * self._look().line))

    def _top_lane(self) -> Lane | None:
        top = self.verticalScrollBar().value() / self._look().line
        return next((row.lane for row in self._layout.rows_between(top, top + 0.1)), None)

    def _folded(self, layout: Layout) -> frozenset[str]:
        return layout.outer - self._unfolded if self._density.is_dense else self._collapsed

    def _stack(self) -> None:
        self._layout = self._layout.with_collapsed(self._folded(self._layout), self._density, self._sight())

    def _sight(self) -> tuple[float, float]:
        """From where to where rows are seen, in lines, and some more above and below: one scrolls on."""
        line = self._look().line
        top, tall = self.verticalScrollBar().value() / line, max(self._parts().body.height() / line, 1.0)
        return top - tall, top + _AHEAD * tall

    def _settle_seen(self) -> None:
        line, top = self._look().line, float(self.verticalScrollBar().value())
        if not self._layout.is_settled_between(top / line, (top + self._parts().body.height()) / line):
            self._stack()
            self._scroll_range()

    def fit(self) -> None:
        """Show all that lies in plausible years, and go on doing so while the window changes."""
        self._kept = "all"
        self._fit()

    def _fit(self) -> None:
        self._axis = self._axis.showing(*(self._layout.usual if self._kept == "all" else self._layout.near))
        self.viewport().update()

    def fit_current(self) -> None:
        """Show all of the lane that is current, and of what is folded into it."""
        row = self._layout.row_of(self._place.lane) if self._place else None
        shapes = row.shapes() if row else []
        if shapes:
            begin, end = min(shape.begin for shape in shapes), max(shape.end for shape in shapes)
            # A single day alone would leave nothing else in sight.
            lacking = max(_YEAR - (end - begin), 0.0) / 2
            self._move_to(self._axis.showing(begin - lacking, end + lacking))

    def go_to_today(self) -> None:
        self._move_to(self._axis.centred(float(self._layout.today.toordinal())))

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Enlarge the scale about a point of the axis; about the middle where none is given."""
        self._move_to(self._axis.zoomed(factor, self._axis.width / 2 if about is None else about))

    def _fold_or_unfold(self, lane: str) -> None:
        if self._density.is_dense:
            self._unfolded ^= {lane}
        else:
            self._collapsed ^= {lane}
        self._stack()
        self._measure()

    def _move_to(self, axis: Axis) -> None:
        self._kept = "own"
        self._axis = axis
        self.viewport().update()

    def _look(self) -> Strokes:
        now, font, ratio = theme.colours(), self.font(), self.devicePixelRatioF()
        known = self._strokes
        if known is None or known.now is not now or known.font != font or known.ratio != ratio:
            known = self._strokes = Strokes(now, font, ratio)
            self._wordings = Wordings(known.width_of)
            self._map = None
        return known

    def _parts(self) -> SceneParts:
        return parts_of(QSizeF(self.viewport().size()), self._look().line, self._titles)

    def _measure(self) -> None:
        strokes = self._look()
        self._titles = edges.titles_width(self._layout.rows[:_TITLES_MEASURED], strokes, self.viewport().width())
        body = self._parts().body
        self._axis = self._axis.resized(body.width())
        if self._kept != "own":
            self._fit()
        self._scroll_range()
        self._settle_seen()
        self.viewport().update()

    def _scroll_range(self) -> None:
        strokes, body, bar = self._look(), self._parts().body, self.verticalScrollBar()
        bar.setRange(0, max(round((self._layout.height + 0.5) * strokes.line - body.height()), 0))
        bar.setPageStep(round(body.height()))
        bar.setSingleStep(round(strokes.line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._map = None
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._settle_seen()
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
        head, now = self._head(top, rows), date.today()
        beside = now if self.is_past and now != self._layout.today else None
        drawn = (self._layout, self._axis, parts, rows, strokes, self._map)
        return Scene(*drawn, ring, self._hovered, head, self._proposed, beside)

    @property
    def shown(self) -> LanesShown:
        """What is drawn and how, to be drawn elsewhere with all of its lanes."""
        return LanesShown(self._layout, self._axis, float(self.viewport().width()), self.font())

    def _head(self, top: float, rows: Sequence[DrawnRow]) -> DrawnRow | None:
        """The head of the lanes at the top, pushed up by the next one."""
        line = self._look().line
        row = self._layout.head_above(top / line)
        if row is None:
            return None
        tall = HEAD * line
        following = next((each.top for each in rows if each.row.depth == 0 and each.top > 0), tall)
        return DrawnRow(replace(row, height=HEAD, tracks=()), min(0.0, following - tall), tall, [], [])


def _canvas() -> QLabel:
    """Qt calls a label with a picture a graphic, and a plain widget nothing at all."""
    canvas = QLabel()
    canvas.setPixmap(QPixmap(1, 1))
    return canvas
