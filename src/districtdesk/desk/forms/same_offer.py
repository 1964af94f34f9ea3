"""The strip that says a claim is there already, and offers to cite the further source there or to keep both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...register.confirming import SameClaim, confirm, find_same
from ...register.errors import RegisterError
from ...register.journal.entry import Entry, Saved
from ...register.journal.store import Register
from ..feed.register_feed import Feed
from ..kit import Button, FlowRow, PlainLabel
from ..kit.washed_strip import WashedStrip


class SameOffer(WashedStrip):
    """Hidden while nothing is the same. taken: the source goes to the claim that is there. kept_apart: it does not.

    `same` is the claim of which it speaks.
    """

    taken = Signal()
    kept_apart = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.same: SameClaim | None = None
        self._why = PlainLabel()
        self.take_button = Button(_("Add this source to the claim that is there"), "source")
        self.apart_button = Button(_("Keep as a claim of its own"))
        self.take_button.clicked.connect(self.taken)
        self.apart_button.clicked.connect(self.kept_apart)
        self.column.addWidget(self._why)
        self.column.addWidget(FlowRow(self.take_button, self.apart_button))
        self.hide()

    @property
    def text(self) -> str:
        """Why it is offered; empty while it is not."""
        return self._why.text() if self.same else ""

    def speak_of(self, same: SameClaim | None, beside: str = "") -> None:
        """Say why, with `beside` behind it where there is something to add; nothing for no claim."""
        self.same = same
        self.setVisible(same is not None)
        if same is None:
            return
        self._why.setText(" ".join(filter(None, (same.why(), beside if same.may_be_added else ""))))
        self.setAccessibleName(self._why.text())
        is_source = same.citation is not None
        self.take_button.setText(
            _("Add this source to the claim that is there") if is_source else _("Add what is new to it")
        )
        self.take_button.setVisible(same.may_be_added)

    def is_there(self, register: Register, entry: Entry, also: Sequence[Entry]) -> bool:
        """Whether the new record would say a claim again; then the strip says so."""
        try:
            with register.read() as session:
                found = find_same(session, entry, also)
        except RegisterError:
            # The save will meet it too, and say so.
            found = None
        self.speak_of(found)
        return self.same is not None

    def confirm(self, feed: Feed, entry: Entry, also: Sequence[Entry]) -> Saved | None:
        """Cite the source there, if what was offered is what still holds; None where nothing was saved."""
        offered = self.same
        if offered is None or not self.is_there(feed.register, entry, also) or self.same != offered:
            return None
        return feed.attempt(lambda: confirm(feed.register, offered))

    def focus_here(self) -> None:
        """Give the keyboard to what is usually right."""
        button = self.take_button if self.same and self.same.may_be_added else self.apart_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)
