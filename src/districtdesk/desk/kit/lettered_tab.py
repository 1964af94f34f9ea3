"""A tab of a bar as what has words and can be pressed, as a button is: Qt has no widget for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTabBar, QWidget
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class LetteredTab:
    """The tab at this place of the bar."""

    bar: QTabBar
    place: int

    def text(self) -> str:
        return self.bar.tabText(self.place)

    def setText(self, text: str) -> None:
        self.bar.setTabText(self.place, text)

    def focusPolicy(self) -> Qt.FocusPolicy:
        return self.bar.focusPolicy()

    def is_there(self) -> bool:
        """Whether Qt still has it."""
        return isValid(self.bar) and self.place < self.bar.count()

    def press(self) -> None:
        """Show it, with the keyboard in the bar."""
        self.bar.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.setCurrentIndex(self.place)

    def at(self, window: QWidget) -> tuple[int, int]:
        """Where its middle is in the window: how far down, and how far to the right."""
        middle: QPoint = self.bar.mapTo(window, self.bar.tabRect(self.place).center())
        return middle.y(), middle.x()


def tabs_of(window: QWidget) -> Iterator[LetteredTab]:
    """Those that are seen in a window."""
    for bar in window.findChildren(QTabBar):
        if bar.window() is window and bar.isVisible() and not bar.visibleRegion().isEmpty():
            seen = (place for place in range(bar.count()) if bar.isTabVisible(place) and bar.isTabEnabled(place))
            yield from (LetteredTab(bar, place) for place in seen)
