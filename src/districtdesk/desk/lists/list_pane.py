"""The list of one kind of record with what stands above it: search, New, the count, and how the list is looked at."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...record_kinds import LISTED_AS_OF, RECORD_KINDS
from ...register.journal.store import Changed
from ...register.queries import listing
from ...register.queries.as_of import ids_as_of
from ...register.queries.condition import Condition
from ...register.queries.found_otherwise import read_found_otherwise
from ...register.queries.headlines import HEADLINES, find_headlines
from ...register.queries.listing import Query
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import EmptyState, Menu, NoteLabel, explain, forbid, literal, nothing_yet
from ..kit.regions import Region
from ..look import fonts
from .day_bar import DayBar
from .filter_bar import FilterBar
from .list_tools import ListTools
from .recalled_files import RecalledFiles
from .record_table import RecordTable
from .search_words import found_words, nothing_found
from .sort_menu import SortMenu
from .ways_of_looking import WaysOfLooking

_EXPORT = "export"


class ListPane(QWidget, Region):
    """Search box, New and count above the table, or in its place what to do when it is empty.

    day_shown: the list is shown as of this day now, None for today. narrowed: other words or conditions leave records
    out.
    """

    new_wanted = Signal()
    restore_wanted = Signal()
    wide_wanted = Signal(bool)
    alone_wanted = Signal()
    removed_shown = Signal(bool)
    day_shown = Signal(object)
    narrowed = Signal()

    def __init__(self, feed: Feed, settings: Settings, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._feed, self._settings = feed, settings
        self._declared = RECORD_KINDS[kind]
        self._sought = ""
        self._total: int | None = None
        self.is_wide = False
        # Before the table hears of a change and counts.
        feed.changed.connect(self._hear_change)
        self.table = RecordTable(feed, settings, kind, compact=True)
        if kind in HEADLINES:
            self.table.set_headlines(lambda session, ids: find_headlines(session, kind, ids), "figure", "indicator")
        elif kind == _EXPORT:
            RecalledFiles(feed, self.table)
        self._make_tools()
        self._make_menu()
        self._make_empty_states()
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addWidget(self._tools)
        column.addWidget(self.day_bar)
        column.addWidget(self.filter_bar)
        column.addWidget(self._otherwise)
        column.addWidget(self._body, 1)
        self._connect()
        self.set_wide(False)
        self._hear_count(self.table.count())

    def region_place(self) -> QWidget | None:
        return self.table

    def _make_tools(self) -> None:
        self._tools = ListTools(self._declared)
        self.day_bar = DayBar()
        self.filter_bar = FilterBar(self._feed, self._kind)
        self.filter_bar.search = lambda: self._sought
        # What was found otherwise than as it was typed.
        self._otherwise = NoteLabel("")
        self._otherwise.setContentsMargins(*(fonts.step(each) for each in (2.75, 1.5, 2.75, 1.5)))
        self._otherwise.hide()
        self.search, self.new, self.restore = self._tools.search, self._tools.new, self._tools.restore
        self._sort_menu = SortMenu(self.table.columns, self)
        for step in (self.new, self.restore):
            forbid(step, self._feed.why_read_only)
        self._tools.sort.setMenu(self._sort_menu)
        self._tools.columns.setMenu(self.table.columns_menu)

    def _make_menu(self) -> None:
        """What is wanted less often."""
        self.turn_wide = QAction(_("Show as a table"), self)
        self.turn_wide.setCheckable(True)
        self.turn_wide.setShortcut(QKeySequence("Ctrl+L"))
        self.turn_removed = QAction(_("Show removed records"), self)
        self.turn_removed.setCheckable(True)
        self.add_condition = QAction(_("Filter…"), self)
        self.add_condition.setShortcut(QKeySequence("Ctrl+Shift+F"))
        self.addAction(self.add_condition)
        self.turn_day = QAction(_("As of a day"), self)
        self.turn_day.setCheckable(True)
        # Of two days at once nobody could say which one is told.
        self.turn_day.setVisible(self._kind in LISTED_AS_OF and self._feed.register.clock is None)
        menu = Menu(self)
        menu.addMenu(self._sort_menu)
        menu.addActions([self.add_condition, self.turn_day, self.turn_removed])
        menu.addSeparator()
        ways = WaysOfLooking(self._settings, menu)
        ways.alone_wanted.connect(self.alone_wanted)
        menu.addActions([self.turn_wide, ways.turn_alone])
        menu.addMenu(ways.densities)
        self._tools.more.setMenu(menu)

    def _first_step(self) -> str:
        return "" if self.why_none_new() else literal(_(self._declared.new))

    def why_none_new(self) -> str:
        """Why no record is made here, in a sentence; empty where one may be."""
        if not self._declared.is_entered:
            return _("A file is attached to its record, on the tab Evidence.")
        return self._feed.why_read_only

    def words_beside(self) -> str:
        """What stands in the place of a record while none is open."""
        is_in_vain = self.is_searching and not self.table.count()
        return _("Nothing found, so nothing is open here.") if is_in_vain else _(self._declared.choose)

    def _make_empty_states(self) -> None:
        icon = self._declared.icon
        self._none = EmptyState(icon, nothing_yet(self._kind), self._first_step())
        self._nothing = EmptyState("search", "", _("Clear search"))
        self._none_removed = EmptyState("remove", _("Nothing here was removed."), _("Back to the list"))
        self._none_then = EmptyState(icon, _("Nothing of this list belonged to that day."), _("Back to today"))
        self._body = QStackedWidget()
        self._none_met = EmptyState("filter", _("Nothing here meets these conditions."), _("Clear the filter"))
        for page in (self.table, self._none, self._nothing, self._none_removed, self._none_then, self._none_met):
            self._body.addWidget(page)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.found_wanted.connect(self._go_to_found)
        self.new.clicked.connect(self.new_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self._none.first_step_chosen.connect(self.new_wanted)
        self._nothing.first_step_chosen.connect(self.clear_search)
        self._none_met.first_step_chosen.connect(self.filter_bar.clear)
        for wish in (self._tools.filter.clicked, self.add_condition.triggered):
            wish.connect(lambda: self.filter_bar.add())
        self.filter_bar.changed.connect(self._filter)
        for back in (self._none_removed.first_step_chosen, self._tools.back.clicked):
            back.connect(lambda: self.turn_removed.setChecked(False))
        self._tools.table_way.clicked.connect(lambda: self.wide_wanted.emit(True))
        self._tools.list_way.clicked.connect(lambda: self.wide_wanted.emit(False))
        self.turn_wide.triggered.connect(self.wide_wanted)
        self.turn_removed.toggled.connect(self._show_removed)
        self.turn_day.toggled.connect(self._turn_day)
        self.day_bar.day_chosen.connect(self._show_day)
        for back in (self._none_then.first_step_chosen, self.day_bar.closed):
            back.connect(lambda: self.turn_day.setChecked(False))
        self._sort_menu.sort_chosen.connect(lambda key, falls: self.table.sort_by(key or None, falls))
        self._sort_menu.then_turned.connect(lambda key: self.table.turn_sort(key, is_then=True))
        self.table.columns.listeners.append(self._name_sort)
        self.table.counted.connect(self._hear_count)
        self.table.record_chosen.connect(self._allow_restore)
        self.table.typed.connect(self._begin_search)

    def set_wide(self, is_wide: bool) -> None:
        """A table over the whole page, or rows of two lines."""
        self.is_wide = is_wide
        self.table.set_compact(not is_wide)
        self._tools.set_wide(is_wide)
        self.turn_wide.setChecked(is_wide)
        self._name_sort()

    def _go_to_found(self) -> None:
        self.table.setFocus()
        if self.table.place() < 0:
            self.table.choose_first()

    def clear_search(self) -> None:
        self.search.empty()
        self.search.setFocus()

    @property
    def is_searching(self) -> bool:
        """Whether words or conditions leave records out."""
        return bool(self._sought or self.filter_bar.conditions)

    def show_all(self) -> None:
        """Without the words and conditions that leave records out."""
        self.search.empty()
        self.filter_bar.clear()

    def _search(self, text: str) -> None:
        self._sought = text.strip()
        self.table.search(text)
        self.narrowed.emit()

    def _filter(self, conditions: tuple[Condition, ...]) -> None:
        self.table.filter_by(conditions)
        self.narrowed.emit()

    def _begin_search(self, text: str) -> None:
        self.search.setFocus()
        self.search.setText(text)

    def _turn_day(self, is_asked: bool) -> None:
        if is_asked:
            self.day_bar.begin()
            return
        self.day_bar.end()
        self._show_day(None)
        self.table.setFocus()

    def _show_day(self, day: date | None) -> None:
        self._total = None
        self.table.show_day(day)
        self.day_shown.emit(day)

    def _show_removed(self, is_removed: bool) -> None:
        if is_removed:
            self.turn_day.setChecked(False)
        self.turn_day.setEnabled(not is_removed)
        self._tools.show_removed(is_removed)
        self._total = None
        self.table.show_removed(is_removed)
        self.removed_shown.emit(is_removed)

    def _name_sort(self) -> None:
        columns = self.table.columns
        labels = {field.key: _(field.kind.label) for field in columns.offered}
        keys = [columns.sorted_by, *(key for key, _falls in columns.then)]
        label = ", ".join(labels.get(key, _("Name")) for key in keys)
        self._tools.sort.setText(literal(label))
        self._tools.sort.setAccessibleName(_("Sorted by: {field}", field=label))
        explain(self._tools.sort, _("Sorted by: {field}", field=label))

    def _hear_change(self, changed: Changed) -> None:
        if self._kind in changed.kinds:
            self._total = None

    def _hear_count(self, count: int) -> None:
        is_unread = self.table.is_unread
        total = self._count_all() if self.is_searching and not is_unread else count
        self._total = None if is_unread else total
        self._tools.count.setText("" if is_unread else self._counted(count, total))
        self._otherwise.setText(self._told_otherwise() if self._sought and count else "")
        self._otherwise.setVisible(bool(self._otherwise.text()))
        self._allow_restore()
        self._nothing.say(nothing_found(self._sought))
        empty = self._none if self.table.day is None else self._none_then
        empty = self._none_removed if self.turn_removed.isChecked() else empty
        if self.is_searching and total:
            empty = self._none_met if self.filter_bar.conditions else self._nothing
        self._show_body(self.table if count or is_unread else empty)

    def _told_otherwise(self) -> str:
        def read() -> str:
            with self._feed.register.read() as session:
                return read_found_otherwise(session, self.table.query()).sentence(self._kind)

        return self._feed.attempt(read) or ""

    def _counted(self, count: int, total: int) -> str:
        if self.is_searching:
            return found_words(count, total)
        if self.turn_removed.isChecked():
            return ngettext("{count} removed", "{count} removed", count)
        return self._declared.count(count)

    def _allow_restore(self) -> None:
        self.restore.setEnabled(self.table.chosen_id() is not None and not self._feed.why_read_only)

    def _show_body(self, page: QWidget) -> None:
        is_other = self._body.currentWidget() is not page
        had_focus = self._body.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._body.setCurrentWidget(page)
        if is_other and had_focus:
            page.setFocus()

    def _count_all(self) -> int:
        """How many there are without the search; read once until something changes."""
        if self._total is not None:
            return self._total

        def read() -> int:
            query = Query(self._kind, removed=self.turn_removed.isChecked())
            day = self.table.day
            with self._feed.register.read() as session:
                then = None if day is None else ids_as_of(session, query, day)
                return listing.count(session, query) if then is None else len(then)

        return self._feed.attempt(read) or 0
