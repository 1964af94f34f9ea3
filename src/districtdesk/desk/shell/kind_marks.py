"""Which kinds of record the whole register is to have in a layout: all of them, or those that are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ...records import KINDS
from ...register.queries.layout_plan import TablePlan

_KIND = int(Qt.ItemDataRole.UserRole)


class KindMarks(QListWidget):
    """changed: another one is ticked, or one no more."""

    changed = Signal()

    def __init__(self, tables: Sequence[TablePlan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSpacing(1)
        self.setAccessibleName(_("Kinds of record"))
        self._tables = {each.kind: each for each in tables}
        for kind in KINDS:
            item = QListWidgetItem(_(RECORD_KINDS[kind].many))
            item.setData(_KIND, kind)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = not tables or kind in self._tables
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    @property
    def ticked(self) -> list[str]:
        items = [self.item(row) for row in range(self.count())]
        return [str(each.data(_KIND)) for each in items if each.checkState() == Qt.CheckState.Checked]

    def plans(self) -> tuple[TablePlan, ...]:
        """A table for each of them; none where all are wanted, so that a kind that is new later is too."""
        ticked = self.ticked
        if len(ticked) == self.count():
            return ()
        return tuple(self._tables.get(each) or TablePlan(each) for each in ticked)
