"""What is wrong with a field, beside it: a sign, a word and a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _
from ...problems import Problem
from ..look import fonts
from .labels import IconLabel, PlainLabel, TextColour


class ProblemLabel(QWidget):
    """Shows the gravest of some problems, hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("warning", "amber", steps=4)
        self._words = PlainLabel(text_style="note", text_colour="amber")
        row = QHBoxLayout(self)
        fonts.space(row, gap=1.5)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Errors come before warnings; several of one severity stand below each other."""
        self.setVisible(bool(problems))
        if not problems:
            self._words.setText("")
            return
        errors = [problem for problem in problems if problem.is_error]
        text_colour: TextColour = "red" if errors else "amber"
        self._icon.show_icon("error" if errors else "warning", text_colour)
        self._words.set_text_colour(text_colour)
        self._words.setText("\n".join(_sentence(problem) for problem in errors or problems))
        self.setAccessibleName(self._words.text())


def _sentence(problem: Problem) -> str:
    if problem.is_error:
        return _("Error: {sentence}", sentence=problem.message)
    return _("Please check: {sentence}", sentence=problem.message)
