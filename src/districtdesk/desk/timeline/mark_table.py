"""The marks of the timeline as rows that one can walk through and open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ...i18n import _
from ...records.titling import joined
from ...timeline.marks import Lane, Mark
from ..kit import CalmTable
from ..kit.regions import Region
from ..lists.widths import shared_widths
from ..look import fonts
from .timeline_table import TimelineTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The lane, what, and who said it give way where room is lacking, by these shares, none to less than so many steps.
# Where even that is too much, and the table is scrolled, they are easy to read.
_WORDS, _SHARES, _LEAST, _EASY = (0, 1, 6), (5, 4, 3), 30, 56
# So many rows are measured, from the first to the last. In steps: what a cell keeps around its words.
_MEASURED, _AROUND = 200, 6


class MarkTable(CalmTable, Region):
    """Enter or a double click opens a mark's record: its kind and id."""

    record_opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Timeline"), parent=parent)
        self._marks = TimelineTable(self)
        self._wanted: list[int] = []
        self.setModel(self._marks)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)

    def set_timeline(self, lanes: Iterable[Lane], marks: Iterable[Mark]) -> None:
        """Show these; the chosen row stays chosen while its mark is there."""
        chosen = self._chosen()
        self._marks.set_timeline(_with_outer_titles(tuple(lanes)), marks)
        self._wanted = []
        if self.isVisible():
            self._fit()
        rows = range(self._marks.rowCount()) if chosen else ()
        row = next((row for row in rows if _key(self._marks.mark_at(row)) == chosen), None)
        if row is not None:
            self.setCurrentIndex(self._marks.index(row, 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wanted = []
            if self.isVisible():
                self._fit()

    def _fit(self) -> None:
        """Every column as wide as what is in it; where that is too much words give way, dates and numbers do not."""
        widths = self._wanted = self._wanted or self._measured()
        words = [widths[section] for section in _WORDS]
        room = self.viewport().width() - sum(widths) + sum(words)
        least, easy = (sum(min(wanted, fonts.step(each)) for wanted in words) for each in (_LEAST, _EASY))
        shared = dict(zip(_WORDS, shared_widths(words, _SHARES, room if room >= least else easy), strict=True))
        for section, width in enumerate(widths):
            self.setColumnWidth(section, shared.get(section, width))

    def _measured(self) -> list[int]:
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        rows = range(0, self._marks.rowCount(), max(self._marks.rowCount() // _MEASURED, 1))
        texts = [self._marks.texts(row) for row in rows]
        wanted = []
        for at in range(header.count()):
            heading = str(self._marks.headerData(at, Qt.Orientation.Horizontal))
            longest = max((metrics.horizontalAdvance(row[at]) for row in texts), default=0)
            wanted.append(max(header.fontMetrics().horizontalAdvance(heading), longest) + fonts.step(_AROUND))
        return wanted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _chosen(self) -> tuple[str, str] | None:
        index = self.currentIndex()
        return _key(self._marks.mark_at(index.row())) if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        mark = self._marks.mark_at(index.row())
        self.record_opened.emit(mark.record_kind, mark.id)


def _key(mark: Mark) -> tuple[str, str]:
    return mark.lane, mark.id


def _with_outer_titles(lanes: tuple[Lane, ...]) -> list[Lane]:
    """Lanes that say by themselves in which district they lie, as a row of a table has to."""
    titles = {lane.id: lane.title for lane in lanes}
    return [_within(lane, titles[lane.parent]) if lane.parent in titles else lane for lane in lanes]


def _within(lane: Lane, outer: str) -> Lane:
    return replace(lane, title=joined((lane.title, outer)))
