"""The strip at the bottom: what was done, how to undo it, and the three languages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ...i18n import LANGUAGES, OWN_NAMES, _, language
from ..look import fonts, theme
from .buttons import LinkButton
from .elided import ElidedLabel
from .labels import DimLabel
from .tooltip import explain


class StatusStrip(QWidget):
    """Last action and its undo or redo at the left, languages at the right."""

    undo_chosen = Signal()
    redo_chosen = Signal()
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = ElidedLabel(text_colour="dim")
        self._undo = LinkButton()
        self._undo.hide()
        self._undo.clicked.connect(self.undo_chosen)
        self._redo = LinkButton()
        self._redo.hide()
        self._redo.clicked.connect(self.redo_chosen)
        row = QHBoxLayout(self)
        fonts.space(row, (3, 1, 3, 1), gap=3)
        row.addWidget(self._done)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addStretch(1)
        row.addLayout(self._languages())

    def say(self, done: str, undo: str = "", redo: str = "") -> None:
        """What was done, and the labels of the steps that can be undone and done again; empty for none."""
        self._done.setText(done)
        self._done.setVisible(bool(done))
        self._undo.set_label(_("Undo: {step}", step=undo) if undo else "")
        self._undo.setVisible(bool(undo))
        self._redo.set_label(_("Redo: {step}", step=redo) if redo else "")
        self._redo.setVisible(bool(redo))
        self.setAccessibleName(done)

    def show_language(self, code: str) -> None:
        self._buttons[code].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours().colour("card"))
        painter.fillRect(0, 0, self.width(), 1, theme.colours().colour("hairline"))
        painter.end()

    def _languages(self) -> QHBoxLayout:
        row = QHBoxLayout()
        fonts.space(row, gap=0)
        group = QButtonGroup(self)
        self._buttons: dict[str, LinkButton] = {}
        for code in LANGUAGES:
            if self._buttons:
                row.addWidget(DimLabel("·"))
            button = _language_button(code)
            button.clicked.connect(lambda _checked, chosen=code: self.language_chosen.emit(chosen))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[code] = button
        self.show_language(language())
        return row


def _language_button(code: str) -> LinkButton:
    button = LinkButton(code)
    button.setCheckable(True)
    explain(button, OWN_NAMES[code])
    button.setAccessibleName(OWN_NAMES[code])
    return button
