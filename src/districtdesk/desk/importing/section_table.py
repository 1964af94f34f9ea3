"""The table of one section: Space ticks, Left and Right fold, and Enter or F2 goes on to the choice below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...i18n import _
from ...importing.sections import SectionLine, Sort
from ..kit import CalmTable
from ..kit.index import Index
from ..kit.regions import Region
from ..lists.widths import share_out
from ..look import fonts, icons, theme
from .section_model import IS_OFF, LINE, SectionModel

# So many lines say how wide a column has to be; and how wide it is at least and at most, in steps.
_MEASURED, _LEAST, _MOST, _AROUND = 40, 18, 90, 8
# How far the values of a record stand to the right of it, in steps.
_INDENT = 7


class SectionDelegate(QStyledItemDelegate):
    """A record stands out from its values, the old value is dim beside the new one, and what is left out is faint."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        line: SectionLine = index.data(LINE)
        is_record = line.is_folded is not None
        if is_record and index.column() == 0:
            option.font = fonts.font("strong")
        role = "text"
        if index.data(IS_OFF):
            role = "disabled"
        elif _is_dim(index, line):
            role = "dim"
        elif index.column() >= len(line.texts):
            role = "accent" if index.data() != _("still open") else "amber"
        option.palette.setColor(QPalette.ColorRole.Text, theme.colours().colour(role))
        option.palette.setColor(QPalette.ColorRole.HighlightedText, theme.colours().colour(role))
        option.textElideMode = Qt.TextElideMode.ElideRight

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: SectionLine = index.data(LINE)
        shifted = _shifted(option, index, line)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colours().colour("selection"))
        if line.is_folded is not None and index.column() == 0:
            side = fonts.icon_size()
            sign = QRect(option.rect.left() + fonts.step(1.5), option.rect.center().y() - side // 2, side, side)
            icons.icon("chevron_right" if line.is_folded else "chevron_down", "dim").paint(painter, sign)
        super().paint(painter, shifted, index)

    def editorEvent(self, event: QEvent, model: SectionModel, option: QStyleOptionViewItem, index: Index) -> bool:  # type: ignore[override]
        line: SectionLine = index.data(LINE)
        return super().editorEvent(event, model, _shifted(option, index, line), index)


def _is_dim(index: Index, line: SectionLine) -> bool:
    model = index.model()
    sort = model.section.sort if isinstance(model, SectionModel) else Sort.READ
    if line.is_folded is not None:
        return index.column() > 0
    if line.cell is not None:
        return index.column() == 0 or (sort is Sort.CHANGED and index.column() == 1)
    return sort is Sort.CONFLICT and index.column() == 1


def _left_of(index: Index, line: SectionLine) -> int:
    if index.column() or line.entry is None or line.waiting is not None:
        return 0
    return fonts.step(_INDENT if line.is_folded is not None else 2 * _INDENT - 1)


def _shifted(option: QStyleOptionViewItem, index: Index, line: SectionLine) -> QStyleOptionViewItem:
    shifted = QStyleOptionViewItem(option)
    shifted.rect = option.rect.adjusted(_left_of(index, line), 0, 0, 0)
    return shifted


class SectionTable(CalmTable, Region):
    """decide_wanted: the person goes on to what is asked of the current line. moved: another line is current."""

    decide_wanted = Signal()
    moved = Signal()

    def __init__(self, model: SectionModel, parent: QWidget | None = None) -> None:
        super().__init__(_("What comes of the rows"), parent=parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(SectionDelegate(self))
        self.setSelectionMode(CalmTable.SelectionMode.ExtendedSelection)
        self.setEditTriggers(CalmTable.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setMinimumSectionSize(fonts.step(_LEAST))
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.moved.emit())

    def current_line(self) -> SectionLine | None:
        row = self.currentIndex().row()
        return self._model.line(row) if 0 <= row < self._model.rowCount() else None

    def share_width(self) -> None:
        """Give the columns the width that their texts ask for, and what is left to the one that can use it."""
        count = self._model.columnCount()
        if not count:
            return
        wanted = {column: self._wanted(column) for column in range(count)}
        least = dict.fromkeys(wanted, fonts.step(_LEAST))
        elastic = [self._model.section.wide]
        names = {str(column): width for column, width in wanted.items()}
        widths = share_out(
            names,
            {str(column): width for column, width in least.items()},
            [str(column) for column in elastic],
            self.viewport().width(),
            giving=list(names),
        )
        for column in range(count):
            self.setColumnWidth(column, widths[str(column)])

    def _wanted(self, column: int) -> int:
        header = self.horizontalHeader().sectionSizeHint(column)
        bold, plain = fonts.metrics("strong"), self.fontMetrics()
        measured = [header]
        for row in range(min(_MEASURED, self._model.rowCount())):
            line, index = self._model.line(row), self._model.index(row, column)
            metrics = bold if line.is_folded is not None and column == 0 else plain
            measured.append(metrics.horizontalAdvance(str(index.data() or "")) + _left_of(index, line))
        return min(max(measured) + fonts.step(_AROUND), fonts.step(_MOST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.currentIndex()
        if key == Qt.Key.Key_Space and current.isValid():
            rows = sorted({index.row() for index in self.selectedIndexes()} or {current.row()})
            self._model.turn(rows)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and current.isValid():
            self._fold(current, is_folded=key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self.decide_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line: SectionLine | None = index.data(LINE) if index.isValid() and index.column() == 0 else None
        # The sign at the left of a record.
        is_at_sign = event.position().x() < self.columnViewportPosition(0) + fonts.step(_INDENT)
        if line is not None and line.is_folded is not None and is_at_sign:
            self._fold(index, is_folded=not line.is_folded)

    def _fold(self, index: QModelIndex, *, is_folded: bool) -> None:
        scrolled = self.verticalScrollBar().value()
        record = self._model.fold(index.row(), is_folded=is_folded)
        self.setCurrentIndex(self._model.index(record.row() if record else index.row(), 0))
        self.verticalScrollBar().setValue(scrolled)
