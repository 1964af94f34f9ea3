"""The list that a picker opens below its line; the keyboard stays in the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QHideEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from ..kit import NoteLabel
from ..kit.application import application
from ..kit.marked_list import MarkedList
from ..look import fonts, theme
from .suggestion import Suggestion

_SHOWN_AT_ONCE = 8
_NARROWEST = 70


class _List(MarkedList[Suggestion]):
    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        # At its ends the list keeps the wheel: the form behind it stays where it is.
        event.accept()


class PickerPopup(QFrame):
    """Shows suggestions below a line, above where there is more room; it is part of the line's window."""

    suggestion_chosen = Signal(object)

    def __init__(self, line: QWidget) -> None:
        super().__init__(line.window())
        self.setObjectName("picker")
        self._line = line
        line.destroyed.connect(self.deleteLater)
        self.has_moved = False
        self._list = _List()
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.clicked.connect(lambda index: self.suggestion_chosen.emit(self._list.rows[index.row()]))
        self._said = NoteLabel()
        self._said.setContentsMargins(fonts.step(2), fonts.step(1), fonts.step(2), fonts.step(1))
        column = QVBoxLayout(self)
        fonts.space(column, (0.5, 0.5, 0.5, 0.5), gap=0)
        column.addWidget(self._list)
        column.addWidget(self._said)
        self.hide()

    @property
    def suggestions(self) -> list[Suggestion]:
        return self._list.rows

    def offer(self, rows: Sequence[Suggestion], sentence: str = "", *, is_marked: bool = True) -> None:
        """Show these, the first of them marked or none; `sentence` stands below, such as that there are more."""
        self._list.offer(rows, is_marked=is_marked)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._list.setVisible(bool(rows))
        self.has_moved = False
        self._open()

    def current(self) -> Suggestion | None:
        return self._list.marked() if self.isVisible() else None

    def move_mark(self, steps: int) -> None:
        """Mark another row, round the ends."""
        if self._list.rows:
            self.has_moved = True
            self._list.move_mark(steps)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isValid(self._line):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            is_here = watched is self or watched is self._line
            if not is_here and not self.isAncestorOf(watched) and not self._line.isAncestorOf(watched):
                self.hide()
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._line.window():
            self.hide()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        application().installEventFilter(self)
        self._scroll_bar_moves(connects=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        application().removeEventFilter(self)
        if isValid(self._line):
            self._scroll_bar_moves(connects=False)

    def _scroll_bar_moves(self, *, connects: bool) -> None:
        """The list goes when what it stands in is scrolled."""
        above = self._line.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                moved = above.verticalScrollBar().valueChanged
                if connects:
                    moved.connect(self.hide)
                else:
                    moved.disconnect(self.hide)
            above = above.parentWidget()

    def _open(self) -> None:
        window = self._line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        top = self._line.mapTo(window, QPoint(0, 0))
        below = window.height() - top.y() - self._line.height() - fonts.step(2)
        above = top.y() - fonts.step(2)
        wanted = self._wanted_height()
        goes_up = wanted > below and above > below
        height = min(wanted, above if goes_up else below)
        width = min(max(self._line.width(), fonts.step(_NARROWEST)), window.width() - fonts.step(2))
        left = max(fonts.step(1), min(top.x(), window.width() - width - fonts.step(1)))
        y = top.y() - height - 1 if goes_up else top.y() + self._line.height() + 1
        self.setGeometry(left, y, width, height)
        self._apply_style()
        self.raise_()
        self.show()

    def _wanted_height(self) -> int:
        rows = range(min(len(self._list.rows), _SHOWN_AT_ONCE))
        listed = sum(self._list.sizeHintForRow(row) for row in rows)
        note = self._said.sizeHint().height() if self._said.text() else 0
        return listed + note + fonts.step(2)

    def _apply_style(self) -> None:
        colours = theme.colours()
        self.setStyleSheet(
            f"#picker {{ background: {colours.card}; border: 1px solid {colours.edge};"
            f" border-radius: {fonts.step(1.5)}px; }}"
        )
