"""What records say of one field, side by side: one of the values is taken, and which one is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QRadioButton, QWidget

from ...i18n import _
from ..kit import DimLabel, literal
from ..look import fonts
from .taken_value import TakenValue

# So many stand beside each other, and what both say below them; of more all stand below each other.
_BESIDE = 2


class ValueOptions(QWidget):
    """The name of the field, and the values to choose from, below each other where `is_list`.

    chosen: another one is taken now, by its place.
    """

    chosen = Signal(int)

    def __init__(
        self, name: str, texts: Sequence[str], taken: int, notes: Sequence[str] = (), *, is_list: bool = False
    ) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.options: list[QAbstractButton] = []
        grid = QGridLayout(self)
        fonts.space(grid, gap=1)
        grid.addWidget(DimLabel(literal(name)), 0, 0, 1, _BESIDE)
        beside = 1 if is_list or len(texts) > _BESIDE + 1 else _BESIDE
        for place, text in enumerate(texts):
            words = text or _("nothing")
            option = TakenValue(QRadioButton(), words, notes[place] if notes else "", f"{name}: {words}")
            self._group.addButton(option.mark, place)
            self.options.append(option.mark)
            row, column = divmod(place, beside)
            grid.addWidget(option, row + 1, column, 1, _BESIDE // beside, Qt.AlignmentFlag.AlignTop)
        for column in range(_BESIDE):
            grid.setColumnStretch(column, 1)
        grid.setHorizontalSpacing(fonts.step(4))
        if 0 <= taken < len(self.options):
            self.options[taken].setChecked(True)
        self._group.idClicked.connect(self.chosen)

    @property
    def taken(self) -> int:
        """The place of the value that is taken; -1 for none."""
        return self._group.checkedId()
