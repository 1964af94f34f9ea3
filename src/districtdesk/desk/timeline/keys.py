"""The keys of the timeline: arrows walk, plus and minus zoom, Enter opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollBar

from ...i18n import N_
from ...timeline.layout import Layout
from ...timeline.steps import FocusPlace, across, end_of_lane, sideways
from ..kit.mnemonics import pressed_key

_Key = Qt.Key
_ZOOM = 1.4


class Walked(Protocol):
    """What the keys need of the view."""

    @property
    def timeline(self) -> Layout: ...
    @property
    def place(self) -> FocusPlace | None: ...
    def go(self, place: FocusPlace) -> None: ...
    def toggle(self, lane: str) -> None: ...
    def zoom(self, factor: float) -> None: ...
    def fit(self) -> None: ...
    def go_to_today(self) -> None: ...
    def space(self, density: str) -> None: ...
    def ask_for_promises(self) -> None: ...
    def ask_for_saving(self) -> None: ...
    def announce_current(self) -> None: ...
    def fit_current(self) -> None: ...
    def open_current(self) -> None: ...
    def verticalScrollBar(self) -> QScrollBar: ...


def _left(view: Walked, place: FocusPlace) -> None:
    row = view.timeline.row_of(place.lane)
    if place.mark is None and row is not None and row.has_children and not row.is_collapsed:
        view.toggle(place.lane)
    else:
        view.go(sideways(view.timeline, place, -1))


def _right(view: Walked, place: FocusPlace) -> None:
    row = view.timeline.row_of(place.lane)
    if place.mark is None and row is not None and row.is_collapsed:
        view.toggle(place.lane)
    else:
        view.go(sideways(view.timeline, place, 1))


def _fold(view: Walked, place: FocusPlace) -> None:
    row = view.timeline.row_of(place.lane)
    if row is not None and row.has_children:
        view.toggle(place.lane)


def _page(view: Walked, by: int) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + by * bar.pageStep())


# Whatever the place is: zoom, scroll, and back to where one was.
_ANYWHERE: dict[Qt.Key, Callable[[Walked], None]] = {
    _Key.Key_Plus: lambda view: view.zoom(_ZOOM),
    _Key.Key_Equal: lambda view: view.zoom(_ZOOM),
    _Key.Key_Minus: lambda view: view.zoom(1 / _ZOOM),
    _Key.Key_F: lambda view: view.fit(),
    _Key.Key_T: lambda view: view.go_to_today(),
    _Key.Key_P: lambda view: view.ask_for_promises(),
    _Key.Key_S: lambda view: view.ask_for_saving(),
    _Key.Key_N: lambda view: view.announce_current(),
    _Key.Key_L: lambda view: view.fit_current(),
    _Key.Key_1: lambda view: view.space("comfortable"),
    _Key.Key_2: lambda view: view.space("compact"),
    _Key.Key_3: lambda view: view.space("dense"),
    _Key.Key_PageUp: lambda view: _page(view, -1),
    _Key.Key_PageDown: lambda view: _page(view, 1),
    _Key.Key_Return: lambda view: view.open_current(),
    _Key.Key_Enter: lambda view: view.open_current(),
}
_FROM_A_PLACE: dict[Qt.Key, Callable[[Walked, FocusPlace], None]] = {
    _Key.Key_Left: _left,
    _Key.Key_Right: _right,
    _Key.Key_Up: lambda view, place: view.go(across(view.timeline, place, -1)),
    _Key.Key_Down: lambda view, place: view.go(across(view.timeline, place, 1)),
    _Key.Key_Home: lambda view, place: view.go(end_of_lane(view.timeline, place, is_last=False)),
    _Key.Key_End: lambda view, place: view.go(end_of_lane(view.timeline, place, is_last=True)),
    _Key.Key_Space: _fold,
}

# What each key does, for the list of keys; those that stand together are written together.
TOLD: tuple[tuple[tuple[Qt.Key, ...], str], ...] = (
    ((_Key.Key_Left, _Key.Key_Right), N_("Along a lane; fold and unfold a lane with others below it")),
    ((_Key.Key_Up, _Key.Key_Down), N_("From lane to lane")),
    ((_Key.Key_Home, _Key.Key_End), N_("First and last of a lane")),
    ((_Key.Key_Space,), N_("Fold or unfold the lane")),
    ((_Key.Key_Return, _Key.Key_Enter), N_("Open the record")),
    ((_Key.Key_Plus, _Key.Key_Equal, _Key.Key_Minus), N_("Zoom in and out")),
    ((_Key.Key_F,), N_("Show all years")),
    ((_Key.Key_T,), N_("Show today in the middle")),
    ((_Key.Key_1, _Key.Key_2, _Key.Key_3), N_("Lanes comfortable, compact or dense")),
    ((_Key.Key_L,), N_("Show all of the lane")),
    ((_Key.Key_N,), N_("Announce a new date of what is current")),
    ((_Key.Key_P,), N_("What was promised when, and back")),
    ((_Key.Key_S,), N_("Save the drawing")),
    ((_Key.Key_PageUp, _Key.Key_PageDown), N_("A page up or down")),
)


def is_known(event: QKeyEvent) -> bool:
    """Whether a key means something here; with Ctrl or Alt it belongs to the window."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not held and (_key(event) in _ANYWHERE or _key(event) in _FROM_A_PLACE)


def answer(view: Walked, event: QKeyEvent) -> bool:
    """Do what a key asks for; False if it asks for nothing that the timeline knows."""
    if not is_known(event):
        return False
    key = _key(event)
    if key in _ANYWHERE:
        _ANYWHERE[key](view)
        return True
    place = view.place or first_place(view.timeline)
    if view.place is None and place is not None:
        view.go(place)
    elif place is not None:
        _FROM_A_PLACE[key](view, place)
    return True


def _key(event: QKeyEvent) -> Qt.Key:
    """A letter by the key that it lies on: with the Russian layout on, T types another one."""
    letter = pressed_key(event)
    code = ord(letter.upper()) if letter.isalpha() else event.key()
    return next((key for key in (*_ANYWHERE, *_FROM_A_PLACE) if key == code), _Key.Key_unknown)


def first_place(layout: Layout) -> FocusPlace | None:
    return FocusPlace(layout.rows[0].lane.id) if layout.rows else None
