"""Below the table: what the current line says in full, what is asked of it, and for how many the same holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from ...i18n import _, ngettext
from ...importing.answers import LEFT, GivenAnswers, Waiting
from ...importing.choices import Cell, id_of
from ...importing.likeness import answer_all, like, like_words
from ...importing.perhaps_one import PerhapsOne
from ...importing.proposal import Proposal, RowPlace
from ...importing.questions import ComparedField, RowQuestion, question
from ...importing.sections import EntrySection, Section, SectionLine
from ...importing.table_work import read_day
from ...importing.wording import ReadableNames, label
from ..kit import Button, DimLabel, ElidedLabel, FlowRow, InsetLineEdit, PlainLabel, SectionLabel
from ..kit.regions import Region
from ..look import fonts
from .members_to_weigh import MembersToWeigh

# In steps: no lower, so that the table does not jump, and no higher, so that it is seen.
_LEAST, _MOST, _LINE = 22, 80, 50


class ChoicePane(QScrollArea, Region):
    """chosen: something was answered or left out."""

    chosen = Signal()

    def __init__(self, answers: GivenAnswers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("What is asked of the row"))
        self._answers = answers
        self._line: SectionLine | None = None
        self._section: Section | None = None
        self._wording = ReadableNames()
        self._proposal = Proposal()
        self._boxes: dict[Cell, QCheckBox] = {}
        self.buttons: list[Button] = []
        self.for_all: QCheckBox | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_line(
        self, line: SectionLine | None, section: Section, proposal: Proposal, wording: ReadableNames
    ) -> None:
        """What is asked of this line; nothing where there is none."""
        self._line, self._section, self._proposal, self._wording = line, section, proposal, wording
        self._boxes, self.buttons, self.for_all = {}, [], None
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        fonts.space(self._grid, (2.5, 2, 2, 2), gap=2)
        self._grid.setHorizontalSpacing(fonts.step(4))
        if line is not None:
            self._fill(line)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.setWidget(self._body)
        self._grid.activate()
        width = self.viewport().width()
        wanted = (
            self._grid.heightForWidth(width) if self._grid.hasHeightForWidth() else self._grid.sizeHint().height()
        )
        self.setFixedHeight(max(fonts.step(_LEAST), min(wanted, fonts.step(_MOST))) if line else 0)

    def focus_first(self) -> None:
        """To the first thing that can be chosen."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, line: SectionLine) -> None:
        if line.waiting is not None:
            self._ask(line.waiting)
        elif line.perhaps_one is not None:
            self._weigh(line.perhaps_one)
        elif line.problem is not None:
            self._tell_problem(line)
        elif line.entry is not None:
            self._tell_entry(line)
        else:
            self._say(" · ".join(filter(None, line.texts)))

    def _say(self, sentence: str) -> None:
        self._grid.addWidget(PlainLabel(sentence), self._grid.rowCount(), 0, 1, -1)

    def _button(self, verb: str, do: Callable[[], object]) -> Button:
        button = Button(verb)
        button.clicked.connect(lambda: do())
        self.buttons.append(button)
        return button

    def _row_of(self, buttons: Sequence[QWidget]) -> None:
        row = FlowRow()
        for button in buttons:
            row.add(button)
        self._grid.addWidget(row, self._grid.rowCount(), 0, 1, -1)

    # A row that waits for a choice.

    def _ask(self, waiting: Waiting) -> None:
        asked = question(waiting, self._wording, is_renamed=waiting.place in self._answers.renamed)
        self._say(asked.sentence)
        self._compare(asked, waiting)
        others: list[QWidget] = [
            self._button(verb, partial(self._answer, waiting, key)) for key, verb in asked.others
        ]
        if asked.is_typed:
            others.insert(0, self._typed(waiting))
        again = self._answers.answer_to(waiting)
        if again:
            others.append(self._button(_("Leave it open"), lambda: self._forget(waiting)))
        if others:
            self._row_of(others)
        self._offer_for_all(waiting)
        self._mark(asked, again)

    def _typed(self, waiting: Waiting) -> QWidget:
        """A line for a day or a time in words."""
        line = InsetLineEdit(self._answers.answer_to(waiting) if self._answers.answer_to(waiting) != LEFT else "")
        line.setPlaceholderText(_("a day, month or year"))
        line.setAccessibleName(_("When"))

        def take() -> None:
            if read_day(line.text()) is not None and line.text() != self._answers.answer_to(waiting):
                self._answer(waiting, line.text().strip())

        line.editingFinished.connect(take)
        line.setMinimumWidth(fonts.step(_LINE))
        return line

    def _compare(self, asked: RowQuestion, waiting: Waiting) -> None:
        top = self._grid.rowCount()
        for place, side in enumerate(asked.sides, 1):
            self._grid.addWidget(SectionLabel(side.heading), top, place)
            if side.note:
                self._grid.addWidget(DimLabel(side.note), top + 1, place)
            self._grid.setColumnStretch(place, 3)
            if side.answer:
                button = self._button(side.verb, partial(self._answer, waiting, side.answer))
                self._grid.addWidget(button, top + 2, place, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(0, 2)
        for number, row in enumerate(asked.rows, top + 3):
            self._grid.addWidget(self._name_of(row), number, 0, Qt.AlignmentFlag.AlignTop)
            for place, value in enumerate(row.values, 1):
                label_ = PlainLabel(value, "body" if row.is_equal else "strong", "dim" if row.is_equal else "text")
                self._grid.addWidget(label_, number, place, Qt.AlignmentFlag.AlignTop)

    def _name_of(self, row: ComparedField) -> QWidget:
        if row.renames is not None:
            return self._rename_box(row.label, row.renames)
        if row.cell is None:
            return DimLabel(row.label)
        cell, box = row.cell, QCheckBox(row.label.replace("&", "&&"))
        box.setChecked(cell not in self._answers.without)
        box.toggled.connect(lambda is_taken: self._tick(cell, is_taken=is_taken))
        self._boxes[cell] = box
        return box

    def _rename_box(self, label_: str, place: RowPlace) -> QCheckBox:
        box = QCheckBox(label_.replace("&", "&&"))
        box.setToolTip(_("Ticked, the record is called so from now on, and its own name becomes another name."))
        box.setChecked(place in self._answers.renamed)
        box.toggled.connect(lambda is_taken: self._rename(place, is_renamed=is_taken))
        return box

    def _rename(self, place: RowPlace, *, is_renamed: bool) -> None:
        (self._answers.renamed.add if is_renamed else self._answers.renamed.discard)(place)
        self.chosen.emit()

    def _tick(self, cell: Cell, *, is_taken: bool) -> None:
        (self._answers.without.discard if is_taken else self._answers.without.add)(cell)
        self.chosen.emit()

    def _offer_for_all(self, waiting: Waiting) -> None:
        rows = like(waiting, self._proposal, self._wording)
        if len(rows) > 1:
            self.for_all = QCheckBox(like_words(waiting, len(rows), self._wording).replace("&", "&&"))
            self._grid.addWidget(self.for_all, self._grid.rowCount(), 0, 1, -1)

    def _mark(self, asked: RowQuestion, answer: str) -> None:
        """The button of what was chosen is pressed in; before that none is."""
        keys = [side.answer for side in asked.sides if side.answer] + [key for key, _verb in asked.others]
        for key, button in zip(keys, self.buttons, strict=False):
            button.setCheckable(True)
            button.setChecked(key == answer)

    def _answer(self, waiting: Waiting, key: str) -> None:
        is_for_all = self.for_all is not None and self.for_all.isChecked()
        rows = like(waiting, self._proposal, self._wording) if is_for_all else [waiting]
        answer_all(self._answers, rows, key)
        self.chosen.emit()

    def _forget(self, waiting: Waiting) -> None:
        self._answers.forget(waiting)
        self.chosen.emit()

    def _weigh(self, found: PerhapsOne) -> None:
        """Names that may be of one thing."""
        members = MembersToWeigh(found, *self._answers.weighed(found))

        def weigh(answer: str, ids: list[str]) -> None:
            self._answers.weigh(found, answer, ids)
            self.chosen.emit()

        def leave_open() -> None:
            self._answers.leave_open(found)
            self.chosen.emit()

        members.weighed.connect(weigh)
        members.left_open.connect(leave_open)
        self.buttons = members.buttons
        self._grid.addWidget(members, 0, 0, 1, -1)

    # A row in which something is wrong.

    def _tell_problem(self, line: SectionLine) -> None:
        found = line.problem
        if found is None or line.place is None:
            return
        self._say(found.problem.message)
        if not found.problem.is_error:
            return
        place = line.place
        buttons = []
        if place in self._answers.rows_left or place in self._answers.passed_over:
            buttons.append(self._button(_("Leave it open"), lambda: self._pass_over(line, LEFT, is_back=True)))
        if found.problem.fields or found.problem.rule == "bad_cell":
            buttons.append(self._button(_("Take the row without this cell"), lambda: self._pass_over(line, "")))
        buttons.append(self._button(_("Leave the row out"), lambda: self._pass_over(line, LEFT)))
        self._row_of(buttons)

    def _pass_over(self, line: SectionLine, answer: str, *, is_back: bool = False) -> None:
        found, place = line.problem, line.place
        if found is None or place is None:
            return
        self._answers.rows_left.discard(place)
        self._answers.passed_over.discard(place)
        if not is_back and answer == LEFT:
            self._answers.rows_left.add(place)
        elif not is_back and place in self._refused():
            of_row = [entry for entry, row in self._proposal.told() if row.place == place]
            self._answers.without |= {(id_of(entry), key) for entry in of_row for key in found.problem.fields}
        elif not is_back:
            self._answers.passed_over.add(place)
        self.chosen.emit()

    def _refused(self) -> set[tuple[str, int]]:
        """The rows that can be read, and that a save would refuse."""
        read = {each.place for each in self._proposal.problems}
        return {row.place for row in self._proposal.rows} - read

    # A record or a value that would be written.

    def _tell_entry(self, line: SectionLine) -> None:
        section, entry = self._section, line.entry
        if not isinstance(section, EntrySection) or entry is None:
            return
        if line.cell is not None or line.is_folded:
            self._say(self._in_full(line))
        count = section.count_like(entry, line.cell)
        if count > 1:
            words = _like_words(line, count)
            self._row_of(
                [
                    self._button(_("Leave all out"), lambda: self._take_all(line, is_taken=False)),
                    self._button(_("Take all"), lambda: self._take_all(line, is_taken=True)),
                    ElidedLabel(words, text_colour="dim"),
                ]
            )

    def _in_full(self, line: SectionLine) -> str:
        texts = [each for each in line.texts if each]
        if line.cell is not None and len(texts) == 3:
            return _("{field}: {old} → {new}", field=texts[0], old=texts[1], new=texts[2])
        return " · ".join(texts)

    def _take_all(self, line: SectionLine, *, is_taken: bool) -> None:
        section = self._section
        if not isinstance(section, EntrySection) or line.entry is None:
            return
        for entry, row in section.like(line.entry, line.cell):
            cells = [(id_of(entry), key) for key in entry.values]
            if line.cell is None:
                self._answers.take_row(row.place, cells, is_taken=is_taken)
            else:
                own = (id_of(entry), line.cell[1])
                self._answers.take_cell(row.place, own, set(cells) - {own}, is_taken=is_taken)
        self.chosen.emit()


def _like_words(line: SectionLine, count: int) -> str:
    if line.entry is None:
        return ""
    kind = line.entry.kind
    if line.cell is not None:
        field = label(kind, line.cell[1])
        return ngettext(
            "{count} value of “{field}” like this", "{count} values of “{field}” like this", count, field=field
        )
    fields = ", ".join(label(kind, key) for key in line.entry.values)
    return ngettext(
        "{count} row like this, with just these columns: {fields}",
        "{count} rows like this, with just these columns: {fields}",
        count,
        fields=fields,
    )
