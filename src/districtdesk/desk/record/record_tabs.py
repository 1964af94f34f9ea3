"""The tabs of a record: whole ones only, and those without room in a menu at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from ...i18n import _
from ...record_kinds import EVIDENCE, RECORD_KINDS, SUBJECTS
from ...records import Export, kind_of
from ...register.queries.exports import CLAIMS
from ..kit import Menu, MenuButton, TabBar
from ..kit.deeds import Deed, deeds_menu
from ..kit.entry_keys import NEXT_TAB, PREVIOUS_TAB
from ..look import fonts

DETAILS, FIGURES, HISTORY = "details", "figures", "history"
# Of an exported file what became of it; of a claim the exported files in which it stood.
SENT, CARRIED = "sent", "carried"


def tab_names(kind: str) -> list[tuple[str, str]]:
    """The tabs of a record of this kind, each with its name in the language of the moment."""
    first = [(FIGURES, _("Claims"))] if kind in SUBJECTS else []
    first += [(SENT, _("What became of it"))] if kind == kind_of(Export) else []
    carried = [(CARRIED, _("Exported files"))] if kind in CLAIMS else []
    related = [(each.key, _(each.label)) for each in RECORD_KINDS[kind].related]
    last = [(EVIDENCE.key, _(EVIDENCE.label)), (HISTORY, _("History"))]
    return [*first, (DETAILS, _("Details")), *related, *carried, *last]


class RecordTabs(QWidget):
    """The current tab always stands in the bar, wherever the others are."""

    tab_chosen = Signal(str)
    # Qt tells of its font a widget that is still being made.
    _is_made = False

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TabBar(name)
        self.bar.setUsesScrollButtons(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bar.setMinimumWidth(1)
        self.bar.tab_chosen.connect(self.choose)
        self.bar.menu_wanted.connect(self._show_menu)
        self._menu = Menu(self)
        self._more = MenuButton(_("More"), self._menu)
        self._more.hide()
        row = QHBoxLayout(self)
        fonts.space(row, gap=1)
        row.addWidget(self.bar, 1)
        row.addWidget(self._more)
        self._is_made = True

    @property
    def current_key(self) -> str:
        return self.bar.current_key

    def add_tab(self, key: str, text: str) -> None:
        self.bar.add_tab(key, text)

    def focus_here(self) -> None:
        """Give the keyboard to the bar."""
        self.bar.setFocus()

    def turn(self, steps: int) -> None:
        """Go so many tabs on, round and round, with the keyboard in the bar."""
        if not self.isVisible():
            return
        self.choose(str(self.bar.tabData((self.bar.currentIndex() + steps) % self.bar.count())))
        self.focus_here()

    def set_count(self, key: str, count: int | tuple[int, int]) -> None:
        """How many are behind the tab, beside its name: recorded, or recorded of reported; none are not said."""
        if isinstance(count, tuple):
            self.bar.set_count(key, _("{recorded} of {reported}", recorded=count[0], reported=count[1]))
        else:
            self.bar.set_count(key, count or None)

    def set_current(self, key: str) -> None:
        """Show this tab as current without saying so."""
        self.bar.set_current(key)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._is_made:
            self.fit()

    def fit(self) -> None:
        """Put as many tabs into the bar as have room, the others into the menu."""
        widths = [self.bar.tabSizeHint(place).width() for place in self._places()]
        is_full = sum(widths) > self.width()
        room = self.width() - (self._more.sizeHint().width() + fonts.step(1) if is_full else 0)
        shown = self._first_that_fit(widths, room)
        self.bar.blockSignals(True)
        for place in self._places():
            # Qt forgets that it has to lay out anew when it is told what is so already.
            if self.bar.isTabVisible(place) != (place in shown):
                self.bar.setTabVisible(place, place in shown)
        self.bar.blockSignals(False)
        self._more.setVisible(is_full)
        self._scroll_back()
        self._fill_menu([place for place in self._places() if place not in shown])

    def _scroll_back(self) -> None:
        """Qt scrolls to the current tab while there is no room for it, and looks again only when it is resized."""
        size = self.bar.size()
        QApplication.sendEvent(self.bar, QResizeEvent(size, size))

    def _first_that_fit(self, widths: list[int], room: int) -> set[int]:
        current = self.bar.currentIndex()
        shown = {current} if current >= 0 else set()
        room -= widths[current] if current >= 0 else 0
        for place, width in enumerate(widths):
            if place in shown:
                continue
            if width > room:
                break
            shown.add(place)
            room -= width
        return shown

    def _show_menu(self, key: str, place: QPoint) -> None:
        deeds_menu(
            [
                Deed(_("Open"), partial(self.choose, key), is_able=key != self.current_key),
                None,
                Deed(_("Next tab of the record"), partial(self.turn, 1), NEXT_TAB[0]),
                Deed(_("Previous tab of the record"), partial(self.turn, -1), PREVIOUS_TAB[0]),
            ],
            self,
        ).popup(place)

    def _fill_menu(self, places: list[int]) -> None:
        self._menu.clear()
        for place in places:
            key = str(self.bar.tabData(place))
            self._menu.addAction(self.bar.tabText(place), partial(self.choose, key))

    def choose(self, key: str) -> None:
        self.set_current(key)
        self.tab_chosen.emit(key)

    def _places(self) -> range:
        return range(self.bar.count())
