"""Who said it, as printed in the source, and in what office: completed from those seen, linked with the person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...folding import fold
from ...i18n import _
from ...register.queries.speakers_seen import SpeakerSeen, find_offices_seen, find_speakers_seen
from ..editors.free_line import FreeLine
from ..editors.link_search import SHOWN, find_records
from ..editors.suggestion import Suggestion
from ..feed.register_feed import Feed
from ..kit.topic import Topic, set_topic


class SpeakerLine(FreeLine):
    """The printed name stays as it is typed; a beginning of a name becomes the whole of it.

    `person` is the id of who that is, '' where nobody was chosen; `person_name` is what they are called. linked:
    somebody was chosen, or is no longer. office_seen: somebody was chosen with the office that stands beside them.
    """

    linked = Signal()
    office_seen = Signal(str)

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(_("Who said it, if told"), parent)
        self._feed = feed
        self._seen: dict[Suggestion, SpeakerSeen] = {}
        self.person, self.person_name = "", ""
        self.setAccessibleName(_("Said by"))
        set_topic(self, Topic("said_by", "citation"))
        self.sought.connect(self._seek)
        self.suggestion_chosen.connect(self._take)
        self.textChanged.connect(self._forget_if_empty)

    def take_back(self, printed: str, person: str, person_name: str) -> None:
        """Have what was typed and chosen here before stand here again."""
        self.show_text(printed)
        self.person, self.person_name = (person, person_name) if printed.strip() else ("", "")
        self.linked.emit()

    def _seek(self, typed: str) -> None:
        if not typed.strip():
            self.close_list()
            return
        register = self._feed.register

        def find() -> tuple[Sequence[Suggestion], Sequence[SpeakerSeen]]:
            with register.read() as session:
                seen = find_speakers_seen(session, typed)
            return find_records(register, ("person",), typed).suggestions, seen

        def answer(found: tuple[Sequence[Suggestion], Sequence[SpeakerSeen]]) -> None:
            people, seen = found
            self._seen = {_as_printed(each): each for each in seen}
            self.offer(typed, [*people, *self._seen][:SHOWN])

        self._feed.run(find, answer, owner=self)

    def _take(self, chosen: Suggestion) -> None:
        seen = self._seen.get(chosen)
        if seen is not None:
            self.setText(seen.said_by)
            self.person, self.person_name = seen.speaker, seen.person_name
            self.office_seen.emit(seen.office)
        else:
            printed = fold(f"{chosen.text} {chosen.note}").split()
            if not set(fold(self.text()).split()) <= set(printed):
                self.setText(chosen.text)
            self.person, self.person_name = chosen.key, chosen.text
        self.linked.emit()

    def _forget_if_empty(self, text: str) -> None:
        if self.person and not text.strip():
            self.person, self.person_name = "", ""
            self.linked.emit()


class OfficeLine(FreeLine):
    """What they were when they said it, as printed; `speaker` says whose offices come first."""

    def __init__(self, feed: Feed, speaker: SpeakerLine, parent: QWidget | None = None) -> None:
        super().__init__(_("Office"), parent)
        self._feed, self._speaker = feed, speaker
        self.setAccessibleName(_("Office at the time"))
        set_topic(self, Topic("office", "citation"))
        self.sought.connect(self._seek)
        self.suggestion_chosen.connect(lambda chosen: self.setText(chosen.text))

    def _seek(self, typed: str) -> None:
        register, said_by, person = self._feed.register, self._speaker.text(), self._speaker.person

        def find() -> list[str]:
            with register.read() as session:
                return find_offices_seen(session, typed, said_by, person)

        def answer(found: list[str]) -> None:
            # What stands there already need not be offered.
            self.offer(typed, [Suggestion("", each) for each in found if each != typed][:SHOWN])

        self._feed.run(find, answer, owner=self)


def _as_printed(seen: SpeakerSeen) -> Suggestion:
    who = ", ".join(part for part in (seen.person_name, seen.office) if part)
    return Suggestion(seen.speaker, seen.said_by, who or _("as printed before"))
