"""One place of the desk: the list of one kind of record, and beside it the one that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from ...drafts.draft import TypedDraft
from ...i18n import _
from ...record_kinds import EVIDENCE, RECORD_KINDS
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import EmptyState
from ..kit.entry_keys import entering_on
from ..kit.page import Page, ShownList
from ..lists.leaving import may_leave
from ..lists.list_pane import ListPane
from ..lists.page_halves import Halves
from .chosen_deeds import ChosenDeeds
from .dropped_files import DroppedFiles
from .stepping_out import step_out

if TYPE_CHECKING:
    from .record_view import RecordView

LoadView = Callable[[], "type[RecordView]"]
# Pages beside the list while no record is open.
_NONE, _GONE = 0, 1


class RecordPage(Page):
    """List at the left and record at the right; one of them where it is narrow; or the list alone as a wide table."""

    def __init__(
        self, feed: Feed, settings: Settings, kind: str, load_view: LoadView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._load_view = load_view
        self._list_first = False
        self._feed, self._settings, self._kind = feed, settings, kind
        # Made when the first record is opened.
        self._view: RecordView | None = None
        self._open_id = ""
        self._is_new = False
        # Whether the program chooses in the list, and no person.
        self._is_choosing = False
        self.pane = ListPane(feed, settings, kind)
        # Its key works from everywhere, while this page is in front.
        self.addAction(self.pane.turn_wide)
        self.table, self.filter_bar = self.pane.table, self.pane.filter_bar
        self._lay_out()
        self._connect()
        self._set_wide(settings.get(f"wide.{kind}") is True)

    def _lay_out(self) -> None:
        self._beside = QStackedWidget()
        self._none = EmptyState(RECORD_KINDS[self._kind].icon, "")
        self._beside.addWidget(self._none)
        gone = EmptyState(
            "restore", _("This was removed. Restore brings it back, with what went with it."), _("Restore")
        )
        self._beside.addWidget(gone)
        self.deeds = ChosenDeeds(self, self._feed, self._kind, self.pane, self._beside, self._load_view)
        self._beside.addWidget(self.deeds.several)
        gone.first_step_chosen.connect(self.deeds.restore)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._halves = Halves(self._settings, self.pane, self._beside)
        row.addWidget(self._halves)

    def _connect(self) -> None:
        self.table.record_chosen.connect(self._choose)
        self.table.record_opened.connect(self._open)
        self.table.record_clicked.connect(self._click)
        self.table.paste_wanted.connect(lambda: self.action_wanted.emit("paste_table"))
        self.pane.narrowed.connect(self._show_found)
        self._halves.folded.connect(self._fold)
        self.table.counted.connect(self._show_beside)
        self.table.read_again.connect(self._open_any)
        self.table.chosen_rows.changed.connect(self._show_several)
        self.pane.new_wanted.connect(self.new_record)
        self.pane.restore_wanted.connect(self.deeds.restore)
        self.pane.wide_wanted.connect(self.show_as_table)
        self.pane.alone_wanted.connect(self._halves.fold)
        self.pane.removed_shown.connect(self._show_removed)
        self.pane.day_shown.connect(self._show_day)

    def paint_list_first(self) -> None:
        """Let the list stand and be clicked before the first record is opened beside it, when the page is shown."""
        self._list_first = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._list_first:
            self._list_first = False
            # The first time round paints, the second comes after that.
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._open_any))
        else:
            self._open_any()

    def _open_any(self) -> None:
        if not self.pane.is_wide and not self._open_id and not self._is_new:
            self._choose_first()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "find": self._focus_search,
            "new_record": self.new_record,
            "save": self.save,
            "remove": self.deeds.remove_if_in_list,
            "change_field": self.deeds.change_field,
            "add_evidence": self.deeds.add_evidence,
            **self.deeds.merging_handlers(),
            **{step: partial(self._enter, step) for step in entering_on(self._kind)},
        }

    @property
    def open_id(self) -> str:
        return self._open_id

    def open_record(self, record_id: str) -> bool:
        """Show this record; a search that hides it is cleared. False when unsaved text keeps the page."""
        if not self.leave():
            return False
        self._have_room_beside()
        if not self.table.choose(record_id, quietly=True):
            self.pane.turn_removed.setChecked(False)
            self.pane.show_all()
            self.table.choose(record_id, quietly=True)
        self._load(record_id)
        self._work_from(record_id)
        self._turn_to_record()
        return True

    def open_records(self, ids: Sequence[str]) -> bool:
        return self.deeds.choose(ids)

    def take_draft(self, draft: TypedDraft) -> None:
        if draft.record_id is not None and self.open_record(draft.record_id):
            self._shown_view().take_draft(draft)

    def new_record(self) -> None:
        """An empty form, with the list beside it."""
        if why_not := self.pane.why_none_new():
            self._feed.said.emit(why_not)
            return
        if not self.leave():
            return
        self.pane.turn_removed.setChecked(False)
        self._have_room_beside()
        self.table.choose("", quietly=True)
        self._load(None)
        self._turn_to_record()
        self._shown_view().focus_first()

    def save(self) -> bool:
        """Save what was typed. Returns whether nothing is left unsaved."""
        return self._view is None or self._view.save()

    def _enter(self, step: str) -> None:
        if self._view is not None:
            self._view.entering(self)[step]()

    def is_changed(self) -> bool:
        return self._view is not None and self._view.is_changed()

    def leave(self) -> bool:
        if (view := self._view) is None or not view.is_changed():
            return True
        if may_leave(self, view.save, view.revert, unsaved=view.unsaved(), is_there=view.form.is_there):
            return True
        self.lead_to_unsaved()
        return False

    def unsaved(self) -> str:
        return self._view.unsaved().sentence() if self._view is not None else ""

    def lead_to_unsaved(self) -> None:
        if self._view is not None and self._view.is_changed():
            self._halves.turn_to(right=True)
            self._view.lead_to_unsaved()

    def can_step_back(self) -> bool:
        """Whether the record hides the list."""
        return self._halves.is_at_right

    def step_back(self) -> None:
        """From the record to the list, where only one of them is seen. What was typed stays."""
        self._halves.turn_to(right=False)
        self.table.setFocus()
        self.record_shown.emit(self._open_id)

    def take_keyboard(self) -> None:
        """To the search, or to the record where that hides the list."""
        take = self._shown_view().setFocus if self._halves.is_at_right else self.pane.search.take_keyboard
        take()

    def _focus_search(self) -> None:
        self._halves.turn_to(right=False)
        self.pane.search.setFocus()
        self.pane.search.selectAll()

    def shown_list(self) -> ShownList:
        return self.deeds.as_list()

    def show_as_table(self, is_wide: bool) -> None:
        """The list alone over the whole page, or beside the open record. Remembered."""
        if is_wide and not self.leave():
            self.pane.turn_wide.setChecked(False)
            return
        self._settings.set(f"wide.{self._kind}", is_wide)
        self._set_wide(is_wide)
        self.table.setFocus()
        chosen = self.table.chosen_id()
        if not is_wide and chosen is not None:
            self._load(chosen)
        elif not is_wide:
            self._choose_first()

    def file_drop_at(self, place: QPoint) -> Callable[[Sequence[Path]], object] | None:
        """The record takes them that stands open there, if anything can be kept with it."""
        view = self._view
        if view is None or not view.isVisible() or not view.rect().contains(view.mapFrom(self, place)):
            return None
        is_able = bool(self._open_id) and not self._feed.why_read_only and RECORD_KINDS[self._kind].is_entered
        return partial(self._attach, view, self._open_id) if is_able else None

    def _attach(self, view: RecordView, record_id: str, files: Sequence[Path]) -> None:
        def show() -> None:
            if self._open_id == record_id:
                view.show_tab(EVIDENCE.key)

        DroppedFiles(self._feed, record_id, files, show, self)

    def _shown_view(self) -> RecordView:
        if self._view is None:
            self._view = self._made_view()
            self._beside.addWidget(self._view)
        return self._view

    def _made_view(self) -> RecordView:
        view = self._load_view()(self._feed, self._settings, self._kind)
        view.saved.connect(self._after_save)
        view.touched.connect(self.touched)
        view.open_wanted.connect(self.open_wanted)
        view.back_wanted.connect(self.step_back)
        view.cancelled.connect(self.cancel)
        view.merge_wanted.connect(self.deeds.merge_these)
        view.show_back(self._halves.is_folded)
        view.show_as_of(self.table.day)
        return view

    def _show_day(self, day: date | None) -> None:
        if self._view is not None:
            self._view.show_as_of(day)

    def _show_several(self, count: int) -> None:
        """What can be done to all of them stands where one of them would; afterwards that one again."""
        if count <= 1:
            if (chosen := self.table.chosen_id()) and not self.pane.is_wide:
                self._load(chosen)
        elif self.leave():
            self.deeds.several.say(count, are_removed=self.pane.turn_removed.isChecked())
            self._beside.setCurrentWidget(self.deeds.several)
        else:
            self._choose_open()

    def _fold(self, _is_folded: bool) -> None:
        """Whoever is typing keeps the record; everybody else sees the list first."""
        is_there = (focus := self.focusWidget()) is not None and self._beside.isAncestorOf(focus)
        self._halves.turn_to(right=self._is_new or is_there or self.is_changed())
        if self._view is not None:
            self._view.show_back(self._halves.is_folded)

    def _turn_to_record(self) -> None:
        if self._view is None or self._beside.currentWidget() is not self._view:
            return
        had_focus = (focus := QApplication.focusWidget()) is not None and self.pane.isAncestorOf(focus)
        self._halves.turn_to(right=True)
        if had_focus and self._halves.is_at_right:
            # The list is hidden; Qt would hand the keyboard to whatever comes next.
            self._view.focus_tabs()

    def _click(self, record_id: str) -> None:
        """Where the record has no place beside the list, one click opens it."""
        if self._halves.is_folded and not self.pane.is_wide and record_id == self._open_id:
            self._turn_to_record()
            self.record_shown.emit(record_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and step_out(self):
            return
        super().keyPressEvent(event)

    def _set_wide(self, is_wide: bool) -> None:
        self.pane.set_wide(is_wide)
        self._show_beside()

    def _show_beside(self) -> None:
        """Nothing stands beside a wide table, nor beside a list that has nothing to show."""
        has_any = self.table.count() > 0 or self.pane.is_searching
        is_possible = not self.pane.is_wide or self._halves.is_one_wanted
        self._halves.have_right(is_possible and (has_any or self._is_new))

    def _have_room_beside(self) -> None:
        """A table over the whole page makes room for a record, unless that takes the page and gives it back."""
        if not self._halves.is_one_wanted:
            self._set_wide(False)

    def _choose_first(self) -> None:
        """Open what stands first in the list, as nobody asked for it."""
        self._is_choosing = True
        self.table.choose_first()
        self._is_choosing = False

    def _choose(self, record_id: str) -> None:
        if self.pane.is_wide:
            return
        if not self.leave():
            self._choose_open()
            # A mouse press marks its row only after it has chosen it.
            QTimer.singleShot(0, self, self._choose_open)
            return
        # A save on the way has chosen what was saved.
        self.table.choose(record_id, quietly=True)
        self._load(record_id)
        if not self._is_choosing:
            self._work_from(record_id)

    def _work_from(self, record_id: str) -> None:
        """A source that a person opens is at hand for the claims that come from it."""
        if self._kind == "source" and record_id and not self.pane.turn_removed.isChecked():
            self._feed.source_at_hand.offer(record_id)

    def _show_found(self) -> None:
        """What is open beside a search is among what it found, unless something is typed there."""
        if self.pane.is_wide or self._is_new or self.is_changed() or self.table.is_unread:
            return
        if not self.table.count():
            self._load("")
        elif not self.table.holds_choice():
            self._choose_first()
        elif not self._open_id:
            self._load(self.table.chosen_id())

    def cancel(self) -> None:
        """Back from a new record to the list."""
        if self.leave() and self._is_new:
            self._load("")
            self._choose_first()
            self.table.setFocus()

    def _choose_open(self) -> None:
        """Mark the record that is open; none while a new one is typed."""
        if not self.table.choose(self._open_id, quietly=True):
            self.table.choose("", quietly=True)

    def _open(self, record_id: str) -> None:
        if self.pane.is_wide:
            self._have_room_beside()
            self._load(record_id)
        self._work_from(record_id)
        self._turn_to_record()
        self._shown_view().focus_tabs()
        self.record_shown.emit(self._open_id)

    def _load(self, record_id: str | None) -> None:
        """Show a record; None for a new one, '' for none."""
        self._is_new, self._open_id = record_id is None, record_id or ""
        self._show_beside()
        if record_id == "" or self.pane.turn_removed.isChecked():
            self._none.say(self.pane.words_beside())
            self._beside.setCurrentIndex(_GONE if record_id else _NONE)
            self._halves.turn_to(right=False)
        else:
            view = self._shown_view()
            view.load(record_id)
            self._beside.setCurrentWidget(view)
        self.record_shown.emit(self._open_id)

    def _after_save(self, record_id: str) -> None:
        self._is_new, self._open_id = False, record_id
        if not self.table.choose(record_id, quietly=True) and not self.pane.is_searching:
            self.table.refresh()
            self.table.choose(record_id, quietly=True)
        self.record_shown.emit(record_id)

    def _show_removed(self, _is_removed: bool) -> None:
        self.table.choose("", quietly=True)
        self._load("")
        if not self.pane.is_wide:
            self._choose_first()
