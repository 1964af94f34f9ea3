"""The name of a field, and beside it what it says."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ..kit import ElidedLabel, PlainLabel, explain
from ..look import fonts


class FactLabel(QWidget):
    """On one line; what is not certain is as dim as the name. `more` is told to those who point at it."""

    def __init__(
        self, name: str, words: str, *, is_certain: bool = True, more: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        label = PlainLabel(name, text_colour="dim")
        label.setWordWrap(False)
        said = ElidedLabel(words, "body", "text" if is_certain else "dim")
        said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, fonts.step(3), 0)
        row.setSpacing(fonts.step(1.5))
        row.addWidget(label)
        row.addWidget(said, 1)
        self.setAccessibleName(f"{name}: {words}")
        if more:
            explain(self, more)
