"""Adding or mending one record in a window of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...records import KINDS
from ..feed import Feed
from .form import RecordForm
from .form_dialog import FormDialog


class RecordDialog(FormDialog):
    """A new record that starts with some values, or one that exists. `record_id` is set once it is saved."""

    def __init__(
        self,
        feed: Feed,
        kind: str,
        initial: Mapping[str, Any] | None = None,
        record_id: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        form = RecordForm(feed, kind)
        form.load(record_id, initial)
        word = _(KINDS[kind].one)
        title = _("New: {kind}", kind=word) if record_id is None else word
        super().__init__(title, form, parent)
        form.focus_first()

    def ask(self) -> str | None:
        """Show it until it is saved or left. Returns the record's id, None when nothing was saved."""
        self.exec()
        return self.record_id
