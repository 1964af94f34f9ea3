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
    "district": N_("District"),
    "status": N_("Status"),
    "company": N_("Company"),
    "country": N_("Country"),
    "activity": N_("Activity"),
    "year": N_("Year of launch"),
}
_SORTS = {
    "name": N_("By name"),
    "launch": N_("By launch, the earliest first"),
    "slip": N_("By slip, the longest first"),
    "size": N_("By investment value, the largest first"),
}


class LanesMenu(Menu):
    """What is chosen by hand is told: a key of DENSITIES, of GROUPINGS, of SORTS. What the page ticks is not."""

    density_chosen = Signal(str)
    grouping_chosen = Signal(str)
    sort_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # After a tab, Qt shows the key without claiming it.
        densities = {key: f"{_(_DENSITIES[key])}\t{place}" for place, key in enumerate(DENSITIES, start=1)}
        self.densities = self._choices(_("Row height"), densities, self.density_chosen)
        self.groupings = self._choices(
            _("Lanes by"), {key: _(_GROUPINGS[key]) for key in GROUPINGS}, self.grouping_chosen
        )
        self.sorts = self._choices(_("Projects in order"), {key: _(_SORTS[key]) for key in SORTS}, self.sort_chosen)

    def _choices(self, title: str, words: Mapping[str, str], chosen: SignalInstance) -> dict[str, QAction]:
        self.addSection(title)
        group = QActionGroup(self)
        entries = {}
        for key, text in words.items():
            entry = entries[key] = self.addAction(text)
            entry.setCheckable(True)
            group.addAction(entry)
            entry.triggered.connect(lambda _checked, key=key: chosen.emit(key))
        return entries

    def tick(self, density: str, by: str, sort: str) -> None:
        for entries, key in ((self.densities, density), (self.groupings, by), (self.sorts, sort)):
            entries[key].setChecked(True)
