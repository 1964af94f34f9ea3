"""The day as of which a list is shown, in a row of its own above it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ...problems import Problem
from ..editors.as_of_line import AsOfLine
from ..kit import IconButton, NoteLabel, PlainLabel
from ..look import fonts, theme


class DayBar(QWidget):
    """day_chosen: a date, or None for today. closed: the list is to be one of today again."""

    day_chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = AsOfLine()
        self.editor = line.editor
        self.close_button = IconButton("close", _("Back to today"))
        self._problem = PlainLabel("", "note", "red")
        self._problem.hide()
        row = QHBoxLayout()
        fonts.space(row, gap=2)
        row.addWidget(line)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        fonts.space(column, (2.75, 2, 2.75, 2), gap=1)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addWidget(NoteLabel(_("As things were on that day, in the order of today.")))
        self.editor.edited.connect(self._hear)
        self.close_button.clicked.connect(self.closed)
        self.hide()

    def begin(self) -> None:
        """Stand above the list, ready for a day to be typed."""
        self.show()
        self.editor.focus_here()

    def end(self) -> None:
        """Be gone, with the day that was typed."""
        self.editor.set_value(None)
        self._say("")
        self.hide()

    @property
    def day(self) -> date | None:
        return None if self.isHidden() else self.editor.day

    def _hear(self) -> None:
        value = self.editor.value()
        self._say(value.message if isinstance(value, Problem) else "")
        self.day_chosen.emit(self.editor.day)

    def _say(self, problem: str) -> None:
        self.editor.mark("error" if problem else "")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours().colour("card"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colours().colour("hairline"))
        painter.end()
