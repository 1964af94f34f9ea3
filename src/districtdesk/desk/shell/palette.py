"""The search over everything: any record of any kind, any action and any place, while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ...i18n import _
from .. import kit
from ..kit.marked_list import MarkedList
from ..look import fonts, theme
from .palette_finds import (
    Offer,
    called,
    comes_first,
    find_actions,
    find_offers,
    places_and_beginnings,
    say_how_many,
)

if TYPE_CHECKING:
    from ..feed.register_feed import Feed

T = TypeVar("T")
_WIDTH, _HEIGHT = 160, 130
# What is typed faster is looked for once.
_PAUSE_IN_MS = 30
_LONGEST = 200
# These lead here, or are of no use from here.
_NOT_OFFERED = frozenset({"find_all", "find"})


class Palette(QDialog):
    """One line to type into, and below it what is found; Enter opens the marked row. `chosen` is that row."""

    def __init__(self, feed: Feed, actions: Sequence[tuple[str, QAction]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._actions = [(key, action) for key, action in actions if key not in _NOT_OFFERED]
        self._also = places_and_beginnings(may_write=not feed.why_read_only)
        self._asked = 0
        # The text of which the rows are, and whether Enter was pressed before they came.
        self._shown: str | None = None
        self._is_waited = False
        self._records: list[Offer] = []
        self.chosen: Offer | None = None
        self.setWindowTitle(_("Find anything"))
        self.resize(fonts.step(_WIDTH), fonts.step(_HEIGHT))
        self.line = kit.InsetLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.line.setPlaceholderText(_("A name in any spelling, a number, or what you want to do"))
        self.line.setAccessibleName(_("Find anything"))
        self.line.put_left(kit.IconLabel("search", "dim"))
        self.list: MarkedList[Offer] = MarkedList(is_even=True)
        self.list.setAccessibleName(_("What was found"))
        self.said = kit.NoteLabel()
        column = QVBoxLayout(self)
        fonts.space(column, (4, 4, 4, 3), gap=3)
        for widget, stretch in ((self.line, 0), (self.list, 1), (self.said, 0)):
            column.addWidget(widget, stretch)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_IN_MS)
        self._pause.timeout.connect(self._look)
        self.line.textChanged.connect(lambda _text: self._hear_text())
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._take())
        self._show()
        self.line.setFocus()

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """The keyboard stays in the line, which moves the mark as well."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """With an edge of its own: not every window manager draws one."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.colours().colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in steps:
                self.list.move_mark(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take_when_found()
                return True
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """What is found later is for nobody: the window may have other actions by then."""
        self._asked += 1
        self._pause.stop()
        super().done(result)

    def _take_when_found(self) -> None:
        """What is marked is of what stands in the line; until that is found nothing is taken."""
        if self._shown == self.line.text():
            self._take()
            return
        self._is_waited = True
        if self._pause.isActive():
            self._look()

    def _hear_text(self) -> None:
        self._is_waited = False
        self._pause.start()

    def _take(self) -> None:
        offer = self.list.marked()
        if offer is None:
            return
        if offer.sort == "reading":
            self.line.setText(offer.key)
            return
        self.chosen = offer
        self.accept()

    def _look(self) -> None:
        self._pause.stop()
        self._asked += 1
        text, asked = self.line.text(), self._asked
        if not text.strip():
            self._records = []
            self._show()
            return
        register = self._feed.register

        def found(offers: list[Offer]) -> None:
            if asked == self._asked:
                self._records = offers
                self._show()
                if offers:
                    self._run(lambda: say_how_many(register, text), lambda said: self._say(said, asked))

        self._run(lambda: find_offers(register, text) if asked == self._asked else [], found)

    def _run(self, task: Callable[[], T], done: Callable[[T], object]) -> None:
        self._feed.run(task, done, lambda _error: self._say(_("This could not be looked for."), self._asked), self)

    def _say(self, sentence: str, asked: int) -> None:
        if asked == self._asked:
            self.said.setText(sentence)

    def _show(self) -> None:
        text = self.line.text()
        also = called(self._also, text)
        first = [each for each in also if comes_first(each, text)]
        rest = [each for each in also if each not in first]
        offers = [*first, *self._records, *find_actions(self._actions, text), *rest]
        if offers != self.list.rows:
            self.list.offer(offers)
        nothing = text.strip() and not offers
        self.said.setText(_("Nothing is called “{text}”.", text=text[:60]) if nothing else "")
        self._shown = None if self._pause.isActive() else text
        if self._is_waited and self._shown is not None:
            self._is_waited = False
            self._take()
