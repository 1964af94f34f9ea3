"""Which page stands at which place: one line each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ..settings import Settings
from .feed import Feed
from .history_page import HistoryView
from .overview_page import OverviewPage
from .page import RecordPage
from .places import BY_KEY
from .record_view import RecordView
from .timeline_page import TimelinePage

Maker = Callable[[Feed, Settings], QWidget]

# Pages of their own, by the key of their place. Every other place shows the records of its kind.
_ROOMS: dict[str, Maker] = {
    "overview": OverviewPage,
    "timeline": TimelinePage,
    "history": lambda feed, _settings: HistoryView(feed),
}


def make_room(place: str, feed: Feed, settings: Settings) -> QWidget:
    """The page of a place, made anew."""
    maker = _ROOMS.get(place)
    return maker(feed, settings) if maker else _records(feed, settings, BY_KEY[place].kind)


def _records(feed: Feed, settings: Settings, kind: str) -> QWidget:
    return RecordPage(feed, settings, kind, lambda: RecordView(feed, settings, kind))
