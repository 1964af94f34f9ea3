"""F6 leads the keyboard from region to region of a window, in the order of Tab, and Shift+F6 back."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

from .focus_keys import FocusKeys
from .tab_order import is_stop, stops_from

NEXT_REGION, PREVIOUS_REGION = ("F6",), ("Shift+F6",)
# By the key of its action, whether it leads forward.
REGION_STEPS = {"next_region": True, "previous_region": False}
_HELD = {Qt.KeyboardModifier.NoModifier: True, Qt.KeyboardModifier.ShiftModifier: False}


class Region:
    """What a widget is besides that is a part of the window of its own: the navigation, a list, a record."""

    def region_place(self) -> QWidget | None:
        """What has the keyboard first in it; None for the first stop of Tab."""
        return None


class RegionKeys(FocusKeys):
    """Listens in small windows; in the main window its own actions take the keys before."""

    def listens_to(self, widget: QWidget) -> bool:
        return not isinstance(widget.window(), QMainWindow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_F6:
            return False
        if not isinstance(watched, QWidget) or event.modifiers() not in _HELD:
            return False
        step(watched.window(), forward=_HELD[event.modifiers()])
        return True


def step(window: QWidget, *, forward: bool) -> None:
    """Give the keyboard to the next region that is seen, to what had it there last, and show where it is."""
    here = window.focusWidget() or window
    own = _region_of(here)
    for stop in stops_from(here, forward=forward):
        region = _region_of(stop)
        if region is not None and region is not own and is_stop(stop) and stop.isVisible() and stop.isEnabled():
            _enter(region, stop)
            return


def regions_of(window: QWidget) -> list[QWidget]:
    """Those that can be gone to now, in the order of Tab."""
    stops = (stop for stop in stops_from(window) if is_stop(stop) and stop.isVisible() and stop.isEnabled())
    found = (region for region in map(_region_of, stops) if region is not None)
    return list(dict.fromkeys(found))


def _region_of(widget: QWidget) -> QWidget | None:
    return next((each for each in _above(widget) if isinstance(each, Region)), None)


def _above(widget: QWidget) -> Iterator[QWidget]:
    above: QWidget | None = widget
    while above is not None and not above.isWindow():
        yield above
        above = above.parentWidget()


def _enter(region: QWidget, first: QWidget) -> None:
    had = region.focusWidget()
    wanted = region.region_place() if isinstance(region, Region) else None
    for place in (had, wanted):
        if place is not None and place.isVisible() and place.isEnabled():
            first = place
            break
    # As after Tab: a ring shows where the keyboard is.
    first.setFocus(Qt.FocusReason.TabFocusReason)
    # Only what Tab itself leads to Qt brings into view.
    for area in _above(first):
        if isinstance(area, QScrollArea) and area is not first:
            area.ensureWidgetVisible(first)
