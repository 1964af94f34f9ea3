"""The funnel of a view that shows several kinds of record: conditions of one of them, or a saved filter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ...register.queries.saved_filters import NamedFilter, read_saved_filters
from ..feed.register_feed import Feed
from ..kit import Button, Menu, explain, literal
from ..look import icons
from .filter_bar import FilterBar


class FilterButton(Button):
    """Opens a menu for its bar; Ctrl+Shift+F does too, wherever one is on the page."""

    def __init__(
        self, feed: Feed, bar: FilterBar, kinds: Sequence[str], page: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Filter"), "filter", parent)
        self._feed, self._bar, self._kinds = feed, bar, tuple(kinds)
        explain(self, _("Filter… (Ctrl+Shift+F)"))
        self.menu_shown: Menu | None = None
        self.wish = QAction(_("Filter…"), page)
        self.wish.setShortcut(QKeySequence("Ctrl+Shift+F"))
        page.addAction(self.wish)
        for asked in (self.wish.triggered, self.clicked):
            asked.connect(lambda: self.ask())

    def ask(self) -> None:
        """Show what can be chosen."""
        menu = self.made_menu()
        self.menu_shown = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def made_menu(self) -> Menu:
        """Each kind of record, and below them the saved filters of these kinds."""
        menu = Menu(self)
        for kind in self._kinds:
            chosen = menu.add_entry(literal(_("{records} by a condition…", records=_(RECORD_KINDS[kind].many))))
            chosen.triggered.connect(partial(self._add, kind))
        saved = self._feed.attempt(self._saved) or []
        if saved:
            menu.addSection(_("Saved filters"))
        for each in saved:
            text = literal(f"{each.name} · {_(RECORD_KINDS[each.kind].many)}")
            chosen = menu.add_entry(text, icons.icon("filter"))
            chosen.triggered.connect(partial(self._use, each))
        return menu

    def _saved(self) -> list[NamedFilter]:
        with self._feed.register.read() as session:
            return [each for each in read_saved_filters(session) if each.kind in self._kinds]

    def _add(self, kind: str, _is_on: bool = False) -> None:
        self._bar.add(kind)

    def _use(self, saved: NamedFilter, _is_on: bool = False) -> None:
        self._bar.use_text(saved.text, saved.kind)
