"""What can be done to the records that are chosen in a list: by key, by menu, or beside it where they are several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from ...i18n import _, number
from ...record_kinds import RECORD_KINDS
from ...register.journal.merge_marks import PastMerge, read_merges
from ...register.journal.store import Changed
from ...register.queries.clusters import CLUSTERED
from ..feed.register_feed import Feed
from ..kit.deeds import Deed, deeds_menu
from ..kit.entry_keys import COPY
from ..kit.page import Page, ShownList
from ..kit.text_undo import is_typing
from ..lists.list_pane import ListPane
from ..lists.narrowing import field_at, narrowing
from ..lists.removing import remove_asking, restore_telling, table_around
from .several import MOST_MERGED, SeveralChosen

if TYPE_CHECKING:
    from .for_all_dialog import ForAllDialog
    from .merging_steps import MergingSteps
    from .record_view import RecordView

# It needs editors, which a list has not loaded, and so do the dialogs that it knows.
LoadView = Callable[[], "type[RecordView]"]


class ChosenDeeds(QObject):
    """`beside`: an editor, and whatever else a key there is meant for. `several` stands beside the list."""

    def __init__(
        self, page: Page, feed: Feed, kind: str, pane: ListPane, beside: QWidget, load_view: LoadView
    ) -> None:
        super().__init__(page)
        self._page, self._feed, self._kind, self._pane, self._beside = page, feed, kind, pane, beside
        self._load_view = load_view
        self._table = pane.table
        self.several = SeveralChosen(kind, feed.why_read_only)
        self.several.copy_wanted.connect(self._table.copy)
        self.several.change_wanted.connect(self.change_field)
        self.several.evidence_wanted.connect(self.add_evidence)
        self.several.merge_wanted.connect(self.merge)
        self.several.export_wanted.connect(partial(page.action_wanted.emit, "export_list"))
        self.several.remove_wanted.connect(self.remove)
        self.several.restore_wanted.connect(self.restore)
        self._table.menu_wanted.connect(self._show_menu)
        feed.changed.connect(self._show_restored)

    @property
    def _are_removed(self) -> bool:
        return self._pane.turn_removed.isChecked()

    def as_list(self) -> ShownList:
        """The list as it stands; where several records are chosen, those."""
        self._pane.search.end_pause()
        name, query = _(RECORD_KINDS[self._kind].many), self._table.query()
        if self._table.chosen_rows.count() > 1:
            ids = tuple(self._table.chosen_ids())
            query = replace(query, where=(*query.where, ("id", ids)))
            name = _("{records}, chosen by hand", records=RECORD_KINDS[self._kind].count(len(ids)))
        return ShownList(query, self._table.visible_fields(), name, self._table.day)

    def remove_if_in_list(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or self._is_of_list(focus):
            self.remove()
        elif isinstance(focus, QAbstractItemView) and (parts := table_around(focus)):
            parts.remove_chosen()
        else:
            self._feed.said.emit(_("To remove a record, choose it in the list first."))

    def _is_of_list(self, widget: QWidget) -> bool:
        """Whether a key here may concern what is chosen in the list: not in text, the record or another table."""
        if self._table.isAncestorOf(widget):
            return True
        is_elsewhere = self._beside.isAncestorOf(widget) or isinstance(widget, QAbstractItemView)
        return not is_elsewhere and not is_typing(widget)

    def remove(self) -> None:
        """Ask, then remove what is chosen; the next record in the list is chosen."""
        chosen = self._table.chosen_ids()
        if not chosen or self._are_removed or not self._page.leave():
            return
        place = self._table.chosen_rows.place_without(self._table.place())
        if remove_asking(self._page, self._feed, self._kind, chosen):
            self._table.choose_place(place)

    def restore(self) -> None:
        """Bring the chosen removed records back."""
        chosen = self._table.chosen_ids()
        if chosen and self._are_removed and restore_telling(self._feed, chosen):
            self._page.open_records(chosen)

    def choose(self, ids: Sequence[str]) -> bool:
        """Choose these in the list; a search that hides one is cleared. False when unsaved text keeps the page."""
        if len(ids) == 1:
            return self._page.open_record(ids[0])
        if not self._page.leave():
            return False
        if self._page.can_step_back():
            self._page.step_back()
        self._pane.turn_removed.setChecked(False)
        if not self._table.chosen_rows.choose(ids):
            self._pane.show_all()
            self._table.chosen_rows.choose(ids)
        self._table.setFocus()
        return True

    def _show_restored(self, changed: Changed) -> None:
        """What an undo or redo has brought back is chosen and shown, unless something is being typed."""
        came_back = changed.all_back(self._kind)
        if came_back and self._page.isVisible() and not self._page.is_changed():
            # The list has to hear of it first.
            QTimer.singleShot(0, self, lambda: self.choose(came_back))

    def change_field(self) -> None:
        """Ask for one field of all that is chosen, and give it one value."""
        key = field_at(self._table.current_cell())
        self._ask_for_all(lambda: partial(self._load_view().change_dialog, begin=key))

    def add_evidence(self) -> None:
        """Ask for a source, and cite it for all that is chosen."""
        self._ask_for_all(lambda: self._load_view().evidence_dialog)

    def _ask_for_all(self, load: Callable[[], Callable[..., ForAllDialog]]) -> None:
        chosen = self._table.chosen_ids()
        if not chosen or self._are_removed or self._feed.why_read_only or not self._page.leave():
            return
        dialog = load()(self._feed, self._kind, chosen, self._page)
        dialog.exec()
        dialog.deleteLater()

    def merge(self) -> None:
        """Merge what is chosen; of one record the other is asked for."""
        chosen = self._table.chosen_ids()
        if len(chosen) > MOST_MERGED:
            text = _("At most {count} records are merged at once.", count=number(MOST_MERGED))
            self._feed.said.emit(text)
        elif not self._are_removed:
            self._merging().merge(chosen)

    def split(self) -> None:
        """Split off again what became the chosen record."""
        if not self._are_removed:
            self._merging().split(self._table.chosen_id() or "")

    def find_duplicates(self) -> None:
        """Look at the names of all records of the kind."""
        self._merging().find_duplicates()

    def _merging(self) -> MergingSteps:
        return self._load_view().merging_steps(self._page, self._feed, self._kind, self._take_keyboard)

    def _take_keyboard(self) -> None:
        """To the open record in the list, where that is seen beside it."""
        if self._table.isVisible():
            self._table.setFocus()

    def merging_handlers(self) -> dict[str, Callable[[], object]]:
        """What of it can be done to this kind of record."""
        if not RECORD_KINDS[self._kind].merged:
            return {}
        named = {"find_duplicates": self.find_duplicates} if self._kind in CLUSTERED else {}
        return {"merge": self.merge, "split": self.split, **named}

    def merge_these(self, ids: list[str]) -> None:
        """Merge these, of which somebody was warned."""
        self._merging().merge(ids)

    def _merging_deeds(self, count: int, *, may_change: bool) -> list[Deed]:
        if not RECORD_KINDS[self._kind].merged:
            return []
        words = _("Merge…") if count > 1 else _("Merge with…")
        merging = Deed(words, self.merge, is_able=may_change and count <= MOST_MERGED)
        is_merged = count <= 1 and bool(self._feed.attempt(self._read_merges))
        return [merging, Deed(_("Split again…"), self.split, is_able=may_change)] if is_merged else [merging]

    def _read_merges(self) -> list[PastMerge]:
        with self._feed.register.read() as session:
            return read_merges(session, self._table.chosen_id() or "")

    def _show_menu(self, place: QPoint) -> None:
        deeds_menu(self._deeds(), self._page).popup(place)

    def _deeds(self) -> list[Deed | None]:
        count, table = self._table.chosen_rows.count(), self._table
        may_change = RECORD_KINDS[self._kind].is_entered and not self._feed.why_read_only
        deeds: list[Deed | None] = []
        if count <= 1:
            deeds.append(Deed(_("Open"), table.open_chosen, "Enter"))
        deeds += table.copy_deeds()
        if count <= 1:
            only = narrowing(self._kind, table.current_cell(), self._pane.filter_bar.add_condition)
            deeds += [only] if only is not None else []
        deeds.append(None)
        if self._are_removed:
            return [*deeds, Deed(_("Restore"), self.restore, is_able=not self._feed.why_read_only)]
        act = self._page.action_wanted.emit
        if count <= 1:
            copy = Deed(_("Copy record"), partial(act, "copy_record"), COPY[0], may_change)
            deeds += [copy] if RECORD_KINDS[self._kind].is_entered else []
        else:
            deeds.append(Deed(_("Change a field of all…"), self.change_field, "Ctrl+H", may_change))
            deeds.append(Deed(_("Add evidence to all…"), self.add_evidence, "Ctrl+Shift+H", may_change))
            deeds.append(Deed(_("Export these…"), partial(act, "export_list"), "Ctrl+Shift+E"))
        deeds += self._merging_deeds(count, may_change=may_change)
        deeds.append(Deed(_("Remove…"), self.remove, "Del", not self._feed.why_read_only))
        return deeds
