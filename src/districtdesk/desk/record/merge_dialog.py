"""Records that may be one, side by side: which stays, which value of each field, and what follows to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...fields import Link
from ...i18n import N_, _
from ...names import Names
from ...record_kinds import RECORD_KINDS
from ...register.errors import Refused, RegisterError
from ...register.merging import Merged, Merging, merge, try_merge
from ...register.queries.history import value_words
from ...register.queries.merge_preview import FieldChoice, MergePreview, preview_merge
from ..editors.pick_editor import PickOneEditor
from ..editors.pick_source import RecordSource
from ..feed.register_feed import Feed
from ..kit import (
    Button,
    DimLabel,
    LabelledRow,
    NoteLabel,
    PageArea,
    PlainLabel,
    PrimaryButton,
    ProblemLabel,
    SectionLabel,
)
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..kit.notices import fit_in_window
from ..kit.tab_order import put_before
from ..look import fonts
from .value_options import ValueOptions

_WIDTH, _HEIGHT = 190, 150
_PAUSE_IN_MS = 200


@dataclass(slots=True)
class _Choice:
    """The values that may be taken in one field, and which one is; `is_touched`: a person took it."""

    about: FieldChoice
    values: list[object] = field(default_factory=list)
    taken: int = -1
    is_touched: bool = False


class MergeDialog(EarlyDialog):
    """Of one record alone the other is asked for first. Enter merges, Esc leaves all as it is. `apart`: other things.

    merged: they are one now, by the id of the one that stayed.
    """

    merged = Signal(str)

    def __init__(
        self, feed: Feed, kind: str, ids: Sequence[str], parent: QWidget, *, apart: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self._feed, self._kind, self._ids = feed, kind, list(ids)
        self._apart = tuple(apart)
        self._kept = 0
        self._preview: MergePreview | None = None
        self._choices: dict[str, _Choice] = {}
        self._asked = 0
        self.options: dict[str, ValueOptions] = {}
        self.setWindowTitle(_(RECORD_KINDS[kind].merged))
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_IN_MS)
        self._pause.timeout.connect(self._try)
        if len(self._ids) > 1:
            self._read()
        else:
            self._ask_other()
        fit_in_window(self, parent, _WIDTH, _HEIGHT)

    def _lay_out(self) -> None:
        self._place = QVBoxLayout()
        self._area = PageArea()
        fonts.space(self._area.body, (6, 0, 6, 2), gap=3)
        self._area.body.addLayout(self._place)
        self._area.body.addStretch(1)
        self.follows, self.problem = DimLabel(""), ProblemLabel()
        self.apply = PrimaryButton(_("Merge"))
        self.apply.setDefault(True)
        self.apply.setEnabled(False)
        self.apply.clicked.connect(self.accept)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.head = QVBoxLayout()
        fonts.space(self.head, (6, 5, 6, 3), gap=3)
        self.head.addWidget(PlainLabel(self.windowTitle(), "title"))
        below = QVBoxLayout()
        fonts.space(below, (6, 3, 6, 4), gap=2)
        for part in (self.follows, self.problem):
            below.addWidget(part)
        below.addLayout(foot(cancel, self.apply))
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addLayout(self.head)
        column.addWidget(self._area, 1)
        column.addLayout(below)

    def _ask_other(self) -> None:
        """Which record is the same as this one."""
        kind = Link(N_("Merge with"), to=(self._kind,))
        self.other = PickOneEditor(kind, RecordSource(kind, self._feed), self)
        self.other.introduce(_("Merge with"), "")
        self.other.edited.connect(self._take_other)
        self.head.addWidget(LabelledRow(_("Merge with"), self.other))
        put_before(self._area, self.other)
        self.other.focus_here()
        self.follows.setText(_("Choose the other record of the same thing."))

    def _take_other(self) -> None:
        value = self.other.value()
        self._ids = [*self._ids[:1], *([value] if isinstance(value, str) and value != self._ids[0] else [])]
        if len(self._ids) > 1:
            self._read()

    def _read(self) -> None:
        """Look at the records anew, the one that stays first."""
        order = [self._ids[self._kept], *(each for each in self._ids if each != self._ids[self._kept])]
        try:
            with self._feed.register.read() as session:
                self._preview = preview_merge(session, self._kind, order)
        except Refused as refused:
            self._refuse(refused)
            return
        except RegisterError as error:
            self._feed.failed.emit(error)
            return
        preview = self._preview
        self._choices = {each.field.key: self._take_up(each, preview.ids) for each in preview.choices}
        is_first = not self.options
        self._show()
        if is_first:
            self._begin_at_first()
        self._try()

    def _begin_at_first(self) -> None:
        """The keyboard goes to the first choice."""
        row = next((row for key, row in self.options.items() if key != "id"), self.options["id"])
        row.options[max(row.taken, 0)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_up(self, about: FieldChoice, ids: Sequence[str]) -> _Choice:
        """Each value stays where it stands, whichever record stays; and what a person took before stays taken."""
        found, said = _Choice(about), dict(zip(ids, about.values, strict=True))
        for value in (*(said[each] for each in self._ids), about.together):
            if value not in (None, ()) and value not in found.values:
                found.values.append(value)
        before = self._choices.get(about.field.key)
        wanted = before.values[before.taken] if before and before.is_touched else about.proposed
        found.is_touched = bool(before and before.is_touched)
        found.taken = found.values.index(wanted) if wanted in found.values else -1
        return found

    def _show(self) -> None:
        while (item := self._place.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.options.clear()
        preview = self._preview
        if preview is None:
            return
        names = dict(zip(preview.ids, preview.names, strict=True))
        stays = ValueOptions(_("Which one stays"), [names[each].show() for each in self._ids], self._kept)
        stays.chosen.connect(self._keep)
        self.options["id"] = stays
        self._place.addWidget(stays)
        open_ones = [each for each in self._choices.values() if each.about.is_open]
        if open_ones:
            self._place.addWidget(SectionLabel(_("They differ: choose what is right")))
        for each in open_ones:
            self._add_open(each, preview)
        self._add_quiet([each for each in self._choices.values() if not each.about.is_open], preview)
        self._area.settle()

    def _add_open(self, choice: _Choice, preview: MergePreview) -> None:
        about = choice.about
        texts = [self._words(about, value, preview) for value in choice.values]
        texts = [
            _("Both: {value}", value=text) if value == about.together and value not in about.values else text
            for value, text in zip(choice.values, texts, strict=True)
        ]
        row = ValueOptions(_(about.field.kind.label), texts, choice.taken)
        row.chosen.connect(lambda place, choice=choice: self._take(choice, place))
        self.options[about.field.key] = row
        self._place.addWidget(row)

    def _add_quiet(self, choices: Sequence[_Choice], preview: MergePreview) -> None:
        """What all say, or one alone: it is taken, and said in a line."""
        told = [
            _("{label}: {value}", label=_(each.about.field.kind.label), value=self._words(each.about, value, preview))
            for each in choices
            for value in each.values[:1]
        ]
        if told:
            self._place.addWidget(SectionLabel(_("Taken as it stands")))
            self._place.addWidget(DimLabel("\n".join(told)))
        self.names = NoteLabel("")
        self._place.addWidget(self.names)

    @staticmethod
    def _words(about: FieldChoice, value: object, preview: MergePreview) -> str:
        words = value_words(about.field, about.field.kind.dump(value), preview.linked)
        # One language below the other.
        return words.replace(" | ", "\n") if about.field.kind.is_name else words

    def _keep(self, place: int) -> None:
        self._kept = place
        QTimer.singleShot(0, self, self._read_and_stay)

    def _read_and_stay(self) -> None:
        self._read()
        self.options["id"].options[self._kept].setFocus()

    def _take(self, choice: _Choice, place: int) -> None:
        choice.taken, choice.is_touched = place, True
        self._pause.start()

    @property
    def merging(self) -> Merging | None:
        """What would be done now; None while the other one is not chosen."""
        if self._preview is None:
            return None
        values = {key: each.values[each.taken] for key, each in self._choices.items() if each.taken >= 0}
        return Merging(self._kind, self._preview.ids, values, self._preview.versions, self._apart)

    def _try(self) -> None:
        """Find out, beside the window, what would come of it."""
        if (merging := self.merging) is None or self._feed.why_read_only:
            return
        self._asked += 1
        asked, register = self._asked, self._feed.register

        def told(found: Merged) -> None:
            if asked == self._asked:
                self._tell(found)

        def refused(error: Exception) -> None:
            if asked == self._asked:
                self._end_badly(error)

        self._feed.run(lambda: try_merge(register, merging), told, refused, self)

    def _tell(self, found: Merged) -> None:
        preview = self._preview
        if preview is None:
            return
        counted = ", ".join(RECORD_KINDS[kind].count(count) for kind, count in found.moved.items())
        name = preview.names[0].show()
        lines = [_("To “{name}” comes: {records}.", name=name, records=counted)] if counted else []
        lines.append(_("Undo takes it back, and much later it can be split again."))
        self.follows.setText("\n".join(lines))
        known = found.other_names
        self.names.setText(_("Its other names are then: {names}", names=known) if known else "")
        self.problem.show_problems(found.warnings)
        self.apply.setEnabled(True)

    def _refuse(self, refused: Refused) -> None:
        self.follows.setText("")
        self.problem.show_problems([replace(each, fields=()) for each in refused.all if each.is_error])
        self.apply.setEnabled(False)

    def accept(self) -> None:
        """Merge them, as one step, and close; what the rules refuse is said here, and nothing is changed."""
        merging, register = self.merging, self._feed.register
        if merging is None or not self.apply.isEnabled():
            return
        self.apply.setEnabled(False)
        self._asked += 1
        self._feed.run(
            lambda: merge(register, merging), lambda _merged: self._end_well(merging), self._end_badly, self
        )

    def _end_well(self, merging: Merging) -> None:
        names = self._preview.names if self._preview else (Names(),)
        super().accept()
        self._feed.said.emit(_("Merged into “{name}”. Undo takes it back.", name=names[0].show()))
        self.merged.emit(merging.kept)

    def _end_badly(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._refuse(error)
        else:
            self._feed.report(error)
