"""The screen of an import: what was read, what comes of each row, and what of it is to be taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ...i18n import _
from ...importing.answers import GivenAnswers
from ...importing.choices import is_answered, open_places, wrong_places
from ...importing.preparing import Prepared
from ...importing.proposal import AlikeRow, Conflict, SameRow
from ...importing.sections import EntrySection, Section, Sort
from .. import kit
from ..kit.foot import foot
from ..look import fonts
from .choice_pane import ChoicePane
from .section_model import SectionModel
from .section_table import SectionTable
from .section_words import ICONS, counted_words, names, sentence, taken_words, unweighed_words

# Of so many records a change of what is taken is tried at once; of more before it is taken.
_AT_ONCE, _PAUSE_MS = 2000, 350
_OPEN_FIRST = (Sort.ASKED, Sort.WRONG, Sort.CONFLICT, Sort.ALIKE, Sort.SAID)
_WIDTH = 62


class ProposalPage(QWidget):
    """try_wanted: what would come of it with other choices is to be found out. take_wanted: it is to be taken, and
    whether the good rows alone. left: the person goes without taking anything. back_wanted: the columns of the file
    are to be put right once more.
    """

    try_wanted = Signal()
    back_wanted = Signal()
    take_wanted = Signal(bool)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = GivenAnswers()
        self.prepared: Prepared | None = None
        self._is_stale = False
        self._name = name
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.try_wanted)
        self._make()
        self._lay_out()

    def _make(self) -> None:
        self.model = SectionModel(self.answers, self)
        self.model.ticked.connect(self._choose)
        self.table = SectionTable(self.model)
        self.pane = ChoicePane(self.answers)
        self.pane.chosen.connect(self._choose)
        self.table.decide_wanted.connect(self.pane.focus_first)
        # Only once the keys rest: of each line that is passed nothing need be laid out.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(30)
        self._settling.timeout.connect(self._show_line)
        self.table.moved.connect(self._settling.start)
        self.places = kit.NavigationList(_("What comes of the rows"))
        self.places.place_chosen.connect(self._show_place)
        self._summary = kit.DimLabel()
        self._banner = kit.Banner()
        self._banner.hide()
        self._sentence = kit.DimLabel()
        self.fold_button = kit.QuietButton()
        self.fold_button.clicked.connect(self._fold_all)
        self.only_good = QRadioButton(_("&Good rows alone"))
        self.all_or_nothing = QRadioButton(_("&All or nothing"))
        self.all_or_nothing.setChecked(True)
        self.only_good.toggled.connect(self._refresh)
        self._told = kit.PlainLabel()
        self.take_button = kit.PrimaryButton(_("Import"), "import_file")
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(lambda: self.take_wanted.emit(self.only_good.isChecked()))
        self.back_button = kit.Button(_("Back"), "back")
        self.back_button.clicked.connect(self.back_wanted)
        self.back_button.hide()
        self.cancel_button = kit.Button(_("Cancel"))
        self.cancel_button.clicked.connect(self.left)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        fonts.space(head, (6, 5, 6, 3), gap=1)
        head.addWidget(kit.PlainLabel(_("Import “{name}”", name=self._name), "title"))
        head.addWidget(self._summary)
        head.addWidget(self._banner)
        above = QHBoxLayout()
        fonts.space(above, (3, 2, 3, 1), gap=2)
        above.addWidget(self._sentence, 1)
        above.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignTop)
        self._nothing = kit.EmptyState("check", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        right = kit.Card()
        fonts.space(right.body, (0.5, 1, 0.5, 0.5), gap=0)
        right.body.addLayout(above)
        right.body.addWidget(self._stack, 1)
        right.body.addWidget(self.pane)
        middle = QHBoxLayout()
        fonts.space(middle, (4, 0, 6, 0), gap=2)
        self.places.setFixedWidth(fonts.step(_WIDTH))
        middle.addWidget(self.places)
        middle.addWidget(right, 1)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        how = QWidget()
        how.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(how)
        fonts.space(row, gap=4)
        for each in (self.only_good, self.all_or_nothing):
            each.ensurePolished()
            # Qt reckons the underlined letter out, and cuts the last one of a long text.
            each.setMinimumWidth(each.sizeHint().width() + fonts.step(1.5))
            row.addWidget(each)
        below = QVBoxLayout()
        fonts.space(below, (6, 3, 6, 4), gap=2)
        below.addWidget(self._told)
        below.addLayout(foot(self.cancel_button, self.back_button, self.take_button, left=how))
        return below

    # What is shown.

    def show_prepared(self, prepared: Prepared) -> None:
        """Show what would come of it; where one was, and what was folded, stays."""
        before = {each.sort: each for each in self.prepared.sections} if self.prepared else {}
        is_first = self.prepared is None
        self.prepared, self._is_stale = prepared, prepared.choices != self.answers.choices()
        for section in prepared.sections:
            old = before.get(section.sort)
            if isinstance(section, EntrySection) and isinstance(old, EntrySection):
                section.fold_like(old)
        self.back_button.setVisible(prepared.work is not None)
        self._fill_places()
        if is_first:
            if self._open():
                self.only_good.setChecked(False)
            self.places.set_current(self._first_place())
            self._show_place(self.places.current_key)
            self.table.setFocus()
        else:
            self._show_again()
        self._refresh()

    def forget_place(self) -> None:
        """What is shown next is something else."""
        self.prepared = None

    def _fill_places(self) -> None:
        called = names()
        places = [
            kit.Place(each.sort.value, called[each.sort], ICONS[each.sort], self._count(each))
            for each in self._sections()
            if self._is_listed(each)
        ]
        self.places.set_places([kit.PlaceGroup("", tuple(places))])

    def _sections(self) -> list[Section]:
        return self.prepared.sections if self.prepared else []

    def _is_listed(self, section: Section) -> bool:
        return bool(len(section)) or section.sort in (Sort.READ, Sort.NEW, Sort.CHANGED, Sort.SAME)

    def _count(self, section: Section) -> int:
        if section.sort is Sort.SAME and self.prepared:
            return self.prepared.base.counted.same
        return section.count(self.answers)

    def _first_place(self) -> str:
        filled = {each.sort: len(each) for each in self._sections()}
        order = (*_OPEN_FIRST, Sort.ONE, Sort.CHANGED, Sort.NEW, Sort.READ)
        return next((sort.value for sort in order if filled.get(sort)), Sort.READ.value)

    def section(self, sort: Sort) -> Section:
        """The one of this sort."""
        return next(each for each in self._sections() if each.sort is sort)

    def _show_place(self, key: str) -> None:
        if self.prepared is None or not key:
            return
        section = self.section(Sort(key))
        self.model.show_section(section, self.prepared.wording)
        self._stack.setCurrentIndex(0 if len(section) else 1)
        self._nothing.say(sentence(section.sort, self.prepared, len(section)))
        self._sentence.setText(sentence(section.sort, self.prepared, len(section)) if len(section) else "")
        self._sentence.setVisible(bool(len(section)))
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.share_width()
        self._name_fold()
        self._show_line()

    def _show_again(self) -> None:
        row, scrolled = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        key = self.places.current_key or self._first_place()
        self.places.set_current(key)
        self._show_place(key)
        self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))
        self.table.verticalScrollBar().setValue(scrolled)

    def _show_line(self) -> None:
        if self.prepared is not None:
            line = self.table.current_line() if len(self.model.section) else None
            self.pane.show_line(line, self.model.section, self.prepared.base, self.prepared.wording)

    def _name_fold(self) -> None:
        section = self.model.section
        can_fold = isinstance(section, EntrySection) and len(section) > 0
        self.fold_button.setVisible(can_fold)
        if isinstance(section, EntrySection):
            self.fold_button.setText(_("Show all values") if section.is_all_folded else _("One line for each record"))

    def _fold_all(self) -> None:
        section = self.model.section
        if isinstance(section, EntrySection) and self.prepared:
            section.fold_all(is_folded=not section.is_all_folded)
            self.model.show_section(section, self.prepared.wording)
            self.table.setCurrentIndex(self.model.index(0, 0))
            self._name_fold()

    # What is chosen.

    def _choose(self) -> None:
        self._is_stale = True
        self._banner.hide()
        self.model.refresh()
        has_keyboard = self.pane.isAncestorOf(self.focusWidget() or self)
        self._show_line()
        if has_keyboard:
            self._go_on()
        if self.prepared is not None and len(self.prepared.base.entries) <= _AT_ONCE:
            self._pause.start()
        self._refresh()

    def _go_on(self) -> None:
        """From a question that was answered to the next one that is open, in another group where none is here."""
        rows = self.model.rowCount()
        row = self.table.currentIndex().row()
        following = ((row + step) % rows for step in range(min(rows, _AT_ONCE)))
        found = next((each for each in following if self.model.is_open(self.model.line(each))), None)
        if found is None and (others := self._open_sections()):
            self.places.set_current(others[0].value)
            self._show_place(others[0].value)
            lines = range(min(self.model.rowCount(), _AT_ONCE))
            found = next((each for each in lines if self.model.is_open(self.model.line(each))), None)
        if found is not None:
            self.table.setCurrentIndex(self.model.index(found, 0))
        self.table.setFocus()

    def _open_sections(self) -> list[Sort]:
        """The groups in which something waits for a choice."""
        if self.prepared is None:
            return []
        tried, choices = self.prepared.tried, self.answers.choices()
        waiting: dict[Sort, Sequence[Conflict | AlikeRow | SameRow]] = {
            Sort.CONFLICT: tried.conflicts,
            Sort.ALIKE: tried.alike,
            Sort.SAID: tried.same,
        }
        found = {sort for sort, rows in waiting.items() if any(not is_answered(each, choices) for each in rows)}
        found |= {Sort.WRONG} if wrong_places(tried, choices) - set(choices.rows_left) else set()
        found |= {Sort.ASKED} if tried.questions else set()
        return [sort for sort in _OPEN_FIRST if sort in found]

    def _open(self) -> int:
        if self.prepared is None:
            return 0
        return len(open_places(self.prepared.tried, self.answers.choices()))

    def _refresh(self) -> None:
        if self.prepared is None:
            return
        for each in self._sections():
            if each.sort.value in self.places.keys:
                self.places.set_count(each.sort.value, self._count(each))
        still_open = self._open()
        self._summary.setText(counted_words(self.prepared))
        groups = self._open_sections() if still_open and not self.only_good.isChecked() else []
        said = taken_words(
            self.prepared, still_open, groups, only_good=self.only_good.isChecked(), is_stale=self._is_stale
        )
        self._told.setText(" ".join(filter(None, (said, unweighed_words(self.prepared, self.answers)))))
        has_any = self._has_any()
        self.take_button.setEnabled(has_any and (self.only_good.isChecked() or not still_open))

    def _has_any(self) -> bool:
        base = self.prepared.base if self.prepared else None
        return base is not None and bool(base.entries or base.same or base.alike or base.conflicts)

    def refuse(self, reason: str) -> None:
        """Say why nothing was taken, and lead to it."""
        self._banner.say(reason, "amber")
        self._banner.show()
        self.places.set_current(self._first_place())
        self._show_place(self.places.current_key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.take_button.isEnabled():
            self.take_button.click()
            return
        super().keyPressEvent(event)
