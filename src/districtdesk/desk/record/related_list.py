"""The records of one kind that belong to the record on show: a list, and a button that adds one in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...record_kind import Related
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, field_of
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import Card, EmptyState, NoteLabel, QuietButton, forbid, nothing_yet
from ..kit.deeds import Deed, deeds_menu
from ..kit.entry_keys import ADD, EDIT
from ..lists.record_table import RecordTable
from ..lists.removing import remove_part
from ..look import fonts
from .citing import correct_record

# In steps: the heading and a row of three lines.
_LEAST = 24


class RelatedList(QWidget):
    """open_wanted: go to the record's page. add_wanted: a form for a new one, with these values filled in."""

    open_wanted = Signal(str, str)
    add_wanted = Signal(str, dict)

    def __init__(
        self, feed: Feed, settings: Settings, related: Related, record_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._related = feed, related
        self._record_id = record_id
        self._table = RecordTable(
            feed, settings, related.kind, linked=(related.field, record_id), either_way=related.either_way
        )
        self._count = NoteLabel()
        self._new = new = _(related.new or RECORD_KINDS[related.kind].new)
        self._add = QuietButton(new, "add")
        forbid(self._add, feed.why_read_only)
        self._remove = QuietButton(_("Remove…"), "remove")
        if not _belongs(related):
            # Shown it is with the rest: without a parent yet it would stand as a window of its own.
            self._remove.hide()
        forbid(self._remove, feed.why_read_only)
        first_step = "" if feed.why_read_only else new
        self._empty = EmptyState(RECORD_KINDS[related.kind].icon, nothing_yet(related.kind, related.none), first_step)
        self._lay_out()
        self._add.clicked.connect(self._want_one)
        self._remove.clicked.connect(self.remove_chosen)
        self._table.menu_wanted.connect(self._show_menu)
        self._empty.first_step_chosen.connect(self._want_one)
        self._table.record_opened.connect(lambda each: self.open_wanted.emit(related.kind, each))
        self._table.counted.connect(self._counted)
        self._counted(self._table.count())

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        fonts.space(head, gap=2)
        head.addWidget(self._count, 1)
        head.addWidget(self._remove)
        head.addWidget(self._add)
        card = Card()
        card.fill(self._table)
        # It is scrolled itself: what it would like to have is not asked of the page.
        self._table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._table.setMinimumHeight(fonts.step(_LEAST))
        card.body.addWidget(self._empty)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 1, 6, 4), gap=3)
        column.addWidget(self._head)
        column.addWidget(card, 1)

    def _want_one(self) -> None:
        field = self._related.field
        is_several = field_of(KINDS[self._related.kind], field).kind.holds_several
        self.add_wanted.emit(self._related.kind, {field: (self._record_id,) if is_several else self._record_id})

    def _counted(self, count: int) -> None:
        focus = self.focusWidget()
        is_listed = count > 0 or self._table.is_unread
        self._table.setVisible(is_listed)
        if count and focus is not None and self._empty.isAncestorOf(focus):
            # The button that had the keyboard goes.
            self._table.setFocus()
        self._empty.setVisible(not is_listed)
        self._head.setVisible(count > 0)
        self._count.setText(ngettext("{count} record", "{count} records", count) if count else "")

    @property
    def kind(self) -> str:
        return self._related.kind

    @property
    def chosen_id(self) -> str:
        """Of the row that has the keyboard; empty for none."""
        return self._table.chosen_here()

    def remove_chosen(self) -> None:
        """Ask, then remove what is chosen here; what stands next in the list is chosen."""
        if not _belongs(self._related):
            self._feed.said.emit(_("This record is only linked here. It is removed on its own page."))
            return
        self._table.chosen_here()
        place = self._table.place()
        if remove_part(self, self._feed, self._related.kind, self._table.chosen_ids()):
            self._table.choose_place(place)

    def _show_menu(self, place: QPoint) -> None:
        count, may_change = self._table.chosen_rows.count(), not self._feed.why_read_only
        deeds: list[Deed | None] = [Deed(_("Open"), self._table.open_chosen, "Enter")] if count <= 1 else []
        if count <= 1:
            deeds.append(Deed(_("Edit the record"), self.edit_chosen, EDIT[0]))
        deeds += [*self._table.copy_deeds(), None]
        deeds.append(Deed(self._new, self._want_one, ADD[0], may_change))
        if _belongs(self._related):
            deeds.append(Deed(_("Remove…"), self.remove_chosen, "Del", may_change))
        if not self._table.is_compact:
            deeds += [None, Deed(_("Columns"), partial(self._table.columns_menu.popup, place))]
        deeds_menu(deeds, self).popup(place)

    def edit_chosen(self) -> None:
        """The form of what is chosen here, in a window above the list."""
        if chosen := self.chosen_id:
            correct_record(self._feed, self._related.kind, chosen, "", self.window())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In the main window its own action takes this key first; in a dialog it comes here.
        if event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
            return
        if event.key() == Qt.Key.Key_Insert and not event.modifiers() and not self._feed.why_read_only:
            self._want_one()
            return
        super().keyPressEvent(event)

    def choose(self, record_id: str) -> None:
        """Mark this record and scroll to it."""
        self._table.choose(record_id, quietly=True)

    def refresh(self) -> None:
        self._table.refresh()


def _belongs(related: Related) -> bool:
    """Whether such a record is of this one, as its title says, and not one of its own that is linked with it."""
    record_type = KINDS[related.kind]
    return field_of(record_type, related.field).kind.part or related.field in record_type.titled_by
