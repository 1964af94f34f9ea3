"""The strip that says, while one types, that a thing may be there already: open that one, or it is another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from ...i18n import _
from ...problems import Problem
from ...register.errors import RegisterError
from ...register.kept_warnings import keep_warning
from ...register.queries.alike import ALIKE_BY, Alike, find_alike
from ...register.rules.duplicate_rules import PROBABLE_DUPLICATE
from ..feed.register_feed import Feed
from ..kit import Button, FlowRow, PlainLabel
from ..kit.tab_order import put_before
from ..kit.washed_strip import WashedStrip
from .field_cell import FieldCell
from .form_dialog import SavableForm

_PAUSE_IN_MS = 150


class _Opens(Protocol):
    def open_record(self, kind: str, record_id: str) -> bool: ...


class LikeOffer(WashedStrip):
    """Hidden while nothing is alike. That it is another one is kept with the record as soon as that is saved."""

    def __init__(self, feed: Feed, kind: str, cells: Mapping[str, FieldCell], form: SavableForm) -> None:
        super().__init__(form)
        self._feed, self._kind, self._form = feed, kind, form
        self._cells = {key: cell for key, cell in cells.items() if key in ALIKE_BY.get(kind, ())}
        self.alike: Alike | None = None
        self._others: dict[str, str] = {}
        self._asked = 0
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
            cell.edited.connect(lambda _key: self._pause.start())
        form.saved.connect(self._keep)
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
        # A save forgets too, and keeps before the next event what was said.
        QTimer.singleShot(0, self, self._others.clear)

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
        self.setVisible(alike is not None)
        if alike is not None:
            self._said.setText(alike.problem.message)
            self.setAccessibleName(alike.problem.message)

    def _part(self) -> None:
        if self.alike is not None:
            self._others[self.alike.id] = self.alike.caption.show()
            self._look()

    def without_answered(self, warnings: Sequence[Problem]) -> list[Problem]:
        """What of a save is still to be looked at: that it is another one has been said."""
        return [each for each in warnings if not (self._others and each.rule == PROBABLE_DUPLICATE)]

    def _keep(self, record_id: str) -> None:
        """Keep with the saved record that it is another one: the warning of it is quiet then."""
        others, self._others = self._others, {}
        self.forget()
        if others:
            quoted = ", ".join(_("“{word}”", word=each) for each in others.values())
            because = _("It is another than {others}.", others=quoted)
            with suppress(RegisterError):
                keep_warning(self._feed.register, record_id, PROBABLE_DUPLICATE, because)

    def _open(self) -> None:
        """Leave what is typed, which may ask, and show the other one."""
        alike, above = self.alike, self.window()
        if alike is None:
            return
        while isinstance(above, QDialog) and (parent := above.parentWidget()) is not None:
            behind = parent.window()
            above.reject()
            if above.isVisible():
                return
            above = behind
        if hasattr(above, "open_record"):
            opens: _Opens = above
            opens.open_record(self._kind, alike.id)
