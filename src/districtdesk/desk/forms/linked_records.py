"""The way from a field to the record that it names: by a key, by the menu of the field, and by that of a chip."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from ...i18n import _
from ...register.captions import read_kinds
from ..editors.chips import chip_around
from ..editors.pick_editor import PickEditor, PickSeveralEditor
from ..editors.pick_source import RecordSource
from ..feed.register_feed import Feed
from ..kit import literal
from ..kit.entry_keys import OPEN_LINKED
from .field_cell import FieldCell, cell_around
from .form_dialog import SavableForm
from .opening_elsewhere import open_elsewhere


class LinkedRecords(QObject):
    """Watches the cells of one form."""

    def __init__(self, feed: Feed, cells: Mapping[str, FieldCell], form: SavableForm) -> None:
        super().__init__(form)
        self._feed, self._form = feed, form
        self._cells = [each for each in cells.values() if _source_of(each) is not None]
        for cell in self._cells:
            if isinstance(cell.editor, PickSeveralEditor):
                cell.editor.chips.open_wanted.connect(self.open)
                cell.editor.chips.can_open = True

    def add_to(self, menu: QMenu, cell: FieldCell) -> None:
        """An entry for each record that the field names."""
        source = _source_of(cell)
        if source is None:
            return
        named = _named_in(cell)
        for record_id in named:
            # After a tab, Qt shows the key without claiming it.
            key = f"\t{OPEN_LINKED[0]}" if len(named) == 1 else ""
            action = QAction(literal(_("Open “{name}”", name=source.name_of(record_id))) + key, menu)
            action.triggered.connect(partial(self._open_later, record_id))
            menu.addAction(action)

    def _open_later(self, record_id: str, _is_checked: bool = False) -> None:
        self.open(record_id)

    def open_at_keyboard(self) -> None:
        """The record that the field with the keyboard names; of several the one whose chip has the keyboard."""
        focus = QApplication.focusWidget()
        cell, chip = cell_around(focus), chip_around(focus)
        named = [chip.key] if chip is not None else _named_in(cell) if cell in self._cells and cell else []
        if len(named) == 1:
            self.open(named[0])
        elif named:
            self._feed.said.emit(_("The field names several records. Put the keyboard on one of them first."))
        else:
            self._feed.said.emit(_("Put the cursor into a field that names a record: that one is opened."))

    def open(self, record_id: str) -> None:
        """Leave what is typed, which may ask, and show this record."""

        def read() -> str:
            with self._feed.register.read() as session:
                return read_kinds(session, [record_id]).get(record_id, "")

        if kind := self._feed.attempt(read):
            open_elsewhere(self._form, kind, record_id)


def _source_of(cell: FieldCell) -> RecordSource | None:
    source = cell.editor.source if isinstance(cell.editor, PickEditor) else None
    return source if isinstance(source, RecordSource) else None


def _named_in(cell: FieldCell) -> list[str]:
    """What is chosen; text that stands for nothing yet is left out."""
    if isinstance(cell.editor, PickSeveralEditor):
        return list(cell.editor.chips.keys)
    value = cell.editor.value()
    return [value] if isinstance(value, str) and value else []
