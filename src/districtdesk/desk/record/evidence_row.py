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

# Enough to tell one source of a publisher from another.
_LETTERS = 24


class EvidenceRow(QWidget):
    """Shows the source at hand, and takes another."""

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker = SourcePicker(feed)
        self._picker.setMinimumContentsLength(_LETTERS)
        row = QHBoxLayout(self)
        fonts.space(row, gap=2)
        label = DimLabel(_("Source"))
        label.setWordWrap(False)
        row.addWidget(label)
        row.addWidget(self._picker)

    def citations(self) -> list[Entry]:
        """What is saved beside the record; nothing where no source is chosen."""
        source = self._picker.source
        return citations_of(source.id if source else None)
