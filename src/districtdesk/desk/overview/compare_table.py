"""What is reported of each district beside what is recorded in it, and a mark where these certainly differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...i18n import N_, _
from ...measure_units import measure_code
from ...overview.overview import Overview
from ...overview.reported import COMPARED, AgainstRecords
from ...quantity import Quantity
from ..kit import CalmTable, tooltip
from ..kit.index import NO_INDEX, Index
from ..kit.regions import Region
from ..kit.written_line import write_line
from ..look import fonts, theme
from .cells import name_width, paint_place, write_name
from .district_table import in_two_lines
from .several_sums import all_of, paint_sums, sums_width

_CELL = int(Qt.ItemDataRole.UserRole) + 1
_SUMS = _CELL + 1
_MARGIN = 3
_NOTHING = "—"
_RIGHT = Qt.AlignmentFlag.AlignRight
_REPORTED = {
    "residents": N_("Residents, reported"),
    "jobs_created": N_("Jobs created, reported"),
    "jobs_expected": N_("Jobs expected, stated"),
    "invested": N_("Invested, reported"),
    "area": N_("Area, reported"),
}
_RECORDED = {
    "residents": N_("recorded"),
    "jobs_created": N_("of its projects"),
    "jobs_expected": N_("Jobs expected of projects"),
    "invested": N_("of its projects"),
    "area": N_("plots of residents"),
}


class CompareLine(NamedTuple):
    """A district by id and name with what is compared of it."""

    id: str
    name: str
    compared: dict[str, AgainstRecords]


class CompareModel(QAbstractTableModel):
    """A line for each district; after its name two columns for each indicator."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[CompareLine] = ()

    def show_overview(self, overview: Overview) -> None:
        self.beginResetModel()
        self.lines = [
            CompareLine(line.id, line.name, {each.code: each for each in overview.compared.get(line.id, ())})
            for line in overview.lines
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else 1 + 2 * len(COMPARED)

    def compared(self, index: Index) -> AgainstRecords | None:
        """What is compared in the column of this cell; None for a name."""
        code = self.code_of(index.column())
        return self.lines[index.row()].compared.get(code) if code else None

    def code_of(self, column: int) -> str:
        return COMPARED[(column - 1) // 2] if column else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, compared = self.lines[index.row()], self.compared(index)
        if role == _CELL:
            return compared
        if role == _SUMS:
            return self.sums(line, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(line, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            told = compared.told() if compared else line.name
            return tooltip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def is_empty(self, column: int) -> bool:
        """Whether nothing stands in this column, of whatever district."""
        return bool(column) and all(self.cell(line, column) == _NOTHING for line in self.lines)

    def cell(self, line: CompareLine, column: int) -> str:
        """What is written in a cell where there is room: its amounts in short."""
        return all_of(self.sums(line, column)) or _NOTHING if column else line.name

    def sums(self, line: CompareLine, column: int) -> list[str]:
        """The amounts in a cell, which are not added to each other."""
        compared = line.compared.get(self.code_of(column))
        if compared is None:
            return []
        if column % 2:
            return [_short(compared.reported)] if compared.reported else []
        return [_short(each) for each in compared.recorded.quantities] if compared.recorded else []

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if not section:
                return _("District")
            return in_two_lines(_((_REPORTED if section % 2 else _RECORDED)[self.code_of(section)]))
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return int(_RIGHT | Qt.AlignmentFlag.AlignVCenter)
        return None


def _short(amount: Quantity) -> str:
    """With its sign, and with its unit where that is one of area."""
    unit = f"\u00a0{amount.unit_behind_short()}" if amount.unit and measure_code(amount.unit) == "hectare" else ""
    return f"{amount.sign} {amount.short()}{unit}".strip()


class ComparePainter(QStyledItemDelegate):
    """What is recorded stands back, unless it certainly is more or less: then a mark points up or down."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colours().colour("selection"))
        room: QRect = option.rect.adjusted(fonts.step(_MARGIN), 0, -fonts.step(_MARGIN), -1)
        text, compared = str(index.data()), index.data(_CELL)
        is_recorded = bool(index.column()) and not index.column() % 2
        verdict = compared.verdict if compared and is_recorded else ""
        if not index.column():
            write_name(painter, room, text)
        elif not index.data(_SUMS):
            write_line(painter, room, text, "body", "faint", _RIGHT)
        else:
            colour = "amber" if verdict else "dim" if is_recorded else "text"
            width = paint_sums(painter, room, index.data(_SUMS), colour, are_whole=False)
            if verdict:
                _paint_mark(painter, room, room.right() + 1 - width - fonts.step(1.5), is_up=verdict == "more")
        if option.state & QStyle.StateFlag.State_HasFocus and index.column():
            paint_place(painter, option.rect)
        painter.restore()


def _paint_mark(painter: QPainter, room: QRect, right: int, *, is_up: bool) -> None:
    side = fonts.step(0.9)
    x, y = right - side, room.center().y() + 1
    tip, base = (y - side, y + side) if is_up else (y + side, y - side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours().colour("amber"))
    painter.drawPolygon(QPolygonF([QPointF(x - side, base), QPointF(x + side, base), QPointF(x, tip)]))


class CompareTable(CalmTable, Region):
    """A click or Enter on a cell asks where it comes from, on a name for the district.

    cell_opened: the district, the indicator and whether it is what is recorded.
    """

    district_opened = Signal(str)
    cell_opened = Signal(str, str, bool)
    _lines = 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Reported against recorded"), row_steps=4, parent=parent)
        self._model = CompareModel(self)
        self.setModel(self._model)
        self.setItemDelegate(ComparePainter(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def show_overview(self, overview: Overview) -> None:
        at = self.currentIndex().row(), self.currentIndex().column()
        self._model.show_overview(overview)
        self._fit()
        if self._model.hasIndex(*at):
            self.setCurrentIndex(self._model.index(*at))

    def content_height(self) -> int:
        """The height at which all lines are seen."""
        rows = self._model.rowCount() * self.verticalHeader().defaultSectionSize()
        bar, needed = self.horizontalScrollBar(), sum(map(self.columnWidth, self._shown_columns()))
        below = bar.sizeHint().height() if needed > self.viewport().width() > 0 else 0
        return self.horizontalHeader().sizeHint().height() + rows + below

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _widths(self) -> list[int]:
        names, heads = fonts.metrics("strong"), self.horizontalHeader().fontMetrics()
        around = 2 * fonts.step(_MARGIN) + fonts.step(2)
        found = []
        for column in range(self._model.columnCount()):
            heading = str(self._model.headerData(column, Qt.Orientation.Horizontal)).split("\n")
            cells = (
                sums_width(self._model.sums(line, column), are_whole=False)
                if column
                else names.horizontalAdvance(line.name)
                for line in self._model.lines
            )
            found.append(max([*map(heads.horizontalAdvance, heading), *cells]) + around)
        return found

    def _fit(self) -> None:
        """What is left over is shared among all columns; where the room lacks, empty ones give theirs up, and names
        stand on two lines.
        """
        widths, shown = self._widths(), self._shown_columns()
        lacking = sum(widths[each] for each in shown) - self.viewport().width()
        least = max((name_width(line.name) for line in self._model.lines), default=0) + 2 * fonts.step(_MARGIN) + 2
        self._break_names(lacking > 0 and least < widths[0])
        if self._lines > 1:
            widths[0] = max(least, widths[0] - lacking)
        over = max(self.viewport().width() - sum(widths[each] for each in shown), 0) // len(shown)
        for column, width in enumerate(widths):
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, width + over)
        self.setFixedHeight(self.content_height() + fonts.step(1))

    def _break_names(self, are_broken: bool) -> None:
        lines = 2 if are_broken else 1
        if lines != self._lines:
            self._lines = lines
            self.size_rows()

    def size_rows(self) -> None:
        super().size_rows()
        least = self._lines * fonts.metrics("strong").height() + fonts.step(1.5)
        self.verticalHeader().setDefaultSectionSize(max(self.verticalHeader().defaultSectionSize(), least))

    def _shown_columns(self) -> list[int]:
        widths = self._widths()
        if sum(widths) <= self.viewport().width():
            return list(range(len(widths)))
        return [each for each in range(len(widths)) if not self._model.is_empty(each)]

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line = self._model.lines[index.row()]
        if not index.column():
            self.district_opened.emit(line.id)
        else:
            self.cell_opened.emit(line.id, self._model.code_of(index.column()), not index.column() % 2)
