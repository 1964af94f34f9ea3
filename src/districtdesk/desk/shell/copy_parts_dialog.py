"""Which parts of a page go onto the clipboard together, with the sources that they cite."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ...i18n import _
from .. import kit
from ..kit.titled_dialog import TitledDialog
from ..look import fonts

_WIDTH, _HEIGHT = 150, 100


class CopyPartsDialog(TitledDialog):
    """All are ticked at first. chosen: the places of those that are wanted, in their order."""

    chosen = Signal(list)

    def __init__(self, titles: Sequence[str], parent: QWidget) -> None:
        super().__init__(_("Copy several parts"), parent)
        self.head.addWidget(kit.DimLabel(_("Sources stand once below all of them, by their numbers on the page.")))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Parts"))
        for title in titles:
            item = QListWidgetItem(title)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(0, fonts.control_height()))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(lambda _item: self._settle())
        self.copy_button = kit.PrimaryButton(_("&Copy"), "copy")
        self.copy_button.clicked.connect(self._copy)
        close = kit.Button(_("Close"))
        close.clicked.connect(self.reject)
        self.show_below(self.list, (self.copy_button, close), _WIDTH, _HEIGHT)
        self.list.setFocus()

    def _ticked(self) -> list[int]:
        rows = range(self.list.count())
        return [row for row in rows if self.list.item(row).checkState() == Qt.CheckState.Checked]

    def _settle(self) -> None:
        self.copy_button.setEnabled(bool(self._ticked()))

    def _copy(self) -> None:
        self.chosen.emit(self._ticked())
        self.accept()
