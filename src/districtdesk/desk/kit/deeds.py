"""What can be done to a thing, as the menu that the right button or the key for menus opens on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from .buttons import literal
from .menu import Menu


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry: its words, the key that does the same, and what it does. None in place of one parts groups."""

    text: str
    do: Callable[[], object]
    key: str = ""
    is_able: bool = True


def deeds_menu(deeds: list[Deed | None], parent: QWidget) -> Menu:
    """The menu of these deeds, deleted once it is closed."""
    menu = Menu(parent)
    for deed in deeds:
        if deed is None:
            menu.addSeparator()
            continue
        # After a tab, Qt shows the key without claiming it.
        action = menu.add_entry(literal(deed.text) + (f"\t{deed.key}" if deed.key else ""))
        action.setEnabled(deed.is_able)
        action.triggered.connect(lambda _checked, do=deed.do: do())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def place_of_menu(event: QContextMenuEvent, owner: QWidget) -> QPoint:
    """Where it opens on the screen: at the pointer, or below what has the keyboard."""
    if event.reason() == QContextMenuEvent.Reason.Mouse:
        return event.globalPos()
    return owner.mapToGlobal(owner.rect().bottomLeft())
