"""What was promised when, on the screen: a line a project, which the pointer and the keys walk along."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QToolTip, QWidget

from ...i18n import _
from ...painting.timeline.promise_paint import PromiseScene, paint_promises
from ...painting.timeline.strokes import Strokes
from ...painting.timeline.taking import PromisesShown, fit_promises, promises_body
from ...timeline import words
from ...timeline.axis import Axis
from ...timeline.promises import DrawnPromise, DrawnPromises, Promises, draw_promises
from ..kit import tooltip
from ..kit.mnemonics import pressed_key
from ..kit.regions import Region
from ..look import theme

_NOTCH, _ZOOM_NOTCH, _ZOOM, _NEAR = 120.0, 1.2, 1.4, 9.0
_Key = Qt.Key


class PromiseView(QLabel, Region):
    """`record_opened` carries the kind of record and its id; `promises_wanted`: this view or the other."""

    record_opened = Signal(str, str)
    promises_wanted = Signal()
    saving_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._promises = Promises((), date.today(), 0)
        self._across, self._up = Axis(0, 1, 1), Axis(0, 1, 1)
        self._is_fitted = True
        self._strokes: Strokes | None = None
        self._lane, self._index = "", 0
        self._hovered = ""
        self._pressed: QPointF | None = None
        self._is_dragged = False
        self._scene = self.scene()
        # What the current promise says.
        self.told = ""
        # Qt calls a label with a picture a graphic.
        self.setPixmap(QPixmap(1, 1))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._introduce()

    def sizeHint(self) -> QSize:
        line = self._look().line
        return QSize(line * 45, line * 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def set_promises(self, promises: Promises) -> None:
        """Show these; the scale stays where somebody chose one."""
        self._promises = promises
        if all(line.lane.id != self._lane for line in promises.lines):
            self._lane, self._index = "", 0
        self._measure()

    @property
    def promises(self) -> Promises:
        return self._promises

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Across and up."""
        return self._across, self._up

    @property
    def shown(self) -> PromisesShown:
        """What is drawn and how, to be drawn elsewhere."""
        return PromisesShown(self._promises, *self.axes, QRectF(self.rect()), self.font())

    def fit(self) -> None:
        self._is_fitted = True
        self._across, self._up = fit_promises(self._promises, self._across, self._up)
        self.update()

    def go_to_today(self) -> None:
        now = float(self._promises.today.toordinal())
        self._move_to(self._across.centred(now), self._up.centred(now))

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Enlarge both scales about a point of the drawing; about the middle where none is given."""
        at = about or QPointF(self._across.width / 2, self._up.width / 2)
        self._move_to(self._across.zoomed(factor, at.x()), self._up.zoomed(factor, self._up.width - at.y()))

    def _move_to(self, across: Axis, up: Axis) -> None:
        self._is_fitted = False
        self._across, self._up = across, up
        self.update()

    def _look(self) -> Strokes:
        now, font, ratio = theme.colours(), self.font(), self.devicePixelRatioF()
        known = self._strokes
        if known is None or known.now is not now or known.font != font or known.ratio != ratio:
            known = self._strokes = Strokes(now, font, ratio)
        return known

    @property
    def body(self) -> QRectF:
        """Where the promises stand, within the words of the axes."""
        return promises_body(self.width(), self.height(), self._look().line)

    def _measure(self) -> None:
        body = self.body
        self._across, self._up = self._across.resized(body.width()), self._up.resized(body.height())
        if self._is_fitted:
            self.fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._scene = self.scene()
        painter = QPainter(self)
        paint_promises(painter, self._scene)
        painter.end()

    def scene(self) -> PromiseScene:
        """All that is needed to paint the window as it stands, on the screen or elsewhere."""
        strokes = self._look()
        first = self._hovered or self._lane
        drawn = draw_promises(self._promises, self._across, self._up, strokes.line, strokes.width_of, first)
        # While it is out of sight, nothing else steps back for it.
        first = first if any(each.line.lane.id == first for each in drawn) else ""
        current = (self._lane, self._index) if self.hasFocus() and self._lane else None
        whole = QRectF(self.rect())
        return PromiseScene(self._promises, self._across, self._up, whole, self.body, drawn, strokes, first, current)

    # The pointer.

    def under(self, at: QPointF) -> tuple[DrawnPromises, DrawnPromise] | None:
        """The promise at a point of the widget, or nearest to it within a few points."""
        point = at - self.body.topLeft()
        near = _NEAR * self._look().size
        found = [(_distance(each, point), drawn, each) for drawn in self._scene.drawn for each in drawn.points]
        distance, drawn, each = min(found, key=lambda one: one[0], default=(near + 1, None, None))
        return (drawn, each) if drawn is not None and each is not None and distance <= near else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            found = self.under(at)
            self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
            hovered = found[0].line.lane.id if found else ""
            if hovered != self._hovered:
                self._hovered = hovered
                self.update()
            return
        moved = at - self._pressed
        if self._is_dragged or moved.manhattanLength() >= QApplication.startDragDistance():
            self._is_dragged, self._pressed = True, at
            self._move_to(self._across.panned(-moved.x()), self._up.panned(moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._pressed is not None and not self._is_dragged
        self._pressed, self._is_dragged = None, False
        found = self.under(event.position()) if was_click else None
        if found is not None:
            line, promise = found[0].line, found[1].promise
            self._go(line.lane.id, line.promises.index(promise))
            self.open_current()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = ""
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_ZOOM_NOTCH ** (event.angleDelta().y() / _NOTCH), event.position() - self.body.topLeft())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tooltip("\n".join(_story(*found))) if found else "", self)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    # The keyboard.

    def _meant(self, event: QKeyEvent) -> str:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return ""
        letter = pressed_key(event)
        return letter.upper() if letter.isalpha() and letter.upper() in "FTPS" else _KEYS.get(Qt.Key(event.key()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = self._meant(event)
        steps = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
        if meant in steps:
            self._step(*steps[meant])
        elif meant in ("+", "-"):
            self.zoom(_ZOOM if meant == "+" else 1 / _ZOOM)
        elif meant == "F":
            self.fit()
        elif meant == "T":
            self.go_to_today()
        elif meant == "P":
            self.promises_wanted.emit()
        elif meant == "S":
            self.saving_wanted.emit()
        elif meant == "open":
            self.open_current()
        else:
            super().keyPressEvent(event)

    def _step(self, lines: int, promises: int) -> None:
        known = self._promises.lines
        if not known:
            return
        at = next((place for place, line in enumerate(known) if line.lane.id == self._lane), None)
        if at is None:
            self._go(known[0].lane.id, 0)
            return
        line = known[min(max(at + lines, 0), len(known) - 1)]
        self._go(line.lane.id, min(max(0 if lines else self._index + promises, 0), len(line.promises) - 1))

    def _go(self, lane: str, index: int) -> None:
        self._lane, self._index = lane, index
        line = next(line for line in self._promises.lines if line.lane.id == lane)
        promise = line.promises[index]
        earlier = line.promises[index - 1].mark if index else None
        self.told = ". ".join([line.lane.title, *words.story(promise.mark, earlier=earlier)])
        self._introduce(self.told)
        if not self._across.first <= promise.said <= self._across.last:
            self._move_to(self._across.centred(promise.said), self._up)
        self.update()

    def open_current(self) -> None:
        """Open the event of the current promise."""
        line = next((line for line in self._promises.lines if line.lane.id == self._lane), None)
        if line is not None:
            mark = line.promises[self._index].mark
            self.record_opened.emit(mark.record_kind, mark.id)

    def _introduce(self, current: str = "") -> None:
        self.setAccessibleName(_("What was promised when"))
        self.setAccessibleDescription(f"{current}. {_table_words()}" if current else _table_words())


_KEYS = {
    _Key.Key_Up: "up",
    _Key.Key_Down: "down",
    _Key.Key_Left: "left",
    _Key.Key_Right: "right",
    _Key.Key_Plus: "+",
    _Key.Key_Equal: "+",
    _Key.Key_Minus: "-",
    _Key.Key_Return: "open",
    _Key.Key_Enter: "open",
}


def _table_words() -> str:
    return _("Ctrl+L shows the same as a table.")


def _distance(each: DrawnPromise, point: QPointF) -> float:
    beyond = max(each.top - point.y(), point.y() - each.bottom, 0.0)
    return max(abs(each.x - point.x()), beyond)


def _story(drawn: DrawnPromises, at: DrawnPromise) -> list[str]:
    line = drawn.line
    place = line.promises.index(at.promise)
    earlier = line.promises[place - 1].mark if place else None
    return [line.lane.title, *words.story(at.promise.mark, earlier=earlier)]
