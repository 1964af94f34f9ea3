"""A list below a line: one of its rows is marked, and the keyboard stays in the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..look import fonts, icons, theme
from .index import NO_INDEX, Index
from .wrapped import lines_needed, wrapped
from .written_line import write_line

_ROW = int(Qt.ItemDataRole.UserRole)


class MarkedRow(Protocol):
    """Its name, in a second, dim line what tells it from others, and its icon; one that `is_new` stands out."""

    @property
    def text(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def is_new(self) -> bool: ...


R = TypeVar("R", bound=MarkedRow)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[MarkedRow] = ()

    def fill(self, rows: Sequence[MarkedRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.note}" if row.note else row.text
        return None


class _TwoLines(QStyledItemDelegate):
    """`is_even`: a row is as high without a second line as with one. `most`: on how many lines its note may stand."""

    def __init__(self, view: QListView, *, is_even: bool, most: int) -> None:
        super().__init__(view)
        self._view, self._is_even, self._most = view, is_even, most

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: MarkedRow = index.data(_ROW)
        note = fonts.metrics("note").height() * self._note_lines(row)
        return QSize(fonts.step(40), fonts.metrics().height() + note + fonts.step(2.5))

    def _note_lines(self, row: MarkedRow) -> int:
        if self._most == 1 or not row.note:
            return int(bool(row.note) or self._is_even)
        beside = fonts.icon_size() + fonts.step(2) if row.icon else 0
        width = self._view.viewport().width() - fonts.step(4) - beside
        return min(lines_needed(row.note, fonts.font("note"), width), self._most)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MarkedRow = index.data(_ROW)
        colours = theme.colours()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colours.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colours.colour("hover"))
        place = option.rect.adjusted(fonts.step(2), fonts.step(1.25), -fonts.step(2), -fonts.step(1.25))
        if row.icon:
            side = fonts.icon_size()
            sign = QRect(place.left(), place.center().y() - side // 2, side, side)
            icons.icon(row.icon, "accent" if row.is_new else "dim").paint(painter, sign)
            place.setLeft(place.left() + side + fonts.step(2))
        _write(painter, place, row, self._most)
        painter.restore()


def _write(painter: QPainter, place: QRect, row: MarkedRow, most: int) -> None:
    height = fonts.metrics().height()
    if row.note:
        note = QRect(place.left(), place.top() + height, place.width(), fonts.metrics("note").height())
        for line in wrapped(row.note, fonts.font("note"), place.width(), most):
            write_line(painter, note, line, "note", "dim")
            note.translate(0, note.height())
        place.setHeight(height)
    write_line(painter, place, row.text, "body", "accent" if row.is_new else "text")


class MarkedList(QListView, Generic[R]):
    """Rows to choose from; `is_even`: all of one height; `note_lines`: on how many a note may stand, at most.

    `clicked`, as of any view, is when one was pressed.
    """

    def __init__(self, *, is_even: bool = False, note_lines: int = 1) -> None:
        super().__init__()
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(_TwoLines(self, is_even=is_even, most=note_lines))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(is_even)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: list[R] = []

    @property
    def rows(self) -> list[R]:
        return self._rows

    def offer(self, rows: Sequence[R], *, is_marked: bool = True) -> None:
        """Show these, the first of them marked where that is asked for."""
        self._rows = list(rows)
        self._model.fill(self._rows)
        if rows and is_marked:
            self.setCurrentIndex(self._model.index(0))

    def move_mark(self, steps: int) -> None:
        """Mark another row; one behind the last is the first, and many steps end at the ends."""
        count = len(self._rows)
        if count:
            # From none, up leads to the last one and down to the first.
            row = max(self.currentIndex().row(), -1 if steps > 0 else 0) + steps
            self.setCurrentIndex(self._model.index(row % count if abs(steps) == 1 else max(0, min(row, count - 1))))

    def marked(self) -> R | None:
        index = self.currentIndex()
        return self._rows[index.row()] if index.isValid() else None
