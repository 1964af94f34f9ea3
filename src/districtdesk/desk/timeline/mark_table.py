"""The marks of the timeline as rows that one can walk through and open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ...i18n import _
from ...records.titling import joined
from ...timeline.marks import Lane, Mark
from ..kit import CalmTable
from ..kit.regions import Region
from ..look import fonts
from .timeline_table import TimelineTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# In steps: the lane, what, the date, the state, the slip, the announcement and who made it. The first two share what
# room is left.
_WIDTHS = (60, 60, 56, 28, 40, 36, 40)
_WORDS = (0, 1)


class MarkTable(CalmTable, Region):
    """Enter or a double click opens a mark's record: its kind and id."""

    record_opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Timeline"), parent=parent)
        self._marks = TimelineTable(self)
        self.setModel(self._marks)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)

    def set_timeline(self, lanes: Iterable[Lane], marks: Iterable[Mark]) -> None:
        """Show these; the chosen row stays chosen while its mark is there."""
        chosen = self._chosen()
        self._marks.set_timeline(_with_outer_titles(tuple(lanes)), marks)
        rows = range(self._marks.rowCount()) if chosen else ()
        row = next((row for row in rows if _key(self._marks.mark_at(row)) == chosen), None)
        if row is not None:
            self.setCurrentIndex(self._marks.index(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Every column as wide as it is read; where that is too much, the table scrolls sideways."""
        spare = self.viewport().width() - sum(fonts.step(width) for width in _WIDTHS)
        for section, width in enumerate(_WIDTHS):
            extra = max(0, spare // len(_WORDS)) if section in _WORDS else 0
            self.setColumnWidth(section, fonts.step(width) + extra)

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
