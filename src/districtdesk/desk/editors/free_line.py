"""A line of free words that are completed from those seen before, and that stay as they are typed."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QKeyEvent

from ..kit.button_keys import ENTER
from .type_ahead import TypeAhead


class FreeLine(TypeAhead):
    """Enter is for whatever stands around it: it takes nothing that no person pointed at."""

    takes_first: ClassVar[bool] = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not (self.is_open and self._popup is not None and self._popup.has_moved):
            self.close_list()
        super().keyPressEvent(event)
