"""The strip that says somebody else saved the record in the meantime, and asks what shall hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ...i18n import _
from ..kit import Button, DimLabel, FlowRow, PlainLabel
from ..kit.washed_strip import WashedStrip
from ..look import fonts


class ConflictBanner(WashedStrip):
    """A sentence, a row for each field that differs, and two buttons."""

    mine_kept = Signal()
    theirs_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "amber")
        self._sentence = PlainLabel(text_style="strong")
        self._advice = PlainLabel()
        self._table = QWidget()
        self.keep_button = Button(_("Keep mine"))
        self.take_button = Button(_("Take theirs"))
        self.keep_button.clicked.connect(self.mine_kept)
        self.take_button.clicked.connect(self.theirs_taken)
        fonts.space(self.column, (4, 3, 4, 3), gap=2)
        for part in (self._sentence, self._advice, self._table, FlowRow(self.keep_button, self.take_button)):
            self.column.addWidget(part)
        self.hide()

    @property
    def text(self) -> str:
        """Everything that is said, for screen readers and tests."""
        labels = self.findChildren(PlainLabel)
        return "\n".join(label.text() for label in labels if label.text())

    def say(self, sentence: str, advice: str, rows: Sequence[tuple[str, str, str]]) -> None:
        """`rows`: the field's name, their value, mine."""
        self._sentence.setText(sentence)
        self._advice.setText(advice)
        self._fill(rows)
        self.setAccessibleName(sentence)
        self.show()

    def _fill(self, rows: Sequence[tuple[str, str, str]]) -> None:
        table = QWidget()
        grid = QGridLayout(table)
        fonts.space(grid, gap=1)
        grid.setHorizontalSpacing(fonts.step(4))
        if rows:
            for column, head in enumerate((_("Field"), _("Theirs"), _("Mine"))):
                grid.addWidget(DimLabel(head), 0, column)
        for place, row in enumerate(rows, start=1):
            for column, text in enumerate(row):
                label = PlainLabel(text, text_colour="dim" if column == 0 else "text")
                grid.addWidget(label, place, column, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((2, 3, 3)):
            grid.setColumnStretch(column, share)
        self.column.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table
