"""What stands beside a list in which several records are chosen: how many they are, and what can be done to all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...record_kinds import RECORD_KINDS
from ..kit import Button, DimLabel, IconLabel, NoteLabel, forbid
from ..kit.regions import Region
from ..look import fonts

# More than that nobody compares.
MOST_MERGED = 12


class SeveralChosen(QWidget, Region):
    """What is wanted is wanted for all of them."""

    change_wanted = Signal()
    evidence_wanted = Signal()
    merge_wanted = Signal()
    copy_wanted = Signal()
    export_wanted = Signal()
    remove_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, kind: str, why_read_only: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._says = DimLabel("")
        self._says.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._change = self._button(_("Change a field of all…"), self.change_wanted)
        self._evidence = self._button(_("Add evidence to all…"), self.evidence_wanted)
        self._merge = self._button(_("Merge…"), self.merge_wanted)
        self._copy = self._button(_("Copy the rows"), self.copy_wanted)
        self._export = self._button(_("Export these…"), self.export_wanted)
        self._remove = self._button(_("Remove all…"), self.remove_wanted)
        self._restore = self._button(_("Restore all"), self.restore_wanted)
        for button in (self._change, self._evidence, self._merge, self._remove, self._restore):
            forbid(button, why_read_only)
        hint = NoteLabel(_("Click one of the rows, or press Esc, to go on with one record."))
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 6), gap=2)
        column.addStretch(1)
        column.addWidget(IconLabel(RECORD_KINDS[kind].icon, "faint", steps=8), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._says)
        deeds = QVBoxLayout()
        fonts.space(deeds, (0, 2, 0, 2), gap=2)
        asked = (self._change, self._evidence, self._merge)
        for button in (*asked, self._copy, self._export, self._remove, self._restore):
            deeds.addWidget(button)
        # As wide as the widest of them.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(deeds)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(hint)
        column.addStretch(2)

    def _button(self, text: str, wish: SignalInstance) -> Button:
        button = Button(text)
        button.clicked.connect(wish)
        return button

    def say(self, count: int, *, are_removed: bool) -> None:
        """So many records of the list are chosen."""
        counted = RECORD_KINDS[self._kind].count(count)
        self._says.setText(ngettext("{records} chosen.", "{records} chosen.", count, records=counted))
        self.setAccessibleName(self._says.text())
        is_entered = RECORD_KINDS[self._kind].is_entered
        for button in (self._change, self._evidence):
            button.setVisible(is_entered and not are_removed)
        self._merge.setVisible(bool(RECORD_KINDS[self._kind].merged) and not are_removed and count <= MOST_MERGED)
        self._export.setVisible(not are_removed)
        self._remove.setVisible(not are_removed)
        self._restore.setVisible(are_removed)
