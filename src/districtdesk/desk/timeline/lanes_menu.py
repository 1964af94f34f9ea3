"""How the lanes of the timeline are looked at: how close they stand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from ...i18n import N_, _
from ...timeline.density import DENSITIES
from ..kit import Menu

_DENSITIES = {"comfortable": N_("Comfortable"), "compact": N_("Compact"), "dense": N_("Dense")}


class LanesMenu(Menu):
    """Each key is one of DENSITIES; chosen by hand it is told, set by the page it is not."""

    density_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addSection(_("Row height"))
        group = QActionGroup(self)
        self.densities: dict[str, QAction] = {}
        for number, key in enumerate(DENSITIES, start=1):
            # After a tab, Qt shows the key without claiming it.
            entry = self.densities[key] = self.addAction(f"{_(_DENSITIES[key])}\t{number}")
            entry.setCheckable(True)
            group.addAction(entry)
            entry.triggered.connect(lambda _checked, key=key: self.density_chosen.emit(key))

    def tick(self, density: str) -> None:
        self.densities[density].setChecked(True)
