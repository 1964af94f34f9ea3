"""What a page shows when there is nothing yet: what belongs here, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ..look import fonts
from .buttons import Button
from .labels import IconLabel, PlainLabel


def nothing_yet(kind: str, none: str = "") -> str:
    """That there is no record of this kind yet, or `none`, and what one is, in the language of the moment."""
    declared = RECORD_KINDS[kind]
    return "\n".join(_(said) for said in (none or declared.none, declared.meaning) if said)


class EmptyState(QWidget):
    """An icon, a sentence and, where there is one, a button for the first step."""

    first_step_chosen = Signal()

    def __init__(self, icon: str, sentence: str, first_step: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence)
        self._sentence = PlainLabel(sentence, text_colour="dim")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button(first_step)
        if not first_step:
            self.button.hide()
        self.button.clicked.connect(self.first_step_chosen)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 6), gap=4)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "faint", steps=8), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
