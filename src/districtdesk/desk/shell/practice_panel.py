"""The tasks of the practice register beside its pages: what is to be done, and which are done already."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...guide.markup import to_line, to_words
from ...i18n import _, ngettext
from ...painting.shortened import shortened
from ...sample.tasks import TASKS, Task
from .. import kit
from ..kit.fold import FoldHeading
from ..kit.regions import Region
from ..look import fonts

# In steps: so wide where there is room for it, and at least; then of a title.
_WIDTH, _NARROW, _LEAST = 84, 48, 20


class PracticePanel(QWidget, Region):
    """Gives way to the pages in a narrow window. start_over_chosen: the practice register is to be made anew."""

    start_over_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.give_room(fonts.step(_WIDTH))
        self.setAccessibleName(_("Tasks"))
        self._rows = {task.key: _TaskRow(number, task) for number, task in enumerate(TASKS, 1)}
        self._count = kit.NoteLabel()
        column = QVBoxLayout(self)
        fonts.space(column, (3, 4, 3, 3), gap=2)
        column.addWidget(kit.PlainLabel(_("Tasks"), "title"))
        column.addWidget(self._count)
        column.addWidget(self._scrolled(), 1)
        over = kit.Button(_("Start over…"))
        over.clicked.connect(self.start_over_chosen)
        column.addWidget(over, 0, Qt.AlignmentFlag.AlignLeft)
        self._open = ""
        self.show_done(frozenset())

    @staticmethod
    def least_width() -> int:
        return fonts.step(_NARROW)

    def give_room(self, width: int) -> None:
        """Take what is needed of so many pixels."""
        self.setFixedWidth(max(self.least_width(), min(width, fonts.step(_WIDTH))))

    @property
    def done(self) -> frozenset[str]:
        return frozenset(key for key, row in self._rows.items() if row.is_done)

    def show_done(self, done: Collection[str]) -> None:
        """Tick these, and unfold the first of the others."""
        for key, row in self._rows.items():
            row.tick(key in done)
        self._count.setText(said_of(len(done)))
        first = next((task.key for task in TASKS if task.key not in done), "")
        if first != self._open:
            self._open = first
            for key, row in self._rows.items():
                row.heading.set_open(key == first)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        fonts.space(rows, (0, 0, 2, 0), gap=2)
        for row in self._rows.values():
            rows.addWidget(row)
        rows.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area


class _TaskRow(QWidget):
    """Number or tick and title; below, what is to be done, and how on request."""

    def __init__(self, number: int, task: Task) -> None:
        super().__init__()
        self._title = f"{number}. {_(task.title)}"
        self.is_done = False
        body = QWidget()
        self.heading = _Title(self._title, body)
        self._tick = kit.IconLabel("check", "accent")
        keep = self._tick.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(keep)
        below = QVBoxLayout(body)
        fonts.space(below, (7, 0, 0, 2), gap=1.5)
        below.addWidget(kit.PlainLabel(task.asked()))
        hint = _Hint(task.hinted())
        self.hint = FoldHeading(_("Hint"), hint)
        self.hint.set_open(False)
        below.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(hint)
        top = QHBoxLayout()
        fonts.space(top, gap=1)
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self._tick)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addLayout(top)
        column.addWidget(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heading.fit(self.width() - self._tick.sizeHint().width() - fonts.step())

    def tick(self, is_done: bool) -> None:
        self.is_done = is_done
        self._tick.setVisible(is_done)
        self.heading.setAccessibleDescription(_("done") if is_done else _("to do"))


class _Hint(kit.NoteLabel):
    """As the guide would show it: names of the interface are bold, and what is typed stands apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(to_line(text))
        self.setAccessibleName(to_words(text))


class _Title(FoldHeading):
    """Shortened with an ellipsis where there is no room for it."""

    def __init__(self, text: str, below: QWidget) -> None:
        super().__init__(text, below)
        self._whole = text
        self.setToolTip(kit.tooltip(text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.step(_LEAST), super().minimumSizeHint().height())

    def fit(self, room: int) -> None:
        sides = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        shown = shortened(self._whole, self.fontMetrics(), room - sides)
        self.setText(kit.literal(shown))


def said_of(done: int) -> str:
    """How many of the tasks are done."""
    if done == len(TASKS):
        return _("All tasks are done. Now begin a register of your own.")
    return ngettext("{count} of {all} done", "{count} of {all} done", done, all=len(TASKS))
