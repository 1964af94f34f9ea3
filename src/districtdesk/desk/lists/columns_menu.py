"""The menu in which the columns of a list are chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ...i18n import _
from ..kit import Menu, literal
from .columns import Columns
from .columns_dialog import ColumnsDialog


class ColumnsMenu(Menu):
    """A check mark for each field; it stays open while columns are ticked."""

    changed = Signal()

    def __init__(self, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(_("Columns"), parent)
        self._columns = columns
        self._ticks: dict[str, QAction] = {}
        for field in columns.in_menu:
            tick = self.add_entry("")
            tick.setCheckable(True)
            tick.triggered.connect(lambda is_shown, key=field.key: self._show(key, is_shown))
            self._ticks[field.key] = tick
        self.addSeparator()
        if columns.reckoned:
            self.more = self.add_entry(_("More columns…"))
            self.more.triggered.connect(self._open_dialog)
        self._reset = self.add_entry(_("Reset columns"))
        self._reset.triggered.connect(self._reset_columns)
        self.installEventFilter(self)
        self.aboutToShow.connect(self.tick)
        self.tick()

    def tick(self) -> None:
        """Show which columns there are now."""
        is_last = len(self._columns.keys) == 1
        labels = {field.key: _(field.kind.label) for field in self._columns.in_menu}
        for key, tick in self._ticks.items():
            is_blank = key in self._columns.blank
            tick.setText(literal(_("{column}: empty here", column=labels[key]) if is_blank else labels[key]))
            tick.setChecked(key in self._columns.keys)
            tick.setEnabled(not (is_last and tick.isChecked()))
        self._reset.setEnabled(not self._columns.is_usual)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Triggering an action by mouse or keyboard would close the menu.
        is_click = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text() in (" ", "\r")
        action = self.activeAction()
        if (is_click or is_key) and action in self._ticks.values():
            if action.isEnabled():
                action.trigger()
            return True
        return super().eventFilter(watched, event)

    def _show(self, key: str, is_shown: bool) -> None:
        self._columns.show(key, is_shown)
        self.tick()
        self.changed.emit()

    def _open_dialog(self) -> None:
        dialog = ColumnsDialog(self._columns, self.parentWidget())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self.changed)
        dialog.open()

    def _reset_columns(self) -> None:
        self._columns.reset()
        self.changed.emit()
