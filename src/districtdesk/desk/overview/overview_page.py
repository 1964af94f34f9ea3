"""The overview: large numbers, a line for each district, and what needs attention."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ... import i18n
from ...i18n import _
from ...overview.breakdown import AskedNumber, read_breakdown
from ...overview.narrowed_material import KeptClaims
from ...overview.overview import Overview, read_beginning, read_overview
from ...overview.since_then import newest_step
from ...overview.traced import Breakdown
from ...register.errors import Refused, RegisterError
from ...register.journal.store import Changed, Register
from ...register.queries.listing import Query
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import Button, Card, EmptyState, FlowRow, PageArea, PageHeader
from ..kit.labels import PlainLabel
from ..kit.page import Page
from ..lists.filter_bar import FilterBar
from ..lists.filter_button import FilterButton
from ..lists.search_words import say_districts
from ..look import fonts
from .attention_window import AttentionWindow, chosen_age
from .beside import close_beside, shown
from .breakdown_dialog import BreakdownDialog
from .chart_window import ChartWindow
from .compare_table import CompareTable
from .district_table import DistrictTable
from .findings import FindingList
from .last_look import EarlierLook, LastLook
from .map_window import MapWindow
from .project_cards import ProjectCards, card_heading
from .since_window import SinceWindow
from .tiles import TileRow

# Below this width, in steps, the list stands under the table: beside it names would be shortened.
_SIDE_BY_SIDE = 225
_TABLE_SHARE, _LIST_SHARE = 3, 1
_FEWEST_ROWS = 11
# Air between findings, air in rows and the notes of the tiles give way, in this order, before table or list scroll in
# themselves: whether notes are short, findings close, rows low. Where those scroll anyway, rows and notes are whole.
_WAYS_TO_FIT = (
    (False, False, False),
    (False, True, False),
    (False, True, True),
    (True, True, True),
    (False, True, False),
)
# Where they stand one below the other the page scrolls anyway: within it a table scrolls only beyond so many rows.
_ROWS_ALONE = 30
# Of what a district can be chosen by: itself, and what lies or is resident in it.
OVERVIEW_KINDS = ("district", "project", "residency", "company")


class OverviewPage(Page):
    """What is known today. It shows what it has at once and reckons anew off the GUI thread.

    reckoned: an overview is shown that was reckoned anew.
    """

    reckoned = Signal(object)

    def __init__(self, feed: Feed, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._settings = feed, settings
        self._is_loading, self._is_stale = False, True
        self._overview: Overview | None = None
        # What was read for one look is renewed for the next.
        self._kept = KeptClaims()
        self.dialog: BreakdownDialog | None = None
        self.worked_off: AttentionWindow | None = None
        self.since: SinceWindow | None = None
        self.chart: ChartWindow | None = None
        self.map: MapWindow | None = None
        self._map_wanted: Callable[[MapWindow], object] | None = None
        self._look = LastLook(settings, str(feed.register.place))
        self._tiles = TileRow()
        self._table = DistrictTable(settings)
        self._list = FindingList(settings)
        # Nothing below the heading would say that nothing needs attention.
        self._still = PlainLabel(_("Still being looked for…"))
        self._projects = ProjectCards()
        self._compared = CompareTable()
        self._header = PageHeader(_("Overview"), _subtitle(feed.register))
        self.filter_bar: FilterBar = FilterBar(feed, "district")
        self.filter_button = FilterButton(feed, self.filter_bar, OVERVIEW_KINDS, self)
        self.since_button = Button(_("Since &last time…"))
        self.chart_button = Button(_("&Chart…"))
        self.map_button = Button(_("&Map…"))
        self._area = PageArea()
        self._ways = FlowRow(
            self.map_button, self.chart_button, self.since_button, self.filter_button, leans_right=True
        )
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._empty = EmptyState(
            "overview", _("Districts and what is claimed of them are summed up here."), _("Add a district")
        )
        self._unread = EmptyState("warning", "", _("Try again"))
        self._places = QStackedLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table_card, self._list_card, self._compare_card = Card(), Card(), Card()
        self._table_card.fill(self._table)
        self._table_card.body.addStretch(1)
        self._heading = card_heading(_("Needs attention"))
        self._heading.addWidget(self._still)
        self._still.hide()
        self._list_card.fill(self._list)
        self._list_card.body.insertLayout(0, self._heading)
        self._list_card.body.addStretch(1)
        fonts.space(self._pair, gap=3.5)
        self._pair.addWidget(self._table_card, _TABLE_SHARE)
        self._pair.addWidget(self._list_card, _LIST_SHARE)
        fonts.space(self._head, gap=3)
        self._head.addWidget(self._header, 1)
        self._head.addWidget(self._ways, 0, Qt.AlignmentFlag.AlignTop)
        self._area.body.addLayout(self._head)
        self._area.body.addWidget(self._tiles)
        self._area.body.addLayout(self._pair)
        self._area.body.addWidget(self._projects)
        self._compare_card.fill(self._compared)
        self._compare_card.body.insertLayout(0, card_heading(_("Reported against recorded")))
        self._area.body.addWidget(self._compare_card)
        # Before anything is read, what is empty would say that there is nothing.
        for part in (self._table_card, self._list_card, self._projects, self._compare_card):
            part.hide()
        self._area.body.addStretch(1)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addWidget(self.filter_bar)
        column.addLayout(self._places, 1)
        self._places.addWidget(self._area)
        self._places.addWidget(self._empty)
        self._places.addWidget(self._unread)

    def _connect(self) -> None:
        self._feed.changed.connect(self._hear)
        self.filter_bar.changed.connect(lambda _conditions: self.refresh())
        self._table.district_opened.connect(lambda record_id: self.open_wanted.emit("district", record_id))
        self._list.record_wanted.connect(self.open_wanted)
        self.map_button.clicked.connect(lambda: self._show_map())
        self.chart_button.clicked.connect(lambda: self.show_chart(self._table.chosen()))
        self.since_button.clicked.connect(lambda: self.show_since(self._look.before))
        self._list.list_wanted.connect(lambda key: self.work_off(key, self.filter_bar.query))
        self._tiles.opened.connect(lambda key: self._ask(AskedNumber("tile", key)))
        self._table.number_opened.connect(lambda district, key: self._ask(AskedNumber("cell", key, district)))
        self._compared.district_opened.connect(lambda record_id: self.open_wanted.emit("district", record_id))
        self._compared.cell_opened.connect(
            lambda district, key, is_recorded: self._ask(
                AskedNumber("recorded" if is_recorded else "cell", key, district)
            )
        )
        self._projects.statuses.cell_opened.connect(
            lambda line, money: self._ask(AskedNumber("status", line.status or "", money=money))
        )
        self._projects.launches.bar_opened.connect(
            lambda bar: self._ask(AskedNumber("year", bar.label, subjects=bar.subjects))
        )
        for part in (self._list, self._table):
            part.resized.connect(self._fit)
        for view in (self._table, self._list, self._projects.statuses, self._compared):
            view.selectionModel().currentChanged.connect(partial(self._follow, view))
        self._unread.first_step_chosen.connect(self.refresh)
        self._empty.first_step_chosen.connect(lambda: self.place_wanted.emit("district"))

    @property
    def overview(self) -> Overview | None:
        """What is shown; None until the first reckoning is done."""
        return self._overview

    def refresh(self) -> None:
        """Reckon anew; asked again meanwhile, it does so once more afterwards."""
        self._is_stale = True
        if self._is_loading:
            return
        self._is_loading, self._is_stale = True, False
        register, query, age = self._feed.register, self.filter_bar.query, chosen_age(self._settings)
        day, kept = register.today, self._kept

        def show(overview: Overview) -> None:
            self._hear_of(overview, query)

        def go_on(_problem: Exception | None = None) -> None:
            self._feed.run(lambda: read_overview(register, day, query, age, kept), show, self._fail, self)

        def begin(beginning: Overview) -> None:
            if query == self.filter_bar.query:
                self._show_beginning(beginning)
            go_on()

        if self._overview is None and query is None and register.clock is None:
            # What cannot be read is told by what reads all.
            self._feed.run(lambda: read_beginning(register, day), begin, go_on, self)
        else:
            go_on()

    def _ask(self, asked: AskedNumber) -> None:
        """Look up where a number comes from, and show it."""
        register, query = self._feed.register, self.filter_bar.query
        self._feed.run(
            lambda: read_breakdown(register, asked, register.today, query), self._show_breakdown, owner=self
        )

    def take_beside(self) -> list[Callable[..., None]]:
        return list(close_beside(self.window()))

    def work_off(self, key: str, query: Query | None) -> AttentionWindow:
        """All records of a finding, in a window that stays beside this one."""
        self.worked_off = made = AttentionWindow(self._feed, self._settings, key, query, self._kept, self.window())
        made.record_wanted.connect(self.open_wanted)
        made.age_chosen.connect(lambda _age: self.refresh())
        return shown(made, self)

    def show_since(self, seen: EarlierLook | None) -> SinceWindow:
        """What has changed since one last looked, in a window that stays beside this one."""
        self.since = made = SinceWindow(self._feed, self._settings, seen, self.window())
        made.record_wanted.connect(self.open_wanted)
        return shown(made, self)

    def show_chart(self, chosen: Collection[str]) -> ChartWindow:
        """A chart of any indicator, in a window that stays beside this one."""
        self.chart = made = ChartWindow(self._feed, self._settings, self.window(), chosen)
        made.printing_wanted.connect(self.printing_wanted)
        made.record_wanted.connect(self.open_wanted)
        return shown(made, self)

    def show_map_later(self, then: Callable[[MapWindow], object]) -> None:
        """The same as a map, once it is known what is to be drawn."""
        self._map_wanted = then
        self.refresh()

    def _show_map(self) -> MapWindow | None:
        """The districts at their coordinates, in a window that stays beside this one."""
        if self._overview is None:
            return None
        self.map = made = MapWindow(self._feed, self._settings, self._overview, self.window())
        made.record_wanted.connect(self.open_wanted)
        made.printing_wanted.connect(self.printing_wanted)
        made.district_selected.connect(self._table.select_district)
        self.reckoned.connect(made.show_overview)
        return shown(made, self)

    def _show_breakdown(self, breakdown: Breakdown) -> None:
        self.dialog = dialog = BreakdownDialog(breakdown, self.window())
        dialog.record_wanted.connect(self.open_wanted)
        dialog.list_wanted.connect(self.list_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= fonts.step(_SIDE_BY_SIDE)
        self._pair.setDirection(_direction(is_wide))
        self._fit_head()
        self._fit()

    def _fit_head(self) -> None:
        """Buttons stand beside the title where both have their room, and below it where they have not."""
        margins = self._area.body.contentsMargins()
        # The width of the page: the area in it may not have been given its own yet.
        bar = self._area.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - margins.left() - margins.right() - self._head.spacing()
        is_beside = self._header.sizeHint().width() + self._ways.sizeHint().width() <= room
        self._head.setDirection(_direction(is_beside))
        self._ways.lean(is_beside)

    def _hear(self, _changed: Changed) -> None:
        """While nobody looks, only remember that something changed."""
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def _hear_of(self, overview: Overview, query: Query | None) -> None:
        """Nothing is shown below conditions by which it was not reckoned."""
        if query == self.filter_bar.query:
            self._show(overview)
            return
        self._is_loading = False
        self.refresh()

    def _show_beginning(self, beginning: Overview) -> None:
        """The numbers, while what needs attention is still looked for."""
        if not beginning.lines:
            return
        self._show_numbers(beginning)
        self._still.show()
        self._fit()
        self._area.settle()

    def _show_numbers(self, overview: Overview) -> None:
        for card in (self._table_card, self._list_card):
            card.show()
        self._tiles.show_tiles(overview.tiles)
        self._table.show_overview(overview)
        self._projects.show_overview(overview)

    def _show(self, overview: Overview) -> None:
        self._is_loading = False
        self._overview = overview
        self.reckoned.emit(overview)
        if self._map_wanted is not None and (made := self._show_map()):
            self._map_wanted(made)
            self._map_wanted = None
        if self._feed.register.clock is None:
            self._look.note(newest_step(self._feed.register), datetime.now(UTC))
        self._header.set_subtitle(_subtitle(self._feed.register))
        self._show_numbers(overview)
        self._still.hide()
        self._list.show_findings(overview.findings)
        self._compared.show_overview(overview)
        self._compare_card.setVisible(bool(overview.lines))
        self.filter_bar.say(say_districts(overview.of, len(overview.lines)) if overview.of else "")
        is_empty = overview.is_empty and overview.of is None
        self._places.setCurrentWidget(self._empty if is_empty else self._area)
        self._fit()
        self._area.settle()
        if self._is_stale and self.isVisible():
            self.refresh()

    def _fail(self, error: Exception) -> None:
        self._is_loading = False
        if not isinstance(error, RegisterError | Refused):
            raise error
        if self._overview is None:
            # Tiles that wait for figures would wait for ever.
            self._unread.say("\n".join((_("The overview could not be read."), str(error))))
            self._places.setCurrentWidget(self._unread)
        self._feed.failed.emit(error)

    def _follow(self, view: QAbstractItemView, index: QModelIndex, _before: QModelIndex) -> None:
        """A line that the keyboard goes to is seen: what has all its height scrolls nothing itself."""
        sheet = self._area.widget()
        if sheet is not None and view.hasFocus():
            line = view.visualRect(index)
            place = view.viewport().mapTo(sheet, line.center())
            self._area.ensureVisible(place.x(), place.y(), 0, line.height())

    def _fit(self) -> None:
        """Table and list show all they have where there is room, and scroll in themselves where there is not."""
        is_beside = self._pair.direction() == QBoxLayout.Direction.LeftToRight
        least = (_FEWEST_ROWS if is_beside else _ROWS_ALONE) * fonts.control_height()
        for are_short, is_close, are_low in _WAYS_TO_FIT:
            self._tiles.keep_low(are_short)
            self._list.keep_low(is_close)
            self._table.keep_low(are_low)
            wanted = max(
                self._table.content_height(), self._list.content_height() + self._heading.sizeHint().height()
            )
            room = self._room_below_tiles()
            if room >= wanted:
                break
        self._table.setFixedHeight(min(self._table.content_height(), max(room, least)))
        room -= self._heading.sizeHint().height()
        self._list.setFixedHeight(min(self._list.content_height(), max(room, least)))
        # Heights that a layout reckoned for another width would stay, and cut what stands in them.
        self._pair.invalidate()
        self._tiles.updateGeometry()

    def _room_below_tiles(self) -> int:
        body, card = self._area.body, self._table_card.body.contentsMargins()
        around = body.contentsMargins().top() + body.contentsMargins().bottom() + 2 * body.spacing()
        width = self._area.viewport().width() - 2 * body.contentsMargins().left()
        head = self._head.totalHeightForWidth(width)
        above = head + self._tiles.height_at(width) + around + card.top() + card.bottom() + 2
        return self._area.viewport().height() - above


def _direction(is_beside: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom


def _subtitle(register: Register) -> str:
    if register.clock is not None:
        words = register.clock.words()
        return words[:1].upper() + words[1:]
    return _("As known today, {day}", day=i18n.day(register.today))
