"""A short list of the sources used last, to be cited again and again while one text is worked through."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ...i18n import _
from ...records import Source
from ...register.journal.store import Changed
from ...register.queries.recent_sources import find_recent_sources
from ..feed.register_feed import Feed
from ..forms.record_dialog import RecordDialog
from ..kit import WordBox, explain, mark_guess
from ..kit.topic import Topic, set_topic
from ..look import fonts
from .find_source import FindSourceDialog

_NEW, _FIND = "new", "find"
# What asks for a source that is not in the list.
_ASKING = (_NEW, _FIND)


class SourcePicker(WordBox):
    """The sources changed last, newest first; "No source" stands first, "Find a source…" and "New source…" last.

    All pickers of a register show the source at hand: it is chosen once, whichever record is worked on. One that is
    only offered has a dashed outline. What letters find on the way to another is not taken, nor a new one asked for.
    """

    chosen = Signal()

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._sources: dict[str, Source] = {}
        self._has_asked = False
        # Before it is dressed as a guess: what is dressed keeps the font that it has then.
        fonts.set_text_style(self, "strong")
        self.setAccessibleName(_("Source"))
        set_topic(self, Topic("source", "citation"))
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.refresh()
        self.currentIndexChanged.connect(self._choose)
        self.activated.connect(self._choose_again)
        self.settled.connect(self._settle)
        feed.source_at_hand.chosen.connect(self._show_choice)
        feed.source_at_hand.confirmed.connect(self._tell_offer)
        feed.source_at_hand.doubted.connect(self._tell_offer)
        feed.changed.connect(self._follow)

    @property
    def source(self) -> Source | None:
        """The chosen source."""
        return self._sources.get(self.currentData() or "")

    def choose(self, source_id: str) -> None:
        """Work from this source from now on."""
        self._feed.source_at_hand.take(source_id)

    def refresh(self) -> None:
        """Read the list again, keeping the choice."""
        kept = self._feed.source_at_hand.id
        with self._feed.register.read() as session:
            self._sources = {each.id: each for each in find_recent_sources(session, kept)}
        self.blockSignals(True)
        self.clear()
        self.addItem(_("No source"), "")
        for each in self._sources.values():
            self.addItem(each.caption.show(), each.id)
        self.addItem(_("Find a source…"), _FIND)
        self.addItem(_("New source…"), _NEW)
        self._place(kept)
        self.blockSignals(False)

    def _place(self, source_id: str) -> None:
        self.setCurrentIndex(max(self.findData(source_id), 0))
        self._tell_offer()

    def _tell_offer(self) -> None:
        is_offered = self._feed.source_at_hand.is_offered and self.source is not None
        mark_guess(self, is_offered)
        name = self.currentText() if self.source else ""
        words = _("{source}: made or opened last. Choose another if the claim is not from it.", source=name)
        explain(self, words if is_offered else name)

    def _show_choice(self, source_id: str) -> None:
        if source_id and source_id not in self._sources:
            self.refresh()
        self._show_at_hand()
        self.chosen.emit()

    def _show_at_hand(self) -> None:
        """Nobody chose anything by that."""
        self.blockSignals(True)
        self._place(self._feed.source_at_hand.id)
        self.blockSignals(False)

    def _settle(self, has_found: bool) -> None:
        if has_found and self.currentData() in _ASKING:
            # A dialog is not to open while the keyboard is on its way elsewhere.
            QTimer.singleShot(0, self, lambda: self._choose(self.currentIndex()))
        elif has_found:
            self.choose(self.currentData() or "")

    def _choose(self, _row: int) -> None:
        if self.is_sought:
            return
        self._has_asked = self.currentData() in _ASKING
        if not self._has_asked:
            self.choose(self.currentData() or "")
            return
        asked = self._ask_new() if self.currentData() == _NEW else FindSourceDialog(self._feed, self.window()).ask()
        if asked:
            # The person asked for it here, so that it is more than offered.
            self.choose(asked)
        else:
            self._show_at_hand()

    def _ask_new(self) -> str | None:
        return RecordDialog(self._feed, "source", parent=self.window()).ask()

    def _choose_again(self, _row: int) -> None:
        """Pointing at the source that stands there already says that it is the one."""
        # After the question for a new one, what stands there is what stood there before.
        if self.source is not None and not self._has_asked and not self.is_sought:
            self.choose(self.source.id)
        self._has_asked = False

    def _follow(self, changed: Changed) -> None:
        if "source" in changed.kinds:
            self.refresh()
