"""The strip at the bottom: what was done, how to undo it, and the three languages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import LANGUAGES, OWN_NAMES, _, language
from ..look import fonts, theme
from .buttons import LinkButton
from .choices import ChoiceGroup, LinkChoice
from .elided import ElidedLabel
from .regions import Region
from .tooltip import explain


class StatusStrip(QWidget, Region):
    """Last action and its undo or redo at the left, who signs and the languages at the right."""

    undo_chosen = Signal()
    redo_chosen = Signal()
    language_chosen = Signal(str)
    person_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = ElidedLabel(text_colour="dim")
        self._undo = LinkButton()
        self._undo.hide()
        self._undo.clicked.connect(self.undo_chosen)
        self._redo = LinkButton()
        self._redo.hide()
        self._redo.clicked.connect(self.redo_chosen)
        self.person = LinkButton()
        self.person.hide()
        self.person.clicked.connect(self.person_chosen)
        row = QHBoxLayout(self)
        fonts.space(row, (3, 1, 3, 1), gap=3)
        row.addWidget(self._done)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addStretch(1)
        row.addWidget(self.person)
        row.addWidget(self._languages())

    def say(self, done: str, undo: str = "", redo: str = "") -> None:
        """What was done, and the labels of the steps that can be undone and done again; empty for none."""
        self._done.setText(done)
        self._done.setVisible(bool(done))
        self._undo.set_label(_("Undo: {step}", step=undo) if undo else "")
        self._undo.setVisible(bool(undo))
        self._redo.set_label(_("Redo: {step}", step=redo) if redo else "")
        self._redo.setVisible(bool(redo))
        self.setAccessibleName(done)

    def show_person(self, signed: str) -> None:
        """With whose name what is saved is signed, or the question for it; empty for none."""
        self.person.set_label(signed)
        self.person.setVisible(bool(signed))

    def show_language(self, code: str) -> None:
        self._buttons[code].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours().colour("card"))
        painter.fillRect(0, 0, self.width(), 1, theme.colours().colour("hairline"))
        painter.end()

    def _languages(self) -> ChoiceGroup:
        self._buttons = {code: _language_choice(code) for code in LANGUAGES}
        for code, choice in self._buttons.items():
            choice.clicked.connect(lambda _checked, chosen=code: self.language_chosen.emit(chosen))
        self.show_language(language())
        return ChoiceGroup(_("Language"), *self._buttons.values(), apart="·")


def _language_choice(code: str) -> LinkChoice:
    choice = LinkChoice(code)
    explain(choice, OWN_NAMES[code])
    choice.setAccessibleName(OWN_NAMES[code])
    return choice
