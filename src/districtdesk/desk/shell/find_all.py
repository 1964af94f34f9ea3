"""Asking for anything from a window, and going where the answer leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from .actions import ACTION_SPECS, Actions
from .palette import Palette

if TYPE_CHECKING:
    from ..feed.register_feed import Feed


def find_all(
    window: QWidget, feed: Feed, actions: Actions, open_record: Callable[[str, str], object]
) -> Callable[[], None]:
    """Returns what shows the search over everything; what is chosen there is opened or done once it is closed."""

    def ask() -> None:
        palette = Palette(feed, [(spec.key, actions[spec.key]) for spec in ACTION_SPECS], window)
        palette.exec()
        offer = palette.chosen
        palette.deleteLater()
        if offer is not None and offer.sort == "record":
            open_record(offer.kind, offer.key)
        elif offer is not None:
            actions[offer.key].trigger()

    return ask
