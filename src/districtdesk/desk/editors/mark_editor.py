"""The editor of a mark: a box to tick where nothing said means no."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from ...drafts.draft import Typed
from ...fields import FieldKind
from ...i18n import _
from .editor import Editor


class MarkEditor(Editor):
    """A box without its tick holds nothing, or the no that was loaded."""

    def __init__(self, kind: FieldKind[Any], parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self._given: bool | None = None
        self.box = QCheckBox(_("Yes"), self)
        self.box.clicked.connect(self.edited)
        self.column.addWidget(self.box)
        self._watch_leaving(self.box)

    def value(self) -> bool | None:
        if self.box.isChecked():
            return True
        return None if self._given else self._given

    def set_value(self, value: bool | None) -> None:
        self._given = value
        self.box.setChecked(bool(value))

    def typed(self) -> Typed:
        return self.box.isChecked()

    def type_back(self, typed: Typed) -> None:
        if isinstance(typed, bool):
            self.box.setChecked(typed)
            self.edited.emit()

    def typed_words(self) -> str:
        return _("Yes") if self.box.isChecked() else _("No")

    def setReadOnly(self, read_only: bool) -> None:
        self.box.setEnabled(not read_only)

    def typing_places(self) -> list[QWidget]:
        return [self.box]
