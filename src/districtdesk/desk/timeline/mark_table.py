"""The marks of the timeline as rows that one can walk through and open."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ...i18n import _
from ...timeline.table_rows import TableRows, TimelineRows
from ..kit import CalmTable
from ..kit.regions import Region
from ..lists.widths import shared_widths
from ..look import fonts
from .timeline_table import TimelineTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# No column gives way to less than so many steps; where even that is too much, and the table is scrolled, the words
# are easy to read.
_LEAST, _EASY = 30, 56
# So many rows are measured, from the first to the last. In steps: what a cell keeps around its words.
_MEASURED, _AROUND = 200, 6


class MarkTable(CalmTable, Region):
    """Enter or a double click opens a mark's record: its kind and id."""

    record_opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Timeline"), parent=parent)
        self._marks = TimelineTable(TimelineRows((), (), date.min), self)
        self._wanted: list[int] = []
        self.setModel(self._marks)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)

    @property
    def rows(self) -> TableRows:
        """What is shown."""
        return self._marks.rows

    def set_rows(self, rows: TableRows) -> None:
        """Show these; the chosen row stays chosen while it is there."""
        chosen = self._chosen()
        self._marks.set_rows(rows)
        self.setAccessibleName(rows.title)
        self._wanted = []
        if self.isVisible():
            self._fit()
        places = range(len(rows)) if chosen else ()
        row = next((row for row in places if rows.key(row) == chosen), None)
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
        sections, shares = self.rows.shared
        words = [widths[section] for section in sections]
        room = self.viewport().width() - sum(widths) + sum(words)
        least, easy = (sum(min(wanted, fonts.step(each)) for wanted in words) for each in (_LEAST, _EASY))
        given = shared_widths(words, shares, room if room >= least else easy)
        shared = dict(zip(sections, given, strict=True))
        for section, width in enumerate(widths):
            self.setColumnWidth(section, shared.get(section, width))

    def _measured(self) -> list[int]:
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        rows = range(0, self._marks.rowCount(), max(self._marks.rowCount() // _MEASURED, 1))
        texts = [self.rows.texts(row) for row in rows]
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
        return self.rows.key(index.row()) if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        self.record_opened.emit(*self.rows.record(index.row()))
