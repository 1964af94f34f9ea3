"""Tabs with counts, underlined and flat."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from ...i18n import number
from ..look import fonts, theme
from .buttons import literal


class TabBar(QTabBar):
    """One tab a key. Left and Right move; tabs that do not fit can be scrolled to, none is cut."""

    tab_chosen = Signal(str)
    menu_wanted = Signal(str, object)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._texts: dict[str, str] = {}
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._chosen)

    def add_tab(self, key: str, text: str, count: int | str | None = None) -> None:
        """Add a tab at the right; `count` is a number or short words such as "1 of 13"."""
        self._texts[key] = text
        index = self.count()
        self.blockSignals(index == 0)
        self.insertTab(index, literal(text))
        self.setTabData(index, key)
        self.blockSignals(False)
        self.set_count(key, count)

    def set_count(self, key: str, count: int | str | None) -> None:
        text = self._texts[key]
        if count is not None:
            text = f"{text} {number(count) if isinstance(count, int) else count}"
        self.setTabText(self._place_of(key), literal(text))

    @property
    def current_key(self) -> str:
        return str(self.tabData(self.currentIndex()) or "")

    def set_current(self, key: str) -> None:
        """Show this tab as current without saying so."""
        self.blockSignals(True)
        self.setCurrentIndex(self._place_of(key))
        self.blockSignals(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the tab under the pointer; by the key for menus of the current one."""
        is_by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        place = self.tabAt(event.pos()) if is_by_mouse else self.currentIndex()
        if place >= 0:
            at = event.globalPos() if is_by_mouse else self.mapToGlobal(self.tabRect(place).bottomLeft())
            self.menu_wanted.emit(str(self.tabData(place) or ""), at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colours().colour("hairline"))
        painter.end()
        super().paintEvent(event)
        if self.hasFocus():
            self._paint_ring()

    def _paint_ring(self) -> None:
        thick = max(2, fonts.step(0.5))
        # The space between two tabs belongs to the one at its left.
        apart = fonts.step(3)
        place = self.tabRect(self.currentIndex()).adjusted(thick // 2, thick // 2, -apart - thick // 2, -thick // 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colours().colour("focus"), thick))
        painter.drawRoundedRect(place, fonts.step(1), fonts.step(1))
        painter.end()

    def _place_of(self, key: str) -> int:
        return list(self._texts).index(key)

    def _chosen(self, index: int) -> None:
        self.tab_chosen.emit(self.current_key)
