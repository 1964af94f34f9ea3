"""A window with a title and what is said below it, something long in the middle, and buttons below."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ..look import fonts
from . import notices
from .foot import foot
from .labels import PlainLabel


class TitledDialog(QDialog):
    """`head` takes what is said below the title, and `show_below` all else."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._belongs_to = parent
        self.setWindowTitle(title)
        self.head = QVBoxLayout()
        fonts.space(self.head, (6, 5, 6, 2), gap=1)
        self.head.addWidget(PlainLabel(title, "title"))

    def show_below(self, middle: QWidget, buttons: tuple[QWidget, ...], width: int, height: int) -> None:
        """As large as that, in steps, and no larger than the window that it belongs to."""
        row = foot(*buttons)
        fonts.space(row, (6, 3, 6, 4))
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addLayout(self.head)
        column.addWidget(middle, 1)
        column.addLayout(row)
        notices.fit_in_window(self, self._belongs_to, width, height)
