"""One row of a form: the name above, the editor, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...problems import Problem
from ..look import fonts
from .buttons import literal
from .labels import DimLabel, NoteLabel
from .problem import ProblemLabel


class LabelledRow(QWidget):
    """Gives the editor its name, for the eye and the screen reader, and marks it when there is a problem."""

    def __init__(self, name: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._name = DimLabel(literal(name))
        self._name.setBuddy(editor)
        self._hint = NoteLabel(hint)
        self._hint.setVisible(bool(hint))
        self._problem = ProblemLabel()
        editor.setAccessibleName(name)
        column = QVBoxLayout(self)
        fonts.space(column, gap=1)
        for part in (self._name, editor, self._hint, self._problem):
            column.addWidget(part)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong; an empty sequence clears it."""
        self._problem.show_problems(problems)
        severity = "error" if any(problem.is_error for problem in problems) else "warning"
        self.editor.setProperty("problem", severity if problems else "")
        self.editor.setAccessibleDescription(self._problem.text)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
