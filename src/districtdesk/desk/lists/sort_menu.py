"""The menu that says by what a list is sorted, and changes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from ...i18n import N_, _
from ...records import Field
from ..kit import Menu, literal
from .columns import Columns

_WAYS = {False: N_("{field}, smallest or first first"), True: N_("{field}, largest or last first")}


class ThenMenu(Menu):
    """Each of the other fields: a choice sorts by it too, another one the other way round, a third no more."""

    then_turned = Signal(str)

    def __init__(self, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(_("Then by"), parent)
        self.columns = columns
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        self.clear()
        sorts = self.columns.sorts
        for field in _offered(self.columns):
            if field.key == self.columns.sort:
                continue
            name = _(field.kind.label)
            step = self.add_entry(literal(_(_WAYS[sorts[field.key]], field=name) if field.key in sorts else name))
            step.setCheckable(True)
            step.setChecked(field.key in sorts)
            step.triggered.connect(lambda _checked, key=field.key: self.then_turned.emit(key))


def _offered(columns: Columns) -> list[Field]:
    return [field for field in columns.sortable if field.kind.listed or field.key in columns.reckoned]


class SortMenu(Menu):
    """Entries for the name, each listed or shown field, the direction, and what is sorted by then."""

    sort_chosen = Signal(str, bool)
    then_turned = Signal(str)

    def __init__(self, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(_("Sort"), parent)
        self._columns = columns
        self._group = QActionGroup(self)
        self._entries: dict[str, QAction] = {}
        self._add("", _("Name"))
        for field in _offered(columns):
            self._add(field.key, _(field.kind.label))
        self.addSeparator()
        self._falls = self.add_entry(_("Largest or last first"))
        self._falls.setCheckable(True)
        self._falls.triggered.connect(self._say)
        self._then = ThenMenu(columns, self)
        self._then.then_turned.connect(self.then_turned)
        self.addMenu(self._then)
        self.aboutToShow.connect(self.tick)

    def _add(self, key: str, text: str) -> None:
        entry = self.add_entry(literal(text))
        entry.setCheckable(True)
        entry.triggered.connect(self._say)
        self._group.addAction(entry)
        self._entries[key] = entry

    def tick(self) -> None:
        """Show what it is sorted by now."""
        entry = self._entries.get(self._columns.sorted_by)
        if entry is not None:
            entry.setChecked(True)
        elif self._group.checkedAction() is not None:
            self._group.checkedAction().setChecked(False)
        self._falls.setChecked(self._columns.descending)
        self._then.menuAction().setEnabled(self._columns.sort is not None)

    def _say(self) -> None:
        key = next((key for key, entry in self._entries.items() if entry.isChecked()), "")
        self.sort_chosen.emit(key, self._falls.isChecked())
