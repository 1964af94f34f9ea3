"""Which page stands at which place: one line each. A page is loaded when it is first visited."""

from __future__ import annotations

from collections.abc import Callable

from ..settings import Settings
from . import late
from .feed import Feed
from .page import Page
from .places import BY_KEY

# Pages of their own, by the key of their place. Every other place shows the records of its kind.
_ROOMS: dict[str, Callable[[Feed, Settings], Page]] = {
    "overview": lambda feed, settings: late.load_overview()(feed, settings),
    "timeline": lambda feed, settings: late.load_timeline()(feed, settings),
    "history": lambda feed, _settings: late.load_history()(feed),
}


def make_room(place: str, feed: Feed, settings: Settings) -> Page:
    """The page of a place, made anew."""
    maker = _ROOMS.get(place)
    return maker(feed, settings) if maker else late.load_records()(feed, settings, BY_KEY[place].kind)
