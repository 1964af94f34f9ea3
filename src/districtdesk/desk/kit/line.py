"""A line edit that can hold a sign or a small button at either end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QToolButton, QWidget

from ..look import fonts, icons
from .tooltip import explain


class InsetButton(QToolButton):
    """A button inside a line edit; `name` is what it does. The keyboard stays with the text."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon(icon, "dim"))
        self.setAccessibleName(name)
        explain(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        fonts.size_icons(self)


class InsetLineEdit(QLineEdit):
    """The text keeps clear of what is put at its ends."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._ends: list[QWidget | None] = [None, None]
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        fonts.space(self._row, (2, 0, 2, 0), gap=0)
        self._row.addStretch(1)

    def put_left(self, widget: QWidget) -> None:
        self._ends[0] = widget
        self._row.insertWidget(0, widget)
        self._keep_clear()

    def put_right(self, widget: QWidget) -> None:
        self._ends[1] = widget
        self._row.addWidget(widget)
        self._keep_clear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_clear()

    def _keep_clear(self) -> None:
        room = fonts.icon_size() + fonts.step(1)
        left, right = (room if end is not None else 0 for end in self._ends)
        self.setTextMargins(left, 0, right, 0)
