"""The timeline on the screen: what the pointer, the wheel and the keys do to it, and what it tells of itself."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ...i18n import _
from ...painting.timeline import edges
from ...painting.timeline.scene import ProposedDate
from ...timeline import words
from ...timeline.drawn import Drawn
from ...timeline.frame import DrawnRow
from ...timeline.layout import HEAD, Mark, Shape
from ...timeline.proposing import announcement, may_be_announced_anew, proposed_date
from ...timeline.steps import FocusPlace, shape_at
from ..kit.deeds import deeds_menu
from ..kit.regions import Region
from .deeds import timeline_deeds
from .keys import answer, is_known
from .timeline_canvas import TimelineCanvas

_WHEEL_NOTCH, _ZOOM_NOTCH = 120.0, 1.2
_MOST_TOLD = 8
# How near to its end a shape is taken hold of there, in points.
_END = 5.0


class TimelineView(TimelineCanvas, Region):
    """The drawing under the pointer and the keys. `record_opened` carries the kind of record and its id,
    `density_wanted` the key of a density."""

    record_opened = Signal(str, str)
    current_changed = Signal(str, str)
    density_wanted = Signal(str)
    promises_wanted = Signal()
    saving_wanted = Signal()
    announcing_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # What the current mark or title says.
        self.told = ""
        self._pressed: QPointF | None = None
        self._grabbed = ""
        self._held = self._scene
        self._dragged_end: tuple[DrawnRow, Drawn] | None = None
        self._introduce()

    def _introduce(self, current: str = "") -> None:
        """To a screen reader: what it is, where the keyboard is in it, and where the same stands in words."""
        told = f"{current}. {_table_words()}" if current else _table_words()
        for part in (self, self.viewport()):
            part.setAccessibleName(_("Timeline"))
            part.setAccessibleDescription(told)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._introduce()
            self.viewport().update()

    def toggle(self, lane: str) -> None:
        """Fold or unfold a lane."""
        self._fold_or_unfold(lane)
        if self._place is not None and self._layout.row_of(self._place.lane) is None:
            self._go(FocusPlace(lane))

    # The pointer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position()
        self._dragged_end = self._end_under(event.position())
        body = self._parts().body
        if event.position().y() > body.bottom():
            self._grabbed = "map"
            # The map grows with a view beyond it; the days would run away from under a hand that holds still.
            self._held = self._scene
            self._show_from_map(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            self._hover(at)
            return
        moved = at - self._pressed
        if not self._grabbed and moved.manhattanLength() >= QApplication.startDragDistance():
            self._grabbed = "end" if self._dragged_end else "body"
            shape = Qt.CursorShape.SizeHorCursor if self._dragged_end else Qt.CursorShape.ClosedHandCursor
            self.viewport().setCursor(shape)
        if self._grabbed == "map":
            self._show_from_map(at)
        elif self._grabbed == "end":
            self._propose(at)
        elif self._grabbed == "body":
            self._pressed = at
            self._move_to(self._axis.panned(-moved.x()))
            self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() - moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._pressed is not None and not self._grabbed
        if self._grabbed == "end" and self._proposed is not None and self._dragged_end is not None:
            row, drawn = self._dragged_end
            self.announcing_wanted.emit(announcement(row.row.lane, drawn.shape, self._proposed.when))
        self._let_go()
        if was_click and event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())

    def _let_go(self) -> None:
        self._pressed, self._grabbed, self._dragged_end, self._proposed = None, "", None, None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _end_under(self, at: QPointF) -> tuple[DrawnRow, Drawn] | None:
        """An announced date of which the pointer is on an end: it is dragged to where it is announced anew."""
        row, drawn = self._scene.row_under(at), self._scene.drawn_under(at)
        if row is None or drawn is None or drawn.is_thin or not may_be_announced_anew(drawn.shape):
            return None
        x = at.x() - self._parts().body.left()
        is_at_end = drawn.shape.form == "day" or min(abs(x - drawn.x0), abs(x - drawn.x1)) <= _END
        return (row, drawn) if is_at_end and len(drawn.marks) == 1 else None

    def _propose(self, at: QPointF) -> None:
        """Another date; none where the pointer is back at the end that it took hold of."""
        is_back = self._pressed is not None and abs(at.x() - self._pressed.x()) < QApplication.startDragDistance()
        if is_back:
            self._proposed = None
            self.viewport().update()
            return
        x = at.x() - self._parts().body.left()
        when = proposed_date(self._axis, x, self._look().small_metrics.horizontalAdvance("0"))
        y = self._dragged_end[1].y if self._dragged_end else 0.0
        self._proposed = ProposedDate(x, y, when)
        self.viewport().update()

    def announce_current(self) -> None:
        """Ask for another date of what is current, where it was announced."""
        row = self._layout.row_of(self._place.lane) if self._place else None
        shape = shape_at(self._layout, self._place) if self._place else None
        if row is not None and shape is not None and may_be_announced_anew(shape):
            self.announcing_wanted.emit(announcement(row.lane, shape, None))

    def may_announce_current(self) -> bool:
        shape = shape_at(self._layout, self._place) if self._place else None
        return shape is not None and may_be_announced_anew(shape)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.viewport().update()

    def _hover(self, at: QPointF) -> None:
        drawn = self._scene.drawn_under(at)
        on_title = at.x() < self._parts().body.left() and self._scene.row_under(at) is not None
        leads = bool(drawn or on_title or self._scene.beyond_under(at))
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        if drawn and drawn.shape.form != "day" and self._end_under(at):
            shape = Qt.CursorShape.SizeHorCursor
        self.viewport().setCursor(shape)
        if drawn != self._hovered:
            self._hovered = drawn
            self.viewport().update()

    def _show_from_map(self, at: QPointF) -> None:
        self._move_to(self._axis.centred(self._held.map_day(at.x())))

    def _click(self, at: QPointF) -> None:
        row, drawn = self._scene.row_under(at), self._scene.drawn_under(at)
        if row is None:
            return
        arrow = self._scene.beyond_under(at)
        if arrow is not None:
            self.go(FocusPlace(row.row.lane.id, arrow.shape.mark.id))
        elif drawn is not None:
            self._click_on(row, drawn)
        elif at.x() < self._parts().body.left():
            # Left of the title all of the height folds: a triangle is small, and what is folded is high.
            if row.row.has_children and at.x() < edges.triangle_at(row, self._look()).right() + 2:
                self.toggle(row.row.lane.id)
            else:
                self._go(FocusPlace(row.row.lane.id))
                self.record_opened.emit(row.row.lane.record_kind, row.row.lane.record_id)

    def _click_on(self, row: DrawnRow, drawn: Drawn) -> None:
        self._go(FocusPlace(row.row.lane.id, drawn.shape.mark.id))
        days = {mark.start.earliest for mark in drawn.marks}
        if len(days) > 1:
            self.zoom(4.0, (drawn.x0 + drawn.x1) / 2)
        else:
            self.record_opened.emit(drawn.shape.mark.record_kind, drawn.shape.mark.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        body, at, delta = self._parts().body, event.position(), event.angleDelta()
        is_sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) or abs(delta.x()) > abs(delta.y())
        if is_sideways:
            self._move_to(self._axis.panned(-(delta.x() or delta.y()) / _WHEEL_NOTCH * 60))
        elif at.x() < body.left():
            super().wheelEvent(event)
        else:
            self.zoom(_ZOOM_NOTCH ** (delta.y() / _WHEEL_NOTCH), at.x() - body.left())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(QPointF(event.pos())), self.viewport())
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), event.position().x() - self._parts().body.left())
            return True
        return super().viewportEvent(event)

    def told_at(self, at: QPointF) -> str:
        """The tooltip at a point of the viewport, as escaped rich text; empty where there is nothing to tell."""
        row, drawn = self._scene.row_under(at), self._scene.drawn_under(at)
        if drawn is not None:
            stories = [self._story(drawn.shape, row)] if len(drawn.marks) == 1 else []
            stories = stories or [self._within(mark, row, words.story(mark)) for mark in drawn.marks[:_MOST_TOLD]]
            rest = len(drawn.marks) - len(stories)
            return _rich(stories + ([[words.and_more(rest)]] if rest else []))
        arrow = self._scene.beyond_under(at)
        if arrow is not None:
            return _rich([self._story(arrow.shape, row)])
        if row is None or at.x() >= self._parts().body.left():
            return ""
        titled = [row.row.lane.title, *filter(None, [edges.subtitle_of(row.row)])]
        undated = [words.story(mark) for mark in row.row.undated[:_MOST_TOLD]]
        return _rich([titled, *undated])

    def _story(self, shape: Shape, row: DrawnRow | None) -> list[str]:
        return self._within(shape.mark, row, words.story_of(shape))

    def _within(self, mark: Mark, row: DrawnRow | None, story: list[str]) -> list[str]:
        """A story that says first of what it is, where the lane is summed up in another's."""
        is_own = row is not None and mark.lane == row.row.lane.id
        return story if is_own else [self._layout.title_of(mark.lane), *story]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the mark or the title under the pointer; by the key for menus of the current one."""
        is_by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if is_by_mouse:
            at = QPointF(event.pos())
            row, drawn = self._scene.row_under(at), self._scene.drawn_under(at)
            if row is not None:
                self._go(FocusPlace(row.row.lane.id, drawn.shape.mark.id) if drawn else FocusPlace(row.row.lane.id))
        where = event.pos() if is_by_mouse else self._below_current()
        deeds_menu(timeline_deeds(self), self).popup(self.viewport().mapToGlobal(where))

    def _below_current(self) -> QPoint:
        body, row = self._parts().body, self._layout.row_of(self._place.lane) if self._place else None
        below = (row.y + row.height) * self._look().line - self.verticalScrollBar().value() if row else 0
        return QPointF(body.left(), body.top() + below).toPoint()

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._grabbed:
            # What was dragged stays as it is, and nothing is proposed.
            self._let_go()
            return
        if not answer(self, event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # A form's shortcuts must not take the keys that this view understands.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (is_known(event) or (self._grabbed and event.key() == Qt.Key.Key_Escape))
        ):
            event.accept()
            return True
        return super().event(event)

    def ask_for_promises(self) -> None:
        self.promises_wanted.emit()

    def ask_for_saving(self) -> None:
        self.saving_wanted.emit()

    def space(self, density: str) -> None:
        """Ask for lanes as close as this key of DENSITIES says."""
        self.density_wanted.emit(density)

    def open_current(self) -> None:
        """Open the record of the current mark, or of the current lane."""
        if self._place is None:
            return
        shape, row = shape_at(self._layout, self._place), self._layout.row_of(self._place.lane)
        if shape is not None:
            self.record_opened.emit(shape.mark.record_kind, shape.mark.id)
        elif row is not None:
            self.record_opened.emit(row.lane.record_kind, row.lane.record_id)

    def go(self, place: FocusPlace) -> None:
        """Make a mark or a title current, bring it into sight and tell a screen reader of it."""
        self._go(place)
        self._bring_into_sight(place)

    def _go(self, place: FocusPlace) -> None:
        self._place = place
        row, shape = self._layout.row_of(place.lane), shape_at(self._layout, place)
        if row is not None:
            story = words.story_of(shape) if shape else [edges.subtitle_of(row)]
            lane = self._layout.title_of(shape.mark.lane) if shape else row.lane.title
            self.told = ". ".join(part for part in [lane, *story] if part)
            self._introduce(self.told)
            opened = (shape.mark.record_kind, shape.mark.id) if shape else (row.lane.record_kind, row.lane.record_id)
            self.current_changed.emit(*opened)
        self.viewport().update()

    def _bring_into_sight(self, place: FocusPlace) -> None:
        row, shape = self._layout.row_of(place.lane), shape_at(self._layout, place)
        if row is None:
            return
        line, body, bar = self._look().line, self._parts().body, self.verticalScrollBar()
        # A lane within another stands below its head.
        top, bottom = (row.y - (HEAD if row.depth else 0)) * line, (row.y + row.height) * line
        if top < bar.value() or bottom > bar.value() + body.height():
            bar.setValue(round(top if top < bar.value() else bottom - body.height()))
        if shape is not None and not self._axis.first <= shape.begin <= self._axis.last:
            self._move_to(self._axis.centred(shape.begin))


def _table_words() -> str:
    return _("Ctrl+L shows the same as a table.")


def _rich(stories: list[list[str]]) -> str:
    """Escaped lines, the first of each story bold, an empty line between stories."""
    lines = ("<br>".join([f"<b>{html.escape(first)}</b>", *map(html.escape, rest)]) for first, *rest in stories)
    return "<br><br>".join(lines)
