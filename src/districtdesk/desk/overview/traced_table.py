"""The rows of a breakdown: whose, what is said, and whether it counts or why not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...i18n import N_, _
from ...overview.traced import Traced
from ..kit import CalmTable, tooltip
from ..kit.copied_table import TableCell, put_on_clipboard
from ..kit.index import NO_INDEX, Index
from ..kit.written_line import write_line
from ..look import fonts, theme

TRACED = int(Qt.ItemDataRole.UserRole) + 1
_HEADINGS = (N_("Of what"), N_("What is said"), N_("Counted"))
_TITLE, _NOTE, _COUNTED = range(3)
_SHARES = (4, 5, 5)
_MARGIN = 3


class TracedModel(QAbstractTableModel):
    """One row for each claim or record; what counts stands first."""

    def __init__(self, rows: Sequence[Traced], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == TRACED:
            return row
        text = self.cell(row, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        return tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def cell(self, row: Traced, column: int) -> str:
        """What is written in a cell."""
        return (row.title, row.note, row.why or _("Yes"))[column]

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_word = way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _(_HEADINGS[section]) if is_word else None


class TracedPainter(QStyledItemDelegate):
    """Names stand out, and reasons stand back."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        now = theme.colours()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, now.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, now.colour("hover"))
        room: QRect = option.rect.adjusted(fonts.step(_MARGIN), 0, -fonts.step(_MARGIN), -1)
        counts = not index.data(TRACED).why
        style: fonts.TextStyle = "strong" if index.column() == _TITLE and counts else "body"
        colour = "text" if counts else "dim"
        write_line(painter, room, str(index.data()), style, "accent" if self._is_yes(index) else colour)
        painter.restore()

    def _is_yes(self, index: Index) -> bool:
        return index.column() == _COUNTED and not index.data(TRACED).why


class TracedTable(CalmTable):
    """A click or Enter on a row says which record is wanted."""

    record_wanted = Signal(str, str)

    def __init__(self, rows: Sequence[Traced], parent: QWidget | None = None) -> None:
        super().__init__(_("Where it comes from"), row_steps=4, parent=parent)
        self.rows = TracedModel(rows, self)
        self.setModel(self.rows)
        self.setItemDelegate(TracedPainter(self))
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        if rows:
            self.setCurrentIndex(self.rows.index(0, 0))

    def copy_all(self) -> None:
        """Every row onto the clipboard, as spreadsheets take it."""
        headings = [_(each) for each in _HEADINGS]
        cells = [[TableCell(self.rows.cell(row, each)) for each in range(len(_HEADINGS))] for row in self.rows.rows]
        put_on_clipboard(headings, cells)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics, around = fonts.metrics("strong"), 2 * fonts.step(_MARGIN) + 2
        room = self.viewport().width()
        wanted = [
            max((metrics.horizontalAdvance(self.rows.cell(row, each)) for row in self.rows.rows[:200]), default=0)
            + around
            for each in (_TITLE, _NOTE)
        ]
        most = [room * share // sum(_SHARES) for share in _SHARES]
        widths = [min(each, limit) for each, limit in zip(wanted, most, strict=False)]
        for column, width in enumerate((*widths, room - sum(widths))):
            self.setColumnWidth(column, width)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            row = index.data(TRACED)
            self.record_wanted.emit(row.kind, row.id)
