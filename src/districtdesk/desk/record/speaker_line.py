"""Who said it, as the source prints the name: known people are offered, and the one that is chosen is linked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...folding import fold
from ...i18n import _
from ..editors.link_search import Suggestions, find_records
from ..editors.suggestion import Suggestion
from ..editors.type_ahead import TypeAhead
from ..feed.register_feed import Feed
from ..kit.button_keys import ENTER
from ..kit.topic import Topic, set_topic


class SpeakerLine(TypeAhead):
    """The printed name stays as it is typed; a beginning of a name becomes the whole of it.

    `person` is the id of who that is, '' where nobody was chosen; `person_name` is what they are called. linked:
    somebody was chosen, or is no longer.
    """

    linked = Signal()

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(_("Who said it, if the source names them"), parent)
        self._feed = feed
        self.person, self.person_name = "", ""
        self.setAccessibleName(_("Said by"))
        set_topic(self, Topic("said_by", "citation"))
        self.sought.connect(self._seek)
        self.suggestion_chosen.connect(self._take)
        self.textChanged.connect(self._forget_if_empty)

    def take_back(self, printed: str, person: str, person_name: str) -> None:
        """Have what was typed and chosen here before stand here again."""
        self.setText(printed)
        self.person, self.person_name = (person, person_name) if printed.strip() else ("", "")
        self.linked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not (self.is_open and self._popup is not None and self._popup.has_moved):
            # Enter adds the claim: it takes nobody whom no person pointed at.
            self.close_list()
        super().keyPressEvent(event)

    def _seek(self, typed: str) -> None:
        if not typed.strip():
            self.close_list()
            return
        register = self._feed.register

        def answer(found: Suggestions) -> None:
            self.offer(typed, found.suggestions)

        self._feed.run(lambda: find_records(register, ("person",), typed), answer, owner=self)

    def _take(self, chosen: Suggestion) -> None:
        printed = fold(f"{chosen.text} {chosen.note}").split()
        if not set(fold(self.text()).split()) <= set(printed):
            self.setText(chosen.text)
        self.person, self.person_name = chosen.key, chosen.text
        self.linked.emit()

    def _forget_if_empty(self, text: str) -> None:
        if self.person and not text.strip():
            self.person, self.person_name = "", ""
            self.linked.emit()
