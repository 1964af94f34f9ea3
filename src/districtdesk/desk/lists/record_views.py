"""A list to look at: what every way of that has in common, and rows of two lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ..kit import CalmTable
from .line_model import LineDelegate, LineModel
from .lines_delegate import lines_height
from .record_model import RecordModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHOOSES_SEVERAL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_ENDS = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
_WHOLE_ROW = QItemSelectionModel.SelectionFlag.Rows


class RecordRows(CalmTable):
    """Letters typed into it are for the search. wanted_at: a menu for the chosen rows, here on the screen."""

    typed = Signal(str)
    opened = Signal()
    wanted_at = Signal(object)
    copy_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setModel(model)
        self.is_taking_focus = self.is_choosing_several = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Widths to the contents are taken from what is seen, never from rows that would have to be fetched.
        self.horizontalHeader().setResizeContentsPrecision(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current when there is none; here only a person chooses.
        had_none = not self.currentIndex().isValid()
        self.is_taking_focus = True
        super().focusInEvent(event)
        if had_none:
            self.selectionModel().clearCurrentIndex()
        self.is_taking_focus = False

    def mark(self, place: int | None) -> None:
        """Make the row at this place the current one; None for no row."""
        flags = QItemSelectionModel.SelectionFlag
        if place is None:
            self.selectionModel().setCurrentIndex(QModelIndex(), flags.Clear)
            return
        index = self.model().index(place, self.horizontalHeader().logicalIndex(0))
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | _WHOLE_ROW)

    def keyboardSearch(self, text: str) -> None:
        self.typed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In the main window F2 is an action, and does not come here.
        if event.key() in (*_ENTER, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self.opened.emit()
            return
        with self._choosing(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        with self._choosing(event):
            super().mousePressEvent(event)

    @contextmanager
    def _choosing(self, event: QKeyEvent | QMouseEvent) -> Iterator[None]:
        """Shift and Ctrl choose rows beside others; which, is known only at the end."""
        self.is_choosing_several = bool(event.modifiers() & _CHOOSES_SEVERAL)
        yield
        self.is_choosing_several = False

    def copy(self) -> None:
        # Rows that are not read yet, and the columns that the other view has, are known to whoever made it.
        self.copy_wanted.emit()

    def paste(self) -> None:
        """A table on the clipboard is brought in by whoever knows how."""
        self.paste_wanted.emit()

    def show_menu(self, place: QPoint) -> None:
        self.wanted_at.emit(place)

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()


class LineView(RecordRows):
    """Each record in two lines."""

    def __init__(self, name: str, records: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(name, LineModel(records), parent)
        self.model().setParent(self)
        self.setItemDelegate(LineDelegate(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().hide()
        self.size_rows()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        # Qt leads to the ends of the row, which has but one cell.
        if action in _ENDS:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(lines_height())
