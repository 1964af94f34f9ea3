"""The values that a refused text may mean, as buttons below its field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...fields import FieldKind
from ..kit import FlowRow, LinkButton

_MOST = 4


class AnswerRow(FlowRow):
    """Hidden where nothing is open. chosen: the value that the person takes."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.buttons = [LinkButton() for _place in range(_MOST)]
        super().__init__(*self.buttons, parent=parent)
        self._answers: Sequence[object] = ()
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(self._answers[place]))
        self.hide()

    def offer(self, kind: FieldKind[Any], answers: Sequence[object]) -> None:
        """These values, the likeliest first; none of them hides the row."""
        self._answers = tuple(answers)[:_MOST]
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(self._answers))
            if place < len(self._answers):
                button.set_label(kind.show_whole(self._answers[place]))
        self.setVisible(bool(self._answers))
