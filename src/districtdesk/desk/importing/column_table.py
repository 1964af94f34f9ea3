"""The first rows of a table of others, and over each column the field that it is."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ...i18n import _
from ...importing.choosing import OfferedTable
from ...importing.offered_fields import offered_fields, why
from ...incoming.mapping import ColumnProposal
from ...incoming.sheet_cells import column_letters
from ...incoming.tables import TableColumn
from ..kit import WordBox, tooltip
from ..kit.index import NO_INDEX, Index
from ..look import fonts, theme

# Above the rows of the table: the field, and why it is proposed.
_FIELD, _WHY, _ABOVE = 0, 1, 2
_FIRST_ROWS = 25
# In steps.
_NARROW, _WIDE = 44, 64
# What a box has beside its text: its edges and the arrow.
_BESIDE = 11
_NOT_BY_HAND = "—"


class _Rows(QAbstractTableModel):
    """What stands in the first rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offered: OfferedTable | None = None

    def show_table(self, offered: OfferedTable | None) -> None:
        self.beginResetModel()
        self._offered = offered
        self.endResetModel()

    def refresh(self, offered: OfferedTable) -> None:
        """The same table, chosen otherwise."""
        self._offered = offered
        last = self.index(_WHY, self.columnCount() - 1)
        self.dataChanged.emit(self.index(_FIELD, 0), last)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        if parent.isValid() or self._offered is None:
            return 0
        return _ABOVE + min(len(self._offered.chosen.table.records), _FIRST_ROWS)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self._offered is None else len(self._offered.chosen.table.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self._offered is None or orientation != Qt.Orientation.Horizontal:
            return None
        column = self._offered.chosen.table.columns[section]
        heading = column.heading.replace("\n", " ") or _("without a heading")
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column_letters(column.number)}  {heading}"
        return tooltip(heading) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._offered is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._text(index.row(), index.column())
            return tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text.replace("\n", " ")
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(index.row(), index.column())
        return fonts.font("note") if role == Qt.ItemDataRole.FontRole and index.row() == _WHY else None

    def _text(self, row: int, place: int) -> str:
        offered = self._offered
        if offered is None or row == _FIELD:
            return ""
        column = offered.chosen.table.columns[place]
        if row == _WHY:
            return why(proposal_of(offered, column), path_of(offered, column))
        record = offered.chosen.table.records[row - _ABOVE]
        return offered.chosen.table.cell(record, column).text()

    def _colour(self, row: int, place: int) -> QColor:
        offered = self._offered
        path = path_of(offered, offered.chosen.table.columns[place]) if offered else None
        if row == _WHY:
            return theme.colours().colour("amber" if path is None else "dim")
        return theme.colours().colour("disabled" if path == "" else "text")


def path_of(offered: OfferedTable, column: TableColumn) -> str | None:
    """The field that a column is now; None where it has no home."""
    choice = offered.chosen.columns.get(column)
    return choice.path if choice else None


def proposal_of(offered: OfferedTable, column: TableColumn) -> ColumnProposal | None:
    """What was proposed for a column."""
    return next((each for each in offered.proposal.columns if each.column == column), None)


class ColumnTable(QTableView):
    """chosen: for which column, by its place, and the path of its field; "" dismisses it."""

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setAccessibleName(_("The first rows, and what each column is"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Else Tab in one of its boxes is the table's, and never leaves it.
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.boxes: list[WordBox] = []

    def show_table(self, offered: OfferedTable | None) -> None:
        """Another table."""
        self._rows.show_table(offered)
        self.boxes = []
        if offered is None:
            return
        for place, column in enumerate(offered.chosen.table.columns):
            box = self._box(offered, column)
            box.activated.connect(lambda _index, place=place, box=box: self.chosen.emit(place, box.currentData()))
            self.boxes.append(box)
            self.setIndexWidget(self._rows.index(_FIELD, place), box)
            # Whether a date is planned or has come stands at the end of its field.
            field = fonts.metrics().horizontalAdvance(box.itemText(max(box.findData(path_of(offered, column)), 0)))
            wanted = max(self.horizontalHeader().sectionSizeHint(place) + fonts.step(2), field + fonts.step(_BESIDE))
            self.setColumnWidth(place, max(fonts.step(_NARROW), min(wanted, fonts.step(_WIDE))))
        high = self.boxes[0].sizeHint().height() if self.boxes else 0
        for row in range(self._rows.rowCount()):
            self.setRowHeight(
                row, high + fonts.step(1) if row == _FIELD else fonts.metrics().height() + fonts.step(2)
            )
        self.refresh(offered)

    def refresh(self, offered: OfferedTable) -> None:
        """The same table, chosen otherwise."""
        self._rows.refresh(offered)
        for column, box in zip(offered.chosen.table.columns, self.boxes, strict=True):
            path = path_of(offered, column)
            box.setCurrentIndex(-1 if path is None else box.findData(path))
            box.setProperty("problem", "warning" if path is None else "")
            box.style().unpolish(box)
            box.style().polish(box)

    def focus_homeless(self) -> None:
        """To the first column that has no home, else to the first."""
        box = next((each for each in self.boxes if each.currentIndex() < 0), next(iter(self.boxes), None))
        if box is not None:
            self.scrollTo(self._rows.index(_FIELD, self.boxes.index(box)))
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _box(self, offered: OfferedTable, column: TableColumn) -> WordBox:
        box = WordBox()
        box.setPlaceholderText(_("Choose a field…"))
        box.setAccessibleName(
            _("What the column “{heading}” is", heading=column.heading or column_letters(column.number))
        )
        for each in offered_fields(proposal_of(offered, column)):
            if each.path is None:
                box.add_heading(each.label)
            else:
                box.addItem(each.label, each.path)
        return box
