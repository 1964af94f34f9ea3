"""A dialog in which one thing is done to several records: as one step, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ...i18n import _
from ...problems import Problem
from ...register.errors import Refused
from ..feed.register_feed import Feed
from ..kit import Busy, Button, PlainLabel, PrimaryButton, ProblemLabel
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..look import fonts

T = TypeVar("T")

_SHOWN = 8
# So many are changed before anybody could read what is being done.
_AT_ONCE = 200


class ForAllDialog(EarlyDialog):
    """`apply` does it, `problem` says what the rules refuse; what was done is said by the feed."""

    def __init__(self, feed: Feed, kind: str, ids: Sequence[str], title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._feed, self._kind, self._ids = feed, kind, list(ids)
        self._busy: Busy | None = None
        self.setWindowTitle(title)
        self.problem = ProblemLabel()
        self.apply = PrimaryButton("")
        self.apply.setDefault(True)
        self.apply.clicked.connect(self.accept)

    def lay_out(self, *rows: QWidget | QLayout) -> None:
        """These below the title and above the problem and the buttons."""
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        fonts.space(column, (5, 5, 5, 4), gap=4)
        column.addWidget(PlainLabel(self.windowTitle(), "title"))
        for row in rows:
            column.addLayout(row) if isinstance(row, QLayout) else column.addWidget(row)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addLayout(foot(cancel, self.apply))

    @property
    def is_busy(self) -> bool:
        return self._busy is not None

    def do(self, doing: str, work: Callable[[], T], said: Callable[[T], str]) -> None:
        """Do it beside the window and close; what the rules refuse is said here, and nothing is changed."""
        if len(self._ids) > _AT_ONCE:
            self._busy = Busy(doing, self, can_cancel=False)
            self._busy.open()
        self.apply.setEnabled(False)
        self._feed.run(work, lambda done: self._end_well(said(done)), self._end_badly, self)

    def _stop_waiting(self) -> None:
        if self._busy is not None:
            self._busy.finish()
            self._busy = None

    def _end_well(self, sentence: str) -> None:
        self._stop_waiting()
        self._feed.said.emit(sentence)
        EarlyDialog.accept(self)

    def _end_badly(self, error: Exception) -> None:
        self._stop_waiting()
        self.apply.setEnabled(True)
        if isinstance(error, Refused):
            self.problem.show_problems(_told_once(error))
        else:
            self._feed.report(error)


def _told_once(refused: Refused) -> list[Problem]:
    """Each sentence once, however many records it is said of."""
    return list({each.message: each for each in refused.all if each.is_error}.values())[:_SHOWN]
