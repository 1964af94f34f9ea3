"""Choosing a saved filter by its name, with what it asks below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...problems import Problem
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, fields_of
from ...register.errors import RegisterError
from ...register.queries.condition_values import say_filter
from ...register.queries.listing import Query
from ...register.queries.saved_filters import NamedFilter, conditions_of, read_saved_filters
from ..feed.register_feed import Feed
from ..kit.page import ShownList
from .told_choice import ToldChoice


class FilterChoice(ToldChoice):
    """What this register cannot read any more is not offered."""

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(_("Saved filter"), parent)
        self._lists: list[ShownList] = []
        self._read(feed)

    @property
    def has_any(self) -> bool:
        return bool(self._lists)

    @property
    def chosen(self) -> ShownList | None:
        """What it finds, with all fields; None without any filter."""
        place = self.box.currentIndex()
        return self._lists[place] if 0 <= place < len(self._lists) else None

    def _read(self, feed: Feed) -> None:
        try:
            with feed.register.read() as session:
                for each in read_saved_filters(session):
                    conditions = conditions_of(session, each)
                    if not isinstance(conditions, Problem):
                        query = Query(each.kind, conditions=conditions)
                        self._put(each, query, say_filter(session, each.kind, conditions))
        except RegisterError:
            # The whole register is offered all the same, and says itself why it cannot be read.
            return

    def _put(self, saved: NamedFilter, query: Query, words: list[str]) -> None:
        self._lists.append(ShownList(query, fields_of(KINDS[saved.kind]), saved.name))
        self.offer(f"{saved.name} · {_(RECORD_KINDS[saved.kind].many)}", "; ".join(words))
