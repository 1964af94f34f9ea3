"""The head of a record's page: its title, the line that tells which one it is, and the steps one can take."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ..kit import FlowRow, PlainLabel, QuietButton, TwoLineLabel, explain
from ..look import fonts

# In steps: with less room than this beside the steps a long title stands below them, on a line more in a high window.
_TITLE, _HIGH = 70, 150


class RecordHead(QWidget):
    """The title with the steps at its right, and the line below both; where it is narrow the steps stand above.

    A long title wraps beside the steps, so that these stand in one place whatever the record is called; where it
    stands below them, it has two lines at most, three where the window is high.

    There is always room for every step, also for one that is hidden now: no word moves when it comes.
    back_wanted: to the list, which has no room beside the record.
    """

    back_wanted = Signal()

    def __init__(self, *steps: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(text_style="title")
        self._short_title = TwoLineLabel(text_style="title")
        self._line = TwoLineLabel(text_colour="dim")
        self._back = QuietButton(_("Back to the list"), "back")
        self._back.clicked.connect(self.back_wanted)
        self._back.hide()
        self._steps = steps
        # What loses its words where they have no room: the way back before a step.
        self._shorter = [(each, each.text()) for each in (self._back, *steps) if isinstance(each, QuietButton)]
        # Why a step is forbidden is said in any case.
        self._whys = {each: each.accessibleDescription() for each, _words in self._shorter}
        row = QHBoxLayout()
        fonts.space(row, gap=2)
        row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(FlowRow(*steps, leans_right=True), 1)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fonts.space(self._rows, gap=2)
        self._rows.addWidget(self._title, 1)
        self._rows.addWidget(self._short_title, 1)
        self._rows.addLayout(row)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0.5)
        column.addLayout(self._rows)
        column.addWidget(self._line)

    @property
    def title(self) -> str:
        return self._title.text()

    def say(self, title: str, line: str) -> None:
        """Title, and the line below it."""
        self._title.setText(title)
        self._short_title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self.setAccessibleName(title)
        self._fold()

    def show_back(self, has_back: bool) -> None:
        """Offer the way back to the list."""
        self._back.setVisible(has_back)
        self._fold()

    def fit(self) -> None:
        """Find room for steps that have just come or gone."""
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        least = min(fonts.step(_TITLE), self._title.fontMetrics().horizontalAdvance(self._title.text()) + 2)
        room = self.width() - self._width_of(*self._steps)
        self._title.setMaximumWidth(max(room, least))
        is_one = self._back.isHidden() and least <= room
        self._title.setVisible(is_one)
        self._short_title.setVisible(not is_one)
        # Bottom to top: the words come first for whoever reads with the keyboard, and stand below all the same.
        directions = QBoxLayout.Direction
        self._rows.setDirection(directions.LeftToRight if is_one else directions.BottomToTop)
        self._short_title.allow(3 if self.window().height() >= fonts.step(_HIGH) else 2)
        self._line.allow(2 if self._back.isHidden() else 1)
        self._name_steps()

    def _name_steps(self) -> None:
        """An icon alone where its words would push a step out of the page, or onto a line of its own."""
        for each, words in self._shorter:
            each.setText(words)
            each.setAccessibleName(words)
            explain(each, self._whys[each])
        for each, words in self._shorter if self._back.isVisibleTo(self) else ():
            if self._width_of(self._back, *self._steps) > self.width():
                each.setText("")
                explain(each, self._whys[each] or words)

    def _width_of(self, *widgets: QWidget) -> int:
        return sum(each.sizeHint().width() for each in widgets) + len(widgets) * self._rows.spacing()
