"""“As of” and the day beside it: above a list, and below a record's title; or other words and a day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _
from ..kit import PlainLabel
from ..look import fonts
from .day_editor import DayEditor

# In letters: as much as the longest month with day and year.
_LETTERS = 20


class _DayLine(DayEditor):
    """Says nothing below itself: what it is read as stands beside it."""

    _hints = False

    def _reads_as(self, value: object) -> str:
        return ""


class AsOfLine(QWidget):
    """As wide as a day in words, and no wider. `words`: what stands before it; `about`: what the day is."""

    def __init__(self, words: str = "", about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = _DayLine()
        self.editor.setFixedWidth(fonts.metrics("body").averageCharWidth() * _LETTERS + fonts.step(8))
        if about:
            self.editor.introduce(words, about)
            self.editor.line.setPlaceholderText("")
        label = PlainLabel(words or _("As of"), text_colour="dim")
        label.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, fonts.step(2), 0)
        row.setSpacing(fonts.step(2))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.editor, 0, Qt.AlignmentFlag.AlignVCenter)
