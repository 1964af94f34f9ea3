"""The projects by status: a bar and a count for each, and what is planned and invested in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...i18n import _, ngettext, number
from ...overview.projects import MoneyColumn, ProjectsSummary, StatusLine
from ..kit import CalmTable, tooltip
from ..kit.index import NO_INDEX, Index
from ..kit.regions import Region
from ..kit.written_line import write_line
from ..look import fonts, theme
from .cells import paint_place
from .several_sums import all_of, paint_sums, sums_width

_LINE = int(Qt.ItemDataRole.UserRole) + 1
_SHARE = _LINE + 1
_SUMS = _LINE + 2
_MARGIN = 3
_LEAST_BAR, _FAIR_BAR, _WIDEST_BAR = 16, 36, 60
_NAME, _COUNT, _MONEY = 0, 1, 2
_RIGHT = Qt.AlignmentFlag.AlignRight
_NOTHING = "—"


class StatusModel(QAbstractTableModel):
    """A line for each status: its name, how many projects it has, and a column for each sort of money."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[StatusLine] = ()
        self.money: Sequence[MoneyColumn] = ()

    def show_projects(self, projects: ProjectsSummary) -> None:
        self.beginResetModel()
        self.lines, self.money = projects.lines, projects.money
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else 2 + len(self.money)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role == _SUMS:
            return self.sums(line, index.column())
        if role == _SHARE:
            return len(line.projects) / max(len(each.projects) for each in self.lines)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(line, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            told = self._told(line, index.column())
            return tooltip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def cell(self, line: StatusLine, column: int) -> str:
        """What is written in a cell."""
        if column in (_NAME, _COUNT):
            return number(len(line.projects)) if column else line.label
        return all_of(self.sums(line, column)) or _NOTHING

    def sums(self, line: StatusLine, column: int) -> list[str]:
        """The sums in a cell, which are not added to each other; none in one of no money."""
        money = line.of(self.money[column - 2]) if column >= _MONEY else None
        return money.short() if money else []

    def _told(self, line: StatusLine, column: int) -> str:
        if column in (_NAME, _COUNT):
            return _(
                "{status}: {projects}",
                status=line.label,
                projects=ngettext("{count} project", "{count} projects", len(line.projects)),
            )
        wanted = self.money[column - 2]
        money = line.of(wanted)
        return f"{wanted.heading}: {money.told() if money else _('not stated')}"

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (_("Status"), _("Projects"))[section] if section < 2 else self.money[section - 2].heading
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= 2:
            return int(_RIGHT | Qt.AlignmentFlag.AlignVCenter)
        return None


class StatusPainter(QStyledItemDelegate):
    """Counts have a bar before them; money is written at the right, `are_whole`: all sums of it."""

    are_whole = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colours().colour("selection"))
        room = option.rect.adjusted(fonts.step(_MARGIN), 0, -fonts.step(_MARGIN), -1)
        text = str(index.data())
        if index.column() == _COUNT:
            self._paint_count(painter, room, text, index.data(_SHARE))
        elif index.column() == _NAME:
            write_line(painter, room, text, "body", "text")
        elif sums := index.data(_SUMS):
            paint_sums(painter, room, sums, "text", are_whole=self.are_whole)
        else:
            write_line(painter, room, text, "body", "faint", _RIGHT)
        if option.state & QStyle.StateFlag.State_HasFocus and index.column():
            paint_place(painter, option.rect)
        painter.restore()

    def _paint_count(self, painter: QPainter, room: QRect, text: str, share: float) -> None:
        for_text = fonts.metrics().horizontalAdvance("0000")
        height = fonts.step(2.5)
        width = max(1.0, (room.width() - for_text) * share)
        top = room.center().y() - height / 2 + 1
        painter.fillRect(QRectF(room.left(), top, width, height), theme.colours().colour("accent"))
        place = QRect(round(room.left() + width) + fonts.step(1.5), room.top(), for_text, room.height())
        write_line(painter, place, text, "body", "text")


class StatusTable(CalmTable, Region):
    """A click or Enter on a cell says what is wanted: the projects of a status, or the claims of a sum."""

    cell_opened = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Projects by status"), row_steps=4, parent=parent)
        self._model = StatusModel(self)
        self.setModel(self._model)
        self._painter = StatusPainter(self)
        self.setItemDelegate(self._painter)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self.entered.connect(self._point)

    def show_projects(self, projects: ProjectsSummary) -> None:
        at = self.currentIndex().row(), self.currentIndex().column()
        self._model.show_projects(projects)
        self._fit()
        if self._model.hasIndex(*at):
            self.setCurrentIndex(self._model.index(*at))

    def content_height(self) -> int:
        """The height at which all lines are seen."""
        rows = self._model.rowCount() * self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_model"):
            self._fit()

    def _fit(self) -> None:
        """Words and money have what they need, all sums where there is room for them, and the bars what is left."""
        if not self._model.columnCount():
            return
        widths = self._widths(are_whole=True)
        room = self.viewport().width()
        self._painter.are_whole = sum(widths) - widths[_COUNT] + fonts.step(_FAIR_BAR) <= room
        if not self._painter.are_whole:
            widths = self._widths(are_whole=False)
        left = room - sum(widths) + widths[_COUNT]
        widths[_COUNT] = max(min(left, fonts.step(_WIDEST_BAR)), fonts.step(_LEAST_BAR), widths[_COUNT])
        widths[-1] += max(room - sum(widths), 0) if len(widths) > _MONEY else 0
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _widths(self, *, are_whole: bool) -> list[int]:
        metrics, heads = fonts.metrics(), self.horizontalHeader().fontMetrics()
        around = 2 * fonts.step(_MARGIN) + 2
        widths = []
        for column in range(self._model.columnCount()):
            cells = (
                sums_width(self._model.sums(line, column), are_whole=are_whole)
                if column >= _MONEY
                else metrics.horizontalAdvance(self._model.cell(line, column))
                for line in self._model.lines
            )
            heading = str(self._model.headerData(column, Qt.Orientation.Horizontal))
            widths.append(max([heads.horizontalAdvance(heading) + fonts.step(2), *cells]) + around)
        return widths

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            money = self._model.money[index.column() - 2] if index.column() >= 2 else None
            self.cell_opened.emit(self._model.lines[index.row()], money)

    def _point(self, index: Index) -> None:
        leads_on = index.isValid() and index.data() != _NOTHING
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads_on else Qt.CursorShape.ArrowCursor)
