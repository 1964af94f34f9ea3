"""The heading of a group that folds away: a button that says whether what is below it is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from ...i18n import _
from ..look import icons
from .buttons import QuietButton, literal


class FoldHeading(QuietButton):
    """Shows and hides `below`. The mouse, Space and Enter turn it; opened: a person has opened it."""

    opened = Signal()

    def __init__(self, text: str, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(literal(text), "chevron_down", parent)
        self._below = below
        self._text = text
        self.clicked.connect(self._turn)
        self.set_open(True)

    @property
    def is_open(self) -> bool:
        return not self._below.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show what is below, or fold it away."""
        self._below.setVisible(is_open)
        self.setIcon(icons.icon("chevron_down" if is_open else "chevron_right"))
        state = _("shown") if is_open else _("folded away")
        self.setAccessibleName(f"{self._text}, {state}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _turn(self) -> None:
        self.set_open(not self.is_open)
        if self.is_open:
            self.opened.emit()
