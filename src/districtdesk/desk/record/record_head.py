"""The head of a record's page: its title, the line that tells which one it is, and the steps one can take."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ..kit import ElidedLabel, QuietButton, explain
from ..look import fonts


class RecordHead(QWidget):
    """Words at the left and steps at the right; where it is narrow the steps stand above, and all of them stay.

    back_wanted: to the list, which has no room beside the record.
    """

    back_wanted = Signal()

    def __init__(self, *steps: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(voice="title")
        self._line = ElidedLabel(ink="dim")
        self._back = QuietButton(_("Back to the list"), "back")
        self._back.clicked.connect(self.back_wanted)
        self._back.hide()
        words = QVBoxLayout()
        fonts.space(words, gap=1)
        words.addWidget(self._title)
        words.addWidget(self._line)
        self._steps = QHBoxLayout()
        fonts.space(self._steps, gap=2)
        self._steps.addWidget(self._back)
        self._steps.addStretch(1)
        for step in steps:
            self._steps.addWidget(step)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fonts.space(self._rows, gap=2)
        self._rows.addLayout(words, 1)
        self._rows.addLayout(self._steps)

    @property
    def title(self) -> str:
        return self._title.text()

    def say(self, title: str, line: str) -> None:
        """Title, and the line below it."""
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self.setAccessibleName(title)
        self._fold()

    def show_back(self, has_back: bool) -> None:
        """Offer the way back to the list."""
        self._back.setVisible(has_back)
        self._fold()

    def fit(self) -> None:
        """Find room for steps that have just come or gone."""
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        fits = self._title.sizeHint().width() + self._rows.spacing() + self._steps.sizeHint().width() <= self.width()
        is_one = fits and self._back.isHidden()
        # Bottom to top: the words come first for whoever reads with the keyboard, and stand below all the same.
        directions = QBoxLayout.Direction
        self._rows.setDirection(directions.LeftToRight if is_one else directions.BottomToTop)
        self._name_back()

    def _name_back(self) -> None:
        """The arrow alone where its words would push a step out of the page."""
        words = _("Back to the list")
        self._back.setText(words)
        self._back.setAccessibleName(words)
        if self._steps.sizeHint().width() > self.width():
            self._back.setText("")
        explain(self._back, "" if self._back.text() else words)
