"""The strip that says, while one types, that a thing may be there already: open that one, or it is another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ...i18n import _
from ...problems import Problem
from ...register.journal.entry import Entry
from ...register.kept_warnings import kept_beside
from ...register.queries.alike import ALIKE_BY, Alike, find_alike
from ...register.rules.duplicate_rules import PROBABLE_DUPLICATE
from ..feed.register_feed import Feed
from ..kit import Button, FlowRow, PlainLabel
from ..kit.tab_order import put_before
from ..kit.washed_strip import WashedStrip
from .field_cell import FieldCell
from .form_dialog import SavableForm
from .opening_elsewhere import open_elsewhere

_PAUSE_IN_MS = 150


class LikeOffer(WashedStrip):
    """Hidden while nothing is alike. That it is another one is saved in one step with the record."""

    def __init__(self, feed: Feed, kind: str, cells: Mapping[str, FieldCell], form: SavableForm) -> None:
        super().__init__(form)
        self._feed, self._kind, self._form = feed, kind, form
        self._cells = {key: cell for key, cell in cells.items() if key in ALIKE_BY.get(kind, ())}
        self.alike: Alike | None = None
        self._others: dict[str, str] = {}
        self._asked = 0
        self._typed_in: QWidget | None = None
        self._said = PlainLabel()
        self.open_button = Button(_("Open that one"), kind if kind in ("district", "company", "project") else "")
        self.another_button = Button(_("It is another"))
        self.open_button.clicked.connect(self._open)
        self.another_button.clicked.connect(self._part)
        self.column.addWidget(self._said)
        self.column.addWidget(FlowRow(self.open_button, self.another_button))
        # It is made after the fields and stands above them.
        put_before(next(iter(cells.values())).editor.typing_places()[0], self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_IN_MS)
        self._pause.timeout.connect(self._look)
        for cell in self._cells.values():
            cell.edited.connect(lambda _key: self._hear())
        form.saved.connect(lambda _record_id: self.forget())
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while nothing is."""
        return self._said.text() if self.alike else ""

    def hear_touched(self, is_changed: bool) -> None:
        """What was typed is saved or gone."""
        if not is_changed:
            self.forget()

    def forget(self) -> None:
        """Another record stands in the form, or what was typed is gone."""
        self._pause.stop()
        self._asked += 1
        self._show(None)
        # A save forgets too, and asks before the next event what was answered.
        QTimer.singleShot(0, self, self._others.clear)

    def _hear(self) -> None:
        self._typed_in = self.window().focusWidget()
        self._pause.start()

    def _look(self) -> None:
        self._asked += 1
        asked, own_id = self._asked, self._form.record_id
        typed = {key: cell.editor.value() for key, cell in self._cells.items()}
        values = {key: value for key, value in typed.items() if not isinstance(value, Problem)}
        register = self._feed.register

        def find() -> list[Alike]:
            with register.read() as session:
                return find_alike(session, self._kind, values, own_id)

        def found(alike: list[Alike]) -> None:
            if asked == self._asked:
                self._show(next((each for each in alike if each.id not in self._others), None))

        # The save will meet what the world refuses, and say so.
        self._feed.run(find, found, lambda _error: None, self)

    def _show(self, alike: Alike | None) -> None:
        self.alike = alike
        self._form.is_there = alike is not None
        self.setVisible(alike is not None)
        if alike is not None:
            self._said.setText(alike.problem.message)
            self.setAccessibleName(alike.problem.message)

    def _part(self) -> None:
        if self.alike is not None:
            self._others[self.alike.id] = self.alike.caption.show()
            self._look()
            # One goes on where one was typing.
            if self._typed_in is not None and isValid(self._typed_in):
                self._typed_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def without_answered(self, warnings: Sequence[Problem]) -> list[Problem]:
        """What of a save is still to be looked at: that it is another one has been said."""
        return [each for each in warnings if not (self._others and each.rule == PROBABLE_DUPLICATE)]

    def answered(self, version: int | None) -> list[Entry]:
        """What is saved in one step with the record read at this version: its warning is quiet then."""
        if not self._others:
            return []
        quoted = ", ".join(_("“{word}”", word=each) for each in self._others.values())
        because = _("It is another than {others}.", others=quoted)
        own_id = self._form.record_id
        return [kept_beside(self._feed.register, own_id, version, PROBABLE_DUPLICATE, because)]

    def _open(self) -> None:
        """Leave what is typed, which may ask, and show the other one."""
        if self.alike is not None:
            open_elsewhere(self, self._kind, self.alike.id)
