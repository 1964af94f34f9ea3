"""The windows beside the overview, closed to be made anew with it: in another language, or by another clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from ...register.queries.listing import Query
from ..kit.page import Page
from .attention_window import AttentionWindow
from .breakdown_dialog import BreakdownDialog
from .chart_window import ChartWindow
from .last_look import EarlierLook
from .map_window import MapWindow
from .since_window import SinceWindow

_STEPS = (("Ctrl+Z", "undo"), ("Ctrl+Shift+Z", "redo"), ("Ctrl+Y", "redo"))
Window = TypeVar("Window", bound=QDialog)


class OpensBeside(Protocol):
    """A page that opens such windows; a map once there is something to be drawn."""

    def work_off(self, key: str, query: Query | None) -> AttentionWindow: ...

    def show_since(self, seen: EarlierLook | None) -> SinceWindow: ...

    def show_chart(self, chosen: frozenset[str]) -> ChartWindow: ...

    def show_map_later(self, then: Callable[[MapWindow], object]) -> None: ...


Reopening = Callable[[OpensBeside], None]


def shown(made: Window, page: Page) -> Window:
    """The same, shown, and gone for good once it is closed. What undoes a step in the main window does so here."""
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for key, action in _STEPS:
        QShortcut(QKeySequence(key), made).activated.connect(partial(page.action_wanted.emit, action))
    made.show()
    return made


def close_beside(main: QWidget) -> list[Reopening]:
    """Close those of this window. Returns how to open each again, with what was chosen and typed in it; a breakdown
    is of one number, and is closed for good.
    """
    reopenings = []
    for window in main.findChildren(QDialog):
        if not window.isVisible():
            continue
        if isinstance(window, BreakdownDialog):
            window.reject()
        elif (reopening := _reopening(window)) is not None:
            reopenings.append(reopening)
            window.close()
    return reopenings


def _reopening(window: QDialog) -> Reopening | None:
    place = window.geometry()
    if isinstance(window, AttentionWindow):
        return partial(_work_off, window.key, window.query, window.state(), place)
    if isinstance(window, SinceWindow):
        return partial(_show_since, window.seen, window.state(), place)
    if isinstance(window, ChartWindow):
        return partial(_show_chart, window.chosen, window.state(), place)
    return partial(_show_map, window.state(), place) if isinstance(window, MapWindow) else None


def _work_off(key: str, query: Query | None, state: tuple[str, str, bool], place: QRect, page: OpensBeside) -> None:
    made = page.work_off(key, query)
    made.setGeometry(place)
    made.take_up(*state)


def _show_since(seen: EarlierLook | None, state: date | None, place: QRect, page: OpensBeside) -> None:
    made = page.show_since(seen)
    made.setGeometry(place)
    made.take_up(state)


def _show_chart(chosen: frozenset[str], state: tuple[str, str], place: QRect, page: OpensBeside) -> None:
    made = page.show_chart(chosen)
    made.setGeometry(place)
    made.take_up(*state)


def _show_map(state: tuple[str, str], place: QRect, page: OpensBeside) -> None:
    def go_on(made: MapWindow) -> None:
        made.setGeometry(place)
        made.take_up(*state)

    page.show_map_later(go_on)
