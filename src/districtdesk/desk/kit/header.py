"""The head of a page: its title, one line of identity, and its actions."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ..look import fonts
from .elided import ElidedLabel
from .flow import FlowRow
from .labels import DimLabel

# A title longer than this, in steps, is shortened before the actions move below it.
_TITLE_ROOM = 90


class PageHeader(QWidget):
    """Title and subtitle at the left, actions at the right, or below where the page is narrow."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(voice="title")
        self._subtitle = DimLabel()
        self._actions = FlowRow(leans_right=True)
        words = QVBoxLayout()
        fonts.space(words, gap=1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._row = QHBoxLayout(self)
        fonts.space(self._row, gap=4)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._actions)
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
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        words = min(self._title.sizeHint().width(), fonts.step(_TITLE_ROOM))
        fits = words + self._row.spacing() + self._actions.sizeHint().width() <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)
            self._actions.lean(right=fits)
