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
from ..kit.on_screen import keep_on_screen
from ..kit.wrapped import lines_needed, wrapped
from ..kit.written_line import write_line
from ..lists.widths import shared_widths
from ..look import fonts, theme

TRACED = int(Qt.ItemDataRole.UserRole) + 1
# What the columns are called where it is told what counts, what is to be looked at, and what changed.
COUNTED = (N_("Of what"), N_("What is said"), N_("Counted"))
SAID = (*COUNTED[:2], N_("Who says so"), COUNTED[2])
LOOKED_AT = COUNTED[:2]
CHANGED = (N_("Of what"), N_("What changed"), N_("Kind"))
_TITLE, _NOTE = range(2)
_SHARES = {COUNTED: (5, 4, 4), SAID: (5, 5, 5, 4), LOOKED_AT: (5, 4), CHANGED: (6, 8, 4)}
_MARGIN = 3
_MEASURED = 200
# Of the window beside, what stays open hides no more.
BESIDE = 0.75
# So many lines where the room lacks, and in a list of few columns.
_MOST_LINES, _MOST_OF_FEW = 2, 3


class TracedModel(QAbstractTableModel):
    """One row for each claim or record; what counts stands first."""

    def __init__(self, rows: Sequence[Traced], headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows, self.headings = rows, headings

    def show_rows(self, rows: Sequence[Traced]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.headings)

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
        said = (row.said_by,) if len(self.headings) == len(SAID) else ()
        cells: tuple[str, ...] = (row.title, row.note, *said, row.why or _("Yes"))
        return cells[column]

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_word = way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _(self.headings[section]) if is_word else None


class TracedPainter(QStyledItemDelegate):
    """Names stand out, and reasons stand back."""

    def __init__(self, parent: QWidget, *, is_counted: bool) -> None:
        super().__init__(parent)
        self._is_counted = is_counted
        self.lines = 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        now = theme.colours()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, now.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, now.colour("hover"))
        room: QRect = option.rect.adjusted(fonts.step(_MARGIN), 0, -fonts.step(_MARGIN), -1)
        counts = not (self._is_counted and index.data(TRACED).why)
        is_again = index.column() == _TITLE and _is_told_above(index)
        style: fonts.TextStyle = "strong" if index.column() == _TITLE and counts and not is_again else "body"
        colour = "dim" if is_again or not counts else "text"
        self._write(painter, room, str(index.data()), style, "accent" if self._is_yes(index) else colour)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, text: str, style: fonts.TextStyle, colour: str) -> None:
        lines = wrapped(text, fonts.font(style), room.width(), self.lines)
        height = fonts.metrics(style).height()
        top = room.top() + (room.height() - len(lines) * height) // 2
        for place, line in enumerate(lines):
            write_line(painter, QRect(room.left(), top + place * height, room.width(), height), line, style, colour)

    def _is_yes(self, index: Index) -> bool:
        is_last = index.column() == index.model().columnCount() - 1
        return is_last and self._is_counted and not index.data(TRACED).why


def _is_told_above(index: Index) -> bool:
    """The row above is of the same: its name stands back, so that what belongs together is seen."""
    above = index.sibling(index.row() - 1, index.column())
    return above.isValid() and above.data(TRACED).about == index.data(TRACED).about


class TracedTable(CalmTable):
    """A click or Enter on a row says which record is wanted; of what is to be looked at a click only chooses, for
    what is typed below it to be of it, and a double click opens, as in a list.
    """

    record_wanted = Signal(str, str)
    _lines = 1

    def __init__(
        self, rows: Sequence[Traced], headings: Sequence[str] = COUNTED, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Where it comes from") if headings in (COUNTED, SAID) else _("Records"), row_steps=4, parent=parent
        )
        self.rows = TracedModel(rows, headings, self)
        self.setModel(self.rows)
        self._painter = TracedPainter(self, is_counted=headings in (COUNTED, SAID))
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if headings != LOOKED_AT:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self._begin()

    def _begin(self, at: int = 0) -> None:
        if self.rows.rows:
            self.setCurrentIndex(self.rows.index(min(at, len(self.rows.rows) - 1), 0))

    def show_rows(self, rows: Sequence[Traced]) -> None:
        """Show these; the keyboard stays at the record where it was, or at its place."""
        at = self.currentIndex().row()
        had = self.rows.rows[at].id if 0 <= at < len(self.rows.rows) else ""
        self.rows.show_rows(rows)
        self._begin(next((place for place, each in enumerate(rows) if each.id == had), max(at, 0)))
        self._fit()

    def go_to(self, record_id: str) -> bool:
        """Choose the row of this record; false where there is none."""
        at = next((place for place, each in enumerate(self.rows.rows) if each.id == record_id), None)
        if at is not None:
            self._begin(at)
        return at is not None

    def copy_all(self) -> None:
        """Every row onto the clipboard, as spreadsheets take it."""
        headings = [_(each) for each in self.rows.headings]
        columns = range(len(headings))
        cells = [[TableCell(self.rows.cell(row, each)) for each in columns] for row in self.rows.rows]
        put_on_clipboard(headings, cells)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def size_rows(self) -> None:
        super().size_rows()
        more = (self._lines - 1) * self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(self.verticalHeader().defaultSectionSize() + more)

    def wanted_width(self) -> int:
        """The width at which every text stands whole on one line, in pixels."""
        return sum(self._wanted()) + self.verticalScrollBar().sizeHint().width()

    def wanted_height(self) -> int:
        """The height at which all rows are seen, in pixels."""
        rows = len(self.rows.rows) * self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + rows

    def _wanted(self) -> list[int]:
        metrics, around = fonts.metrics("strong"), 2 * fonts.step(_MARGIN) + 2
        rows = self.rows.rows[:_MEASURED]
        return [
            max(
                self.horizontalHeader().sectionSizeHint(column),
                max([metrics.horizontalAdvance(self.rows.cell(row, column)) for row in rows], default=0) + around,
            )
            for column in range(len(self.rows.headings))
        ]

    def _fit(self) -> None:
        """Rows have more lines where some text has no room on one."""
        wanted, shares = self._wanted(), _SHARES[tuple(self.rows.headings)]
        widths = shared_widths(wanted, shares, self.viewport().width())
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        lines = 1 if all(map(int.__ge__, widths, wanted)) else self._lines_needed(widths)
        if lines != self._lines:
            self._lines = self._painter.lines = lines
            self.size_rows()

    def _lines_needed(self, widths: Sequence[int]) -> int:
        font, around = fonts.font("strong"), 2 * fonts.step(_MARGIN) + 2
        texts = (
            (self.rows.cell(row, column), width - around)
            for row in self.rows.rows[:_MEASURED]
            for column, width in enumerate(widths)
        )
        most = _MOST_OF_FEW if len(widths) == len(LOOKED_AT) else _MOST_LINES
        return min(max((lines_needed(text, font, room) for text, room in texts), default=1), most)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            row = index.data(TRACED)
            self.record_wanted.emit(row.kind, row.id)


def grow_to_rows(window: QWidget, table: TracedTable, beside: QWidget | None, share: float = 1.0) -> None:
    """Make the window large enough for its rows, but no larger than this share of the window beside it."""
    layout = window.layout()
    if layout is None or beside is None:
        return
    room = beside.window().size() * share
    window.resize(max(window.width(), min(table.wanted_width(), room.width())), window.height())
    layout.activate()
    around = window.height() - table.height()
    window.resize(window.width(), max(window.height(), min(table.wanted_height() + around, room.height())))
    if window.isVisible():
        keep_on_screen(window)
