"""The records of a list in one column: each as two lines, which a screen reader is told as one sentence."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ..kit.index import NO_INDEX, Index
from .lines import Lines
from .lines_delegate import LinesDelegate
from .record_model import ROW, RecordModel

_LINES = ROW + 1


class LineModel(QAbstractListModel):
    """The rows of a RecordModel, read by it; no column of a field is there, for none is seen."""

    def __init__(self, records: RecordModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records = records
        records.modelAboutToBeReset.connect(self.beginResetModel)
        records.modelReset.connect(self.endResetModel)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._records.rowCount()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, ROW, _LINES) or not index.isValid():
            return None
        row = self._records.row_at(index.row())
        if row is None or role == ROW:
            return row
        lines = self._records.lines(row)
        return lines if role == _LINES else lines.spoken()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _(RECORD_KINDS[self._records.query.kind].one)


class LineDelegate(LinesDelegate):
    def lines(self, index: Index) -> Lines | None:
        lines: Lines | None = index.data(_LINES)
        return lines
