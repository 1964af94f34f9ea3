"""The box that one types into to find something."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...i18n import _
from .labels import IconLabel
from .line import InsetButton, InsetLineEdit

_PAUSE_IN_MS = 150
# No name is longer, and what is pasted beyond it narrows nothing.
LONGEST = 200


class SearchBox(InsetLineEdit):
    """Says what is sought when the typing pauses, at once on Enter; Esc and the cross empty it.

    found_wanted: by Down, into what was found.
    """

    searched = Signal(str)
    found_wanted = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self._cross = InsetButton("close", _("Clear the search"))
        self._cross.hide()
        self._cross.clicked.connect(self.empty)
        self.put_left(IconLabel("search", "dim"))
        self.put_right(self._cross)
        self._said = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_IN_MS)
        self._pause.timeout.connect(self._say)
        self.textChanged.connect(self._heard)
        self.returnPressed.connect(self._say)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif event.key() == Qt.Key.Key_Down:
            self._say()
            self.found_wanted.emit()
        else:
            super().keyPressEvent(event)

    def take_keyboard(self) -> None:
        """What is typed next takes the place of what was sought before; what is being typed goes on."""
        if not self.hasFocus():
            self.setFocus()
            self.selectAll()

    def empty(self) -> None:
        """Clear it and say so at once."""
        self.clear()
        self._say()

    def end_pause(self) -> None:
        """What was typed last is sought at once: something is done now with what is found."""
        if self._pause.isActive():
            self._say()

    def _heard(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self._pause.start()

    def _say(self) -> None:
        self._pause.stop()
        if self.text() == self._said:
            return
        self._said = self.text()
        self.searched.emit(self._said)
