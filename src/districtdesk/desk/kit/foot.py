"""The last row of a window that asks or shows something."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ..look import fonts


def foot(*buttons: QWidget, left: QWidget | None = None) -> QHBoxLayout:
    """Its buttons at the right, the one that is offered last; `left` stands at the other end."""
    row = QHBoxLayout()
    fonts.space(row, gap=2)
    if left is not None:
        row.addWidget(left)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
