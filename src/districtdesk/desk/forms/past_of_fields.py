"""The way from a field of a form to its earlier values: by its key, and by the menu of the field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from ...i18n import _
from ...problems import errors_in
from ...register.errors import Refused, RegisterError
from ...register.journal.earlier_value import restore_value
from ...register.journal.entry import Entry
from ...register.queries import listing
from ...register.queries.field_past import PastValue, read_past
from ...register.queries.listing import ListRow
from ..feed.register_feed import Feed
from ..kit.entry_keys import PAST
from ..kit.menu import Menu, letter
from .field_cell import FieldCell, cell_around
from .form_dialog import SavableForm
from .linked_records import LinkedRecords
from .past_values import PastValuesDialog


class PastOfFields(QObject):
    """Watches the cells of one form. Beside text that is not saved a value is taken into its field and not saved."""

    def __init__(
        self, feed: Feed, kind: str, cells: Mapping[str, FieldCell], linked: LinkedRecords, form: SavableForm
    ) -> None:
        super().__init__(form)
        self._linked = linked
        self._feed, self._kind, self._cells, self._form = feed, kind, cells, form
        for cell in cells.values():
            for place in (cell, *cell.editor.typing_places()):
                place.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                place.customContextMenuRequested.connect(partial(self._show_menu, cell, place))

    def _show_menu(self, cell: FieldCell, place: QWidget, at: QPoint) -> None:
        menu = self.menu_of(cell, place)
        menu.aboutToHide.connect(menu.deleteLater)
        shown_in = place.viewport() if isinstance(place, QPlainTextEdit) else place
        menu.popup(shown_in.mapToGlobal(at))

    def menu_of(self, cell: FieldCell, place: QWidget) -> QMenu:
        """What a text offers by itself stands first."""
        if isinstance(place, QLineEdit | QPlainTextEdit):
            menu = place.createStandardContextMenu()
            letter(menu)
            menu.addSeparator()
        else:
            menu = Menu(cell)
        self._linked.add_to(menu, cell)
        # After a tab, Qt shows the key without claiming it.
        action = QAction(_("Earlier values…") + f"\t{PAST[0]}", menu)
        action.triggered.connect(lambda: self.show(cell))
        menu.addAction(action)
        action.setEnabled(self._form.record_id is not None)
        return menu

    def show_at_keyboard(self) -> None:
        """Those of the field that has the keyboard."""
        cell = cell_around(QApplication.focusWidget())
        if cell in self._cells.values() and cell is not None:
            self.show(cell)
        else:
            self._feed.said.emit(_("Put the cursor into a field first: its earlier values are shown."))

    def show(self, cell: FieldCell) -> None:
        """Every value that this field had; one of them may be restored."""
        record_id = self._form.record_id
        if record_id is None:
            self._feed.said.emit(_("A new record has no earlier values."))
            return
        found = self._feed.attempt(lambda: self._read(record_id, cell.field.key))
        if found is None:
            return
        row, values = found
        by_program = _("The program fills this field in by itself.") if cell.field.kind.derived else ""
        dialog = PastValuesDialog(
            _(cell.field.kind.label),
            row.caption.show(),
            values,
            self._feed.why_read_only or by_program,
            self._form.window(),
        )
        dialog.restore_wanted.connect(lambda value: self._restore(dialog, cell, row, value))
        dialog.exec()
        dialog.deleteLater()
        cell.editor.focus_here()

    def _read(self, record_id: str, key: str) -> tuple[ListRow, list[PastValue]] | None:
        with self._feed.register.read() as session:
            row = listing.one(session, self._kind, record_id)
            return None if row is None else (row, read_past(session, self._kind, record_id, key))

    def _restore(self, dialog: PastValuesDialog, cell: FieldCell, row: ListRow, value: PastValue) -> None:
        field = _(cell.field.kind.label)
        if self._form.is_changed():
            dialog.accept()
            cell.take(value.value)
            self._feed.said.emit(_("“{field}” shows the earlier value. Save keeps it.", field=field))
            return
        try:
            restore_value(self._feed.register, Entry(self._kind, {cell.field.key: value.value}, row.id, row.version))
        except Refused as refused:
            dialog.problem.show_problems(errors_in(refused.all))
        except RegisterError as error:
            self._feed.failed.emit(error)
        else:
            dialog.accept()
            self._feed.said.emit(_("“{field}” says again what it said before. Undo takes it back.", field=field))
