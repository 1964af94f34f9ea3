"""Removed records as Qt's lists want them, the one removed last first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, Qt

from ...i18n import _, moment
from ...record_kinds import RECORD_KINDS
from ...register.identity import name_in
from ...register.queries.removed import RemovedRecord
from ..kit.index import NO_INDEX, Index
from ..lists.lines import Lines
from ..lists.lines_delegate import LinesDelegate

REMOVED = int(Qt.ItemDataRole.UserRole)


class RemovedModel(QAbstractListModel):
    """What show() was given."""

    def show(self, records: Sequence[RemovedRecord]) -> None:
        self.beginResetModel()
        self.records = records
        self.endResetModel()

    records: Sequence[RemovedRecord] = ()

    def place_of(self, record_id: str) -> int | None:
        return next((place for place, each in enumerate(self.records) if each.id == record_id), None)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, REMOVED):
            return None
        record = self.records[index.row()]
        return record if role == REMOVED else lines_of(record).spoken()


class RemovedDelegate(LinesDelegate):
    """A removed record in two lines."""

    def lines(self, index: Index) -> Lines | None:
        record = index.data(REMOVED)
        return None if record is None else lines_of(record)


def lines_of(record: RemovedRecord) -> Lines:
    """What it was called, of which kind with what, when and by whom."""
    kind, with_it = _(RECORD_KINDS[record.kind].one), record.with_it()
    second = _("{kind}, with {parts}", kind=kind, parts=with_it) if with_it else kind
    return Lines(record.name.show(), second, moment(record.at), name_in(record.who))
