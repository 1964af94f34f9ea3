"""Choosing a layout by its title, with what it is good for below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...exchange.layout_names import LAYOUTS
from ...i18n import _
from .told_choice import ToldChoice


class LayoutChoice(ToldChoice):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Layout"), parent)
        for layout in LAYOUTS.values():
            self.offer(_(layout.title), _(layout.purpose))

    @property
    def chosen(self) -> str:
        """One of LAYOUTS."""
        return list(LAYOUTS)[self.box.currentIndex()]
