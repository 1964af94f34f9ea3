"""Splitting records that were merged: which of them is one of its own again, and what goes home to it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ... import i18n
from ...i18n import _, ngettext
from ...record_kinds import RECORD_KINDS
from ...register.errors import Refused, RegisterError
from ...register.identity import name_in
from ...register.journal.merge_marks import PastMerge, read_merges
from ...register.parting import Parting, part, preview_parting
from ..feed.register_feed import Feed
from ..kit import Button, DimLabel, PlainLabel, PrimaryButton, ProblemLabel
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..kit.notices import fit_in_window
from ..look import fonts
from .value_options import ValueOptions

_WIDTH, _HEIGHT = 150, 70


def read_parted(feed: Feed, record_id: str) -> list[PastMerge]:
    """What became this record and may be split off again."""

    def read() -> list[PastMerge]:
        with feed.register.read() as session:
            return read_merges(session, record_id)

    return feed.attempt(read) or []


class PartDialog(EarlyDialog):
    """Enter splits, Esc leaves all as it is. parted: the id of the record that is back."""

    parted = Signal(str)

    def __init__(self, feed: Feed, kind: str, record_id: str, merges: list[PastMerge], parent: QWidget) -> None:
        super().__init__(parent)
        self._feed, self._kind, self._record_id, self._merges = feed, kind, record_id, merges
        self._parting: Parting | None = None
        self.setWindowTitle(_(RECORD_KINDS[kind].parted))
        names = [each.name.show() for each in merges]
        notes = [_("merged {when} by {who}", when=i18n.moment(each.at), who=name_in(each.who)) for each in merges]
        self.which = ValueOptions(_("Which one is to be a record of its own again"), names, 0, notes, is_list=True)
        self.which.chosen.connect(lambda _place: self._look())
        self.ahead, self.problem = DimLabel(""), ProblemLabel()
        self.apply = PrimaryButton(_("Split"))
        self.apply.setDefault(True)
        self.apply.clicked.connect(self.accept)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 5, 6, 4), gap=4)
        for part_of_it in (PlainLabel(self.windowTitle(), "title"), self.which, self.ahead, self.problem):
            column.addWidget(part_of_it)
        column.addStretch(1)
        column.addLayout(foot(cancel, self.apply))
        self._look()
        fit_in_window(self, parent, _WIDTH, _HEIGHT)
        self.which.options[0].setFocus()

    @property
    def _gone(self) -> str:
        return self._merges[self.which.taken].id

    def _look(self) -> None:
        """What would go home, and what would not."""
        gone = self._gone

        def read() -> Parting:
            with self._feed.register.read() as session:
                return preview_parting(session, self._record_id, gone)

        try:
            self._parting = read()
        except Refused as refused:
            self._refuse(refused)
            return
        except RegisterError as error:
            self._feed.failed.emit(error)
            return
        self.problem.show_problems([])
        self.ahead.setText("\n".join(parting_words(self._parting)))
        self.apply.setEnabled(True)

    def _refuse(self, refused: Refused) -> None:
        self.ahead.setText("")
        self.problem.show_problems([each for each in refused.all if each.is_error])
        self.apply.setEnabled(False)

    def accept(self) -> None:
        """Split it off, as one step, and close; what the rules refuse is said here, and nothing is changed."""
        if not self.apply.isEnabled():
            return
        self.apply.setEnabled(False)
        gone, register = self._gone, self._feed.register

        def split() -> Parting:
            return part(register, self._kind, self._record_id, gone)

        self._feed.run(split, lambda parting: self._end_well(gone, parting), self._end_badly, self)

    def _end_well(self, gone: str, parting: Parting) -> None:
        super().accept()
        self._feed.said.emit(
            _("“{name}” is a record of its own again. Undo takes it back.", name=parting.name.show())
        )
        self.parted.emit(gone)

    def _end_badly(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._refuse(error)
        else:
            self._feed.report(error)


def parting_words(parting: Parting) -> list[str]:
    """What goes home and what does not, a sentence each."""
    found = []
    if parting.sent:
        found.append(_("Home to it go: {records}.", records=_counted(parting.sent)))
    if parting.stays:
        found.append(_("Added since, and stay where they are: {records}.", records=_counted(parting.stays)))
    if parting.elsewhere:
        found.append(
            ngettext(
                "{count} record was removed since or belongs to another one, and stays as it is.",
                "{count} records were removed since or belong to another one, and stay as they are.",
                parting.elsewhere,
            )
        )
    if parting.kept_fields:
        found.append(_("Changed since, and stay as they are: {fields}.", fields=", ".join(parting.kept_fields)))
    return found


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(RECORD_KINDS[kind].count(count) for kind, count in counts.items())
