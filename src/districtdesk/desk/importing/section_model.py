"""One section of a proposal as a table: made line by line as it is scrolled, with a tick at what can be left out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from ...i18n import _
from ...importing.answers import GivenAnswers
from ...importing.choices import Cell, id_of
from ...importing.proposal import RowPlace
from ...importing.questions import answer_words
from ...importing.sections import EntrySection, Section, SectionLine, Sort
from ...importing.wording import ReadableNames
from ..kit import tooltip
from ..kit.index import NO_INDEX, Index
from .members_to_weigh import weighed_words

LINE = int(Qt.ItemDataRole.UserRole)
# Whether a line is left out, for the delegate.
IS_OFF = LINE + 1
_KEPT = 500
_ON, _OFF, _PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked
_ASKING = frozenset({Sort.CONFLICT, Sort.ALIKE, Sort.ONE, Sort.SAID, Sort.ASKED, Sort.WRONG})


class SectionModel(QAbstractTableModel):
    """ticked: something was ticked, or not any more."""

    ticked = Signal()

    def __init__(self, answers: GivenAnswers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers = answers
        self._section = Section(Sort.READ, ())
        self._wording = ReadableNames()
        # Of the lines in view: each is asked for many times while it is painted.
        self._lines: dict[int, SectionLine] = {}

    @property
    def section(self) -> Section:
        return self._section

    def show_section(self, section: Section, wording: ReadableNames) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._section, self._wording = section, wording
        self._lines.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """What was chosen has changed."""
        if len(self._section):
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._section)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headings())

    def _headings(self) -> tuple[str, ...]:
        headings = self._section.headings
        return (*headings, _("Chosen")) if self._section.sort in _ASKING else headings

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        return None

    def line(self, row: int) -> SectionLine:
        if row not in self._lines:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            self._lines[row] = self._section.line(row)
        return self._lines[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.line(index.row())
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._text(line, index.column()))
        if role == IS_OFF:
            return self.state(line) == _OFF
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and self.can_tick(line):
            return self.state(line)
        return None

    def _text(self, line: SectionLine, column: int) -> str:
        if column < len(line.texts):
            return line.texts[column]
        return self._chosen(line) or _("still open")

    def _chosen(self, line: SectionLine) -> str:
        if line.waiting is not None:
            return answer_words(line.waiting, self._answers.answer_to(line.waiting), self._wording)
        if line.perhaps_one is not None:
            return weighed_words(line.perhaps_one, *self._answers.weighed(line.perhaps_one))
        if line.place in self._answers.rows_left:
            return _("Left out")
        return _("Taken without the cell") if line.place in self._answers.passed_over else ""

    def is_open(self, line: SectionLine) -> bool:
        """Whether it waits for a choice."""
        return self._section.sort in _ASKING and not self._chosen(line)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def can_tick(self, line: SectionLine) -> bool:
        """Whether it is something that would be written, and can be left out."""
        return line.entry is not None and line.waiting is None

    def state(self, line: SectionLine) -> Qt.CheckState:
        if line.place in self._answers.rows_left:
            return _OFF
        if line.cell is not None:
            return _OFF if line.cell in self._answers.without else _ON
        off = sum(cell in self._answers.without for cell in _cells(line)) if self._answers.without else 0
        if not off or line.entry is None:
            return _ON
        return _OFF if off == len(line.entry.values) else _PARTLY

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick([self.line(index.row())], is_taken=Qt.CheckState(value) == _ON)
        return True

    def turn(self, rows: Iterable[int]) -> None:
        """Tick these lines, or take the tick from all of them where the first has one."""
        lines = [line for row in rows if self.can_tick(line := self.line(row))]
        if lines:
            self.tick(lines, is_taken=self.state(lines[0]) == _OFF)

    def tick(self, lines: Iterable[SectionLine], *, is_taken: bool) -> None:
        """Take these lines, or leave them out; a row with all its values."""
        for line in lines:
            if line.place is None or line.entry is None:
                continue
            if line.cell is None:
                self._answers.take_row(line.place, _cells(line), is_taken=is_taken)
            else:
                others = self._cells_of_row(line.place) - {line.cell}
                self._answers.take_cell(line.place, line.cell, others, is_taken=is_taken)
        self.refresh()
        self.ticked.emit()

    def _cells_of_row(self, place: RowPlace) -> set[Cell]:
        """Of all records that come from a row; asked for only where the row is left out."""
        if place not in self._answers.rows_left or not isinstance(self._section, EntrySection):
            return set()
        entries = (entry for entry, row in self._section.told if row.place == place)
        return {(id_of(entry), key) for entry in entries for key in entry.values}

    def fold(self, row: int, *, is_folded: bool) -> QModelIndex | None:
        """Show or hide the values of a record; gives the line of the record, None where nothing changed."""
        if not isinstance(self._section, EntrySection):
            return None
        _record, below = self._section.place_of(row)
        self.beginResetModel()
        is_other = self._section.fold(row, is_folded=is_folded)
        self._lines.clear()
        self.endResetModel()
        return self.index(row - below, 0) if is_other else None


def _cells(line: SectionLine) -> list[Cell]:
    return [(id_of(line.entry), key) for key in line.entry.values] if line.entry else []
