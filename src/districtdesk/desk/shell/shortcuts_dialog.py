"""The keys of the desk, in one small window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ...i18n import _
from .. import kit
from ..kit.foot import foot
from ..look import fonts
from .keys import key_sections

_WIDTH, _HEIGHT = 140, 150


class ShortcutsDialog(QDialog):
    """Every key of the program, by the place where it works."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(fonts.step(_WIDTH), fonts.step(_HEIGHT))
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5), gap=4)
        column.addWidget(kit.PlainLabel(_("Keyboard shortcuts"), "title"))
        column.addWidget(self._list(), 1)
        column.addWidget(
            kit.NoteLabel(
                _("While you type in a field, undo takes back your typing first, and then the last saved step.")
            )
        )
        close = kit.Button(_("Close"))
        close.clicked.connect(self.accept)
        column.addLayout(foot(close))
        close.setFocus()

    def rows(self) -> list[tuple[str, str]]:
        """The keys and what they do."""
        return [row for section in key_sections() for row in section.rows]

    def _list(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        fonts.space(grid, (0, 0, 4, 0), gap=2)
        for section in key_sections():
            grid.addWidget(kit.SectionLabel(section.title), grid.rowCount(), 0, 1, 2)
            for keys, text in section.rows:
                self._add_row(grid, keys, text)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(_("Keyboard shortcuts"))
        return area

    def _add_row(self, grid: QGridLayout, keys: str, text: str) -> None:
        number = grid.rowCount()
        grid.addWidget(kit.PlainLabel(text), number, 0)
        label = kit.PlainLabel(keys, text_colour="dim")
        label.setWordWrap(False)
        grid.addWidget(label, number, 1, Qt.AlignmentFlag.AlignTop)
