"""What records say of one field, side by side: one of the values is taken, and which one is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QWidget

from ...i18n import _
from ..kit import DimLabel, PlainLabel, literal
from ..look import fonts

# So many stand beside each other, and what both say below them; of more all stand below each other.
_BESIDE = 2


class _Option(QWidget):
    """A value that can be taken: all of its words wrap, and a click on any of them takes it."""

    def __init__(self, name: str, text: str, note: str) -> None:
        super().__init__()
        self.radio = QRadioButton()
        self.radio.setAccessibleName(literal(f"{name}: {text}"))
        self._words = PlainLabel(text)
        row = QHBoxLayout(self)
        fonts.space(row, gap=1)
        row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        if note:
            row.addWidget(DimLabel(note), 0, Qt.AlignmentFlag.AlignTop)
        self._words.installEventFilter(self)
        self._words.setCursor(Qt.CursorShape.PointingHandCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.click()
        return super().eventFilter(watched, event)


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
        self.options: list[QRadioButton] = []
        grid = QGridLayout(self)
        fonts.space(grid, gap=1)
        grid.addWidget(DimLabel(literal(name)), 0, 0, 1, _BESIDE)
        beside = 1 if is_list or len(texts) > _BESIDE + 1 else _BESIDE
        for place, text in enumerate(texts):
            option = _Option(name, text or _("nothing"), notes[place] if notes else "")
            self._group.addButton(option.radio, place)
            self.options.append(option.radio)
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
