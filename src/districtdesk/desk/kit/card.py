"""The white card that everything is written on."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ..look import fonts


class Card(QFrame):
    """A rounded surface with a hairline. What it holds goes into `body`, from top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        fonts.space(self.body, (4, 4, 4, 4), gap=2)

    def fill(self, widget: QWidget) -> None:
        """Hold one list or table that reaches from edge to edge."""
        fonts.space(self.body, (0.5, 1, 0.5, 1), gap=0)
        self.body.addWidget(widget)
