"""Picks one field of the record that stands in another editor of the same form."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...fields import FieldKey
from ...folding import fold
from ...i18n import _
from ...problems import Problem, error
from ...register.queries.display_values import field_names
from ..feed.register_feed import Feed
from .editor import Editor
from .pick_editor import PickOneEditor
from .suggestion import Suggestion
from .type_ahead import TypeAhead


class FieldPicker(PickOneEditor):
    """Offers fields by their names; what is saved is the key."""

    def __init__(self, kind: FieldKey, feed: Feed, parent: QWidget | None = None) -> None:
        self.of = kind.of
        self._fields = _FieldSource(feed)
        super().__init__(kind, self._fields, parent)

    def follow(self, record: Editor) -> None:
        """Offer the fields of the record that this editor holds at the moment."""
        self._fields.record = record


class _FieldSource:
    """Names, seeks and reads the fields of one record."""

    def __init__(self, feed: Feed) -> None:
        self.record: Editor | None = None
        self._feed = feed
        self._read: tuple[str, dict[str, str]] = ("", {})

    def seek(self, line: TypeAhead, typed: str) -> None:
        names = self._names()
        found = [Suggestion(key, name) for key, name in names.items() if fold(typed) in fold(name)]
        nothing = _("Nothing fits “{text}”.", text=typed) if names else _("Choose the record first.")
        line.offer(typed, found, "" if found else nothing)

    def name_of(self, key: str) -> str:
        return self._names().get(key, key)

    def read(self, text: str) -> str | Problem | None:
        wanted = fold(text)
        fitting = [key for key, name in self._names().items() if wanted in (fold(name), key)]
        return (
            fitting[0] if fitting else error(_("“{text}” names no field.", text=text.strip()[:80]), rule="field_key")
        )

    def _names(self) -> dict[str, str]:
        record_id = self.record.value() if self.record is not None else None
        if not isinstance(record_id, str):
            return {}
        if self._read[0] != record_id:
            with self._feed.register.read() as session:
                self._read = record_id, field_names(session, [record_id]).get(record_id, {})
        return self._read[1]
