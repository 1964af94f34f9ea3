"""A list of one kind of record: sought, sorted and paged in SQL, as rows of two lines or as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QWidget

from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ...records import Field
from ...register.file.patience import is_waiting
from ...register.journal.store import Changed
from ...register.queries.condition import Condition
from ...register.queries.listing import Query
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import EmptyState
from ..kit.deeds import Deed
from ..kit.waiting import when_free
from .blank_columns import leave_out_blank
from .chosen_rows import ChosenRows
from .column_view import ColumnView
from .columns import Columns
from .columns_menu import ColumnsMenu
from .copied_rows import CopiedRows, copy_rows
from .finding_warnings import find_first, must_find
from .record_model import ROW, Headlines, RecordModel
from .record_views import LineView
from .told_kinds import concerned_kinds, offered_columns, told_in_columns


class RecordTable(QWidget):
    """Keeps its choice by id, whatever is sought or changed.

    record_chosen: the choice changed, '' for none. record_opened: Enter or double click. record_clicked: also the
    first of two clicks. counted: how many records the list has now. read_again: it could not be read before. typed:
    letters typed into the list, for a search box. menu_wanted: a menu for the chosen rows, at this place.

    What hangs on one record (`linked`) is a table where that has room for what is in it, and else rows of two lines.
    """

    record_chosen = Signal(str)
    record_opened = Signal(str)
    record_clicked = Signal(str)
    counted = Signal(int)
    read_again = Signal()
    typed = Signal(str)
    menu_wanted = Signal(object)
    paste_wanted = Signal()

    def __init__(
        self,
        feed: Feed,
        settings: Settings,
        kind: str,
        *,
        linked: tuple[str, str] | None = None,
        either_way: bool = False,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._feed = feed
        self._chosen = ""
        self._is_quiet = False
        self._search = ""
        self._conditions: tuple[Condition, ...] = ()
        self._removed = False
        self._linked = (linked[0], (linked[1],)) if linked else None
        self._either_way = either_way
        self._concerned = concerned_kinds(kind)
        # Of these only what stands at the right of a row tells.
        self._beside: frozenset[str] = frozenset()
        left_out = linked[0] if linked and linked[0] != "subjects" else ""
        self.columns = Columns(settings, kind, left_out, offered_columns(feed, kind))
        self._model = RecordModel(feed, self.query(), self)
        self._model.offer([each.field for each in self.columns.reckoned.values()])
        name = _(RECORD_KINDS[kind].many)
        self._lines = LineView(name, self._model)
        self._table = ColumnView(name, self._model, self.columns, is_snug=linked is not None)
        self.chosen_rows = ChosenRows(self._model, (self._lines, self._table), lambda: self._view, self)
        self.columns_menu = ColumnsMenu(self.columns, self)
        self._unread = EmptyState("warning", "", _("Try again"))
        self._is_compact, self._was_left = compact, False
        self._stack = QStackedLayout(self)
        self._connect()
        self.set_compact(compact)
        self.refresh()

    def _connect(self) -> None:
        for view in (self._lines, self._table):
            self._stack.addWidget(view)
            view.selectionModel().currentRowChanged.connect(self._moved)
            view.opened.connect(self.open_chosen)
            view.clicked.connect(lambda _index: self.record_clicked.emit(self._chosen))
            view.typed.connect(self.typed)
            view.wanted_at.connect(self.menu_wanted)
            view.copy_wanted.connect(self.copy)
            view.paste_wanted.connect(self.paste_wanted)
            if self._linked is None:
                view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._stack.addWidget(self._unread)
        self._unread.first_step_chosen.connect(self._try_again)
        self._table.sort_turned.connect(self.turn_sort)
        self._table.measured.connect(self._fit_view)
        self._table.menu_wanted.connect(self.columns_menu.popup)
        self.columns_menu.changed.connect(self._table.arrange)
        self._model.put_in_order.connect(self._show_late)
        self._model.lost.connect(self._tell_count)
        self._feed.changed.connect(self._hear)

    @property
    def is_compact(self) -> bool:
        return self._is_compact

    @property
    def is_unread(self) -> bool:
        """Whether the list could not be read; it says so itself, and whether it is empty is not known."""
        return self._model.unread is not None

    def set_compact(self, is_compact: bool) -> None:
        """Rows of two lines, or a table with columns."""
        had_focus, place = self._view.hasFocus(), self.place()
        with self.chosen_rows.kept():
            self._is_compact = is_compact
            self._show_body()
            if had_focus:
                self._view.setFocus()
            self._mark(place if place >= 0 else None)
        self._scroll_to_choice()

    def _show_body(self) -> None:
        error = self._model.unread
        if error is not None:
            reason = " ".join(part for part in (error.message, error.advice) if part)
            self._unread.say("\n".join((_("This list could not be read."), reason)))
            if is_waiting():
                when_free(self, self._try_again)
        self._stack.setCurrentWidget(self._view if error is None else self._unread)
        self.setFocusProxy(self._view if error is None else self._unread.button)

    def _try_again(self) -> None:
        if self.is_unread:
            self.refresh()
            if not self.is_unread:
                self.read_again.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._was_left = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._was_left and self.is_unread:
            QTimer.singleShot(0, self, self._try_again)
        self._was_left = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._linked:
            self._fit_view()

    def _fit_view(self) -> None:
        view = self._table
        is_scrolled = self.count() * view.verticalHeader().defaultSectionSize() > self.height()
        bar = view.verticalScrollBar().sizeHint().width() if is_scrolled else 0
        is_compact = view.would_cut(self.width() - 2 * view.frameWidth() - bar)
        if is_compact != self.is_compact:
            self.set_compact(is_compact)

    def set_headlines(self, headlines: Headlines | None, *kinds: str) -> None:
        """`headlines(session, ids)` gives the two texts at the right of a row of two lines, by id.

        `kinds`: further kinds of record that these texts tell of.
        """
        self._model.set_headlines(headlines)
        self._beside = frozenset(kinds) - self._concerned
        self.refresh()

    def renew_headlines(self) -> None:
        """Say anew what stands at the right of the rows."""
        self._model.renew_headlines()

    def query(self) -> Query:
        """Which records are in the list, and in what order."""
        columns = self.columns
        asked = Query(self._kind, self._search, columns.sort, columns.descending, self._linked, (), self._removed)
        then = tuple(columns.then)
        return replace(asked, either_way=self._either_way, conditions=self._conditions, then=then)

    def visible_fields(self) -> list[Field]:
        """The columns as on screen, from left to right."""
        return self.columns.fields

    def count(self) -> int:
        return self._model.rowCount()

    def chosen_id(self) -> str | None:
        """The chosen record, even when the search hides it at the moment."""
        return self._chosen or None

    def chosen_here(self) -> str:
        """The chosen record, else that of the row on which Qt put the keyboard, chosen by this; '' for none."""
        if not self._chosen and self.place() >= 0:
            self.choose_place(self.place())
        return self._chosen

    def chosen_ids(self) -> list[str]:
        """All chosen records, from top to bottom, or the one that is chosen wherever it is."""
        return (self.chosen_rows.ids() if self.chosen_rows.count() > 1 else []) or [*filter(None, (self._chosen,))]

    def search(self, text: str) -> None:
        """Narrow the list to records in which every word occurs, seen from the top."""
        self._search = text
        self.refresh(to_top=True)

    def filter_by(self, conditions: tuple[Condition, ...]) -> None:
        """Narrow the list to records that meet all of these."""
        self._conditions = conditions
        self.refresh(to_top=True)

    @property
    def day(self) -> date | None:
        """The day as of which the records are shown; None for today."""
        return self._model.day

    def show_day(self, day: date | None) -> None:
        """Show the records as they were on that day, those of today without one."""
        if day != self._model.day:
            self._model.day = day
            self.refresh()

    def show_removed(self, is_removed: bool) -> None:
        """The removed records instead of the others."""
        self._removed = is_removed
        self.refresh(to_top=True)

    def sort_by(self, key: str | None, descending: bool = False) -> None:
        """Sort by a field; None for by name. Remembered."""
        self.columns.sort_by(key, descending)
        self._sort()

    def refresh(self, to_top: bool = False) -> None:
        """Read the list again; choice and place on the screen stay.

        What the rules warn of takes a while to find: the list stays as it is until then.
        """
        if self._conditions and must_find(self._feed, self.query()):
            find_first(self._feed, self._kind, lambda: self.refresh(to_top), self)
            return
        self._show(lambda: self._model.ask(self.query()), to_top)
        self._tell_count()

    def _tell_count(self) -> None:
        self._show_body()
        self.counted.emit(self.count())

    def _show(self, read: Callable[[], None], to_top: bool) -> None:
        bars = [view.verticalScrollBar() for view in (self._lines, self._table)]
        values = [bar.value() for bar in bars]
        self._is_quiet = True
        with self.chosen_rows.kept():
            read()
            if self._linked and leave_out_blank(self._feed, self.columns, self._model):
                self._table.arrange()
            self._show_choice()
        for bar, value in zip(bars, values, strict=True):
            bar.setValue(0 if to_top else value)
        self._is_quiet = False
        if to_top and not self._search:
            self._scroll_to_choice()

    def choose(self, record_id: str, quietly: bool = False) -> bool:
        """Choose this record and scroll to it; says whether it is in the list. Quietly: without a signal."""
        place = self._model.place_of(record_id) if record_id else None
        if record_id and place is None:
            return False
        self._mark(place)
        self._scroll_to_choice()
        self._take(record_id, quietly)
        return True

    def holds_choice(self) -> bool:
        """Whether the chosen record is in the list as it is narrowed now."""
        return bool(self._chosen) and self._model.place_of(self._chosen) is not None

    def choose_first(self) -> None:
        """Choose what stands at the top, if anything does."""
        self.choose_place(0)

    def choose_place(self, place: int) -> None:
        """Choose what stands at this place, or at the nearest there is."""
        row = self._model.row_at(max(0, min(place, self.count() - 1)))
        if row is not None:
            self.choose(row.id)

    def place(self) -> int:
        """Where the chosen record stands, counted from 0; -1 for nowhere."""
        return self._view.currentIndex().row()

    @property
    def _view(self) -> LineView | ColumnView:
        return self._lines if self.is_compact else self._table

    def _hear(self, changed: Changed) -> None:
        if self.is_unread:
            self._try_again()
            return
        if self._conditions:
            # Of evidence and warnings other kinds decide as well.
            self.refresh()
            return
        if not changed.kinds & (self._concerned | told_in_columns(self._kind, self.columns.reckoned_keys)):
            if changed.kinds & self._beside:
                self._model.renew_headlines()
            return
        query = self.query()
        if query.kind in changed.kinds or query.search or query.linked:
            self.refresh()
        else:
            # The same records: only what is said beside them may be new.
            self._show(lambda: self._model.turn(query), to_top=False)
        if self._chosen in changed.ids and self.place() < 0 and self._model.is_missing(self._chosen):
            self._take("", quietly=False)

    def _show_choice(self) -> None:
        self._mark(self._model.place_near(self._chosen) if self._chosen else None)

    def _show_late(self) -> None:
        """The order of a long list is known now: the choice can be found in it."""
        if self._chosen and self.place() < 0:
            self._show_choice()

    def _mark(self, place: int | None) -> None:
        """Mark what stands at this place, in both views; nobody has chosen it just now."""
        was_quiet, self._is_quiet = self._is_quiet, True
        for view in (self._lines, self._table):
            view.mark(place)
        self._is_quiet = was_quiet

    def _scroll_to_choice(self) -> None:
        index = self._view.currentIndex()
        if index.isValid():
            self._view.scrollTo(index)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self._is_quiet or self._view.is_taking_focus:
            return
        if self._view.is_choosing_several:
            # Only afterwards it is known whether more than this row is chosen now.
            QTimer.singleShot(0, self, self._settle)
        elif (row := current.data(ROW) if current.isValid() else None) is not None:
            self._take(row.id, quietly=False)

    def _settle(self) -> None:
        """With several chosen, none of them is the one that is looked at."""
        row = self._view.currentIndex().data(ROW)
        if row is not None:
            self._take(row.id, quietly=self.chosen_rows.count() > 1)

    def _take(self, record_id: str, quietly: bool) -> None:
        is_new = record_id != self._chosen
        self._chosen = record_id
        if is_new and not quietly:
            self.record_chosen.emit(record_id)

    def copy(self) -> None:
        """The chosen rows with their headings onto the clipboard, as a spreadsheet takes them."""
        copy_rows(self._feed, CopiedRows(self._kind, self.chosen_rows.ids(), self.columns.fields, self.day), self)

    def copy_deeds(self) -> list[Deed | None]:
        return self._view.copy_deeds()

    def current_cell(self) -> QModelIndex:
        return self._view.currentIndex()

    def open_chosen(self) -> None:
        if self.chosen_here():
            self.record_opened.emit(self._chosen)

    def turn_sort(self, key: str, is_then: bool = False) -> None:
        """Sort by this column, or within what is sorted already by it as well."""
        if is_then:
            self.columns.turn_then(key)
        else:
            self.columns.turn(key)
        self._sort()

    def _sort(self) -> None:
        self._table.arrange()
        was_unread = self.is_unread
        self._show(lambda: self._model.turn(self.query()), to_top=True)
        if was_unread:
            self._tell_count()
