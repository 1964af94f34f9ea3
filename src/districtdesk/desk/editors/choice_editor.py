"""The editor of a choice: a list of a few words, with an empty entry where nothing need be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ...drafts.draft import Typed
from ...fields import FieldKind
from ...i18n import _
from ..kit import WordBox
from .editor import Editor

_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _ChoiceBox(WordBox):
    """A combobox that leaves Ctrl+S to the form."""

    def __init__(self, may_be_empty: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_be_empty = may_be_empty
        self.is_read_only = False
        self.setMaxVisibleItems(20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def event(self, event: QEvent) -> bool:
        # Else a shortcut of the window takes the key.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _EMPTYING:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
        if held or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() in _EMPTYING and self._may_be_empty and not self.is_read_only:
            self.setCurrentIndex(0)
            self.activated.emit(0)
        elif not self.is_read_only or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        else:
            # Whoever is around it may say why nothing happens.
            event.ignore()

    def showPopup(self) -> None:
        if not self.is_read_only:
            super().showPopup()


class ChoiceEditor(Editor):
    """`offered` are values and their names.

    Type a word's first letters, use the arrows, or open the list with Alt+Down; Delete empties it.
    """

    def __init__(
        self,
        kind: FieldKind[Any],
        offered: Sequence[tuple[str | int, str]],
        is_required: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, parent)
        self.box = _ChoiceBox(not is_required, self)
        if not is_required:
            self.box.addItem("", None)
            self.box.setItemData(0, _("Empty"), Qt.ItemDataRole.AccessibleTextRole)
        for code, name in offered:
            self.box.addItem(name, code)
        self.box.setCurrentIndex(-1 if is_required else 0)
        self._nothing = self.box.currentIndex()
        self.box.currentIndexChanged.connect(self._heard)
        self._is_setting = False
        self.column.addWidget(self.box)
        self._watch_leaving(self.box)

    def value(self) -> str | int | None:
        found: str | int | None = self.box.currentData()
        return found

    def set_value(self, value: str | int | None) -> None:
        self._is_setting = True
        self.box.setCurrentIndex(self._nothing if value is None else self._place_of(value))
        self._is_setting = False

    def typed(self) -> Typed:
        return self.value()

    def type_back(self, typed: Typed) -> None:
        if typed is None or isinstance(typed, str | int):
            self.set_value(typed)
            self.edited.emit()

    def typed_words(self) -> str:
        return self.box.currentText()

    def setReadOnly(self, read_only: bool) -> None:
        self.box.is_read_only = read_only
        # As a line has it of itself: it looks as one that cannot be written into, and is told as such.
        self.box.setProperty("readOnly", read_only)
        self.box.style().unpolish(self.box)
        self.box.style().polish(self.box)

    def typing_places(self) -> list[QWidget]:
        return [self.box]

    def _place_of(self, code: str | int) -> int:
        place = self.box.findData(code)
        if place < 0:
            # A word that a newer version knows is kept, not dropped.
            self.box.addItem(str(code), code)
            place = self.box.count() - 1
        return place

    def _heard(self, _index: int) -> None:
        if not self._is_setting:
            self.edited.emit()
