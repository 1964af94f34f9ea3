"""Every step that was ever made: what, to which records, when, by whom, and what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...register.journal.store import Changed
from ...register.queries import history
from ..feed.register_feed import Feed
from ..kit import CalmTable, CountLabel, EmptyState, QuietButton, SearchBox
from ..kit.page import Page
from ..lists.lines_delegate import LinesTable
from ..lists.list_head import ListHead
from ..lists.search_words import found_words, nothing_found
from ..look import fonts
from .history_model import STEP, HistoryModel, StepDelegate
from .kind_choice import KindChoice
from .step_view import StepView

# In steps of the grid: the width of the list, the width below which it is seen alone, and the height below which
# the number of steps is not told.
_LIST_WIDTH, _NARROW, _LOW = 93, 150, 70


class HistoryView(Page):
    """The steps at the left, the chosen one at the right, or one of both where it is narrow; of all or one record."""

    def __init__(self, feed: Feed, record_id: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._record_id = feed, record_id
        self._sought = ""
        self._is_folded = self._is_at_step = self._is_stale = False
        self._all = 0
        self._model = HistoryModel(feed, record_id, self)
        self.step = StepView(feed, record_id)
        self.step.open_wanted.connect(self.open_wanted)
        self.step.look_wanted.connect(self.clock_wanted)
        self._make_list()
        self._lay_out()
        feed.changed.connect(self._hear)
        self.refresh()

    def _make_list(self) -> None:
        self.list = LinesTable(_("Steps"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(StepDelegate(self.list))
        self.list.setSelectionMode(CalmTable.SelectionMode.SingleSelection)
        self.list.stretch()
        self.list.selectionModel().currentRowChanged.connect(self._moved)
        self.list.clicked.connect(lambda _index: self._turn_to_step(True))
        self.list.activated.connect(lambda _index: self._turn_to_step(True))
        self.search = SearchBox(_("Search what, who or record"))
        self.search.searched.connect(self._search)
        self.only = KindChoice(_("Changes of"))
        self.only.kind_chosen.connect(self.refresh)
        self.search.found_wanted.connect(self.list.setFocus)
        self._count = CountLabel(text_colour="dim")
        self._nothing = EmptyState("search", "", _("Clear search"))
        self._nothing.first_step_chosen.connect(self.search.empty)
        self._none = EmptyState("history", _("Nothing was changed yet. Every save will be listed here."))
        self._unread = EmptyState("history", _("This list could not be read."))

    def _lay_out(self) -> None:
        self._body = QStackedWidget()
        for page in (self.list, self._nothing, self._none, self._unread):
            self._body.addWidget(page)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        fonts.space(column, gap=0)
        column.addWidget(ListHead((self.search,), (self._count, self.only)))
        column.addWidget(self._body, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self._make_right())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_folded = self.width() < fonts.step(_NARROW)
        first = min(fonts.step(_LIST_WIDTH), round(self.width() * 0.44))
        self._splitter.setSizes([first, self.width() - first])
        self._count.setVisible(self.height() >= fonts.step(_LOW))
        self._turn_to_step(self._is_at_step)

    def _make_right(self) -> QWidget:
        right = QWidget()
        self._back = QuietButton(_("Back to the steps"), "back")
        self._back.clicked.connect(self.step_back)
        column = QVBoxLayout(right)
        fonts.space(column, gap=0)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.step, 1)
        self._right = right
        return right

    def can_step_back(self) -> bool:
        """Whether the step hides the list."""
        return self._is_folded and self._is_at_step

    def step_back(self) -> None:
        """From the step to the list, where only one of them is seen."""
        self._turn_to_step(False)
        self.list.setFocus()

    def _turn_to_step(self, is_at_step: bool) -> None:
        self._is_at_step = is_at_step and self._is_folded
        self._left.setVisible(not self._is_at_step)
        self._right.setVisible(self._is_at_step or not self._is_folded)
        self._back.setVisible(self._is_folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.can_step_back():
            self.step_back()
            return
        super().keyPressEvent(event)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"find": self._focus_search}

    def take_keyboard(self) -> None:
        self.search.take_keyboard()

    def _focus_search(self) -> None:
        self._turn_to_step(False)
        self.search.setFocus()
        self.search.selectAll()

    def refresh(self) -> None:
        """Read the journal again; the chosen step stays chosen."""
        chosen = self._chosen()
        value = self.list.verticalScrollBar().value()
        if self._record_id is not None:
            self.only.offer(self._feed.attempt(self._read_kinds) or {})
        self.step.leave_only(self.only.kind)
        self._model.ask(self._sought, self.only.kind)
        if not self._sought and not self.only.kind:
            self._all = self._model.total
        self._show_count()
        place = self._model.place_of(chosen) if chosen else None
        self.list.setCurrentIndex(self._model.index(0 if place is None else place, 0))
        self.list.verticalScrollBar().setValue(value if place is not None else 0)
        if not self._model.rowCount():
            self.step.show_step(None)

    def _read_kinds(self) -> dict[str, int]:
        with self._feed.register.read() as session:
            return history.kinds_told(session, str(self._record_id))

    def choose(self, sequence: int) -> bool:
        """Choose this step; says whether it is among those that were fetched."""
        place = self._model.place_of(sequence)
        if place is not None:
            self.list.setCurrentIndex(self._model.index(place, 0))
        return place is not None

    def _chosen(self) -> int:
        step = self.list.currentIndex().data(STEP)
        return step.change_set.sequence if step is not None else 0

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.step.show_step(current.data(STEP))

    def _search(self, text: str) -> None:
        self._sought = text.strip()
        self.refresh()

    def _show_count(self) -> None:
        total = self._model.total
        words = ngettext("{count} step", "{count} steps", total)
        is_narrowed = bool(self._sought or self.only.kind)
        said = found_words(total, self._all) if is_narrowed else words
        self._count.setText("" if self._model.is_unread else said)
        self._nothing.say(nothing_found(self._sought))
        empty = self._nothing if self._sought else self._none
        self._body.setCurrentWidget(self._unread if self._model.is_unread else self.list if total else empty)

    def _hear(self, _changed: Changed) -> None:
        self._all = 0 if self._sought else self._all
        # What was saved may belong to the record; whether it does is asked only by whoever looks.
        self._is_stale = self._record_id is not None and not self.isVisible()
        if not self._is_stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()
