"""The records of one kind that belong to the record on show, as a tab of its page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...record_kind import Related
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import PageArea
from ..look import fonts
from .related_list import RelatedList


class RelatedTab(PageArea):
    """Where height is rare it is scrolled; the title above it would be cut otherwise.

    open_wanted: go to the record's page. add_wanted: a form for a new one, with these values filled in.
    """

    open_wanted = Signal(str, str)
    add_wanted = Signal(str, dict)

    def __init__(
        self, feed: Feed, settings: Settings, related: Related, record_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list = RelatedList(feed, settings, related, record_id)
        self._list.open_wanted.connect(self.open_wanted)
        self._list.add_wanted.connect(self.add_wanted)
        fonts.space(self.body, gap=0)
        self.body.addWidget(self._list)

    def choose(self, record_id: str) -> None:
        """Mark this record, for whoever goes on with it."""
        self._list.choose(record_id)

    def refresh(self) -> None:
        """Show what is kept now."""
        self._list.refresh()
