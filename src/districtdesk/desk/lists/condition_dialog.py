"""Choosing one condition: what is compared, how, and with what, with how many records it would leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...alphabet import alphabetical
from ...fields import Operator
from ...folding import fold
from ...i18n import N_, _, ngettext, number
from ...problems import Problem
from ...register.queries import listing
from ...register.queries.column_source import ColumnSource
from ...register.queries.condition import Condition, explain_condition, operators_of, source_at, sources_of
from ...register.queries.condition_values import read_ends, read_words, show_value
from ...register.queries.filter_counts import ValueCounts, count_values
from ...register.queries.listing import Query
from ...register.queries.offered_columns import ReckonedColumn, read_offered_columns
from ..feed.register_feed import Feed
from ..kit import (
    Button,
    InsetLineEdit,
    LabelledRow,
    NoteLabel,
    PlainLabel,
    PrimaryButton,
    ProblemLabel,
    SearchBox,
    WordBox,
)
from ..kit.early_dialog import EarlyDialog
from ..look import fonts
from .value_list import CountedValue, CountedView, ValueList

_KEY = int(Qt.ItemDataRole.UserRole)
_WIDTH, _HEIGHT, _SIDE = 175, 105, 72  # in steps
_PAUSE_IN_MS = 200
_FEW = 12
_OPERATORS = {
    Operator.IS: N_("is one of"),
    Operator.IS_NOT: N_("is none of"),
    Operator.CONTAINS: N_("contains"),
    Operator.LACKS: N_("does not contain"),
    Operator.WITHIN: N_("lies between"),
    Operator.EMPTY: N_("is empty"),
    Operator.FILLED: N_("is filled in"),
}


class ConditionDialog(EarlyDialog):
    """chosen: a Condition. `others` and the search narrow what is counted."""

    chosen = Signal(object)
    counted = Signal()

    def __init__(
        self,
        feed: Feed,
        kind: str,
        others: tuple[Condition, ...],
        search: str,
        condition: Condition | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed, self._base = feed, Query(kind, search=search, conditions=others)
        self._sources = dict(sources_of(kind))
        # What each is called here: no two alike, for the words of a column are not beside them.
        self._names = {key: source.caption for key, source in self._sources.items()}
        self._offer_reckoned(kind)
        self._given = condition
        self._source: ColumnSource = next(iter(self._sources.values()))
        self._is_begun = False
        self._asked = 0
        self.setWindowTitle(_("Condition"))
        self._make_sources()
        self._make_values()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_IN_MS)
        self._pause.timeout.connect(self._count)
        self._fill_sources("")
        self._begin(condition)

    # What is compared, at the left.

    def _offer_reckoned(self, kind: str) -> None:
        """Claims, milestones, counts and sums, as the columns of the list offer them."""

        def read() -> list[ReckonedColumn]:
            with self._feed.register.read() as session:
                return read_offered_columns(session, kind)

        for each in self._feed.attempt(read) or ():
            key, is_taken = each.field.key, each.choice in self._names.values()
            apart = _("{name} ({section})", name=each.choice, section=_(each.section))
            self._names[key] = apart if is_taken else each.choice
            self._sources[key] = source_at(kind, key)

    def _make_sources(self) -> None:
        self.search = SearchBox(_("What is compared"))
        self.view = CountedView(_("What is compared"))
        self._model = self.view.items
        self.search.searched.connect(self._fill_sources)
        self.search.found_wanted.connect(self.view.setFocus)
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._take_source(now))

    def _fill_sources(self, text: str) -> None:
        words = fold(text).split()
        key = self.view.currentIndex().data(_KEY)
        self.view.selectionModel().blockSignals(True)
        self._model.clear()
        for source in self._sources.values():
            name = self._names[source.key]
            if all(word in fold(name) for word in words):
                item = QStandardItem(name)
                item.setData(source.key, _KEY)
                self._model.appendRow(item)
        self.view.selectionModel().blockSignals(False)
        self._choose_source(key if key is not None else "")

    def _choose_source(self, key: str) -> None:
        places = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        wanted = next((each for each in places if each.data(_KEY) == key), places[0] if places else None)
        if wanted is not None:
            self.view.setCurrentIndex(wanted)

    @property
    def source(self) -> ColumnSource:
        return self._source

    def _take_source(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        if key is None or (self._is_begun and self._source.key == key):
            return
        self._is_begun = True
        self._source = self._sources[str(key)]
        self._title.setText(self._names[self._source.key])
        self.operator.blockSignals(True)
        self.operator.clear()
        for each in operators_of(self._source):
            self.operator.addItem(_(_OPERATORS[each]), each)
        self.operator.blockSignals(False)
        for line in (self.words, self.low, self.high):
            line.clear()
        self.values.offer((), ())
        self._turn_page()
        self._read_values()

    # How, and with what, at the right.

    def _make_values(self) -> None:
        self._title = PlainLabel("", "strong")
        self.operator = WordBox()
        self.operator.setAccessibleName(_("How it is compared"))
        self.values = ValueList()
        self.words, self.low, self.high = InsetLineEdit(), InsetLineEdit(), InsetLineEdit()
        self.words.setAccessibleName(_("Words"))
        self._ends = QWidget()
        ends = QVBoxLayout(self._ends)
        fonts.space(ends, gap=3)
        for label, line in ((_("From"), self.low), (_("To"), self.high)):
            line.setAccessibleName(label)
            ends.addWidget(LabelledRow(label, line))
        ends.addStretch(1)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        fonts.space(words)
        words.addWidget(self.words)
        words.addStretch(1)
        self._nothing = QWidget()
        self._pages = QStackedWidget()
        for page in (self.values, self._words, self._ends, self._nothing):
            self._pages.addWidget(page)
        self.operator.currentIndexChanged.connect(self._turn_page)
        self.values.ticked.connect(self._hear)
        self.values.entered.connect(self.accept)
        for line in (self.words, self.low, self.high):
            line.textChanged.connect(self._hear)

    def _lay_out(self) -> None:
        self._note, self.problem, self.count = NoteLabel(), ProblemLabel(), PlainLabel("", text_colour="dim")
        self.apply = PrimaryButton(_("Apply"))
        self.apply.setDefault(True)
        self.apply.clicked.connect(self.accept)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        left, right, row, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for layout, gap in ((left, 1.5), (right, 2.5), (row, 5), (foot, 2)):
            fonts.space(layout, gap=gap)
        left.addWidget(self.search)
        left.addWidget(self.view, 1)
        self.view.setFixedWidth(fonts.step(_SIDE))
        self.search.setFixedWidth(fonts.step(_SIDE))
        for widget in (self._title, self.operator):
            right.addWidget(widget)
        right.addWidget(self._pages, 1)
        right.addWidget(self._note)
        right.addWidget(self.problem)
        row.addLayout(left)
        row.addLayout(right, 1)
        foot.addWidget(self.count, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.apply)
        column = QVBoxLayout(self)
        fonts.space(column, (5, 5, 5, 4), gap=4)
        column.addLayout(row, 1)
        column.addLayout(foot)
        self.resize(fonts.step(_WIDTH), fonts.step(_HEIGHT))

    def _begin(self, condition: Condition | None) -> None:
        """With the condition that is changed, or with what is compared."""
        if condition is None:
            self.search.setFocus()
            return
        self._choose_source(condition.source)
        self.operator.setCurrentIndex(max(self.operator.findData(condition.operator), 0))
        shown = ["" if each is None else self._shown(each) for each in condition.values]
        if condition.operator is Operator.WITHIN:
            self.low.setText(shown[0])
            self.high.setText(shown[1])
        elif condition.operator in (Operator.CONTAINS, Operator.LACKS):
            self.words.setText(str(condition.values[0]))
        else:
            self.values.offer((), condition.values)
        self._current_editor().setFocus()

    def _shown(self, value: object) -> str:
        return value if isinstance(value, str) else show_value(self._source, value)

    @property
    def _operator(self) -> Operator:
        return Operator(self.operator.currentData())

    def _current_editor(self) -> QWidget:
        page = self._pages.currentWidget()
        editors: dict[QWidget, QWidget] = {
            self._words: self.words,
            self._ends: self.low,
            self.values: self.values.view,
        }
        return editors.get(page, self.operator) if page is not None else self.operator

    def _turn_page(self) -> None:
        operator = self._operator
        is_words = operator in (Operator.CONTAINS, Operator.LACKS)
        page = self._words if is_words else self._nothing
        page = self.values if operator in (Operator.IS, Operator.IS_NOT) else page
        page = self._ends if operator is Operator.WITHIN else page
        self._pages.setCurrentWidget(page)
        self._note.setText(explain_condition(self._source, Condition(self._source.key, operator)))
        self._note.setVisible(bool(self._note.text()))
        self._hear()

    def condition(self) -> Condition | Problem | None:
        """What stands there; None while something is missing."""
        operator, key = self._operator, self._source.key
        if operator in (Operator.EMPTY, Operator.FILLED):
            return Condition(key, operator)
        if operator is Operator.WITHIN:
            low, high = self.low.text().strip(), self.high.text().strip()
            return read_ends(self._source, low, high) if low or high else None
        if operator in (Operator.CONTAINS, Operator.LACKS):
            words = read_words(self.words.text()) if self.words.text().strip() else None
            return Condition(key, operator, (words,)) if isinstance(words, str) else words
        return Condition(key, operator, self.values.ticks) if self.values.ticks else None

    def accept(self) -> None:
        condition = self.condition()
        if isinstance(condition, Condition):
            super().accept()
            self.chosen.emit(condition)

    # Counting, off the GUI thread.

    def _hear(self) -> None:
        condition = self.condition()
        self.problem.show_problems([condition] if isinstance(condition, Problem) else [])
        self.apply.setEnabled(isinstance(condition, Condition))
        self.count.setText("")
        self._asked += 1
        self._pause.start()

    def _count(self) -> None:
        condition, asked, base = self.condition(), self._asked, self._base
        if not isinstance(condition, Condition):
            return
        register = self._feed.register
        query = Query(base.kind, search=base.search, conditions=(*base.conditions, condition))

        def work() -> tuple[int, int]:
            with register.read() as session:
                return listing.count(session, query), listing.count(session, base)

        def show(counts: tuple[int, int]) -> None:
            if asked == self._asked:
                found, total = counts
                words = ngettext("{found} of {count} remain", "{found} of {count} remain", total, found=number(found))
                self.count.setText(words)
                self.counted.emit()

        self._feed.run(work, show, owner=self)

    def _read_values(self) -> None:
        """Of what is chosen from a list: which values there are, and how often."""
        source, base, register = self._source, self._base, self._feed.register
        if Operator.IS not in operators_of(source):
            return
        self.values.offer(self._listed(ValueCounts({}, {}, 0), is_counted=False))

        def work() -> ValueCounts:
            with register.read() as session:
                return count_values(session, base, source.key)

        def show(counts: ValueCounts) -> None:
            if source is self._source:
                self.values.offer(self._listed(counts, is_counted=True))
                self._hear()
                self.counted.emit()

        self._feed.run(work, show, owner=self)

    def _listed(self, counts: ValueCounts, *, is_counted: bool) -> Sequence[CountedValue]:
        """The choices there are, in their order where they are few; else what occurs, by the alphabet."""
        kind: Any = self._source.kind
        known = {key: count for key, count in counts.of.items() if isinstance(key, str | bool)}
        usual = (True, False) if kind.holds is bool else kind.all_values()
        ticked = self._given.values if self._given and self._given.source == self._source.key else ()
        first = usual if len(usual) <= _FEW else ()
        keys = [each for each in dict.fromkeys((*first, *known, *ticked)) if isinstance(each, str | bool)]
        found = [
            CountedValue(each, self._name_of(each, counts), known.get(each, 0) if is_counted else None)
            for each in keys
        ]
        own = sum(each in first for each in keys)
        return [*found[:own], *sorted(found[own:], key=lambda each: alphabetical(each.text))]

    def _name_of(self, value: str | bool, counts: ValueCounts) -> str:
        kind: Any = self._source.kind
        if kind.is_link:
            return counts.names[str(value)].show() if value in counts.names else str(value)
        return str(kind.show((value,) if kind.holds_several else value))
