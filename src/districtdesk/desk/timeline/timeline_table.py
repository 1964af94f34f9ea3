"""The timeline as a table, for whoever would rather read it or have it read."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from ...timeline.table_rows import TableRows
from ..kit import tooltip
from ..kit.index import NO_INDEX, Index


class TimelineTable(QAbstractTableModel):
    """Rows that are told only when they are looked at."""

    def __init__(self, rows: TableRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows

    def set_rows(self, rows: TableRows) -> None:
        """Show these; their headings may be others."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ". ".join(self.rows.story(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.rows.texts(index.row())[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.rows.headings[section]
        return None
