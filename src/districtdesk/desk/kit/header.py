"""The head of a page: its title and one line below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..look import fonts
from .labels import DimLabel
from .two_lines import TwoLineLabel


class PageHeader(QWidget):
    """The title wraps once and is shortened where that is not enough; the line below it wraps."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TwoLineLabel(text_style="title")
        self._subtitle = DimLabel()
        words = QVBoxLayout(self)
        fonts.space(words, gap=1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self.set_title(title)
        self.set_subtitle(subtitle)

    @property
    def title(self) -> str:
        return self._title.text()

    def set_title(self, text: str) -> None:
        self._title.setText(text)
        self.setAccessibleName(text)

    def set_subtitle(self, text: str) -> None:
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))
