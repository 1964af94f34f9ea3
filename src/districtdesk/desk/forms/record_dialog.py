"""Adding or mending one record in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ...records import FieldValues
from ...register.queries import listing
from ...register.queries.display_values import title_of
from ..feed.register_feed import Feed
from ..kit.entry_keys import FILL_IN, OPEN_LINKED, PAST, PIN, SAVE_AND_NEXT
from .form import RecordForm
from .form_dialog import FormDialog


class RecordDialog(FormDialog):
    """A new record that starts with some values, or one that exists. `record_id` is set once it is saved.

    `begin_at` is the field that gets the keyboard; without it that is left to the form.
    """

    def __init__(
        self,
        feed: Feed,
        kind: str,
        initial: FieldValues | None = None,
        record_id: str | None = None,
        begin_at: str = "",
        parent: QWidget | None = None,
    ) -> None:
        form = RecordForm(feed, kind)
        form.load(record_id, initial)
        super().__init__(_title(feed, kind, record_id), form, parent)
        steps: tuple[tuple[Sequence[str], Callable[[], object]], ...] = (
            (SAVE_AND_NEXT, self.save_and_next),
            (FILL_IN, form.carried.fill_in),
            (PIN, form.carried.turn_pin),
            (PAST, form.past.show_at_keyboard),
            (OPEN_LINKED, form.linked.open_at_keyboard),
        )
        for keys, step in steps:
            for key in keys:
                QShortcut(QKeySequence(key), self, step)
        if begin_at:
            form.fields.show_cell(begin_at)
        else:
            form.focus_first()

    def ask(self) -> str | None:
        """Show it until it is saved or left. Returns the record's id, None when nothing was saved."""
        self.exec()
        return self.record_id


def _title(feed: Feed, kind: str, record_id: str | None) -> str:
    if record_id is None:
        return _("New: {kind}", kind=_(RECORD_KINDS[kind].one))
    with feed.register.read() as session:
        row = listing.one(session, kind, record_id)
        name = title_of(session, row) if row else ""
    return _("Correct: {name}", name=name)
