"""Which page stands at which place: one line each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ..i18n import _
from ..settings import Settings
from . import kit
from .feed import Feed
from .places import BY_KEY

Maker = Callable[[Feed, Settings], QWidget]

# Pages of their own, by the key of their place.
_ROOMS: dict[str, Maker] = {}


def make_room(place: str, feed: Feed, settings: Settings) -> QWidget:
    """The page of a place, made anew."""
    maker = _ROOMS.get(place)
    if maker is not None:
        return maker(feed, settings)
    return _empty(place)


def _empty(place: str) -> QWidget:
    declared = BY_KEY[place]
    return kit.EmptyState(declared.sign, _("{place}: nothing to show yet.", place=_(declared.text)))
