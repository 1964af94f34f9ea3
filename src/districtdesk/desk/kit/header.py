"""The head of a page: its title, one line of identity, and its actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .. import fonts
from .elided import ElidedLabel
from .flow import FlowRow
from .labels import DimLabel


class PageHeader(QWidget):
    """Title and subtitle at the left, actions at the right; they wrap where the page is narrow."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(voice="title")
        self._subtitle = DimLabel()
        self._actions = FlowRow(leans_right=True)
        words = QVBoxLayout()
        fonts.space(words, gap=1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row = QHBoxLayout(self)
        fonts.space(row, gap=4)
        row.addLayout(words, 1)
        row.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignTop)
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

    def add_action(self, button: QWidget) -> None:
        """Add a button at the right end."""
        self._actions.add(button)
