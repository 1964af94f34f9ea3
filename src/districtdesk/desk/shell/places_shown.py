"""The places that stand at the left: with their counts, and with the filters that are saved in the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt
from shiboken6 import isValid

from ...i18n import _
from ..kit.menu import Menu
from ..kit.navigation import NavigationList, Place
from ..kit.places import place_groups

if TYPE_CHECKING:
    from ...register.queries.saved_filters import NamedFilter

_FILTER, _KIND = "filter:", "saved_filter"


def place_of_filter(filter_id: str) -> str:
    """The key of the place at which this saved filter stands."""
    return _FILTER + filter_id


class CountedFilter(NamedTuple):
    """A saved filter and how many records it finds; None where that is not known."""

    saved: NamedFilter
    found: int | None


class PlacesShown:
    """Fills the navigation; a filter has the key of its place by its id, and a menu that leads to its record."""

    def __init__(self, navigation: NavigationList, open_record: Callable[[str, str], object]) -> None:
        self._navigation, self._open_record = navigation, open_record
        navigation.menu_wanted.connect(self._show_menu)
        self._counts: Mapping[str, int] = {}
        self._filters: Sequence[CountedFilter] = ()
        self._has_others = False
        self._fill()

    def unfold(self) -> None:
        """The places that are rarely needed too."""
        self._has_others = True
        self._fill()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many records there are of each kind."""
        self._counts = counts
        # Counted before the language was changed, and told after it.
        if not isValid(self._navigation):
            return
        for key in self._navigation.keys:
            if not key.startswith(_FILTER):
                self._navigation.set_count(key, counts.get(key))

    def show_filters(self, filters: Sequence[CountedFilter]) -> None:
        """These, with what each finds."""
        if not isValid(self._navigation):
            return
        is_same = [each.saved for each in filters] == [each.saved for each in self._filters]
        self._filters = filters
        if not is_same:
            self._fill()
        for each in filters:
            self._navigation.set_count(place_of_filter(each.saved.id), each.found)

    def filter_at(self, place: str) -> NamedFilter | None:
        """The saved filter that stands at this place."""
        return next((each.saved for each in self._filters if place_of_filter(each.saved.id) == place), None)

    def _show_menu(self, place: str, at: QPoint) -> None:
        saved = self.filter_at(place)
        if saved is None:
            return
        menu = Menu(self._navigation)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Rename or remove…"), lambda: self._open_record(_KIND, saved.id))
        menu.popup(at)

    def _fill(self) -> None:
        places = [
            Place(place_of_filter(each.saved.id), each.saved.name, "filter", each.found) for each in self._filters
        ]
        self._navigation.set_places(place_groups(self._counts, has_others=self._has_others, filters=places))
