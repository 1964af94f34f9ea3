"""How lists are looked at, the same for all of them: how far rows stand apart, and where a record opens."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from ...i18n import _
from ...settings import Settings
from ..kit import CalmTable, Menu
from ..look import density
from .page_halves import ALONE


class WaysOfLooking(QObject):
    """Entries of a menu, which show what is so when it opens. alone_wanted: a record opens elsewhere from now on."""

    alone_wanted = Signal()

    def __init__(self, settings: Settings, menu: QMenu) -> None:
        super().__init__(menu)
        self._settings = settings
        self.turn_alone = QAction(_("Open a record on the whole page"), self)
        self.turn_alone.setCheckable(True)
        self.turn_alone.triggered.connect(self._turn_alone)
        self.densities = Menu(_("Row height"), menu)
        group = QActionGroup(self)
        self._entries: dict[str, QAction] = {}
        for key, name in density.DENSITIES.items():
            entry = self._entries[key] = self.densities.add_entry(_(name))
            entry.setCheckable(True)
            group.addAction(entry)
            entry.triggered.connect(lambda _checked, key=key: self._space(key))
        menu.aboutToShow.connect(self._tick)
        self._tick()

    def _tick(self) -> None:
        self.turn_alone.setChecked(self._settings.get(ALONE) is True)
        self._entries[density.current()].setChecked(True)

    def _turn_alone(self, is_alone: bool) -> None:
        self._settings.set(ALONE, is_alone)
        self.alone_wanted.emit()

    def _space(self, key: str) -> None:
        self._settings.set(density.KEPT, key)
        density.use(key)
        for widget in QApplication.allWidgets():
            if isinstance(widget, CalmTable):
                widget.size_rows()
