"""What the world does to the open register, said over its window, with what one can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ...i18n import _
from ..kit import notices
from ..kit.notices import NoticeAnswer
from .displaced import DisplacedQuestion

if TYPE_CHECKING:
    from ...register.errors import Displaced, OutcomeUnknown
    from ...register.journal.store import Changed
    from .open_register import OpenRegister


class Troubles(QObject):
    """Hears of them from the feed of one register, for one window.

    reopen_wanted: the register, or its copy, is to be opened anew. read_again_wanted: the pages are to read anew.
    """

    reopen_wanted = Signal(str)
    read_again_wanted = Signal()
    _was_found = Signal()

    def __init__(self, window: QWidget, opened: OpenRegister, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._opened = window, opened
        feed = opened.feed
        feed.failed.connect(self._tell_failure)
        feed.changed.connect(self._hear_change)
        # Later: whoever saved says first, in its place, whether it is saved.
        feed.displaced.connect(self._ask_what_now, Qt.ConnectionType.QueuedConnection)
        self._was_found.connect(self._tell_found, Qt.ConnectionType.QueuedConnection)
        feed.look_again = self._ask_to_look_again

    def stop(self) -> None:
        """Hear of nothing more."""
        feed = self._opened.feed
        feed.failed.disconnect(self._tell_failure)
        feed.changed.disconnect(self._hear_change)
        feed.displaced.disconnect(self._ask_what_now)
        feed.look_again = None

    def _tell_failure(self, error: Exception) -> None:
        explained = self._opened.explain(error)
        if explained is None:
            return
        if self._opened.is_said_by_banner(error):
            self._tell_damage(*explained)
            return
        if not self._opened.may_be_tried_again(error):
            notices.tell(self._window, *explained, "warning")
            return
        answers = [NoticeAnswer("close", _("Close")), NoticeAnswer("again", _("Try again"))]
        if notices.ask(self._window, *explained, answers, escape="close", offered="again", mood="warning") == "again":
            self.read_again_wanted.emit()

    def _tell_damage(self, sentence: str, detail: str) -> None:
        """Once; a banner says it from then on. Later, as the pages are made anew below it."""
        if not self._opened.is_damage_told:
            self._opened.is_damage_told = True
            window = self._window
            QTimer.singleShot(0, window, lambda: notices.tell(window, sentence, detail, "warning"))

    def _ask_what_now(self, error: Displaced) -> None:
        DisplacedQuestion(self._window, self._opened, error, self.reopen_wanted.emit).ask()

    def _ask_to_look_again(self, unknown: OutcomeUnknown) -> bool:
        """In the middle of a save, which ends when it is known or when nobody wants to look any more."""
        answers = [NoticeAnswer("later", _("Not now")), NoticeAnswer("look", _("Look again"))]
        detail = "\n".join((unknown.kept, unknown.advice))
        said = notices.ask(
            self._window, unknown.message, detail, answers, escape="later", offered="look", mood="warning"
        )
        return said == "look"

    def _hear_change(self, changed: Changed) -> None:
        if changed.was_looked_up:
            self._was_found.emit()

    def _tell_found(self) -> None:
        notices.tell(
            self._window,
            _("It was saved."),
            _("The connection was lost while it was being saved. It was looked up since, and is in the register."),
        )
