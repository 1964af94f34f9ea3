"""The source of a new record, chosen where it is saved: its citation is one step with it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _
from ...register.journal.entry import Entry
from ...register.typed_claim import citations_of
from ..feed.register_feed import Feed
from ..kit import DimLabel
from ..look import fonts
from .source_picker import SourcePicker

# These are evidence themselves, or a word list.
WITHOUT_SOURCE = ("source", "citation", "attachment", "indicator")
# Enough to tell one source of a publisher from another.
_LETTERS = 24


class EvidenceRow(QWidget):
    """Shows the source at hand, and takes another. Of a new record it tells only once a person says so."""

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker = SourcePicker(feed)
        self._picker.setMinimumContentsLength(_LETTERS)
        row = QHBoxLayout(self)
        fonts.space(row, gap=2)
        self._label = DimLabel()
        self._label.setWordWrap(False)
        row.addWidget(self._label)
        row.addWidget(self._picker)

        self._at_hand = feed.source_at_hand
        for told in (self._at_hand.chosen, self._at_hand.confirmed, self._at_hand.doubted):
            told.connect(self._tell_offer)
        self.begin()

    def begin(self) -> None:
        """For another new record: of that nobody has said anything yet."""
        self._at_hand.doubt()
        self._tell_offer()

    def _tell_offer(self) -> None:
        """As a field of the form does that holds what the program filled in."""
        label = _("Source")
        is_filled_in = self._at_hand.is_offered and self._picker.source is not None
        self._label.setText(_("{label} · filled in", label=label) if is_filled_in else label)

    def citations(self) -> list[Entry]:
        """What is saved beside the record; nothing where no source is chosen."""
        source = self._picker.source
        return citations_of(source.id if source else None)
