"""The libraries and the data that the program is installed with, and the licence of each to read."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...i18n import N_, _
from ...licences import Licence, list_terms
from .. import kit
from ..kit.foot import foot
from ..kit.index import NO_INDEX, Index
from ..look import fonts

_COLUMNS = (N_("Library"), N_("Version"), N_("Licence"))
_WIDTH, _HEIGHT = 180, 140


class LicenceModel(QAbstractTableModel):
    """One row a library: its name, its version and its licence in a word."""

    def __init__(self, licences: list[Licence], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.licences = licences

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.licences)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(self.licences[index.row()][index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(_COLUMNS[section])
        return None


class LicencesDialog(QDialog):
    """A list above, and below it what came with the chosen library."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Licences"))
        self.resize(fonts.step(_WIDTH), fonts.step(_HEIGHT))
        self._model = LicenceModel(list_terms(), self)
        self.table = self._make_table()
        self.text = self._make_text()
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5), gap=3)
        column.addWidget(kit.PlainLabel(_("Licences"), "title"))
        column.addWidget(kit.PlainLabel(self._about(), text_colour="dim"))
        column.addWidget(self.table, 2)
        column.addWidget(self.text, 3)
        column.addLayout(self._buttons())
        self.table.selectionModel().currentRowChanged.connect(self._show_text)
        self.table.selectRow(0)
        self.table.setFocus()

    def _about(self) -> str:
        if not self._model.licences:
            return _("What is installed cannot be read here.")
        return _(
            "DistrictDesk is under the MIT licence and stands on these libraries. Qt and its Python modules are used "
            "under the GNU Lesser General Public License, version 3: they are files of their own and may be replaced."
        )

    def _make_table(self) -> kit.CalmTable:
        table = kit.CalmTable(_("Libraries"), row_steps=3)
        table.setModel(self._model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _make_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(_("Text of the licence"))
        return text

    def _show_text(self, current: Index) -> None:
        chosen = self._model.licences[current.row()]
        self.text.setPlainText(
            chosen.text
            or _("No text came with {library}. Its makers publish it under this name: {licence}.", **_names(chosen))
        )

    def _buttons(self) -> QHBoxLayout:
        close = kit.Button(_("Close"))
        close.clicked.connect(self.accept)
        return foot(close)


def _names(chosen: Licence) -> dict[str, str]:
    return {"library": chosen.name, "licence": chosen.licence}
