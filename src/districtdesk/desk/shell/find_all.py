"""Asking for anything from a window, and going where the answer leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from .. import kit
from ..kit.places import place_of
from ..kit.sheet import Sheet
from .actions import ACTION_SPECS, Actions
from .palette import Palette
from .palette_finds import Offer
from .places_shown import place_of_filter

if TYPE_CHECKING:
    from ..feed.register_feed import Feed
    from .page_stack import PageStack


class Leading(Protocol):
    """What of a window leads to its places and records."""

    def go(self, place: str) -> bool: ...
    def open_record(self, kind: str, record_id: str) -> bool: ...
    def go_to_wish(self, place: str) -> None: ...

    @property
    def pages(self) -> PageStack | None: ...


def find_all(window: QWidget, feed: Feed, actions: Actions, desk: Leading) -> Callable[[], None]:
    """Returns what shows the search over everything; what is chosen there is opened or done once it is closed."""

    def ask() -> None:
        shown = window.findChild(Palette)
        if shown is not None and shown.isVisible():
            shown.line.setFocus()
            return
        palette = Palette(feed, [(spec.key, actions[spec.key]) for spec in ACTION_SPECS], window)
        sheet = Sheet(palette, palette.line, window)
        # In another language, or of another register, the window has others.
        actions.destroyed.connect(palette.reject)
        # Behind the sheet, which gives the keyboard back first.
        palette.finished.connect(lambda: _follow(palette.chosen, actions, desk))
        sheet.open()

    return ask


def _lead_to_record(pages: PageStack | None) -> None:
    """The keyboard goes to the tabs of the record, and with Tab to its fields: its list was not asked for."""
    bars = pages.page.findChildren(kit.TabBar) if pages is not None and pages.page is not None else []
    bar = next((each for each in bars if each.isVisible()), None)
    if bar is not None:
        bar.setFocus(Qt.FocusReason.OtherFocusReason)


def _follow(offer: Offer | None, actions: Actions, desk: Leading) -> None:
    if offer is None:
        return
    if offer.sort == "record":
        if desk.open_record(offer.kind, offer.key):
            _lead_to_record(desk.pages)
    elif offer.sort == "place":
        desk.go(offer.key)
    elif offer.sort == "filter":
        desk.go_to_wish(place_of_filter(offer.key))
    elif offer.sort == "new":
        if desk.go(place_of(offer.kind)):
            actions["new_record"].trigger()
    else:
        actions[offer.key].trigger()
