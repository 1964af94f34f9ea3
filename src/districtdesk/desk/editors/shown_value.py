"""The place of a field that the program fills: its value to read and copy."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ...drafts.draft import Typed
from ...fields import FieldKind
from ...i18n import _
from ..kit import PlainLabel
from ..look import fonts
from .editor import Editor


class ShownValue(Editor):
    """Text only; there is nothing to type."""

    def __init__(self, kind: FieldKind[Any], parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self._value: Any = None
        self._words = PlainLabel(parent=self)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        fonts.space(self.column, (0, 1.5, 0, 1.5))
        self.column.addWidget(self._words)
        self.set_value(None)

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        self._value = value
        self._words.setText(self.kind.show(value) or _("Filled in when saved"))
        self._words.set_text_colour("dim" if value is None else "text")

    def typed(self) -> Typed:
        return None

    def type_back(self, typed: Typed) -> None:
        pass

    def setReadOnly(self, read_only: bool) -> None:
        pass

    def typing_places(self) -> list[QWidget]:
        return [self._words]
