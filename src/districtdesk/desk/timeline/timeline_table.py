"""The timeline as a table, for whoever would rather read it or have it read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from ...i18n import N_, _
from ...timeline.layout import Lane, Mark
from ...timeline.stories import earlier_claims
from ...timeline.words import in_order, story, table_row
from ..kit import tooltip
from ..kit.index import NO_INDEX, Index

_COLUMNS = (N_("Lane"), N_("What"), N_("Date"), N_("State"), N_("Slip"), N_("Announced"), N_("Said by"))


class TimelineTable(QAbstractTableModel):
    """One row a mark, undated ones too, lane by lane."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Lane, Mark]] = []
        self._of_lane: dict[str, list[Mark]] = {}
        self._earlier: dict[str, dict[str, Mark]] = {}

    def set_timeline(self, lanes: Iterable[Lane], marks: Iterable[Mark]) -> None:
        self.beginResetModel()
        self._rows = in_order(list(lanes), marks)
        self._of_lane, self._earlier = {}, {}
        for lane, mark in self._rows:
            self._of_lane.setdefault(lane.id, []).append(mark)
        self.endResetModel()

    def _earlier_than(self, mark: Mark) -> Mark | None:
        """The claim that it took the place of; only the lanes that come into sight are asked."""
        known = self._earlier.get(mark.lane)
        if known is None:
            known = self._earlier[mark.lane] = earlier_claims(self._of_lane[mark.lane])
        return known.get(mark.id)

    def mark_at(self, row: int) -> Mark:
        return self._rows[row][1]

    def texts(self, row: int) -> tuple[str, ...]:
        """What stands in the cells of a row."""
        lane, mark = self._rows[row]
        return table_row(lane, mark, self._earlier_than(mark))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        mark = self.mark_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ". ".join(story(mark, earlier=self._earlier_than(mark)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.texts(index.row())[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(_COLUMNS[section])
        return None
