"""One step of the journal in full: each record it touched, and each field before and after."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...record_kinds import RECORD_KINDS
from ...register.journal import chain
from ...register.past.days import clock_of
from ...register.queries import history
from ...register.queries.history import RecordChange, Step
from ..feed.register_feed import Feed
from ..kit import (
    Button,
    Card,
    DimLabel,
    LinkButton,
    NoteLabel,
    PageHeader,
    TwoLineLabel,
)
from ..kit.regions import Region
from ..kit.tooltip import explain
from ..look import fonts
from .history_model import number_of
from .values_grid import action_pill, values_grid

_PAGE = 40
_ARROWS_ONLY = Qt.FocusPolicy.ClickFocus
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class StepView(QScrollArea, Region):
    """Shows `_PAGE` records at a time. open_wanted: go to a record's page. look_wanted: a Clock of what was known
    once the step was made.
    """

    open_wanted = Signal(str, str)
    look_wanted = Signal(object)

    def __init__(self, feed: Feed, record_id: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._record_id = record_id
        # Of all that belongs to the record only this kind; empty for all of it.
        self._kind = ""
        self._step: Step | None = None
        self._shown = 0
        # One stop of Tab for all of them; the arrows move between them.
        self._links: list[LinkButton] = []
        self.more: Button | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What was changed"))

    def show_of(self, record_id: str, step: Step | None) -> None:
        """Show what this step did to this record and what belongs to it."""
        if record_id != self._record_id:
            self._record_id, self._step = record_id, None
        self.show_step(step)

    def leave_only(self, kind: str) -> None:
        """Of a record, tell only what was done to this kind of all that belongs to it; empty for all of it."""
        if kind != self._kind:
            self._kind, self._step = kind, None

    def show_step(self, step: Step | None) -> None:
        """Show this step; None for nothing."""
        if step == self._step and step is not None:
            return
        self._step, self._shown = step, 0
        self._links.clear()
        body = QWidget()
        self._column = QVBoxLayout(body)
        fonts.space(self._column, (6, 5, 6, 6), gap=4)
        self.more = None
        self._column.addStretch(1)
        if step is not None:
            self._column.insertWidget(0, PageHeader(step.title(), number_of(step)))
            self._column.insertWidget(1, _fingerprint(step))
            if self._record_id is None:
                look = LinkButton(_("Look at the register as of this step"))
                look.clicked.connect(lambda: self.look_wanted.emit(clock_of(step)))
                self._column.insertWidget(2, look, 0, Qt.AlignmentFlag.AlignLeft)
            self._show_more()
        self.setWidget(body)

    def _show_more(self) -> None:
        """Put the next records where the button for them was."""
        if self.more is not None:
            self._column.removeWidget(self.more)
            self.more.deleteLater()
            self.more = None
        changes = self._feed.attempt(self._read) or []
        for change in changes:
            self._column.insertWidget(self._column.count() - 1, self._card(change))
        self._shown += len(changes)
        rest = self._count() - self._shown
        if changes and rest > 0:
            self.more = Button(ngettext("Show more ({count} record left)", "Show more ({count} records left)", rest))
            self.more.clicked.connect(self._show_more)
            self._column.insertWidget(self._column.count() - 1, self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _read(self) -> list[RecordChange]:
        step = self._step
        if step is None:
            return []
        with self._feed.register.read() as session:
            return history.changes_in(
                session,
                step.change_set.sequence,
                record_id=self._record_id,
                kind=self._kind,
                offset=self._shown,
                limit=_PAGE,
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt filters the keys of the whole body for a scroll area: those of anything but a link scroll.
        place = next((place for place, link in enumerate(self._links) if link is watched), None)
        if place is None or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in _MOVES:
            return super().eventFilter(watched, event)
        self._go_to(place + _MOVES[Qt.Key(event.key())])
        return True

    def _go_to(self, place: int) -> None:
        if not 0 <= place < len(self._links):
            return
        for link in self._links:
            link.setFocusPolicy(_ARROWS_ONLY)
        self._links[place].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._links[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self._links[place])

    def _count(self) -> int:
        """How many records the step touched, of those that are told of here."""
        if self._step is None or self._record_id is None:
            return self._step.count if self._step else 0
        with self._feed.register.read() as session:
            return history.count_changes(session, self._step.change_set.sequence, self._record_id, self._kind)

    def _card(self, change: RecordChange) -> Card:
        card = Card()
        card.body.addLayout(self._head(change))
        if change.differences:
            card.body.addLayout(values_grid(change))
        else:
            card.body.addWidget(NoteLabel(_("No field of it was changed.")))
        return card

    def _head(self, change: RecordChange) -> QVBoxLayout:
        above = QVBoxLayout()
        fonts.space(above, gap=0.5)
        head = QHBoxLayout()
        above.addLayout(head)
        fonts.space(head, gap=2)
        name = change.name.show()
        if change.action == "removed" or self._record_id is not None:
            head.addWidget(TwoLineLabel(name, "strong"), 1)
        else:
            link = LinkButton(name)
            # Qt lets a button demand the whole of its text.
            link.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            link.clicked.connect(lambda: self.open_wanted.emit(change.kind, change.record_id))
            link.setFocusPolicy(_ARROWS_ONLY if self._links else Qt.FocusPolicy.StrongFocus)
            link.installEventFilter(self)
            self._links.append(link)
            head.addWidget(link)
        kind = DimLabel(_(RECORD_KINDS[change.kind].one))
        kind.setWordWrap(False)
        action = action_pill(change)
        # In a tab, beside the list of steps, there is no room for both.
        if self._record_id is None:
            head.addWidget(kind)
        else:
            above.addWidget(kind)
        head.addStretch(0 if self._record_id is not None else 1)
        head.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
        return above


def _fingerprint(step: Step) -> NoteLabel:
    """By which the history up to this step is known again; of the newest step, the whole of it."""
    label = NoteLabel(_("Fingerprint {fingerprint}", fingerprint=chain.shown(step.change_set.fingerprint)))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    meaning = _(
        "It speaks for this step and for all before it: when one of them is changed past the program, it is another. "
        "A workbook has that of the last step on its first sheet; type that into the search to see whether it is "
        "here."
    )
    explain(label, meaning)
    return label
