"""Which page stands at which place: one line each. A page is loaded when it is first visited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ..settings import Settings
from . import late
from .feed import Feed
from .places import BY_KEY

Maker = Callable[[Feed, Settings], QWidget]

# Pages of their own, by the key of their place. Every other place shows the records of its kind.
_ROOMS: dict[str, Maker] = {
    "overview": lambda feed, settings: late.load_overview().OverviewPage(feed, settings),
    "timeline": lambda feed, settings: late.load_timeline().TimelinePage(feed, settings),
    "history": lambda feed, _settings: late.load_history().HistoryView(feed),
}


def make_room(place: str, feed: Feed, settings: Settings) -> QWidget:
    """The page of a place, made anew."""
    maker = _ROOMS.get(place)
    return maker(feed, settings) if maker else _records(feed, settings, BY_KEY[place].kind)


def _records(feed: Feed, settings: Settings, kind: str) -> QWidget:
    page, record_view = late.load_records()
    return page.RecordPage(feed, settings, kind, lambda: record_view.RecordView(feed, settings, kind))
