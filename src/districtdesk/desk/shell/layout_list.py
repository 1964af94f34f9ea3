"""The layouts that can be exported, in one list: ready-made ones first, then those that the register keeps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _
from ...register.errors import RegisterError
from ...register.journal.entry import remove_record
from ...register.queries.layout_plan import LayoutPlan
from ...register.queries.saved_layouts import read_saved_layouts
from .. import kit
from ..feed.register_feed import Feed
from ..kit.marked_list import MarkedList
from ..kit.page import ShownList
from ..look import fonts
from .export_choice import ExportChoice, ready_made, saved
from .layout_dialog import LayoutDialog

_WIDTH = 72
_KIND = "saved_layout"


class LayoutList(QWidget):
    """turned: another one is marked, or what it is was changed."""

    turned = Signal()

    def __init__(self, feed: Feed, shown: ShownList | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._shown = feed, shown
        self.dialog: LayoutDialog | None = None
        self.list: MarkedList[ExportChoice] = MarkedList(note_lines=3)
        self.list.setAccessibleName(_("Layouts"))
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setMinimumWidth(fonts.step(_WIDTH))
        self.save_button = kit.Button(_("Save as layout…"), "save")
        self.change_button = kit.Button(_("Change…"))
        self.remove_button = kit.Button(_("Remove"))
        self.change_button.clicked.connect(self.change)
        self.remove_button.clicked.connect(self.remove)
        buttons = kit.FlowRow()
        for each in (self.save_button, self.change_button, self.remove_button):
            buttons.add(each)
            kit.forbid(each, feed.why_read_only)
        column = QVBoxLayout(self)
        fonts.space(column, gap=2)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.read()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._turn())

    @property
    def chosen(self) -> ExportChoice:
        marked = self.list.marked()
        return marked if marked is not None else self.list.rows[0]

    def read(self, name: str = "") -> None:
        """All there are now, that of this name marked."""
        found: list[LayoutPlan] = []
        try:
            with self._feed.register.read() as session:
                found = read_saved_layouts(session)
        except RegisterError:
            # The whole register is offered all the same, and says itself why it cannot be read.
            found = []
        self.list.offer([*ready_made(self._shown), *saved(found)])
        if name:
            self.mark(name)
        self._show_buttons()

    def mark(self, text: str) -> None:
        """Mark the last of those that are called so."""
        for row, each in enumerate(self.list.rows):
            if each.text == text:
                self.list.setCurrentIndex(self.list.model().index(row, 0))

    def mark_list(self) -> None:
        """Mark the list on screen."""
        row = next((row for row, each in enumerate(self.list.rows) if each.shown is not None), 0)
        self.list.setCurrentIndex(self.list.model().index(row, 0))

    def save_as(self, plan: LayoutPlan) -> None:
        """Ask for a name, and for what else such a layout is to be."""
        self._ask(plan)

    def change(self) -> None:
        if self.chosen.is_saved:
            self._ask(self.chosen.plan)

    def remove(self) -> None:
        """Undo brings it back."""
        plan = self.chosen.plan
        if not plan.id:
            return
        if self._feed.attempt(lambda: remove_record(self._feed.register, _KIND, plan.id)) is not None:
            self._feed.said.emit(_("Removed “{name}”. Undo brings it back.", name=plan.name))
            self.read()
            self.turned.emit()

    def _ask(self, plan: LayoutPlan) -> None:
        self.dialog = LayoutDialog(self._feed, plan, self.window())
        self.dialog.saved.connect(self._read_again)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _read_again(self, name: str) -> None:
        self.read(name)
        self.turned.emit()

    def _turn(self) -> None:
        self._show_buttons()
        self.turned.emit()

    def _show_buttons(self) -> None:
        is_own = self.chosen.is_saved and not self._feed.why_read_only
        self.change_button.setEnabled(is_own)
        self.remove_button.setEnabled(is_own)
