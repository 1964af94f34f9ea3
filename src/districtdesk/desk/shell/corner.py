"""The register's name at the right of the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenuBar

from .. import kit
from ..look import fonts
from . import read_only

if TYPE_CHECKING:
    from .open_register import OpenRegister
    from .window import MainWindow


# In steps: so much of a name remains beside however many menus.
_LEAST = 20


def name_in_corner(bar: QMenuBar, name: str) -> None:
    """Show it there. A menu bar asks a corner widget for its size only once, so that each name gets a new one."""
    former = bar.cornerWidget()
    label = _Corner(name, bar)
    bar.setCornerWidget(label)
    label.show()
    if former is not None:
        former.deleteLater()


def name_window(window: MainWindow, opened: OpenRegister) -> None:
    """In the title and the corner: which register is open, whether it can be changed, and of which day it is."""
    name = read_only.shown_name(opened.register, is_practice=opened.is_practice)
    was_changed = window.isWindowModified()
    window.name_register(name)
    window.setWindowModified(was_changed)
    name_in_corner(window.menuBar(), name)


class _Corner(kit.ElidedLabel):
    """A name that keeps clear of the window's edge, and of the menus: it shortens before one of them goes."""

    def __init__(self, text: str, bar: QMenuBar) -> None:
        super().__init__(text, text_colour="dim", parent=bar)
        self._bar, self._is_left_out = bar, False
        self.setContentsMargins(0, 0, fonts.step(3), 0)

    def sizeHint(self) -> QSize:
        own = super().sizeHint() + QSize(fonts.step(3), fonts.step(2))
        if self._is_left_out:
            return QSize(0, own.height())
        # The bar counts its corner in, too.
        self._is_left_out = True
        menus = self._bar.sizeHint().width()
        self._is_left_out = False
        return QSize(min(own.width(), max(self._bar.width() - menus, fonts.step(_LEAST))), own.height())
