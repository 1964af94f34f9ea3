"""The editor of yes and no: buttons side by side, with unknown as a third answer where none is needed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ...drafts.draft import Typed
from ...fields import FieldKind
from ...i18n import _
from ..look import fonts
from .editor import Editor


class Segment(QPushButton):
    """One answer of a row of which one holds."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        # To a screen reader it is one of several: without this Qt calls it a check box.
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class YesNoEditor(Editor):
    """Nothing is answered until a person answers; the arrows move between the answers."""

    def __init__(self, kind: FieldKind[Any], is_required: bool, parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self._group = QButtonGroup(self)
        self._answers: dict[bool | None, QPushButton] = {}
        row = QHBoxLayout()
        fonts.space(row, gap=1)
        for answer, text in ((True, _("Yes")), (False, _("No")), (None, _("Unknown"))):
            if answer is None and is_required:
                continue
            button = Segment(text, self)
            self._group.addButton(button)
            self._answers[answer] = button
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.set_value(None)
        self._group.buttonToggled.connect(self._heard)
        self._watch_leaving(*self._answers.values())

    def value(self) -> bool | None:
        return next((answer for answer, button in self._answers.items() if button.isChecked()), None)

    def set_value(self, value: bool | None) -> None:
        self._group.blockSignals(True)
        # Only a group that is not exclusive lets go of its last answer.
        self._group.setExclusive(False)
        for answer, button in self._answers.items():
            button.setChecked(answer is value)
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    def typed(self) -> Typed:
        return self.value()

    def type_back(self, typed: Typed) -> None:
        if typed in self._answers and isinstance(typed, bool | None):
            self.set_value(typed)
            self.edited.emit()

    def typed_words(self) -> str:
        chosen = self._group.checkedButton()
        return chosen.text() if chosen else ""

    def setReadOnly(self, read_only: bool) -> None:
        for button in self._answers.values():
            button.setEnabled(not read_only or button.isChecked())

    def typing_places(self) -> list[QWidget]:
        return list(self._answers.values())

    def introduce(self, name: str, meaning: str) -> None:
        super().introduce(name, meaning)
        for button in self._answers.values():
            button.setAccessibleName(_("{field}: {answer}", field=name, answer=button.text()))

    def focus_here(self) -> None:
        chosen = self._group.checkedButton() or self.typing_places()[0]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heard(self, _button: QPushButton, is_on: bool) -> None:
        if is_on:
            self.edited.emit()
