"""One page at a time as it will lie on paper, in the room that there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ...i18n import _, number
from ..look import fonts
from ..look.theme import colours
from .page_painter import PagePainter
from .page_plan import PrintedPage
from .page_texts import POINT

_PAPER = "#ffffff"
_AROUND = 2


class PagePreview(QWidget):
    """Paper stays white in a dark room too. turned: another page is shown, by its place."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[PrintedPage] = ()
        self._painter: PagePainter | None = None
        self._place = 0
        self._said = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(fonts.step(60), fonts.step(50))
        self.say("")

    @property
    def place(self) -> int:
        return self._place

    def say(self, words: str) -> None:
        """Show no page but these words."""
        self._pages, self._painter, self._place, self._said = (), None, 0, words
        self.setAccessibleName(words or _("Preview"))
        self.update()

    def show_pages(self, pages: Sequence[PrintedPage], painter: PagePainter) -> None:
        self._pages, self._painter, self._said = pages, painter, ""
        self.turn_to(0)

    def turn_to(self, place: int) -> None:
        """Show the page at this place, or the nearest that there is."""
        self._place = max(0, min(place, len(self._pages) - 1))
        words = _("Page {page} of {pages}", page=number(self._place + 1), pages=number(len(self._pages)))
        self.setAccessibleName(words)
        self.update()
        self.turned.emit(self._place)

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(150), fonts.step(110))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {keys.Key_PageDown: 1, keys.Key_Down: 1, keys.Key_Right: 1}
        steps |= {keys.Key_PageUp: -1, keys.Key_Up: -1, keys.Key_Left: -1}
        ends = {keys.Key_Home: 0, keys.Key_End: len(self._pages) - 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.turn_to(self._place + steps[key])
        elif key in ends:
            self.turn_to(ends[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.turn_to(self._place + (-1 if event.angleDelta().y() > 0 else 1))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = colours()
        painter.fillRect(self.rect(), now.colour("side"))
        if self._painter is None or not self._pages:
            painter.setPen(now.colour("dim"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._said)
            painter.end()
            return
        page = self._pages[self._place]
        paper = self._paper(page)
        painter.fillRect(paper, QColor(_PAPER))
        painter.setPen(now.colour("focus" if self.hasFocus() else "outline"))
        painter.drawRect(paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(paper)
        painter.translate(paper.topLeft())
        scale = paper.width() / page.size[0] / POINT
        painter.scale(scale, scale)
        self._painter.paint(painter, page, self._place, len(self._pages))
        painter.end()

    def _paper(self, page: PrintedPage) -> QRectF:
        """As large as there is room for."""
        free = fonts.step(_AROUND)
        room = QRectF(self.rect()).adjusted(free, free, -free, -free)
        width, height = page.size
        scale = min(room.width() / width, room.height() / height)
        paper = QRectF(0, 0, width * scale, height * scale)
        paper.moveCenter(room.center())
        return paper
