"""What the rules warn of in a record, below its title; each can be kept as it is, with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...drafts.draft import TypedDraft, moment_now
from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, values_of
from ...register.file.patience import is_waiting
from ...register.kept_warnings import StandingWarning, keep_warning, read_standing, warn_again
from ...register.queries.alike import find_alike
from ...register.rules.duplicate_rules import PROBABLE_DUPLICATE
from ..feed.register_feed import Feed
from ..kit import InsetLineEdit, PlainLabel, ProblemLabel, QuietButton, forbid
from ..kit.tab_order import put_behind
from ..look import fonts

# Whoever walks through a list is not kept waiting for what the rules say of each record.
_REST_MS = 150


class WarningsRow(QWidget):
    """Stands only where there are warnings. What is kept is said with its reason, and quietly.

    merge_wanted: the record and another one, of which it may be a duplicate.
    """

    merge_wanted = Signal(list)

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._kind, self._record_id, self._name = "", "", ""
        self._awaited: list[TypedDraft] = []
        self._shown: Sequence[StandingWarning] = ()
        self._lines: list[_WarningLine] = []
        self._column = QVBoxLayout(self)
        fonts.space(self._column, gap=1)
        self._unread = self._unread_line()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look)
        self.hide()

    def look_at(self, record_id: str, kind: str = "", name: str = "") -> None:
        """Say the warnings of this record as soon as somebody stays with it; of none where it is empty."""
        if record_id != self._record_id:
            self._unread.hide()
            self._show_warnings(())
        self._kind, self._record_id, self._name = kind, record_id, name
        self._rest.stop()
        if record_id:
            self._rest.start()

    def _look(self) -> None:
        if is_waiting():
            self._rest.start()
            return

        def read() -> Sequence[StandingWarning]:
            with self._feed.register.read() as session:
                return read_standing(session, self._record_id, self._kind)

        # A file that is away or damaged by now is said as for any other reading, and stops nobody.
        warnings = self._feed.attempt(read)
        self._unread.setVisible(warnings is None)
        # What is shown of this record stays, with a reason that is being typed.
        self._show_warnings(self._shown if warnings is None else warnings)

    def _unread_line(self) -> QWidget:
        """Else nobody would know whether there is a warning."""
        line = QWidget(self)
        row = QHBoxLayout(line)
        fonts.space(row, gap=2)
        step = QuietButton(_("Try again"))
        step.clicked.connect(self._look)
        row.addWidget(PlainLabel(_("The warnings of this record could not be read."), "note", "amber"), 1)
        row.addWidget(step)
        self._column.addWidget(line)
        line.hide()
        return line

    def _show_warnings(self, warnings: Sequence[StandingWarning]) -> None:
        """Show these warnings; a reason that is being typed stays while they are the same."""
        if list(warnings) != list(self._shown):
            self._replace_lines(warnings)
        self.setVisible(bool(warnings) or not self._unread.isHidden())

    def _replace_lines(self, warnings: Sequence[StandingWarning]) -> None:
        self._shown = warnings
        for line in self._lines:
            line.draft.settle()
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        about = (self._kind, self._record_id, self._name)
        self._lines = [_WarningLine(each, about, self._feed) for each in warnings]
        for line in self._lines:
            self._column.addWidget(line)
            line.kept.connect(self._keep)
            line.heard_again.connect(self._warn_again)
            line.merge_wanted.connect(self._merge)
        put_behind(self, *(stop for line in self._lines for stop in line.stops))
        awaited, self._awaited = self._awaited, []
        for draft in awaited:
            self.take_draft(draft)

    def take_draft(self, draft: TypedDraft) -> None:
        """Type a reason in again, as soon as its warning is said."""
        fitting = [line for line in self._lines if line.rule == draft.typed.get("rule")]
        if self._record_id != draft.record_id or not fitting:
            self._awaited.append(draft)
            return
        fitting[0].type_back(str(draft.typed.get("because") or ""))
        fitting[0].draft.take_over(draft)

    def _keep(self, rule: str, because: str) -> None:
        self._feed.attempt(lambda: keep_warning(self._feed.register, self._record_id, rule, because))

    def _merge(self) -> None:
        """With the first of those that it may be."""

        def read() -> list[str]:
            with self._feed.register.read() as session:
                record = session.get_one(KINDS[self._kind], self._record_id)
                return [each.id for each in find_alike(session, self._kind, values_of(record), record.id)]

        if alike := self._feed.attempt(read):
            self.merge_wanted.emit([self._record_id, alike[0]])

    def _warn_again(self, rule: str) -> None:
        self._feed.attempt(lambda: warn_again(self._feed.register, self._record_id, rule))


class _WarningLine(QWidget):
    """One warning of a record, which `about` tells by kind, id and name.

    kept: by this rule, with this reason. heard_again: the reason is taken back. merge_wanted: with what it may be.
    """

    kept = Signal(str, str)
    heard_again = Signal(str)
    merge_wanted = Signal()

    def __init__(self, warning: StandingWarning, about: tuple[str, str, str], feed: Feed) -> None:
        super().__init__()
        self._about = about
        self.draft = feed.drafts.watch(self._collect)
        self.rule = warning.problem.rule
        row = QHBoxLayout(self)
        fonts.space(row, gap=2)
        self._reason = InsetLineEdit(parent=self)
        self._reason.setAccessibleName(_("Because"))
        self._reason.setPlaceholderText(_("Why it is right as it is"))
        self._reason.hide()
        self._reason.returnPressed.connect(self._answer)
        self._reason.textEdited.connect(self.draft.touch)
        words, step = self._kept_words(warning) if warning.because else self._loud_words(warning)
        self.stops: tuple[QWidget, ...] = (self._reason, step)
        row.addWidget(words, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._reason, 2)
        if self.rule == PROBABLE_DUPLICATE and RECORD_KINDS[about[0]].merged and not warning.because:
            merging = self._merge_button(feed.why_read_only)
            row.addWidget(merging)
            self.stops = (self._reason, merging, step)
        row.addWidget(step)

    def _merge_button(self, why_not: str) -> QWidget:
        button = QuietButton(_("Merge…"))
        button.clicked.connect(self.merge_wanted)
        forbid(button, why_not)
        return button

    def type_back(self, reason: str) -> None:
        """Have this reason stand here as one that is typed and not kept yet."""
        self._reason.show()
        self._reason.setText(reason)

    def _collect(self, key: str) -> TypedDraft | None:
        reason = self._reason.text()
        if not reason.strip():
            return None
        kind, record_id, name = self._about
        return TypedDraft(
            key,
            "warning",
            kind,
            record_id,
            moment_now(),
            {"rule": self.rule, "because": reason},
            name,
            words=((_("Because"), reason),),
        )

    def _loud_words(self, warning: StandingWarning) -> tuple[QWidget, QWidget]:
        # With its parent from the start: shown without one it would be a window.
        label = ProblemLabel(self)
        label.show_problems([warning.problem])
        step = QuietButton(_("Keep as it is…"))
        step.clicked.connect(self._ask)
        return label, step

    def _kept_words(self, warning: StandingWarning) -> tuple[QWidget, QWidget]:
        parts = {"warning": warning.problem.message, "reason": warning.because}
        label = PlainLabel(_("{warning} Kept because: {reason}", **parts), "note", "dim")
        step = QuietButton(_("Warn again"))
        step.clicked.connect(lambda: self.heard_again.emit(self.rule))
        return label, step

    def _ask(self) -> None:
        if self._reason.isVisible():
            self._answer()
            return
        self._reason.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        if self._reason.text().strip():
            self.kept.emit(self.rule, self._reason.text())
