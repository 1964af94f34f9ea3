"""Which page stands at which place: one line each. A page is loaded when it is first visited."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...settings import Settings
from ..kit.places import BY_KEY
from ..shell.makers import Makers
from . import late_loading

if TYPE_CHECKING:
    from ..feed.register_feed import Feed
    from ..kit.page import Page

# Pages of their own, by the key of their place. Every other place shows the records of its kind.
_PAGES: dict[str, Callable[[Feed, Settings], Page]] = {
    "overview": lambda feed, settings: late_loading.load_overview()(feed, settings),
    "timeline": lambda feed, settings: _timeline(feed, settings),
    "removed": lambda feed, settings: late_loading.load_removed()(feed, settings),
    "history": lambda feed, _settings: late_loading.load_history()(feed),
}


def _timeline(feed: Feed, settings: Settings) -> Page:
    page = late_loading.load_timeline()(feed, settings)
    page.announcing_wanted.connect(lambda begun: late_loading.load_add_record()(feed, "event", begun, page))
    return page


def makers(settings: Settings) -> Makers:
    """What the desk hands to an open register: it makes pages and loads what writes workbooks."""
    return Makers(
        _PageMaker(settings),
        late_loading.load_exporter,
        late_loading.load_previewer,
        late_loading.load_export_dialog,
        late_loading.load_left_drafts,
        late_loading.load_practice,
        late_loading.load_differences,
        late_loading.load_print_dialog,
        late_loading.load_template_dialog,
        late_loading.load_template_writer,
    )


class _PageMaker:
    """Makes pages; the first of the program shows its list before it opens a record."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._is_start = True

    def __call__(self, place: str, feed: Feed) -> Page:
        page = make_page(place, feed, self._settings)
        if self._is_start:
            page.paint_list_first()
        self._is_start = False
        return page


def make_page(place: str, feed: Feed, settings: Settings) -> Page:
    """The page of a place, made anew."""
    maker = _PAGES.get(place)
    if maker:
        return maker(feed, settings)
    return late_loading.load_records()(feed, settings, BY_KEY[place].kind, late_loading.load_record_view)
