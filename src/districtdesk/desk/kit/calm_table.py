"""A table that is mostly text: hairlines between its rows, a bar at the current one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ...i18n import _
from ..look import density, fonts, theme
from .copied_table import TableCell, put_on_clipboard, put_text
from .deeds import Deed, deeds_menu

_COPIES_CELL = "Ctrl+Shift+C"


class CalmTable(QTableView):
    """Chooses whole rows and leaves the cells to the model and its delegate.

    `row_steps` is the height of a row in steps of the grid beyond its text.
    """

    def __init__(self, name: str, row_steps: float = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_steps = row_steps
        # Not by the wheel: keys go on to where one types.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.dress_header()
        self.size_rows()

    def dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def copy(self) -> None:
        """The chosen rows with their headings onto the clipboard, as they are shown."""
        model, header = self.model(), self.horizontalHeader()
        columns = sorted(range(model.columnCount()), key=header.visualIndex)
        rows = sorted({index.row() for index in self.selectedIndexes()})
        headings = [str(model.headerData(each, Qt.Orientation.Horizontal) or "") for each in columns]
        if rows:
            told = [[TableCell(str(model.index(row, each).data() or "")) for each in columns] for row in rows]
            put_on_clipboard(headings, told)

    def copy_cell(self) -> None:
        """What stands in the cell where the keyboard is."""
        put_text(str(self.currentIndex().data() or ""))

    def copy_deeds(self) -> list[Deed | None]:
        """What can be done in any table."""
        many = len(self.selectionModel().selectedRows()) > 1
        rows = Deed(_("Copy the rows") if many else _("Copy the row"), self.copy, "Ctrl+C")
        return [rows] if many else [rows, Deed(_("Copy the cell"), self.copy_cell, _COPIES_CELL)]

    def show_menu(self, place: QPoint) -> None:
        """A menu for the current row, here on the screen."""
        deeds_menu(self.copy_deeds(), self).popup(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button where it was pressed; by the key for menus below the current row."""
        is_by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_by_mouse else self.currentIndex()
        if index.isValid():
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.show_menu(event.globalPos() if is_by_mouse else below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if QKeySequence(event.keyCombination()) == QKeySequence(_COPIES_CELL):
            self.copy_cell()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.size_rows()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is None or not self.model().rowCount():
            return
        painter = QPainter(self.viewport())
        self._paint_hairlines(painter)
        self._paint_bar(painter)
        painter.end()

    def size_rows(self) -> None:
        height = self.fontMetrics().height() + fonts.step(density.spaced(self._row_steps))
        self.verticalHeader().setDefaultSectionSize(height)

    def _paint_hairlines(self, painter: QPainter) -> None:
        painter.setPen(theme.colours().colour("hairline"))
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        last = last if last >= 0 else self.model().rowCount(self.rootIndex()) - 1
        width = self.viewport().width()
        for row in range(first, last + 1):
            bottom = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.drawLine(0, bottom, width, bottom)

    def _paint_bar(self, painter: QPainter) -> None:
        """The current row has a bar at its left, in the accent while the keyboard is here."""
        row = self.currentIndex().row()
        if row < 0:
            return
        role = "focus" if self.hasFocus() else "outline"
        top = self.rowViewportPosition(row)
        painter.fillRect(0, top, max(3, fonts.step(0.75)), self.rowHeight(row), theme.colours().colour(role))
