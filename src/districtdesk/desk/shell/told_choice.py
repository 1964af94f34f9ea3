"""Choosing one of several, with what the chosen one is good for below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..kit import NoteLabel, WordBox
from ..look import fonts


class ToldChoice(QWidget):
    """turned: another one is chosen."""

    turned = Signal()

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self.words = WordBox(), NoteLabel()
        self.box.setAccessibleName(spoken)
        self._told: list[str] = []
        column = QVBoxLayout(self)
        fonts.space(column, (6, 0, 0, 0), gap=1)
        column.addWidget(self.box)
        column.addWidget(self.words)
        self.box.currentIndexChanged.connect(self._turn)

    def offer(self, text: str, words: str) -> None:
        """One more, with its words; the first is chosen."""
        self._told.append(words)
        self.box.addItem(text)

    def _turn(self) -> None:
        place = self.box.currentIndex()
        self.words.setText(self._told[place] if 0 <= place < len(self._told) else "")
        self.turned.emit()
