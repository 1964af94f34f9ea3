"""A line for words that recur, such as those of a publisher: those of other records are offered while one types."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...fields import Text
from ...register.queries.words_seen import find_words_seen
from ..feed.register_feed import Feed
from .free_line import FreeLine
from .line_editor import LineEditor
from .suggestion import Suggestion

_MOST = 8


class SeenEditor(LineEditor):
    """Whether anything is taken the person says; a name that was never seen is typed as ever."""

    def __init__(self, kind: Text, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self._feed = feed
        self._record_kind, self._key = "", ""

    def _make_line(self) -> FreeLine:
        line = FreeLine("", self)
        line.sought.connect(self._seek)
        line.suggestion_chosen.connect(lambda chosen: self.type_text(chosen.text))
        line.emptied.connect(self._heard)
        return line

    def follow(self, record_kind: str, key: str) -> None:
        """Offer what stands in this field of the records of this kind."""
        self._record_kind, self._key = record_kind, key

    def _seek(self, typed: str) -> None:
        kind, key, register, line = self._record_kind, self._key, self._feed.register, self.line
        if not kind or not isinstance(line, FreeLine):
            return

        def find() -> list[str]:
            with register.read() as session:
                return find_words_seen(session, kind, key, typed)

        def answer(found: list[str]) -> None:
            # What stands there already need not be offered.
            line.offer(typed, [Suggestion("", each) for each in found if each != typed][:_MOST])

        self._feed.run(find, answer, owner=self)
