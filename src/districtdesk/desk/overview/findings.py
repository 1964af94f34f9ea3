"""What needs attention, as a list whose lines open in place and lead to the records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from ...i18n import _, ngettext, number
from ...overview.attention import AttentionItem, Item
from ...settings import Settings
from ..kit import tooltip
from ..kit.index import NO_INDEX, Index
from ..kit.regions import Region
from .finding_painter import FINDING, ITEM, FindingPainter

_OPEN = "overview.open"
# A line of the first level carries this as its internal id, a line below it the place of its finding.
_TOP = 2**31


class FindingModel(QAbstractItemModel):
    """The findings, and below each the records concerned; the last line says how many more there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: Sequence[AttentionItem] = ()

    def show_findings(self, findings: Sequence[AttentionItem]) -> None:
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()

    @property
    def findings(self) -> Sequence[AttentionItem]:
        return self._findings

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() if parent.isValid() else _TOP)

    @overload
    def parent(self) -> QObject | None: ...

    @overload
    def parent(self, index: Index) -> QModelIndex: ...

    def parent(self, index: Index | None = None) -> QObject | QModelIndex | None:
        if index is None:
            return super().parent()
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId(), 0, _TOP)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        if not parent.isValid():
            return len(self._findings)
        if parent.internalId() != _TOP:
            return 0
        finding = self._findings[parent.row()]
        return len(finding.items) + (1 if finding.items else 0)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 1

    def finding(self, index: Index) -> AttentionItem | None:
        return self._findings[index.row()] if index.isValid() and index.internalId() == _TOP else None

    def item(self, index: Index) -> Item | None:
        """The record of a line; None for a finding and for the line that says how many more there are."""
        if not index.isValid() or index.internalId() == _TOP:
            return None
        items = self._findings[index.internalId()].items
        return items[index.row()] if index.row() < len(items) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        finding, item = self.finding(index), self.item(index)
        if role == FINDING:
            return finding
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.ToolTipRole and item:
            return tooltip(f"{item.title}\n{item.note}")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(index, finding, item)
        return None

    def _words(self, index: Index, finding: AttentionItem | None, item: Item | None) -> str:
        if finding:
            return _("{finding}: {count}", finding=finding.label, count=number(finding.count))
        if item:
            return _("{record}, {note}", record=item.title, note=item.note)
        more = self._findings[index.internalId()].unlisted if index.isValid() else 0
        if not more:
            return _("Work off as a list…")
        return ngettext("{count} more row: work off as a list…", "{count} more rows: work off as a list…", more)


class FindingList(QTreeView, Region):
    """A click, Enter or Right opens a line; a click or Enter on a record says which one is wanted.

    list_wanted: all records of a finding, by its key.
    """

    record_wanted = Signal(str, str)
    list_wanted = Signal(str)
    resized = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._model = FindingModel(self)
        self.setAccessibleName(_("Needs attention"))
        self.setModel(self._model)
        self._painter = FindingPainter(self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._choose)
        self.entered.connect(self._point)
        # Not at once: where all lines are opened together Qt is still placing them when it says so of the first.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self.resized)
        self.expanded.connect(self._remember)
        self.collapsed.connect(self._remember)

    @property
    def findings(self) -> Sequence[AttentionItem]:
        return self._model.findings

    def show_findings(self, findings: Sequence[AttentionItem]) -> None:
        """Show these; lines that were open stay open."""
        opened = self._settings.get(_OPEN, [])
        before = self.verticalScrollBar().value()
        self.blockSignals(True)
        self._model.show_findings(findings)
        for row, finding in enumerate(findings):
            if isinstance(opened, list) and finding.key in opened and finding.items:
                self.expand(self._model.index(row, 0))
        self.blockSignals(False)
        self.verticalScrollBar().setValue(before)
        self.resized.emit()

    def keep_low(self, is_low: bool) -> None:
        """Have the lines closer together, or as far apart as they stand where there is room."""
        if self._painter.is_low != is_low:
            self._painter.is_low = is_low
            self.scheduleDelayedItemsLayout()

    def content_height(self) -> int:
        """The height at which all lines that are open are seen."""
        total = 0
        index = self._model.index(0, 0)
        while index.isValid():
            total += self.sizeHintForIndex(index).height()
            index = self.indexBelow(index)
        return total

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().unsetCursor()

    def _choose(self, index: Index) -> None:
        item = self._model.item(index)
        if item:
            self.record_wanted.emit(item.kind, item.id)
        elif index.isValid() and self._model.finding(index) is None:
            self.list_wanted.emit(self.findings[index.internalId()].key)
        elif self._model.rowCount(index):
            self.setExpanded(index, not self.isExpanded(index))

    def _point(self, index: Index) -> None:
        is_below = index.isValid() and self._model.finding(index) is None
        leads_on = is_below or (index.isValid() and self._model.rowCount(index) > 0)
        shape = Qt.CursorShape.PointingHandCursor if leads_on else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _remember(self, _index: Index) -> None:
        rows = range(len(self.findings))
        opened = [self.findings[row].key for row in rows if self.isExpanded(self._model.index(row, 0))]
        self._settings.set(_OPEN, list(opened))
        self._settled.start()
