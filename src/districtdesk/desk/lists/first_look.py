"""What is painted of a list while the register is still being opened: its tools, its count and its first names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ...record_kinds import RECORD_KINDS
from ...settings import Settings
from ..kit import CalmTable
from ..kit.index import NO_INDEX, Index
from ..look import fonts
from .lines import Lines
from .lines_delegate import LinesDelegate, lines_height
from .list_tools import ListTools
from .page_halves import Halves


class FirstLook(QWidget):
    """Stands where the page will stand, line for line. What is clicked or typed meanwhile waits for the page."""

    def __init__(
        self, settings: Settings, kind: str, names: Sequence[str], count: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = RECORD_KINDS[kind]
        tools = ListTools(words)
        tools.count.setText(words.count(count))
        tools.set_wide(False)
        self.rows = _Rows(words.count(count), _NamesModel(names, count, self))
        left = QWidget()
        column = QVBoxLayout(left)
        fonts.space(column, gap=0)
        column.addWidget(tools)
        column.addWidget(self.rows, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Halves(settings, left, QWidget()))


class _Rows(CalmTable):
    """The rows of two lines of which the first is known; the page will choose the first."""

    def __init__(self, name: str, model: _NamesModel) -> None:
        super().__init__(name)
        self.setModel(model)
        self.setItemDelegate(_Name(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.size_rows()
        self.setCurrentIndex(model.index(0))

    def size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(lines_height())


class _Name(LinesDelegate):
    def lines(self, index: Index) -> Lines | None:
        return Lines(str(index.data() or ""))


class _NamesModel(QAbstractListModel):
    """As many rows as the list has, so that the scroll bar is right; the first of them with a name."""

    def __init__(self, names: Sequence[str], count: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names, self._count = names, count

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_known = role == Qt.ItemDataRole.DisplayRole and index.row() < len(self._names)
        return self._names[index.row()] if is_known else None
