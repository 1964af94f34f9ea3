"""The fields of a form that take something from the last record saved: by a key, or by a pin."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ...i18n import _
from ..feed.register_feed import Feed
from ..kit.application import application
from .field_cell import FieldCell


class CarriedFields(QObject):
    """Watches the cells of one form. Only the form of a new record offers its pins, on the field one is in."""

    def __init__(self, feed: Feed, kind: str, cells: Mapping[str, FieldCell], form: QWidget) -> None:
        super().__init__(form)
        self._feed, self._kind, self._cells = feed, kind, cells
        self._is_new = False
        for key, cell in cells.items():
            cell.pin_turned.connect(lambda key=key: self._turn(key))
        application().focusChanged.connect(self._follow)

    def begin(self, *, is_new: bool, initial: Mapping[str, object] | None) -> dict[str, object]:
        """What the form begins with: what it is given, and what its pins carry over."""
        self._is_new = is_new
        kept = self._feed.carried_over.pinned(self._kind, self._cells) if is_new else {}
        self._tell()
        return {**kept, **(initial or {})}

    def remember(self) -> None:
        """The record was saved as it stands here."""
        values = {key: cell.editor.value() for key, cell in self._cells.items() if not cell.field.kind.derived}
        self._feed.carried_over.remember(self._kind, values)

    def fill_in(self) -> None:
        """Have the field that has the keyboard say what it said in the last record saved."""
        cell = self._at_keyboard()
        if cell is None or cell.field.kind.derived or self._feed.why_read_only:
            return
        value = self._feed.carried_over.last(self._kind).get(cell.field.key)
        if value in (None, ()):
            self._feed.said.emit(_("The last record saved says nothing here."))
        else:
            cell.take(value)

    def turn_pin(self) -> None:
        """Give the field that has the keyboard a pin, or take it away."""
        cell = self._at_keyboard()
        if cell is not None and self._is_new:
            self._turn(cell.field.key)

    def _turn(self, key: str) -> None:
        self._feed.carried_over.turn_pin(self._kind, key)
        self._tell()

    def _tell(self) -> None:
        here = self._at_keyboard()
        for key, cell in self._cells.items():
            is_pinned = self._feed.carried_over.is_pinned(self._kind, key)
            cell.show_pin(is_offered=self._is_new and (cell is here or is_pinned), is_pinned=is_pinned)

    def _follow(self, _old: object, now: QWidget | None) -> None:
        if self._is_new and now is not None:
            self._tell()

    def _at_keyboard(self) -> FieldCell | None:
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, FieldCell):
            widget = widget.parentWidget()
        return widget if widget in self._cells.values() else None
