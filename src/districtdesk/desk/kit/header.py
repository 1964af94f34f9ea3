"""The head of a page: its title and one line below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..look import fonts
from .elided import ElidedLabel
from .labels import DimLabel


class PageHeader(QWidget):
    """The title is shortened where it has no room, the line below it wraps."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(text_style="title")
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
