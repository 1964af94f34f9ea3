"""A new record typed over the form that is to link it, and linked there once it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ..editors.link_search import naming_values
from ..editors.pick_editor import PickEditor
from .form_dialog import FormDialog

if TYPE_CHECKING:
    from .form import RecordForm


class AddingInPlace(QObject):
    """`waiting_for` is the field whose new record is being typed."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        self._form = form
        self.waiting_for = ""

    def add(self, key: str, editor: PickEditor, kind: str, typed: str) -> None:
        """Ask for a new record of this kind, which a person named so in this field."""
        self.waiting_for = key
        self._form.pass_over(key)
        form = self._form.another(kind)
        form.load(None, naming_values(kind, typed))
        dialog = FormDialog(_("New: {kind}", kind=_(RECORD_KINDS[kind].one)), form, self._form)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(editor.take)
        dialog.finished.connect(lambda: self._come_back(editor))
        dialog.open()
        form.focus_first()

    def _come_back(self, editor: PickEditor) -> None:
        self.waiting_for = ""
        editor.focus_here()
