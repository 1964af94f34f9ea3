"""The backups of a register in a list: when and why each was made, how much is in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QObject, QSize, Qt
from PySide6.QtWidgets import QHeaderView

from ...i18n import _, file_size, ngettext
from ...register.backup.backups import Backup
from ...register.backup.telling import moments, why
from ..kit import CalmTable
from ..kit.index import NO_INDEX, Index
from ..lists.lines import Lines
from ..lists.lines_delegate import LinesDelegate, first_line_width, lines_height

BACKUP = int(Qt.ItemDataRole.UserRole)
LINES = BACKUP + 1


class BackupModel(QAbstractListModel):
    """In their order, as backups of the file at `place` or of another one."""

    def __init__(self, backups: Sequence[Backup], place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups, self._place, self._moments = backups, place, moments(backups)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, BACKUP, LINES):
            return None
        backup = self._backups[index.row()]
        if role == BACKUP:
            return backup
        lines = self._lines(backup)
        return lines if role == LINES else lines.spoken()

    def _lines(self, backup: Backup) -> Lines:
        """What a row says of it."""
        told = backup.contents
        records = ngettext("{count} record", "{count} records", told.records) if told else _("as it was found")
        return Lines(self._moments[backup.path], why(backup, self._place), records, file_size(backup.size))


class BackupList(CalmTable):
    """One of them is chosen."""

    def __init__(self, backups: Sequence[Backup], place: Path) -> None:
        super().__init__(_("Backups"), row_steps=0)
        self.setModel(BackupModel(backups, place, self))
        self.setItemDelegate(_BackupDelegate(self))
        self.setSelectionMode(CalmTable.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def minimumSizeHint(self) -> QSize:
        """When it was made is never cut."""
        rows = (self.model().index(row, 0).data(LINES) for row in range(self.model().rowCount()))
        width = max(map(first_line_width, rows), default=0) + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    def size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(lines_height())


class _BackupDelegate(LinesDelegate):
    def lines(self, index: Index) -> Lines | None:
        found = index.data(LINES)
        return found if isinstance(found, Lines) else None
