"""One finding as a list to be worked off: it stays open beside the window, and what is mended leaves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import N_, _, ngettext
from ...overview.attention import AGES, USUAL_AGE, AttentionItem, Item
from ...overview.narrowed_material import KeptClaims
from ...overview.overview import read_finding
from ...overview.since_then import newest_step
from ...overview.told_list import ToldList, list_of_finding, list_of_set_aside, say_rows, say_set_aside
from ...register.errors import Refused, RegisterError
from ...register.journal.store import Changed
from ...register.queries.listing import Query
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import Button, DimLabel, PlainLabel
from ..kit.choices import ChoiceGroup, LinkChoice
from ..kit.foot import foot
from ..kit.on_screen import KeptOnScreen
from ..look import fonts
from .set_aside_row import SetAsideRow
from .taking_along import ask_and_export
from .traced_table import BESIDE, LOOKED_AT, TracedTable, grow_to_rows

AGE = "overview.age"
_AGE_WORDS = {6: N_("half a year"), 12: N_("a year"), 24: N_("two years"), 36: N_("three years")}
_WIDTH, _HEIGHT = 150, 130


def chosen_age(settings: Settings) -> int:
    """After how many months a claim is old."""
    kept = settings.get(AGE)
    return kept if isinstance(kept, int) and kept in AGES else USUAL_AGE


class AttentionWindow(QDialog):
    """record_wanted: look at this record. age_chosen: claims are old from now on after so many months."""

    record_wanted = Signal(str, str)
    age_chosen = Signal(int)

    def __init__(
        self, feed: Feed, settings: Settings, key: str, query: Query | None, kept: KeptClaims, parent: QWidget
    ) -> None:
        super().__init__(parent)
        KeptOnScreen(self)
        self._feed, self._settings, self.key, self.query, self._kept = feed, settings, key, query, kept
        self.finding: AttentionItem | None = None
        self._is_reading = self._is_stale = self._is_sized = False
        self._step, self._taken_up = 0, ("", "")
        self._title, self._told = PlainLabel("", "title"), DimLabel()
        self.table = TracedTable((), LOOKED_AT)
        self.table.record_wanted.connect(self.record_wanted)
        self.set_aside = SetAsideRow(feed)
        self.table.selectionModel().currentChanged.connect(self._point)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        head = QVBoxLayout()
        fonts.space(head, (6, 5, 6, 2), gap=1)
        head.addWidget(self._title)
        head.addWidget(self._told)
        if key == "old":
            head.addLayout(self._ages())
        self._sides = self._make_sides()
        head.addWidget(self._sides, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.set_aside)
        self.export_button = self._button(_("&Export the list…"), self.export)
        row = foot(
            self._button(_("Cop&y all"), self.table.copy_all),
            self.export_button,
            self._button(_("Close"), self.reject),
        )
        fonts.space(row, (6, 3, 6, 4))
        column.addLayout(row)
        self.resize(fonts.step(_WIDTH), fonts.step(_HEIGHT))
        # A method of its own: a connection to a lambda would outlive the window.
        feed.changed.connect(self._hear)
        self.table.setFocus()
        self.refresh()

    def _button(self, text: str, act: Callable[[], object]) -> Button:
        made = Button(text)
        made.clicked.connect(lambda: act())
        return made

    def _ages(self) -> QHBoxLayout:
        choices = []
        for age, words in _AGE_WORDS.items():
            choice = LinkChoice(_(words))
            choice.setChecked(age == chosen_age(self._settings))
            choice.clicked.connect(lambda _on=False, age=age: self._choose(age))
            choices.append(choice)
        row = QHBoxLayout()
        fonts.space(row, gap=1)
        row.addWidget(DimLabel(_("Older than")))
        row.addWidget(ChoiceGroup(_("Older than"), *choices, apart="·"))
        row.addStretch(1)
        return row

    def _make_sides(self) -> ChoiceGroup:
        """Stands only where something is set aside."""
        self.loud_choice, self.aside_choice = LinkChoice(_("To be looked at")), LinkChoice(_("Set aside"))
        self.loud_choice.setChecked(True)
        for choice in (self.loud_choice, self.aside_choice):
            choice.clicked.connect(self._show_side)
        sides = ChoiceGroup(_("Needs attention"), self.loud_choice, self.aside_choice, apart="·")
        sides.hide()
        return sides

    @property
    def _items(self) -> tuple[Item, ...]:
        """Those of the list that is shown."""
        if self.finding is None:
            return ()
        return self.finding.set_aside if self.aside_choice.isChecked() else self.finding.items

    def told_list(self) -> ToldList | None:
        """The list as it is shown."""
        if self.finding is None:
            return None
        return (list_of_set_aside if self.aside_choice.isChecked() else list_of_finding)(self.finding, self._step)

    def _choose(self, age: int) -> None:
        self._settings.set(AGE, age)
        self.age_chosen.emit(age)
        self.refresh()

    def _hear(self, _changed: Changed) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read it anew off the GUI thread; asked again meanwhile, once more afterwards."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        register, age = self._feed.register, chosen_age(self._settings)

        def read() -> tuple[int, AttentionItem]:
            # Before: what is written while it is read counts as newer.
            step = newest_step(register)
            return step, read_finding(register, self.key, register.today, self.query, age, self._kept)

        self._feed.run(read, self._show, self._fail, self)

    def state(self) -> tuple[str, str, bool]:
        """Which record is chosen, the reason that is typed for it, and whether those set aside are shown."""
        at, items = self.table.currentIndex().row(), self._items
        chosen = items[at].id if 0 <= at < len(items) else ""
        return chosen, self.set_aside.reason.text(), self.aside_choice.isChecked()

    def take_up(self, chosen: str, because: str, is_aside: bool) -> None:
        """Go on as the window did whose state this is; a reason stands for its own record only."""
        self._is_sized, self._taken_up = True, (chosen, because)
        self.aside_choice.setChecked(is_aside)

    def _take_up_typed(self) -> None:
        (chosen, because), self._taken_up = self._taken_up, ("", "")
        if chosen and self.table.go_to(chosen) and because:
            self.set_aside.type_again(because)

    def export(self) -> None:
        """Take the list along as it is shown."""
        if told := self.told_list():
            ask_and_export(self, self._feed, self._settings, told)

    def _show(self, found: tuple[int, AttentionItem]) -> None:
        self._is_reading = False
        self._step, finding = found
        self.finding = finding
        self.setWindowTitle(finding.label)
        self._title.setText(finding.label)
        self._sides.setVisible(bool(finding.set_aside))
        if not finding.set_aside:
            self.loud_choice.setChecked(True)
        self._told.setText(" ".join(filter(None, (self._say_left(finding), say_set_aside(finding)))))
        self._show_side()
        self._take_up_typed()
        if self._is_stale:
            self.refresh()

    def _say_left(self, finding: AttentionItem) -> str:
        count = len(finding.items)
        if rows := say_rows(finding):
            return " ".join((rows, _("What is mended leaves this list.")))
        told = ngettext(
            "{count} record. What is mended leaves this list.",
            "{count} records. What is mended leaves this list.",
            count,
        )
        return told if count else _("Nothing is left to be done here.")

    def _show_side(self) -> None:
        told = self.told_list()
        rows = told.rows if told else ()
        self.export_button.setEnabled(bool(rows))
        self.table.show_rows(rows)
        if rows and not self._is_sized:
            self._is_sized = True
            grow_to_rows(self, self.table, self.parentWidget(), BESIDE)
        self._point()

    def _point(self) -> None:
        at, items = self.table.currentIndex().row(), self._items
        self.set_aside.look_at(items[at] if 0 <= at < len(items) else None)

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        if not isinstance(error, RegisterError | Refused):
            raise error
        self._feed.failed.emit(error)
