"""A table of claims: two-line cells with dim qualifiers, pills and links, as high as what is in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...painting.shortened import shortened
from ..kit import CalmTable, paint_pill, pill_size, tooltip
from ..kit.index import NO_INDEX, Index
from ..kit.topic import Topic
from ..lists.widths import balance
from ..look import fonts, theme
from . import claim_lines
from .claim_cells import Cell

CELL = Qt.ItemDataRole.UserRole
# As far from the edge as the headings.
_PADDING = 2.75
# In steps: columns that give way all become so narrow before one becomes narrower.
_NARROW = 34
_WEIGHT_OF_AMOUNTS = 1.5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ClaimModel(QAbstractTableModel):
    """Rows of cells under headings. There are as many columns as a row has cells."""

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headings = list(headings)
        self._rows: list[list[Cell]] = []

    def show_rows(self, rows: list[list[Cell]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows[0]) if self._rows else len(self.headings)

    def is_number(self, column: int) -> bool:
        """Whether numbers stand in this column; all of its cells are alike."""
        return bool(self._rows) and self._rows[0][column].is_number

    def cell(self, index: Index) -> Cell:
        return self._rows[index.row()][index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.text()
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(cell.text()) if cell.text() else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if cell.is_number else _LEFT
        return cell if role == CELL else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and self._rows:
            return _RIGHT if self.is_number(section) else _LEFT
        return None


class ClaimDelegate(QStyledItemDelegate):
    """Paints the runs and pills of a Cell."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell: Cell = index.data(CELL)
        width = claim_lines.whole_width(cell) + 2 * fonts.step(_PADDING)
        return QSize(width, height_of(cell, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        colours = theme.colours()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colours.colour("selection"))
        cell: Cell = index.data(CELL)
        room = _inside(option.rect)
        if cell.pills:
            _paint_pills(painter, room, cell)
        else:
            _paint_lines(painter, room, cell)
        painter.restore()


def height_of(cell: Cell, width: int) -> int:
    """The height that the cell needs in a column of this width, in pixels."""
    line = fonts.metrics().height()
    if cell.pills:
        lines, line = len(cell.pills), max(line, pill_size("x").height() + fonts.step(1))
    else:
        lines = len(claim_lines.broken(cell, width - 2 * fonts.step(_PADDING)))
    return max(lines, 1) * line + fonts.step(5)


def _inside(rect: QRect) -> QRect:
    return rect.adjusted(fonts.step(_PADDING), fonts.step(2.5), -fonts.step(_PADDING), -fonts.step(2.5))


def _target_in(room: QRect, cell: Cell, point: QPoint) -> tuple[str, str] | None:
    """What the run at this point leads to; behind a line's last run, what that one leads to."""
    place = (point.y() - room.top()) // fonts.metrics().height()
    lines = claim_lines.broken(cell, room.width())
    if cell.is_number or not 0 <= place < len(lines):
        return None
    left = room.left()
    for run in lines[place][:-1]:
        left += fonts.metrics().horizontalAdvance(run.text)
        if point.x() < left:
            return run.target
    return lines[place][-1].target


def _paint_pills(painter: QPainter, room: QRect, cell: Cell) -> None:
    height = pill_size("x").height() + fonts.step(1)
    top = room.top()
    for word, tone in cell.pills:
        paint_pill(painter, QRect(room.left(), top, room.width(), height), word, tone)
        top += height


def _paint_lines(painter: QPainter, room: QRect, cell: Cell) -> None:
    metrics = fonts.metrics()
    painter.setFont(fonts.font())
    for place, runs in enumerate(claim_lines.broken(cell, room.width())):
        top = room.top() + place * metrics.height()
        left = room.left()
        lacking = max(claim_lines.line_width(runs) - room.width(), 0)
        if cell.is_number and not lacking:
            left = room.right() + 1 - (claim_lines.line_width(runs) - 2)
        for run in runs:
            painter.setPen(theme.colours().colour(run.text_colour))
            width = metrics.horizontalAdvance(run.text)
            # The first run gives way: what stands behind it, such as how many more there are, stays.
            shown = shortened(run.text, metrics, max(width - lacking, 0) + 1)
            lacking = max(lacking - width, 0)
            width = metrics.horizontalAdvance(shown)
            # On one baseline: a sign from another font, such as ₼, would set its run lower within a box.
            painter.drawText(QPoint(left, top + metrics.ascent()), shown)
            left += width


class ClaimTable(CalmTable):
    """Claims in rows; as high as its rows, so that the page scrolls and not the table.

    row_chosen: the person chose another row. Rows that come and go around the current one say nothing.
    """

    row_chosen = Signal(int)
    row_opened = Signal(int)
    target_opened = Signal(str, str)
    menu_wanted = Signal(object)
    # Qt tells of its font a widget that is still being made.
    _is_made = False

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        stretch: int,
        yielding: Sequence[int] = (),
        parent: QWidget | None = None,
        *,
        about: Sequence[str] = (),
    ) -> None:
        super().__init__(name, parent=parent)
        self._yielding = tuple(yielding)
        # The keys of the fields that the columns show, for who asks what they are.
        self._about = tuple(about)
        self._model = ClaimModel(headings, self)
        self.setModel(self._model)
        self.setItemDelegate(ClaimDelegate(self))
        self.setSelectionMode(CalmTable.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsClickable(False)
        self._stretch = stretch
        self._is_filling = False
        self.selectionModel().currentRowChanged.connect(self._tell_choice)
        self.activated.connect(lambda index: self.row_opened.emit(index.row()))
        self._is_made = True

    def help_topic(self) -> Topic:
        """Of the column where the keyboard is."""
        place = self.currentIndex().column()
        key = self._about[place] if 0 <= place < len(self._about) else ""
        return Topic(key, "citation" if key == "source" else "figure", "claims")

    def show_rows(self, rows: list[list[Cell]], current: int | None = None) -> None:
        """Show these rows, and as current the one at this place, else at the place of the current one.

        Rows of fewer cells than there are headings must say the rest in them.
        """
        row = self.currentIndex().row() if current is None else current
        self._is_filling = True
        self._model.show_rows(rows)
        self._fit()
        if rows:
            self.setCurrentIndex(self._model.index(max(0, min(row, len(rows) - 1)), 0))
        self._is_filling = False

    def show_menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(place)

    def show_copy_menu(self, place: QPoint) -> None:
        """What can be done in any table, where nothing else can."""
        super().show_menu(place)

    def targets(self) -> list[tuple[str, tuple[str, str]]]:
        """What the current row leads to, each once with its words."""
        row = self.currentIndex().row()
        cells = (self._model.cell(self._model.index(row, column)) for column in range(self._model.columnCount()))
        runs = [run for cell in cells for line in cell.lines for run in line if run.target] if row >= 0 else []
        return list({run.target: (run.text, run.target) for run in reversed(runs) if run.target}.values())[::-1]

    def _tell_choice(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_filling:
            self.row_chosen.emit(now.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_made:
            self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hand = self._target_at(event) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        target = self._target_at(event)
        if target and event.button() == Qt.MouseButton.LeftButton:
            self.target_opened.emit(*target)

    def _target_at(self, event: QMouseEvent) -> tuple[str, str] | None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        return (
            _target_in(_inside(self.visualRect(index)), self._model.cell(index), point) if index.isValid() else None
        )

    def _fit(self) -> None:
        """Each column as wide as its widest cell; what is left goes to the one that stretches.

        Where room is lacking the columns that may give way do so, by how much is written in them, none further than
        to its longest word, and rows grow. Where even that is not enough the table is scrolled.
        """
        columns = range(self._model.columnCount())
        wanted = {column: max(self.sizeHintForColumn(column), self._heading_width(column)) for column in columns}
        room = self.viewport().width()
        spare = room - sum(wanted.values())
        wanted[self._stretch if self._stretch in wanted else columns[-1]] += max(spare, 0)
        widths = self._given_way(wanted, room) if spare < 0 else wanted
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        for row in range(self._model.rowCount()):
            cells = ((self._model.cell(self._model.index(row, column)), width) for column, width in widths.items())
            self.setRowHeight(row, max(height_of(cell, width) for cell, width in cells))
        self._fit_height(is_scrolled=sum(widths.values()) > room)

    def _given_way(self, wanted: dict[int, int], room: int) -> dict[int, int]:
        """First none becomes so narrow that a date is broken; the fullest do sooner than the others."""
        whole = {column: wanted[column] for column in self._yielding if column in wanted}
        words = {column: min(self._least_width(column), whole[column]) for column in whole}
        dates = {column: max(words[column], min(self._good_width(column), whole[column])) for column in whole}
        room -= sum(width for column, width in wanted.items() if column not in whole)
        written = {column: round(self._most_written(column) * self._weight(column)) for column in whole}
        least = dict(dates)
        for column in sorted(whole, key=lambda each: -written[each]):
            least[column] -= max(0, min(least[column] - words[column], sum(least.values()) - room))
        return wanted | balance(whole, least, written, room)

    def _good_width(self, column: int) -> int:
        """At which no date is broken, and no amount parted from what is said of it."""
        rows = range(self._model.rowCount())
        amounts = (claim_lines.amount_width(self._model.cell(self._model.index(row, column))) for row in rows)
        return max(fonts.step(_NARROW), max(amounts, default=0) + 2 * fonts.step(_PADDING))

    def _most_written(self, column: int) -> int:
        """How long the text of its fullest cell is, all its lines in a row, in pixels."""
        cells = (self._model.cell(self._model.index(row, column)) for row in range(self._model.rowCount()))
        return max((sum(map(claim_lines.line_width, cell.lines)) for cell in cells), default=0)

    def _weight(self, column: int) -> float:
        """What is said of an amount reads worse in pieces than other words."""
        return _WEIGHT_OF_AMOUNTS if self._model.is_number(column) else 1

    def _least_width(self, column: int) -> int:
        rows = range(self._model.rowCount())
        words = (claim_lines.least_width(self._model.cell(self._model.index(row, column))) for row in rows)
        return max(self._heading_width(column), max(words, default=0) + 2 * fonts.step(_PADDING))

    def _fit_height(self, *, is_scrolled: bool) -> None:
        rows = sum(self.rowHeight(row) for row in range(self._model.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if is_scrolled else 0
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + bar + 2 * self.frameWidth())

    def _heading_width(self, column: int) -> int:
        return fonts.metrics().horizontalAdvance(self._model.headings[column]) + 2 * fonts.step(_PADDING) + 4
