"""Where a number comes from: the claims or projects that it counts, and the others with the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...i18n import _, ngettext
from ...overview.traced import Breakdown
from ..kit import Button, DimLabel, NoteLabel
from ..kit.on_screen import KeptOnScreen
from ..kit.titled_dialog import TitledDialog
from .traced_table import COUNTED, SAID, TracedTable, grow_to_rows

_WIDTH, _HEIGHT = 160, 120
# Of the window that it belongs to, at most.
_SHARE = 0.95


class BreakdownDialog(TitledDialog):
    """record_wanted: go to this record. list_wanted: the same as a list, its kind and its conditions."""

    record_wanted = Signal(str, str)
    list_wanted = Signal(str, object)

    def __init__(self, breakdown: Breakdown, parent: QWidget) -> None:
        super().__init__(breakdown.title, parent)
        KeptOnScreen(self)
        self.breakdown = breakdown
        self.table = TracedTable(breakdown.rows, SAID if breakdown.is_of_claims else COUNTED)
        self.table.record_wanted.connect(self._go)
        self.head.addWidget(DimLabel(breakdown.told))
        self.head.addWidget(NoteLabel(breakdown.summary() + self._unlisted()))
        buttons = [self._button(_("Cop&y all"), self.table.copy_all)]
        if breakdown.kind:
            buttons.append(self._button(_("Show in the &list"), self._go_to_list))
        buttons.append(self._button(_("Close"), self.reject))
        self.show_below(self.table, tuple(buttons), _WIDTH, _HEIGHT)
        grow_to_rows(self, self.table, parent, _SHARE)
        self.table.setFocus()

    def _button(self, text: str, act: Callable[[], object]) -> Button:
        made = Button(text)
        made.clicked.connect(lambda: act())
        return made

    def _unlisted(self) -> str:
        more = self.breakdown.unlisted
        return f" {ngettext('{count} more is not listed.', '{count} more are not listed.', more)}" if more else ""

    def _go(self, kind: str, record_id: str) -> None:
        self.accept()
        self.record_wanted.emit(kind, record_id)

    def _go_to_list(self) -> None:
        self.accept()
        self.list_wanted.emit(self.breakdown.kind, self.breakdown.conditions)
