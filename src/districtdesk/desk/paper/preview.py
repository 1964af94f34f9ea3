"""Pages as they will lie on paper, one at a time: as large as there is room for, or as somebody wants them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from ...i18n import _, number
from ...painting.devices import PaperSheet
from ..look import fonts
from ..look.theme import colours
from .sheet_view import largest_in, paint_paper

Fit = Literal["page", "width", ""]
_AROUND = 2
_POINTS_TO_AN_INCH = 72
# In percent of what it is on paper.
_STEPS = (25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)


class PagePreview(QAbstractScrollArea):
    """turned: another page is shown, by its place; zoomed: it is shown at another size."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[PaperSheet] = ()
        self._place = 0
        self._said = ""
        self._fit: Fit = "page"
        self._percent = 100
        self._held: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(fonts.step(60), fonts.step(50))
        self.say("")

    @property
    def place(self) -> int:
        return self._place

    @property
    def has_pages(self) -> bool:
        return bool(self._pages)

    @property
    def fit(self) -> Fit:
        return self._fit

    @property
    def percent(self) -> int:
        """Of its size on paper, by what the screen says of itself."""
        return round(100 * self._scale() * _POINTS_TO_AN_INCH / self.logicalDpiX()) if self._pages else 100

    def say(self, words: str) -> None:
        """Show no page but these words."""
        self._pages, self._place, self._said = (), 0, words
        self.setAccessibleName(words or _("Preview"))
        self._settle()

    def show_pages(self, pages: Sequence[PaperSheet]) -> None:
        self._pages, self._said = pages, ""
        self.turn_to(0)

    def turn_to(self, place: int, *, at_end: bool = False) -> None:
        """Show the page at this place, or the nearest that there is: from its top on, or its end."""
        self._place = max(0, min(place, len(self._pages) - 1))
        words = _("Page {page} of {pages}", page=number(self._place + 1), pages=number(len(self._pages)))
        self.setAccessibleName(words)
        self._settle()
        down = self.verticalScrollBar()
        down.setValue(down.maximum() if at_end else 0)
        self.turned.emit(self._place)

    def fit_to(self, fit: Fit) -> None:
        """As large as the whole page, or its width, has room."""
        self._fit = fit
        self._settle()

    def zoom(self, steps: int) -> None:
        """The next larger size, or with -1 the next smaller one; 0: as on paper."""
        place = bisect_right(_STEPS, self.percent) if steps > 0 else bisect_left(_STEPS, self.percent) - 1
        self._percent = _STEPS[max(0, min(place, len(_STEPS) - 1))] if steps else 100
        self._fit = ""
        self._settle()

    # How large it is, and which part of it is seen.

    def _scale(self) -> float:
        """How many points of the screen one of paper is."""
        page, room = self._pages[self._place], self._room()
        if self._fit == "page":
            return largest_in(room, page).width() / page.size[0]
        if self._fit == "width":
            return (room.width() - self.verticalScrollBar().sizeHint().width()) / page.size[0]
        return self._percent / 100 * self.logicalDpiX() / _POINTS_TO_AN_INCH

    def _room(self) -> QRectF:
        free = fonts.step(_AROUND)
        return QRectF(0, 0, self.maximumViewportSize().width(), self.maximumViewportSize().height()).adjusted(
            free, free, -free, -free
        )

    def _settle(self) -> None:
        """Let the bars know how much there is to scroll."""
        free, scale = 2 * fonts.step(_AROUND), self._scale() if self._pages else 0
        size = self._pages[self._place].size if self._pages else (0, 0)
        shown = self.viewport().size()
        bars = (self.horizontalScrollBar(), shown.width()), (self.verticalScrollBar(), shown.height())
        for (bar, room), long in zip(bars, size, strict=True):
            bar.setRange(0, 0 if self._fit == "page" else max(0, round(long * scale + free - room)))
            bar.setPageStep(room)
            bar.setSingleStep(fonts.step(8))
        self.viewport().update()
        self.zoomed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(150), fonts.step(110))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        room = self.viewport().rect()
        painter.fillRect(room, colours().colour("side"))
        if not self._pages:
            painter.setPen(colours().colour("dim"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._said)
        else:
            page, place = self._pages[self._place], (self._place, len(self._pages))
            edge = "focus" if self.hasFocus() else "outline"
            paint_paper(painter, self._paper(page), page, place, edge)
        painter.end()

    def _paper(self, page: PaperSheet) -> QRectF:
        """Where it lies, in the middle where there is room around."""
        scale, free, shown = self._scale(), fonts.step(_AROUND), self.viewport().size()
        wide, high = (each * scale for each in page.size)
        left = max(free, (shown.width() - wide) / 2) - self.horizontalScrollBar().value()
        top = max(free, (shown.height() - high) / 2) - self.verticalScrollBar().value()
        return QRectF(left, top, wide, high)

    # Keys and the wheel.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, down, across = Qt.Key, self.verticalScrollBar(), self.horizontalScrollBar()
        steps = {
            keys.Key_PageDown: (down, 1, down.pageStep()),
            keys.Key_Down: (down, 1, down.singleStep()),
            keys.Key_Right: (across, 1, across.singleStep()),
            keys.Key_PageUp: (down, -1, down.pageStep()),
            keys.Key_Up: (down, -1, down.singleStep()),
            keys.Key_Left: (across, -1, across.singleStep()),
        }
        ends = {keys.Key_Home: 0, keys.Key_End: len(self._pages) - 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._go(*steps[key])
        elif key in ends:
            self.turn_to(ends[key])
        else:
            super().keyPressEvent(event)

    def _go(self, bar: QScrollBar, way: int, far: int) -> None:
        """On this page where there is more of it, else to the next one."""
        before = bar.value()
        bar.setValue(before + way * far)
        if bar.value() == before and 0 <= self._place + way < len(self._pages):
            self.turn_to(self._place + way, at_end=way < 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        way = -1 if turned > 0 else 1
        if turned and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(-way)
        elif turned:
            self._go(self.verticalScrollBar(), way, abs(turned))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            now = event.position().toPoint()
            moved, self._held = self._held - now, now
            for bar, far in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
                bar.setValue(bar.value() + far)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
