"""What the timeline is narrowed to at once: overdue, slipped, without a launch date, each with its count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import N_, _, number
from ...timeline.chips import CHIPS
from ..kit import Button, FlowRow, explain
from ..look import fonts

_MEANINGS = {
    "overdue": N_("Projects of which something announced has passed and is not recorded as done"),
    "slipped": N_(
        "Projects certainly launched later than first announced, or announced for later since; none given up"
    ),
    "undated": N_(
        "Projects of which no launch is recorded or expected: none announced, put off, "
        "or for a year that cannot be so"
    ),
}


class ChipsRow(QWidget):
    """changed: other chips are pressed now, as a frozenset of CHIPS."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {key: Button() for key in CHIPS}
        for key, chip in self.chips.items():
            chip.setCheckable(True)
            explain(chip, _(_MEANINGS[key]))
            chip.toggled.connect(self._tell)
        column = QVBoxLayout(self)
        fonts.space(column, (4, 2, 4, 1.5), gap=0)
        column.addWidget(FlowRow(*self.chips.values()))
        self.count({})

    @property
    def pressed(self) -> frozenset[str]:
        return frozenset(key for key, chip in self.chips.items() if chip.isChecked())

    def said(self) -> list[str]:
        """Those that are pressed, in words."""
        return [_(CHIPS[key]) for key in CHIPS if key in self.pressed]

    def count(self, counts: Mapping[str, int]) -> None:
        """Say how many projects meet each."""
        for key, chip in self.chips.items():
            words = _(CHIPS[key])
            chip.setText(f"{words}  {number(counts[key])}" if key in counts else words)

    def release(self) -> None:
        for chip in self.chips.values():
            chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(False)

    def _tell(self) -> None:
        self.changed.emit(self.pressed)
