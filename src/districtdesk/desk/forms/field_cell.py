"""One field in a form: its name above, its editor, and what is wrong with it beside it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ...problems import Problem
from ...records import Field
from ..editors.editor import Editor
from ..editors.editors import editor_for
from ..feed.register_feed import Feed
from ..kit import DimLabel, LinkButton, ProblemLabel, explain, literal, tooltip
from ..kit.topic import Topic, set_topic
from ..look import fonts
from .answer_row import AnswerRow
from .conflict import is_same

# In pixels: wider than any name of a field.
_ONE_LINE = 10_000


class FieldCell(QWidget):
    """Knows what was loaded, and so whether something was changed since."""

    edited = Signal(str)
    left = Signal(str)
    pin_turned = Signal()
    # It shows another value, and no person did it.
    filled = Signal()

    def __init__(self, field: Field, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.editor: Editor = editor_for(field, feed, self)
        self.loaded: object = None
        self._started_from: object = None
        self._is_new = False
        # Whether it holds what the program filled in, and no person has touched it.
        self._is_filled_in = False
        # Whether what it said was of another value, so that a person has to say it again.
        self.is_asked = False
        self.problems: tuple[Problem, ...] = ()
        self._state = ""
        self._problem: ProblemLabel | None = None
        self._answers: AnswerRow | None = None
        # By width, for layouts ask about several: the height of the most that was said below so far.
        self._most_said: dict[int, int] = {}
        self._name = DimLabel(literal(_(field.kind.label)), self)
        self._name.setBuddy(self.editor.typing_places()[0])
        self._pin: LinkButton | None = None
        self._head = QHBoxLayout()
        fonts.space(self._head, gap=2)
        self._head.addWidget(self._name, 1)
        self._column = QVBoxLayout(self)
        fonts.space(self._column, gap=0.75)
        self._column.addLayout(self._head)
        self._column.addWidget(self.editor)
        self._column.addStretch(1)
        set_topic(self, Topic(field.key))
        self._introduce()
        self.editor.edited.connect(self._take_over)
        self.editor.left.connect(lambda: self.left.emit(field.key))

    @property
    def is_wide(self) -> bool:
        return self.editor.is_wide

    @property
    def is_changed(self) -> bool:
        """Whether a person changed it; what cannot be read counts."""
        return not is_same(self.editor.value(), self._started_from)

    @property
    def is_to_save(self) -> bool:
        """Whether it holds something else than the register."""
        return not is_same(self.editor.value(), self.loaded)

    @property
    def is_filled_in(self) -> bool:
        """Whether it holds what the program filled in, and no person has touched it."""
        return self._is_filled_in

    def load(self, value: object, *, is_new: bool = False) -> None:
        """Show a value as the one that is saved."""
        self.loaded = self._started_from = value
        self._is_new = is_new
        self.is_asked = False
        self._fill_in(value, by_program=False)
        self.show_problems(())
        self.tell_state()
        self._most_said.clear()
        self.updateGeometry()
        self.filled.emit()

    def said_below(self, width: int) -> tuple[int, int]:
        """How high what is said below the editor is at this width: now, and at most since it was filled."""
        now = self.editor.said_below(width)
        if self._problem is not None and not self._problem.isHidden():
            now += self._column.spacing() + self._problem.heightForWidth(width)
        if self._answers is not None and not self._answers.isHidden():
            now += self._column.spacing() + self._answers.heightForWidth(width)
        most = self._most_said[width] = max(now, self._most_said.get(width, 0))
        return now, most

    def begin_with(self, value: object) -> None:
        """Offer a value that is not saved yet, and that no person typed here; it looks so until one touches it."""
        self._started_from = value
        self._fill_in(value, by_program=True)
        self.tell_state()
        self.filled.emit()

    def take(self, value: object) -> None:
        """Show a value as if a person had typed it here."""
        self.editor.set_value(value)
        self.editor.edited.emit()

    def show_pin(self, *, is_offered: bool, is_pinned: bool) -> None:
        """Offer to keep what stands here for the next new record, or say that it is kept."""
        if self._pin is None:
            if not is_offered or self.field.kind.derived:
                return
            self._pin = self._make_pin()
        words = _("Kept for the next") if is_pinned else _("Keep for the next")
        if self._pin.label != words:
            self._pin.set_label(words)
        self._pin.setChecked(is_pinned)
        self._pin.setVisible(is_offered)

    def _make_pin(self) -> LinkButton:
        pin = LinkButton(parent=self)
        pin.setCheckable(True)
        # Its key is at every field; a stop of its own would stand between any two.
        pin.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fonts.set_text_style(pin, "note")
        # What is below does not move for it; a name that may wrap asks for two lines while it has one.
        pin.setFixedHeight(self._name.heightForWidth(_ONE_LINE))
        explain(pin, _("The next new record begins with what stands here. Ctrl+Shift+P does it too."))
        pin.clicked.connect(self.pin_turned)
        self._head.addWidget(pin)
        return pin

    def _fill_in(self, value: object, *, by_program: bool) -> None:
        self.editor.set_value(value)
        self._mark_filled_in(by_program and not is_same(value, None))

    def _mark_filled_in(self, is_filled_in: bool) -> None:
        if is_filled_in != self._is_filled_in:
            self._is_filled_in = is_filled_in
            self.editor.mark_guess(is_filled_in)
            self._describe()

    def _take_over(self) -> None:
        """What a person touched is that person's word."""
        self._mark_filled_in(False)
        self.edited.emit(self.field.key)

    def ask_anew(self) -> None:
        """Empty what was saved and nobody changed here: it was said of another value."""
        if self._is_new or self.is_asked or self.is_changed or not self.field.kind.lapses(self.loaded):
            return
        self.is_asked = True
        self.editor.set_value(None)
        self.tell_state()

    def restore_answer(self) -> None:
        """What it was said of stands there as before, and so does the answer, unless a person gave another."""
        if self.is_asked and self.editor.is_blank:
            self.is_asked = False
            self.editor.set_value(self.loaded)
            self.tell_state()

    def rebase(self, value: object) -> None:
        """Take what is saved now as saved; what a person changed here stays."""
        if not self.is_changed:
            self.load(value)
            return
        self.loaded = self._started_from = value
        self.tell_state()

    def show_problems(self, problems: Sequence[Problem], is_concerned: str = "") -> None:
        """Say what is wrong here; `is_concerned` is the severity of what is said beside another field."""
        self._mark(problems, is_concerned)
        if tuple(problems) == self.problems:
            return
        self.problems = tuple(problems)
        if self._problem is None:
            self._problem = ProblemLabel(self)
            self._column.insertWidget(2, self._problem)
        self._problem.show_problems(problems)
        self._offer_answers(any(problem.severity == "error" for problem in problems))
        self.editor.allow_hints(not problems)
        self._describe()

    def _offer_answers(self, is_refused: bool) -> None:
        """Where what is typed can be read in more than one way, each of them as a button."""
        answers = self.field.kind.answers(self.editor.typed_words()) if is_refused else ()
        if self._answers is None:
            if not answers:
                return
            self._answers = AnswerRow(self)
            self._answers.chosen.connect(self._answer)
            self._column.insertWidget(3, self._answers)
            stops = [self.editor.typing_places()[-1], *self._answers.buttons]
            for before, behind in itertools.pairwise(stops):
                QWidget.setTabOrder(before, behind)
        self._answers.offer(self.field.kind, answers)

    def _answer(self, value: object) -> None:
        self.editor.focus_here()
        self.take(value)

    def _mark(self, problems: Sequence[Problem], is_concerned: str) -> None:
        own = {problem.severity for problem in problems} | ({is_concerned} if is_concerned else set())
        self.editor.mark("error" if "error" in own else "warning" if own else "")

    def tell_state(self) -> None:
        """Say beside the name that something is needed, or that it is changed."""
        state = self._state_now()
        if state == self._state:
            return
        self._state = state
        label = _(self.field.kind.label)
        words = {
            "changed": _("{label} · changed", label=label),
            "needed": _("{label} · required", label=label),
            "filled_in": _("{label} · filled in", label=label),
        }
        self._name.setText(literal(words.get(state, label)))
        self._name.set_text_colour("accent" if state == "changed" else "dim")

    def _state_now(self) -> str:
        if self.field.kind.derived:
            return ""
        if self._is_filled_in:
            return "filled_in"
        if self.is_asked and self.editor.is_blank:
            return "needed"
        if self.is_changed and not self._is_new:
            return "changed"
        return "needed" if self.field.is_required and self.editor.is_blank else ""

    def _introduce(self) -> None:
        label, meaning = _(self.field.kind.label), _(self.field.kind.meaning)
        name = _("{label}, required", label=label) if self.field.is_required else label
        self.editor.introduce(name, meaning)
        self._name.setToolTip(tooltip(meaning))

    def _describe(self) -> None:
        """A screen reader hears what is wrong before what the field means."""
        guess = _("Filled in by the program: change it where it is not so.") if self._is_filled_in else ""
        parts = [*(problem.message for problem in self.problems), guess, _(self.field.kind.meaning)]
        for place in self.editor.typing_places():
            place.setAccessibleDescription(" ".join(part for part in parts if part))


def cell_around(widget: QObject | None) -> FieldCell | None:
    """The cell in which a widget is; None for one that is in none."""
    while widget is not None and not isinstance(widget, FieldCell):
        widget = widget.parent()
    return widget
