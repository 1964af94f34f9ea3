"""Choosing a layout by its title, with what it is good for below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...exchange.layout_names import LAYOUTS
from ...i18n import _
from ..kit import NoteLabel, WordBox
from ..look import fonts


class LayoutChoice(QWidget):
    """turned: another one is chosen."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self.words = WordBox(), NoteLabel()
        self.box.setAccessibleName(_("Layout"))
        for name, layout in LAYOUTS.items():
            self.box.addItem(_(layout.title), name)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 0, 0, 0), gap=1)
        column.addWidget(self.box)
        column.addWidget(self.words)
        self.box.currentIndexChanged.connect(self._turn)
        self._show_words()

    @property
    def chosen(self) -> str:
        """One of LAYOUTS."""
        return str(self.box.currentData())

    def _turn(self) -> None:
        self._show_words()
        self.turned.emit()

    def _show_words(self) -> None:
        self.words.setText(_(LAYOUTS[self.chosen].purpose))
