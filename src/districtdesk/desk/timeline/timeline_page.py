"""The timeline as a page: read and laid out off the GUI thread, drawn or told as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...i18n import _
from ...painting.taken import Taken, TakenWords
from ...records import KINDS
from ...register.errors import Refused, RegisterError
from ...register.journal.store import Changed
from ...settings import Settings
from ...timeline import words
from ...timeline.density import DENSITIES, usual_density
from ...timeline.feed import Timeline
from ...timeline.grouping import GROUPINGS, SORTS
from ...timeline.promises import Promises
from ...timeline.showing import ReadTimeline, Shown, TimelineWishes, read_known, settle_shown, show
from ...timeline.table_rows import PromiseRows, TimelineRows
from ..feed.register_feed import Feed
from ..kit import EmptyState, NoteLabel
from ..kit.page import Page
from ..kit.takeable import Takeable
from ..lists.filter_bar import FilterBar
from ..lists.filter_button import FilterButton
from ..lists.search_words import say_chosen
from ..look import fonts
from ..paper.take_along import TakeAlong
from .chips_row import ChipsRow
from .mark_table import MarkTable
from .promise_view import PromiseView
from .timeline_view import TimelineView
from .tools import TimelineTools

# What lanes and marks are made of; a change of other kinds leaves the timeline as it is.
_SHOWN = frozenset(
    {"district", "company", "residency", "project", "participation", "event", "legal_act", "citation", "source"}
)
# By what projects are put in order by size.
_CLAIMED = frozenset({"figure"})
# Of what one may choose on it.
_CHOSEN = ("project", "district", "company", "residency", "event", "legal_act")
_AS_TABLE, _PROMISES = "timeline.as_table", "timeline.promises"
_DENSITY, _LANES, _SORT = "timeline.density", "timeline.lanes", "timeline.sort"
_ZOOM = 1.4
# In steps: with less height the drawing needs it more than its legend and its chips do.
_LOW = 88


class TimelinePage(Page):
    """Keeps its scale and what is folded while the register changes. drawn: what was read stands on the page.

    announcing_wanted: a new date is to be announced, as an event that begins with these values.
    """

    drawn = Signal()
    announcing_wanted = Signal(object)

    def __init__(self, feed: Feed, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._settings = feed, settings
        self._known: ReadTimeline | None = None
        self._found = Timeline()
        self._is_stale, self._is_working, self._is_asked_again = True, False, False
        self._text = ""
        self.filter_bar: FilterBar = FilterBar(feed, _CHOSEN[0])
        self.filter_button = FilterButton(feed, self.filter_bar, _CHOSEN, self)
        self.tools = TimelineTools(self.filter_button)
        self.chips = ChipsRow()
        self.view = TimelineView()
        self.promise_view = PromiseView()
        self.table = MarkTable()
        self.taking = TakeAlong(feed, settings, self)
        self._reading = EmptyState("timeline", _("Reading the register."))
        self._none = EmptyState(
            "timeline",
            _("Nothing to show yet. Events, legal acts and residencies stand here once they are entered."),
            _("Go to events"),
        )
        self._nothing = EmptyState("search", "", _("Clear the filter"))
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        fonts.space(foot, (4, 1.5, 4, 1.5))
        self._legends = words.legend(), words.promises_legend(0)
        self._legend = NoteLabel(words.legend())
        foot.addWidget(self._legend)
        self._lay_out()
        self._connect()
        self.tools.as_table.setChecked(settings.get(_AS_TABLE) is True)
        self._turn_page()

    def _lay_out(self) -> None:
        self._body = QStackedWidget()
        for each in (self._reading, self.view, self.promise_view, self.table, self._none, self._nothing):
            self._body.addWidget(each)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addWidget(self.tools)
        column.addWidget(self.chips)
        column.addWidget(self.filter_bar)
        column.addWidget(self._body, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.tools.sought.connect(self._seek)
        self.tools.down_wanted.connect(self._go_to_found)
        self.tools.table_wanted.connect(self._turn)
        self.tools.zoom_wanted.connect(lambda closer: self._drawing.zoom(_ZOOM if closer else 1 / _ZOOM))
        self.tools.today_wanted.connect(lambda: self._drawing.go_to_today())
        self.tools.other_day_wanted.connect(lambda: self.action_wanted.emit("look_back"))
        self.tools.fit_wanted.connect(lambda: self._drawing.fit())
        self.view.record_opened.connect(self._open)
        self.promise_view.record_opened.connect(self._open)
        for drawing in (self.view, self.promise_view):
            drawing.promises_wanted.connect(lambda: self._turn_promises(not self._are_promises))
            drawing.saving_wanted.connect(self._take_along)
        self.view.announcing_wanted.connect(self._announce)
        self.view.density_wanted.connect(self._choose_density)
        menu = self.tools.lanes_menu
        menu.promises_wanted.connect(self._turn_promises)
        menu.saving_wanted.connect(self._take_along)
        menu.density_chosen.connect(self._choose_density)
        menu.grouping_chosen.connect(lambda by: self._choose(_LANES, by))
        menu.sort_chosen.connect(lambda sort: self._choose(_SORT, sort))
        # The keys that it names are those of the drawing.
        menu.triggered.connect(lambda _entry: self._go_to_found())
        self.chips.changed.connect(lambda _pressed: self._work())
        self.table.record_opened.connect(self._open)
        self._none.first_step_chosen.connect(lambda: self.place_wanted.emit("event"))
        self._nothing.first_step_chosen.connect(self._show_all)
        self.filter_bar.changed.connect(lambda _conditions: self._work())
        self._feed.changed.connect(self._hear)

    def refresh(self) -> None:
        """Read the register again."""
        self._is_stale = True
        self._work()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"find": self._focus_search}

    def _go_to_found(self) -> None:
        shown = self._body.currentWidget()
        if shown is not None:
            shown.setFocus()

    def take_keyboard(self) -> None:
        self.tools.search.take_keyboard()

    def _focus_search(self) -> None:
        self.tools.search.setFocus()
        self.tools.search.selectAll()

    # Reading and looking for words, one at a time and off the GUI thread.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            # After the page was painted.
            QTimer.singleShot(0, self, self._work)

    def _hear(self, changed: Changed) -> None:
        is_by_size = self._wanted().sort == "size"
        is_other = bool(changed.kinds & (_SHOWN | _CLAIMED if is_by_size else _SHOWN))
        self._is_stale = self._is_stale or is_other
        # Which records meet the conditions may depend on records of any kind.
        if self.isVisible() and (is_other or self.filter_bar.query):
            self._work()

    def _show_all(self) -> None:
        self.chips.release()
        self.filter_bar.clear()
        self.tools.search.empty()
        self._work()

    def _seek(self, text: str) -> None:
        self._text = text
        self._work()

    def _work(self) -> None:
        if self._is_working:
            self._is_asked_again = True
            return
        self._is_working, self._is_asked_again = True, False
        known, register, wanted = None if self._is_stale else self._known, self._feed.register, self._wanted()
        self._is_stale = False
        # What was promised when is reckoned from all of it; and what is drawn already stands until all is there.
        is_first = not (self._are_promises or self.view.timeline.rows)

        def work() -> Shown:
            return show(register, known or read_known(register), wanted, is_first=is_first)

        self._feed.run(work, self._done, self._failed, self)

    def _wanted(self) -> TimelineWishes:
        by = self._settings.choice(_LANES, GROUPINGS, GROUPINGS[0])
        sort = self._settings.choice(_SORT, SORTS, SORTS[0])
        return TimelineWishes(self._text, self.filter_bar.query, self.chips.pressed, by, sort)

    def _done(self, shown: Shown) -> None:
        self._is_working = False
        if self._is_asked_again:
            self._known = shown.known
            self._work()
            return
        self._show(shown)

    def _failed(self, error: Exception) -> None:
        """Read again when the page is shown next."""
        self._is_working, self._is_stale = False, True
        if not isinstance(error, RegisterError | Refused):
            raise error
        self._feed.failed.emit(error)

    # What is shown.

    def _show(self, shown: Shown) -> None:
        self._known, self._found = shown.known, shown.found
        self._use_density()
        clock = self._feed.register.clock
        self.view.is_past = clock is not None
        self.tools.name_day(clock.day if clock else None)
        self.view.set_layout(shown.layout)
        self.promise_view.set_promises(shown.promises)
        self._fill_table(shown.promises)
        self.chips.count(shown.counts)
        self._legends = words.legend_of(shown.wanted.by), _promises_legend(shown.promises)
        self._nothing.say(self._said_of_nothing())
        self.filter_bar.say(say_chosen(shown.chosen) if shown.chosen else "")
        self._turn_page()
        self.drawn.emit()
        drawn = self.view.timeline
        if drawn.pending is not None:
            self._feed.run(lambda: settle_shown(shown, drawn), self._settle, owner=self)

    def _said_of_nothing(self) -> str:
        if text := self._text.strip():
            return _("Nothing on the timeline has “{text}”.", text=text)
        return _("Nothing on the timeline meets these conditions.")

    def _fill_table(self, promises: Promises) -> None:
        """With what is drawn, as that is chosen."""
        found = self._found
        if self._are_promises:
            self.table.set_rows(PromiseRows(promises, found.lanes))
        else:
            self.table.set_rows(TimelineRows(found.lanes, found.marks, found.today))

    def _settle(self, shown: Shown) -> None:
        """All of what was shown in a first picture, unless something else is shown by now."""
        if shown.found is self._found:
            self.view.set_settled(shown.layout)
            self.promise_view.set_promises(shown.promises)
            if self._are_promises:
                self._fill_table(shown.promises)
            self._legends = self._legends[0], _promises_legend(shown.promises)
            self._turn_page()

    def _turn_page(self) -> None:
        page = self._wanted_page()
        former = self._body.currentWidget()
        had_focus = former is not None and former.hasFocus()
        self._body.setCurrentWidget(page)
        self._legend.setText(self._legends[page is self.promise_view])
        self._show_foot()
        is_drawn = page in (self.view, self.promise_view)
        self.tools.enable_drawing(is_drawn, is_drawn or page is self.table)
        if had_focus:
            page.setFocus()

    def _show_foot(self) -> None:
        is_drawn = self._body.currentWidget() in (self.view, self.promise_view)
        is_roomy = self.height() >= fonts.step(_LOW)
        self._foot.setVisible(is_drawn and is_roomy)
        self.chips.setVisible(is_roomy or bool(self.chips.pressed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_foot()

    def _wanted_page(self) -> QWidget:
        if self._known is None:
            return self._reading
        if not self._known.whole.marks:
            return self._none
        if not self.view.timeline.lanes:
            return self._nothing
        return self.table if self.tools.as_table.isChecked() else self._drawing

    @property
    def _are_promises(self) -> bool:
        return self._settings.get(_PROMISES) is True

    @property
    def _drawing(self) -> TimelineView | PromiseView:
        return self.promise_view if self._are_promises else self.view

    def _take_along(self) -> None:
        if (drawing := self.takeable) is not None:
            self.taking.ask(drawing)

    @property
    def takeable(self) -> Takeable | None:
        """The drawing, unless the register has nothing for it; where nothing meets what is sought, it says so."""
        if self._known is None or not self._known.whole.marks:
            return None
        found, made = self._found, self._taking(self._known.whole.today)
        cited = frozenset(mark.id for mark in found.marks)
        return Takeable(
            self._title(), frozenset(found.records), cited, self._known.step, made, found, self.table.rows
        )

    def _title(self) -> str:
        return _("What was promised when") if self._are_promises else _("Timeline")

    def _taking(self, day: date) -> Callable[[list[str]], Taken]:
        """What makes the drawing as it stands now, once its sources are told."""
        narrowed = [chip.words for chip in self.filter_bar.chips] + self.chips.said()
        narrowed += [_("“{word}”", word=self._text.strip())] if self._text.strip() else []
        title, legend = self._title(), self._legend.text()
        clock, shown = self._feed.register.clock, self._drawing.shown
        lines = words.head_lines(day, narrowed, clock.sentence() if clock else "")
        lines += [] if self.view.timeline.lanes else [self._said_of_nothing()]
        return lambda sources: shown.taken(TakenWords(title, lines, legend, sources))

    def _announce(self, begun: dict[str, object]) -> None:
        if self._feed.why_read_only:
            self._feed.said.emit(self._feed.why_read_only)
        else:
            self.announcing_wanted.emit(begun)

    def _turn_promises(self, are_shown: bool) -> None:
        self._settings.set(_PROMISES, are_shown)
        self._use_density()
        self._fill_table(self.promise_view.promises)
        self._turn_page()

    def _turn(self, is_table: bool) -> None:
        self._settings.set(_AS_TABLE, is_table)
        self._turn_page()

    def _choose_density(self, key: str) -> None:
        self._settings.set(_DENSITY, key)
        self._use_density()

    def _choose(self, setting: str, key: str) -> None:
        self._settings.set(setting, key)
        self._work()

    def _use_density(self) -> None:
        usual = usual_density(len(self._known.whole.lanes) if self._known else 0)
        chosen = DENSITIES[self._settings.choice(_DENSITY, tuple(DENSITIES), usual.key)]
        self.view.set_density(chosen)
        wanted = self._wanted()
        self.tools.lanes_menu.tick(chosen.key, wanted.by, wanted.sort)
        self.tools.lanes_menu.promises.setChecked(self._are_promises)

    def _open(self, kind: str, record_id: str) -> None:
        # The lanes that hold what belongs to no district, and companies, are no records.
        if kind in KINDS:
            self.open_wanted.emit(kind, record_id)
            self._feed.said.emit(_("Alt+Left leads back to the timeline."))


def _promises_legend(promises: Promises) -> str:
    return words.promises_legend(promises.left_out, has_shelved=promises.has_shelved)
