"""Choosing a saved filter by its name, with what it asks below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...problems import Problem
from ...record_kinds import RECORD_KINDS
from ...register.errors import RegisterError
from ...register.queries.condition_values import say_filter
from ...register.queries.saved_filters import NamedFilter, conditions_of, read_saved_filters
from ..feed.register_feed import Feed
from .told_choice import ToldChoice


class FilterChoice(ToldChoice):
    """What this register cannot read any more is not offered. The first entry narrows nothing."""

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(_("Filter"), parent)
        self._known: list[tuple[NamedFilter, str]] = []
        self._offered: list[NamedFilter | None] = []
        self._read(feed)
        self.offer_for(())

    @property
    def has_any(self) -> bool:
        return len(self._offered) > 1

    @property
    def chosen(self) -> NamedFilter | None:
        place = self.box.currentIndex()
        return self._offered[place] if 0 <= place < len(self._offered) else None

    def offer_for(self, kinds: Sequence[str]) -> None:
        """Those of these kinds; the one that was chosen stays where it is among them."""
        before = self.chosen
        fitting = [each for each in self._known if each[0].kind in kinds]
        self._offered = [None, *(saved for saved, _words in fitting)]
        self.fill(
            [(_("All records"), "")]
            + [(f"{saved.name} · {_(RECORD_KINDS[saved.kind].many)}", words) for saved, words in fitting],
            self._offered.index(before) if before in self._offered else 0,
        )
        self.setEnabled(self.has_any)

    def _read(self, feed: Feed) -> None:
        try:
            with feed.register.read() as session:
                for each in read_saved_filters(session):
                    conditions = conditions_of(session, each)
                    if not isinstance(conditions, Problem):
                        self._known.append((each, "; ".join(say_filter(session, each.kind, conditions))))
        except RegisterError:
            # The whole register is offered all the same, and says itself why it cannot be read.
            return
