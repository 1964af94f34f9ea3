"""The records of one kind that belong to the record on show, as a tab of its page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import ngettext
from ...record_kind import Related
from ...register.errors import RegisterError
from ...register.queries.residents import count_in_zones
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import NoteLabel, PageArea
from ..look import fonts
from .related_list import RelatedList


class RelatedTab(PageArea):
    """Where height is rare it is scrolled; the title above it would be cut otherwise. Above the residents of a
    district it says how many its zones have.

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
        self._feed, self._of = feed, record_id if _counts_zones(related) else ""
        self._elsewhere = NoteLabel()
        self._elsewhere.setVisible(False)
        above = QVBoxLayout()
        fonts.space(above, (6, 0, 6, 0), gap=0)
        above.addWidget(self._elsewhere)
        fonts.space(self.body, gap=0)
        self.body.addLayout(above)
        self.body.addWidget(self._list)
        self._read_elsewhere()

    def choose(self, record_id: str) -> None:
        """Mark this record, for whoever goes on with it."""
        self._list.choose(record_id)

    def refresh(self) -> None:
        """Show what is kept now."""
        self._list.refresh()
        self._read_elsewhere()

    def _read_elsewhere(self) -> None:
        if not self._of:
            return
        register, district = self._feed.register, self._of

        def work() -> int:
            with register.read() as session:
                return count_in_zones(session, district)

        self._feed.run(work, self._say_elsewhere, self._fail, self)

    def _say_elsewhere(self, count: int) -> None:
        self._elsewhere.setVisible(count > 0)
        if count:
            said = ngettext(
                "{count} more resident is recorded in its zones and is listed there.",
                "{count} more residents are recorded in its zones and are listed there.",
                count,
            )
            self._elsewhere.setText(said)

    def _fail(self, error: Exception) -> None:
        # The page says itself that the register cannot be read.
        if not isinstance(error, RegisterError):
            raise error


def _counts_zones(related: Related) -> bool:
    """Whether what is counted of it has more than the list: the residents of a district, with those of its zones."""
    return (related.kind, related.field) == ("residency", "district")
