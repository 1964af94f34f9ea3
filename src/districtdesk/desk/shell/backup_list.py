"""The backups of a register in a list: when and why each was made, how much is in it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from PySide6.QtWidgets import QHeaderView

from ...i18n import _, file_size, moment, ngettext
from ...register.backup.backups import Backup
from ..kit import CalmTable
from ..kit.index import NO_INDEX, Index
from ..lists.lines import Lines
from ..lists.lines_delegate import LinesDelegate, lines_height

BACKUP = int(Qt.ItemDataRole.UserRole)


class BackupModel(QAbstractListModel):
    """The newest first."""

    def __init__(self, backups: list[Backup], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = backups

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, BACKUP):
            return None
        backup = self._backups[index.row()]
        return backup if role == BACKUP else lines_of(backup).spoken()


class BackupList(CalmTable):
    """One of them is chosen."""

    def __init__(self, backups: list[Backup]) -> None:
        super().__init__(_("Backups"), row_steps=0)
        self.setModel(BackupModel(backups, self))
        self.setItemDelegate(_BackupDelegate(self))
        self.setSelectionMode(CalmTable.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(lines_height())


class _BackupDelegate(LinesDelegate):
    def lines(self, index: Index) -> Lines | None:
        backup = index.data(BACKUP)
        return None if backup is None else lines_of(backup)


def lines_of(backup: Backup) -> Lines:
    """What a row says of it."""
    told = backup.contents
    records = ngettext("{count} record", "{count} records", told.records) if told else _("as it was found")
    return Lines(moment(backup.made_at), _(backup.reason.words), records, file_size(backup.size))
