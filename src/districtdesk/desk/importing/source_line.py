"""The source that a file is: one of the register, found by a part of its title, or a new one called as is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...i18n import _
from ..editors.link_search import Suggestions, find_records, name_of
from ..editors.suggestion import Suggestion
from ..editors.type_ahead import TypeAhead
from ..feed.register_feed import Feed

_SOURCE = "source"


class SourceLine(TypeAhead):
    """What is typed is the title of a new source, unless one of those that it finds is chosen.

    told: another one is meant.
    """

    takes_first = False
    told = Signal()

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(_("Title, or a part of it"), parent)
        self._feed = feed
        self._chosen: tuple[str, str] | None = None
        self.sought.connect(self._seek)
        self.suggestion_chosen.connect(self._take)
        self.textChanged.connect(lambda _text: self.told.emit())

    @property
    def record_id(self) -> str | None:
        """The source of the register that is meant; None of a title that was typed."""
        return self._chosen[0] if self._chosen and self._chosen[1] == self.text() else None

    def show_title(self, title: str) -> None:
        """The title that a new one would have."""
        self._chosen = None
        self.setText(title)

    def show_source(self, record_id: str) -> None:
        """This one of the register."""
        self._take(Suggestion(record_id, name_of(self._feed.register, record_id)))

    def _seek(self, typed: str) -> None:
        register = self._feed.register

        def answer(found: Suggestions) -> None:
            title = " ".join(typed.split())
            new = [Suggestion("", title, _("A new source"), is_new=True)] if title else []
            self.offer(typed, [*found.suggestions, *new])

        self._feed.run(lambda: find_records(register, (_SOURCE,), typed), answer, owner=self)

    def _take(self, suggestion: Suggestion) -> None:
        self._chosen = (suggestion.key, suggestion.text) if suggestion.key else None
        self.show_text(suggestion.text)
        # What was long is shown from its beginning, and may be another text than the suggestion has.
        self._chosen = (suggestion.key, self.text()) if suggestion.key else None
        self.told.emit()
