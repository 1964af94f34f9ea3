"""The recycle bin: removed records of every kind, what went with each, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...register.journal.store import Changed
from ...register.queries.history import Step
from ...register.queries.removed import RemovedRecord, read_removed, removing_step
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import CalmTable, CountLabel, EmptyState, PrimaryButton, QuietButton, SearchBox, forbid
from ..kit.deeds import Deed, deeds_menu
from ..kit.page import Page
from ..lists.lines_delegate import LinesTable
from ..lists.list_head import ListHead
from ..lists.page_halves import Halves
from ..lists.removing import restore_telling
from ..lists.search_words import found_words, nothing_found
from ..look import fonts
from .removed_model import REMOVED, RemovedDelegate, RemovedModel
from .step_view import StepView

_THIS_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class RemovedPage(Page):
    """The list at the left, what the chosen record was and took along at the right; what is restored is opened."""

    def __init__(self, feed: Feed, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._sought, self._all, self._asked = "", 0, 0
        self._is_stale = False
        self._model = RemovedModel(self)
        self._make_list()
        self._make_right()
        left = QWidget()
        column = QVBoxLayout(left)
        fonts.space(column, gap=0)
        column.addWidget(ListHead((self.search,), (self._count,)))
        column.addWidget(self._body, 1)
        self._halves = Halves(settings, left, self._right)
        self._halves.folded.connect(self._back.setVisible)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._halves)
        feed.changed.connect(self._hear)
        self.refresh()

    def _make_list(self) -> None:
        self.list = _RemovedList(_("Removed records"))
        self.list.setModel(self._model)
        self.list.stretch()
        self.list.setItemDelegate(RemovedDelegate(self.list))
        self.list.setSelectionMode(CalmTable.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(lambda *_changed: self._look())
        self.list.clicked.connect(lambda _index: self._turn_to_right())
        self.list.activated.connect(lambda _index: self._turn_to_right())
        self.list.menu_wanted.connect(self._show_menu)
        self.search = SearchBox(_("Search what, who or kind"))
        self.search.searched.connect(self._search)
        self.search.found_wanted.connect(self.list.setFocus)
        self._count = CountLabel(text_colour="dim")
        self._nothing = EmptyState("search", "", _("Clear search"))
        self._nothing.first_step_chosen.connect(self.search.empty)
        self._none = EmptyState(
            "remove", _("Nothing is removed. What you remove is kept here, with all that goes with it.")
        )
        self._unread = EmptyState("remove", _("This list could not be read."))
        self._body = QStackedWidget()
        for page in (self.list, self._nothing, self._none, self._unread):
            self._body.addWidget(page)

    def _make_right(self) -> None:
        self._right = QWidget()
        self.step = StepView(self._feed, "")
        self._several = EmptyState("restore", "", _("Restore all"))
        self._several.first_step_chosen.connect(self.restore)
        self.restore_button = PrimaryButton(_("Restore"))
        self.restore_button.clicked.connect(self.restore)
        for button in (self.restore_button, self._several.button):
            forbid(button, self._feed.why_read_only)
        self._back = QuietButton(_("Back to the list"), "back")
        self._back.clicked.connect(self.step_back)
        self._back.hide()
        head = QHBoxLayout()
        fonts.space(head, (6, 3, 6, 0), gap=2)
        head.addWidget(self._back)
        head.addStretch(1)
        head.addWidget(self.restore_button)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.step)
        self._shown.addWidget(self._several)
        column = QVBoxLayout(self._right)
        fonts.space(column, gap=0)
        column.addLayout(head)
        column.addWidget(self._shown, 1)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"find": self._focus_search}

    def take_keyboard(self) -> None:
        self.search.take_keyboard()

    def _focus_search(self) -> None:
        self._halves.turn_to(right=False)
        self.search.setFocus()
        self.search.selectAll()

    def can_step_back(self) -> bool:
        return self._halves.is_at_right

    def step_back(self) -> None:
        self._halves.turn_to(right=False)
        self.list.setFocus()

    def _turn_to_right(self) -> None:
        if len(self._chosen()) == 1:
            self._halves.turn_to(right=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.can_step_back():
            self.step_back()
            return
        super().keyPressEvent(event)

    def refresh(self) -> None:
        """Read the list again, beside the window; what was chosen stays so, else what stands in its place."""
        self._asked += 1
        asked, sought, register = self._asked, self._sought, self._feed.register

        def read() -> list[RemovedRecord]:
            with register.read() as session:
                return read_removed(session, sought)

        def show(found: list[RemovedRecord] | None) -> None:
            if asked == self._asked:
                self._show(found, sought)

        def fail(error: Exception) -> None:
            self._feed.report(error)
            show(None)

        self._feed.run(read, show, fail, self)

    def _show(self, found: list[RemovedRecord] | None, sought: str) -> None:
        current, row = self._current(), self.list.currentIndex().row()
        self._model.show(found or [])
        total = self._model.rowCount()
        if not sought:
            self._all = total
        said = found_words(total, self._all) if sought else self._counted(total)
        self._count.setText("" if found is None else said)
        self._nothing.say(nothing_found(sought))
        empty = self._nothing if sought else self._none
        self._body.setCurrentWidget(self._unread if found is None else self.list if total else empty)
        self._halves.have_right(total > 0)
        place = self._model.place_of(current.id) if current else None
        if total:
            at = self._model.index(max(0, min(row, total - 1)) if place is None else place, 0)
            # Whatever key is held down at the moment when the list has been read.
            self.list.selectionModel().setCurrentIndex(at, _THIS_ROW)
        self._allow_restoring(True)
        self._look()

    def _counted(self, total: int) -> str:
        return ngettext("{count} removed", "{count} removed", total)

    def _search(self, text: str) -> None:
        self._sought = text.strip()
        # Until it is found, what is chosen is of the list before.
        self._allow_restoring(False)
        self.refresh()

    def _allow_restoring(self, is_allowed: bool) -> None:
        for button in (self.restore_button, self._several.button):
            button.setEnabled(is_allowed and not self._feed.why_read_only)

    def _current(self) -> RemovedRecord | None:
        found = self.list.currentIndex().data(REMOVED)
        return found if isinstance(found, RemovedRecord) else None

    def _chosen(self) -> list[RemovedRecord]:
        rows = sorted({index.row() for index in self.list.selectedIndexes()})
        return [self._model.records[row] for row in rows]

    def _look(self) -> None:
        """What the chosen record was and took along; of several, that they can be restored together."""
        chosen = self._chosen()
        self.restore_button.setVisible(len(chosen) == 1)
        self._shown.setCurrentWidget(self._several if len(chosen) > 1 else self.step)
        if len(chosen) > 1:
            self._several.say(ngettext("{count} record chosen.", "{count} records chosen.", len(chosen)))
        elif chosen:
            record_id = chosen[0].id
            self.step.show_of(record_id, self._feed.attempt(lambda: self._step_of(record_id)))

    def _step_of(self, record_id: str) -> Step | None:
        with self._feed.register.read() as session:
            return removing_step(session, record_id)

    def restore(self) -> None:
        """Bring back what is chosen, as one step; it is then chosen in the list of its kind."""
        self.search.end_pause()
        chosen = self._chosen()
        if not chosen or not self.restore_button.isEnabled():
            return
        if not restore_telling(self._feed, [each.id for each in chosen]):
            return
        kind = chosen[0].kind
        if len(chosen) == 1:
            self.open_wanted.emit(kind, chosen[0].id)
        else:
            # A list holds one kind of record; the line below says how many came back in all.
            self.several_wanted.emit(kind, [each.id for each in chosen if each.kind == kind])

    def _show_menu(self, place: QPoint) -> None:
        count = len(self._chosen())
        if count:
            words = _("Restore all") if count > 1 else _("Restore")
            deeds: list[Deed | None] = [
                Deed(_("Copy the rows") if count > 1 else _("Copy the row"), self.list.copy, "Ctrl+C"),
                None,
                Deed(words, self.restore, is_able=not self._feed.why_read_only),
            ]
            deeds_menu(deeds, self).popup(place)

    def _hear(self, _changed: Changed) -> None:
        # What is removed elsewhere is read only by whoever looks.
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()


class _RemovedList(LinesTable):
    """menu_wanted: for the chosen rows, at this place of the screen."""

    menu_wanted = Signal(QPoint)

    def show_menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(place)
