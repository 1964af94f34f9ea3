"""The steps of the journal as Qt's lists want them: the newest first, more of them fetched as one scrolls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from ...i18n import _, moment
from ...register.queries import history
from ...register.queries.history import Step
from ..feed.register_feed import Feed
from ..kit.index import NO_INDEX, Index
from ..lists.lines import Lines
from ..lists.lines_delegate import LinesDelegate

T = TypeVar("T")
STEP = int(Qt.ItemDataRole.UserRole)
_PAGE = 100


class HistoryModel(QAbstractListModel):
    """All steps, those of one record, or those that are sought."""

    def __init__(self, feed: Feed, record_id: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._record_id = record_id
        self._search = self._kind = ""
        self._steps: list[Step] = []
        self.total = 0
        # Whether it could be read at all, which is not known of one that is empty.
        self.is_unread = False

    def ask(self, search: str, kind: str = "") -> None:
        """Read the newest steps that match; as many as were shown before, so that one's place stays.

        `kind` leaves of one record what was done to this kind of all that belongs to it.
        """
        keeps = len(self._steps) if (search, kind) == (self._search, self._kind) else 0
        self._search, self._kind = search, kind
        total = self._attempt(self._count)
        read = self._attempt(lambda: self._read(None, max(_PAGE, keeps)))
        self.is_unread = total is None or read is None
        self.total, found = total or 0, read or []
        self.beginResetModel()
        self._steps = found
        self.endResetModel()

    def place_of(self, sequence: int) -> int | None:
        """Where a step stands among those that were fetched."""
        return next((place for place, step in enumerate(self._steps) if step.change_set.sequence == sequence), None)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._steps) < self.total

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or not self._steps:
            return
        last = self._steps[-1].change_set.sequence
        found = self._attempt(lambda: self._read(last, _PAGE)) or []
        if not found:
            self.total = len(self._steps)
            return
        self.beginInsertRows(NO_INDEX, len(self._steps), len(self._steps) + len(found) - 1)
        self._steps += found
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, STEP):
            return None
        step = self._steps[index.row()]
        return step if role == STEP else lines_of(step).spoken()

    def _count(self) -> int:
        with self._feed.register.read() as session:
            return history.count(session, record_id=self._record_id, kind=self._kind, search=self._search)

    def _read(self, before: int | None, limit: int) -> list[Step]:
        with self._feed.register.read() as session:
            return history.steps(
                session,
                record_id=self._record_id,
                kind=self._kind,
                search=self._search,
                before=before,
                limit=limit,
            )

    def _attempt(self, work: Callable[[], T]) -> T | None:
        return self._feed.attempt(work)


class StepDelegate(LinesDelegate):
    """A step in two lines."""

    def lines(self, index: Index) -> Lines | None:
        step = index.data(STEP)
        return None if step is None else lines_of(step)


def lines_of(step: Step) -> Lines:
    """What was done and to what, when and by whom."""
    return Lines(step.title(), step.records(), moment(step.change_set.at), step.change_set.who)


def number_of(step: Step) -> str:
    """The step's number, when it was and by whom, in one line."""
    return _(
        "No. {number} · {moment} · {who}",
        number=step.change_set.sequence,
        moment=moment(step.change_set.at),
        who=step.change_set.who,
    )
