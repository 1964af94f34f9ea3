"""The timeline as a table, for whoever would rather read it or have it read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from ...i18n import N_, _
from ...timeline.layout import Lane, Mark
from ...timeline.words import in_order, story, table_row
from ..kit import tooltip
from ..kit.index import NO_INDEX, Index

_COLUMNS = (N_("Lane"), N_("What"), N_("Date"), N_("State"), N_("Announced"))


class TimelineTable(QAbstractTableModel):
    """One row a mark, undated ones too, lane by lane."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Lane, Mark]] = []

    def set_timeline(self, lanes: Iterable[Lane], marks: Iterable[Mark]) -> None:
        self.beginResetModel()
        self._rows = in_order(list(lanes), marks)
        self.endResetModel()

    def mark_at(self, row: int) -> Mark:
        return self._rows[row][1]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        lane, mark = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return table_row(lane, mark)[index.column()]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ". ".join(story(mark))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(table_row(lane, mark)[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(_COLUMNS[section])
        return None
