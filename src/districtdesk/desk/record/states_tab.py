"""What a record was when: its states in the order of time, each with its act and its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _
from ...record_kind import Related
from ...record_kinds import RECORD_KINDS
from ...register.queries.through_time import StateOnShow, read_through_time
from ..feed.register_feed import Feed
from ..kit import Card, EmptyState, FlowRow, NoteLabel, PageArea, Pill, PlainLabel, QuietButton, forbid, nothing_yet
from ..look import fonts
from .fact_label import FactLabel


class StatesTab(PageArea):
    """open_wanted: go to a state's page. add_wanted: a form for a new state or citation with these values."""

    open_wanted = Signal(str, str)
    add_wanted = Signal(str, dict)

    def __init__(self, feed: Feed, related: Related, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._related, self._record_id = feed, related, record_id
        new = _(RECORD_KINDS[related.kind].new)
        self._add = QuietButton(new, "add")
        forbid(self._add, feed.why_read_only)
        self._add.clicked.connect(self._want_one)
        self._may_add = not feed.why_read_only
        first_step = new if self._may_add else ""
        self._empty = EmptyState(RECORD_KINDS[related.kind].icon, nothing_yet(related.kind), first_step)
        self._empty.first_step_chosen.connect(self._want_one)
        self._cards: list[Card] = []
        head = QHBoxLayout()
        head.addStretch(1)
        head.addWidget(self._add)
        fonts.space(self.body, (6, 1, 6, 4), gap=3)
        self.body.addLayout(head)
        self.body.addWidget(self._empty, 1)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept now."""
        for card in self._cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        states = self._read()
        self._cards = [self._card(state) for state in states or ()]
        for place, card in enumerate(self._cards, start=1):
            self.body.insertWidget(place, card)
        self._add.setVisible(bool(self._cards))
        self._empty.setVisible(not self._cards)
        is_read = states is not None
        self._empty.say(nothing_yet(self._related.kind) if is_read else _("This list could not be read."))
        self._empty.button.setVisible(is_read and self._may_add)

    def _read(self) -> list[StateOnShow] | None:
        """None where it could not be read, which the feed has said."""

        def read() -> list[StateOnShow]:
            with self._feed.register.read() as session:
                return read_through_time(session, self._related.field, self._record_id)

        return self._feed.attempt(read)

    def _card(self, state: StateOnShow) -> Card:
        card = Card()
        card.setAccessibleName(state.when)
        opens = QuietButton(_("Open"), "forward")
        opens.clicked.connect(partial(self.open_wanted.emit, self._related.kind, state.id))
        card.body.addLayout(_beside(FlowRow(*_head(state)), opens))
        card.body.addWidget(FlowRow(*(FactLabel(*fact) for fact in state.facts)))
        if state.act:
            card.body.addWidget(NoteLabel(_("By: {act}", act=state.act)))
        if state.note:
            card.body.addWidget(NoteLabel(state.note))
        cited = "; ".join(state.evidence)
        is_open = not state.evidence
        words = _("No evidence yet.") if is_open else _("Evidence: {sources}", sources=cited)
        cite = QuietButton(_(RECORD_KINDS["citation"].new), "add")
        cite.clicked.connect(partial(self.add_wanted.emit, "citation", {"record": state.id}))
        card.body.addLayout(_beside(PlainLabel(words, "note", "amber" if is_open else "dim"), cite))
        return card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in the tables of the other tabs."""
        if event.key() == Qt.Key.Key_Insert and not event.modifiers() and self._may_add:
            self._want_one()
            return
        super().keyPressEvent(event)

    def _want_one(self) -> None:
        self.add_wanted.emit(self._related.kind, {self._related.field: self._record_id})


def _beside(words: QWidget, step: QWidget) -> QHBoxLayout:
    """What is said, and at its right what can be done about it."""
    row = QHBoxLayout()
    fonts.space(row, gap=2)
    row.addWidget(words, 1)
    row.addWidget(step, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _head(state: StateOnShow) -> Iterator[QWidget]:
    """When it was so, and whether it is today."""
    when = PlainLabel(state.when, "strong")
    when.setWordWrap(False)
    yield when
    if state.certainty == "so":
        yield Pill(_("Today"), "accent")
    elif state.certainty == "possible":
        yield Pill(_("Possibly today"))
