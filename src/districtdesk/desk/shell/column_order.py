"""The columns of a table from left to right: dragged, or moved by buttons and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from .. import kit
from ..look import fonts

_KEY = int(Qt.ItemDataRole.UserRole)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Names(QListWidget):
    """moved: by the keyboard, so many places; taken: out, by the keyboard."""

    moved = Signal(int)
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_alt and key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key == Qt.Key.Key_Delete:
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class ColumnOrder(QWidget):
    """ordered: the keys of the columns that are left, from left to right."""

    ordered = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _Names()
        self.list.setAccessibleName(_("Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setSpacing(1)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(fonts.step(22))
        self.choose = kit.Button("", "columns")
        self.up = kit.IconButton("chevron_up", _("Further to the left ({key})", key="Alt+↑"))
        self.down = kit.IconButton("chevron_down", _("Further to the right ({key})", key="Alt+↓"))
        buttons = QHBoxLayout()
        fonts.space(buttons, gap=2)
        for each in (self.choose, self.up, self.down):
            buttons.addWidget(each)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        fonts.space(column, gap=2)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self.list)
        self.up.clicked.connect(lambda: self.move_marked(-1))
        self.down.clicked.connect(lambda: self.move_marked(1))
        self.list.moved.connect(self.move_marked)
        self.list.taken.connect(self._take_out)
        self.list.currentRowChanged.connect(lambda _row: self._show_buttons())
        self.list.model().rowsMoved.connect(lambda *_how: self._tell())

    @property
    def keys(self) -> list[str]:
        return [str(self.list.item(row).data(_KEY)) for row in range(self.list.count())]

    def show_columns(self, columns: Sequence[tuple[str, str]]) -> None:
        """Each by its key and its name."""
        if [key for key, _name in columns] != self.keys:
            self.list.clear()
            for key, name in columns:
                item = QListWidgetItem(name)
                item.setData(_KEY, key)
                self.list.addItem(item)
        self._show_buttons()

    def move_marked(self, places: int) -> None:
        """Put the marked column so many places further."""
        start = self.list.currentRow()
        end = start + places
        if start >= 0 and 0 <= end < self.list.count():
            # Qt counts the places before the row is taken away.
            self.list.model().moveRow(QModelIndex(), start, QModelIndex(), end + (places > 0))
            self._show_buttons()

    def _take_out(self) -> None:
        """The last one stays."""
        if self.list.currentRow() >= 0 and self.list.count() > 1:
            self.list.takeItem(self.list.currentRow())
            self._tell()

    def _tell(self) -> None:
        self.ordered.emit(self.keys)
        self._show_buttons()

    def _show_buttons(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.choose.setText(ngettext("{count} column…", "{count} columns…", count))
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
