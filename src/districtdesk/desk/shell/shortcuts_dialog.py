"""The keys of the desk, in one small window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ...i18n import N_, _
from .. import kit
from ..look import fonts
from .actions import ACTION_SPECS

# Keys that belong to a widget, not to an action.
_OTHERS = (
    ("Ctrl+1 … Ctrl+9", N_("Go to the first nine places")),
    ("Ctrl+L", N_("Show as a table, and back")),
    ("F10", N_("Menu bar")),
    ("Enter", N_("Press the button that has the keyboard; save a form in a small window")),
    ("Esc", N_("Empty the search; close a small window")),
)
_WIDTH, _HEIGHT = 120, 130


class ShortcutsDialog(QDialog):
    """Every action that has keys, read from the actions themselves."""

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
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()

    def rows(self) -> list[tuple[str, str]]:
        """The keys and what they do."""
        own = [
            (_(" or ").join(_shown(key) for key in spec.keys), _(spec.text).rstrip("…"))
            for spec in ACTION_SPECS
            if spec.keys
        ]
        return own + [(keys, _(text)) for keys, text in _OTHERS]

    def _list(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        fonts.space(grid, (0, 0, 4, 0), gap=2)
        for number, (keys, text) in enumerate(self.rows()):
            grid.addWidget(kit.PlainLabel(text), number, 0)
            label = kit.PlainLabel(keys, text_colour="dim")
            label.setWordWrap(False)
            grid.addWidget(label, number, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(_("Keyboard shortcuts"))
        return area


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
