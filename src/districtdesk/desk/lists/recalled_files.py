"""How many claims of each exported file were changed since is counted beside the window, and then said in its row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer

from ...register.journal.store import Session
from ...register.queries.changed_counts import are_counted, count_changed, say_carried
from ..feed.register_feed import Feed
from .record_table import RecordTable


class RecalledFiles(QObject):
    """Has the rows of exported files say it, anew whenever a claim changes."""

    def __init__(self, feed: Feed, table: RecordTable) -> None:
        super().__init__(table)
        self._feed, self._table, self._is_counting = feed, table, False
        table.set_headlines(self._say, "figure", "event")
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._table.renew_headlines()
        return super().eventFilter(watched, event)

    def _say(self, session: Session, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        # Each save changes the counts; of a list that nobody sees they are left as they are.
        if self._table.isVisible() and not self._is_counting and not are_counted(session):
            self._is_counting = True
            # Not while the list reads.
            QTimer.singleShot(0, self, self._count)
        return say_carried(session, ids)

    def _count(self) -> None:
        def count() -> None:
            with self._feed.register.read() as session:
                count_changed(session)

        # Where it fails it is not tried again: the page of a file says why.
        self._feed.run(count, lambda _none: self._end(), lambda _error: None, self)

    def _end(self) -> None:
        self._is_counting = False
        self._table.renew_headlines()
