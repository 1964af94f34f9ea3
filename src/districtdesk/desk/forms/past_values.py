"""Every value that a field had, with who said so, when and why; an earlier one can be restored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QVBoxLayout, QWidget

from ... import i18n
from ...i18n import _
from ...register.identity import name_in
from ...register.queries.field_past import PastValue
from ..kit import Button, CalmTable, Card, DimLabel, PrimaryButton, ProblemLabel, forbid
from ..kit.index import NO_INDEX, Index
from ..kit.titled_dialog import TitledDialog
from ..look import fonts

_WIDTH, _HEIGHT = 190, 110
_VALUE, _WHEN, _WHO, _WHY = range(4)


class PastModel(QAbstractTableModel):
    """A row for each value, the newest first."""

    def __init__(self, values: Sequence[PastValue], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values = values

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.values)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Value"), _("When"), _("Who"), _("Step"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        value = self.values[index.row()]
        if index.column() == _VALUE:
            words = " ".join(value.words.split()) or _("empty")
            return _("Now: {value}", value=words) if value.is_current else words
        if index.column() == _WHEN:
            return i18n.moment(value.at) if value.at else ""
        return name_in(value.who) if index.column() == _WHO else value.why


class PastValuesDialog(TitledDialog):
    """restore_wanted: this PastValue is to stand in the field again. Esc closes it."""

    restore_wanted = Signal(object)

    def __init__(self, field: str, record: str, values: Sequence[PastValue], why_not: str, parent: QWidget) -> None:
        """`why_not`: why nothing can be restored here; empty where it can."""
        super().__init__(_("Earlier values: {field}", field=field), parent)
        self._values, self._may_restore = values, not why_not
        self.head.addWidget(DimLabel(record))
        if why_not:
            self.head.addWidget(DimLabel(why_not))
        self.table = _table(_("Earlier values: {field}", field=field), values)
        self.whole = _whole_value()
        self.why, self.problem = DimLabel(""), ProblemLabel()
        self.restore = PrimaryButton(_("Restore"))
        self.restore.setDefault(True)
        self.restore.clicked.connect(self._restore)
        forbid(self.restore, why_not)
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        self.show_below(self._middle(), (close, self.restore), _WIDTH, _HEIGHT)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._look())
        self.table.selectRow(1 if len(values) > 1 else 0)
        self.table.setFocus()

    def _middle(self) -> QWidget:
        middle, card = QWidget(), Card()
        card.fill(self.table)
        column = QVBoxLayout(middle)
        fonts.space(column, (6, 3, 6, 0), gap=3)
        column.addWidget(card, 1)
        column.addWidget(self.whole)
        column.addWidget(self.why)
        column.addWidget(self.problem)
        return middle

    @property
    def chosen(self) -> PastValue | None:
        row = self.table.currentIndex().row()
        return self._values[row] if 0 <= row < len(self._values) else None

    def _look(self) -> None:
        chosen = self.chosen
        self.whole.setPlainText(chosen.words if chosen else "")
        self.why.setText(chosen.why if chosen else "")
        self.problem.show_problems([])
        is_able = chosen is not None and chosen.is_readable and not chosen.is_current
        self.restore.setEnabled(self._may_restore and is_able)

    def _restore(self) -> None:
        if self.chosen is not None and self.restore.isEnabled():
            self.restore_wanted.emit(self.chosen)


def _table(name: str, values: Sequence[PastValue]) -> CalmTable:
    table = CalmTable(name, row_steps=3)
    table.setSelectionMode(CalmTable.SelectionMode.SingleSelection)
    table.setModel(PastModel(values, table))
    header, modes = table.horizontalHeader(), QHeaderView.ResizeMode
    for column in (_VALUE, _WHY):
        header.setSectionResizeMode(column, modes.Stretch)
    for column in (_WHEN, _WHO):
        header.setSectionResizeMode(column, modes.ResizeToContents)
    return table


def _whole_value() -> QPlainTextEdit:
    """To read and to copy, of whatever length."""
    whole = QPlainTextEdit()
    whole.setReadOnly(True)
    whole.setTabChangesFocus(True)
    whole.setPlaceholderText(_("empty"))
    whole.setAccessibleName(_("The chosen value in full"))
    whole.setFixedHeight(whole.fontMetrics().lineSpacing() * 3 + fonts.step(3))
    return whole
