"""Values to tick, each with how many records it would leave; a search box above a long list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ...folding import fold
from ...i18n import _, number
from ..kit import SearchBox
from ..look import fonts, theme

_VALUE, _COUNT = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
_SHORT = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CountedValue(NamedTuple):
    """A value, what it is called, and how often it occurs; None while that is counted."""

    value: object
    text: str
    often: int | None = None


class _CountPainter(QStyledItemDelegate):
    """The count stands at the right, in the dim ink."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        count = str(index.data(_COUNT) or "")
        room = fonts.metrics().horizontalAdvance(count) + fonts.step(3)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colours().colour("selection"))
        words = QStyleOptionViewItem(option)
        # What is written does not touch the edge of the list.
        words.rect = option.rect.adjusted(fonts.step(1.5), 0, -room, 0)
        super().paint(painter, words, index)
        painter.save()
        painter.setFont(fonts.font("body"))
        painter.setPen(theme.colours().colour("dim"))
        place = QRect(option.rect.right() - room, option.rect.top(), room - fonts.step(1.5), option.rect.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(fonts.step(30), fonts.metrics().height() + fonts.step(2.5))


class CountedView(QListView):
    """One item a line, with its count; nothing is written into it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.items = QStandardItemModel(self)
        self.setModel(self.items)
        self.setAccessibleName(name)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_CountPainter(self))
        # What tells a launch announced first from one announced last stands at the end.
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class ValueList(QWidget):
    """ticked: other values are ticked now. entered: Enter was pressed, and what is ticked is meant."""

    ticked = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchBox(_("Search the values"))
        self.view = CountedView(_("Values"))
        self._model = self.view.items
        self._values: list[CountedValue] = []
        self._ticked: list[object] = []
        self._is_filling = False
        column = QVBoxLayout(self)
        fonts.space(column, gap=1.5)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        self.search.searched.connect(lambda _text: self._fill())
        self.search.found_wanted.connect(self.view.setFocus)
        self._model.itemChanged.connect(self._hear)
        self.view.activated.connect(self._turn)
        self.view.installEventFilter(self)

    @property
    def ticks(self) -> tuple[object, ...]:
        """The ticked values, in the order in which they are offered."""
        return tuple(each.value for each in self._values if each.value in self._ticked)

    def offer(self, values: Sequence[CountedValue], ticked: Sequence[object] | None = None) -> None:
        """These values; what was ticked stays, or becomes `ticked`."""
        self._values = list(values)
        if ticked is not None:
            self._ticked = list(ticked)
        self.search.setVisible(len(values) > _SHORT)
        self._fill()

    def _fill(self) -> None:
        words = fold(self.search.text()).split() if not self.search.isHidden() else []
        self._is_filling = True
        here = self.view.currentIndex().row()
        self._model.clear()
        for each in self._values:
            if all(word in fold(each.text) for word in words):
                self._model.appendRow(self._item(each))
        self.view.setCurrentIndex(self._model.index(max(0, min(here, self._model.rowCount() - 1)), 0))
        self._is_filling = False

    def _item(self, each: CountedValue) -> QStandardItem:
        item = QStandardItem(each.text)
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked if each.value in self._ticked else Qt.CheckState.Unchecked)
        item.setData(each.value, _VALUE)
        shown = "" if each.often is None else number(each.often)
        item.setData(shown, _COUNT)
        item.setData(_("{place}, {count}", place=each.text, count=shown), Qt.ItemDataRole.AccessibleTextRole)
        return item

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _ENTER and self._ticked:
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def _turn(self, index: QModelIndex) -> None:
        """A double click, and Enter while nothing is ticked, ticks as Space does."""
        item = self._model.itemFromIndex(index)
        is_ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)

    def _hear(self, item: QStandardItem) -> None:
        if self._is_filling:
            return
        value = item.data(_VALUE)
        self._ticked = [each for each in self._ticked if each != value]
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked.append(value)
        self.ticked.emit()
