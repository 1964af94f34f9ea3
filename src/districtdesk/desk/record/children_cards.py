"""What the projects in a district, and its residents, come to: read beside the window, and shown when it is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _
from ...overview.members import MemberSum, read_project_sums, read_resident_sums
from ...register.errors import RegisterError
from ..feed.register_feed import Feed
from ..look import fonts
from .member_card import MemberCard

_Sums = tuple[list[MemberSum], list[MemberSum]]


class ChildrenCards(QWidget):
    """Hidden for all but districts, and where nothing is recorded. row_opened: the indicator of a row.

    shown: the sums of the projects and those of the residents, or none as long as they are not known.
    """

    row_opened = Signal(str)
    shown = Signal(object)

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._asked = ""
        self._number = 0
        self._is_narrow = False
        self.sums: Sequence[list[MemberSum]] = ()
        self._cards = [MemberCard(_("Projects together")), MemberCard(_("Residents together"))]
        column = QVBoxLayout(self)
        fonts.space(column, gap=4)
        for card in self._cards:
            card.row_opened.connect(self.row_opened)
            column.addWidget(card)
        self.hide()

    def load(self, district: str) -> None:
        """Read them of this district; "" for none."""
        if district != self._asked:
            self._show(())
        self._asked, self._number = district, self._number + 1
        if not district:
            return
        number, register = self._number, self._feed.register

        def work() -> _Sums:
            with register.read() as session:
                return read_project_sums(session, district), read_resident_sums(session, district)

        self._feed.run(work, self._if_asked(number), self._fail, self)

    def fold(self, is_narrow: bool) -> None:
        """In two columns where there is little room."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show(self.sums)

    def _if_asked(self, number: int) -> Callable[[_Sums], None]:
        return lambda found: self._show(found) if number == self._number else None

    def _fail(self, error: Exception) -> None:
        # The page says itself that the register cannot be read.
        if not isinstance(error, RegisterError):
            raise error

    def _show(self, sums: Sequence[list[MemberSum]]) -> None:
        self.sums = sums
        for card, found in zip(self._cards, sums or ([], []), strict=True):
            card.load(found, self._is_narrow)
        self.setVisible(any(sums))
        self.shown.emit(sums)
