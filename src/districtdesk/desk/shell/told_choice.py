"""Choosing one of several, with what the chosen one is good for below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
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
        self.setFocusProxy(self.box)
        self._told: list[str] = []
        column = QVBoxLayout(self)
        fonts.space(column, gap=1)
        column.addWidget(self.box)
        column.addWidget(self.words)
        self.box.currentIndexChanged.connect(self._turn)

    def fill(self, offers: Sequence[tuple[str, str]], chosen: int) -> None:
        """Each with its words, and which of them is chosen."""
        with QSignalBlocker(self.box):
            self.box.clear()
            self._told = [words for _text, words in offers]
            self.box.addItems([text for text, _words in offers])
            self.box.setCurrentIndex(chosen)
        self._tell()

    def _turn(self) -> None:
        self._tell()
        self.turned.emit()

    def _tell(self) -> None:
        place = self.box.currentIndex()
        self.words.setText(self._told[place] if 0 <= place < len(self._told) else "")
        self.words.setVisible(bool(self.words.text()))
