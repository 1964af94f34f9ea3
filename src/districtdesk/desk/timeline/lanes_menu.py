"""How the lanes of the timeline are looked at: how close they stand, by what they are put together and sorted."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from ...i18n import N_, _
from ...timeline.density import DENSITIES
from ...timeline.grouping import GROUPINGS, SORTS
from ..kit import Menu

_DENSITIES = {"comfortable": N_("Comfortable"), "compact": N_("Compact"), "dense": N_("Dense")}
_GROUPINGS = {
    "district": N_("Lanes by district"),
    "status": N_("Lanes by status"),
    "company": N_("Lanes by company"),
    "country": N_("Lanes by country"),
    "activity": N_("Lanes by activity"),
    "year": N_("Lanes by year of launch"),
}
_SORTS = {
    "name": N_("In order of names"),
    "launch": N_("The earliest launch first"),
    "slip": N_("The longest slip first"),
    "size": N_("The largest investment value first"),
}


class LanesMenu(Menu):
    """What is chosen by hand is told: a key of DENSITIES, of GROUPINGS, of SORTS, and the other view. What the page
    ticks is not."""

    density_chosen = Signal(str)
    grouping_chosen = Signal(str)
    sort_chosen = Signal(str)
    promises_wanted = Signal(bool)
    saving_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # After a tab, Qt shows the key without claiming it.
        self.promises = self.add_entry(_("What was promised when") + "\tP")
        self.promises.setCheckable(True)
        self.promises.triggered.connect(self.promises_wanted)
        densities = {key: f"{_(_DENSITIES[key])}\t{place}" for place, key in enumerate(DENSITIES, start=1)}
        self.densities = self._choices(densities, self.density_chosen)
        self.groupings = self._choices({key: _(_GROUPINGS[key]) for key in GROUPINGS}, self.grouping_chosen)
        self.sorts = self._choices({key: _(_SORTS[key]) for key in SORTS}, self.sort_chosen)
        self.addSeparator()
        self.save = self.add_entry(_("Save the drawing…") + "\tS")
        self.save.triggered.connect(lambda: self.saving_wanted.emit())

    def _choices(self, words: Mapping[str, str], chosen: SignalInstance) -> dict[str, QAction]:
        self.addSeparator()
        group = QActionGroup(self)
        entries = {}
        for key, text in words.items():
            entry = entries[key] = self.add_entry(text)
            entry.setCheckable(True)
            group.addAction(entry)
            entry.triggered.connect(lambda _checked, key=key: chosen.emit(key))
        return entries

    def tick(self, density: str, by: str, sort: str) -> None:
        for entries, key in ((self.densities, density), (self.groupings, by), (self.sorts, sort)):
            entries[key].setChecked(True)
