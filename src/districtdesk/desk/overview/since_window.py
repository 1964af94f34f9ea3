"""What has changed since one last looked, or in the last days, in one page that stays beside the window."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import N_, _, day, moment
from ...overview.since_then import SinceThen, newest_step, read_since_day, read_since_step
from ...overview.told_list import list_of_changes
from ...register.errors import Refused, RegisterError
from ...register.journal.store import Changed
from ...settings import Settings
from ..editors.as_of_line import AsOfLine
from ..feed.register_feed import Feed
from ..kit import Button, DimLabel, PlainLabel
from ..kit.choices import ChoiceGroup, LinkChoice
from ..kit.foot import foot
from ..kit.on_screen import KeptOnScreen
from ..look import fonts
from .last_look import EarlierLook
from .taking_along import ask_and_export
from .traced_table import BESIDE, CHANGED, TracedTable, grow_to_rows

_DAYS = ((0, N_("today")), (7, N_("7 days")), (30, N_("30 days")), (365, N_("a year")))
_WIDTH, _HEIGHT = 220, 140


class SinceWindow(QDialog):
    """`seen`: the look before this one; None where one never looked.

    record_wanted: look at this record.
    """

    record_wanted = Signal(str, str)

    def __init__(self, feed: Feed, settings: Settings, seen: EarlierLook | None, parent: QWidget) -> None:
        super().__init__(parent)
        KeptOnScreen(self)
        self._feed, self._settings, self.seen = feed, settings, seen
        self._step = 0
        self._is_sized = False
        self._from: date | None = None if seen is not None else feed.register.today - timedelta(days=_DAYS[1][0])
        self.since: SinceThen | None = None
        self.setWindowTitle(_("Since last time"))
        self._told = DimLabel()
        self._choice_buttons: list[LinkChoice] = []
        line = AsOfLine(_("or since"), _("The day from which on changes are told, for example 31.05.2024."))
        self.day_line, self.day_editor = line, line.editor
        self.day_editor.edited.connect(self._type_day)
        self.table = TracedTable((), headings=CHANGED)
        self.table.record_wanted.connect(self.record_wanted)
        head = QVBoxLayout()
        fonts.space(head, (6, 5, 6, 2), gap=1)
        head.addWidget(PlainLabel(_("Since last time"), "title"))
        head.addWidget(self._told)
        head.addLayout(self._choices())
        copy, self.export_button, close = Button(_("Cop&y all")), Button(_("&Export the list…")), Button(_("Close"))
        copy.clicked.connect(lambda: self.table.copy_all())
        self.export_button.clicked.connect(self.export)
        close.clicked.connect(self.reject)
        row = foot(copy, self.export_button, close)
        fonts.space(row, (6, 3, 6, 4))
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.resize(fonts.step(_WIDTH), fonts.step(_HEIGHT))
        self.table.setFocus()
        # A method of its own: a connection to a lambda would outlive the window.
        feed.changed.connect(self._hear)
        self.refresh()

    def _choices(self) -> QHBoxLayout:
        choices = [self._choice(self._last_time(), None)] if self.seen is not None else []
        choices += [self._choice(_(words), days) for days, words in _DAYS]
        self._choice_buttons = choices
        row = QHBoxLayout()
        fonts.space(row, gap=1)
        row.addWidget(ChoiceGroup(_("Since when"), *choices, apart="·"))
        row.addWidget(self.day_line)
        row.addStretch(1)
        return row

    def _last_time(self) -> str:
        when = self.seen.at if self.seen else None
        return _("last time, {when}", when=moment(when)) if when else _("last time")

    def _choice(self, words: str, days: int | None) -> LinkChoice:
        begin = None if days is None else self._feed.register.today - timedelta(days=days)
        made = LinkChoice(words)
        made.setChecked(begin == self._from)
        made.clicked.connect(lambda: self._choose(begin))
        return made

    def state(self) -> date | None:
        """The day from which on changes are told; None since one last looked."""
        return self._from

    def take_up(self, begin: date | None) -> None:
        """Go on as the window did whose state this is."""
        self._is_sized = True
        words = [None] if self.seen is not None else []
        begins = [*words, *(self._feed.register.today - timedelta(days=days) for days, _words in _DAYS)]
        if begin in begins:
            self._choice_buttons[begins.index(begin)].setChecked(True)
            self.show_from(begin)
        else:
            self.day_editor.set_value(begin)
            self._type_day()

    def _choose(self, begin: date | None) -> None:
        self.day_editor.set_value(None)
        self.day_editor.mark("")
        self.show_from(begin)

    def _type_day(self) -> None:
        """A day that is typed holds instead of the words beside it."""
        typed = self.day_editor.day
        self.day_editor.mark("" if self.day_editor.is_read else "error")
        if typed is None:
            return
        for each in self._choice_buttons:
            each.setAutoExclusive(False)
            each.setChecked(False)
            each.setAutoExclusive(True)
        self.show_from(typed)

    def show_from(self, begin: date | None) -> None:
        """Show what changed from this day on, or since one last looked."""
        self._from = begin
        self._told.setText(_("Reading the register."))
        self.refresh()

    def _hear(self, _changed: Changed) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read it off the GUI thread."""
        register, begin = self._feed.register, self._from
        seen = self.seen.step if self.seen else 0

        def read() -> tuple[date | None, SinceThen, int]:
            step = newest_step(register)
            return begin, read_since_day(register, begin) if begin else read_since_step(register, seen), step

        self._feed.run(read, self._show, self._fail, self)

    def export(self) -> None:
        """Take along what is shown."""
        if self.since:
            begin = _("Since {when}.", when=self._when())
            told = list_of_changes(self.since, begin, self._step)
            ask_and_export(self, self._feed, self._settings, told)

    def _when(self) -> str:
        return day(self._from) if self._from else self._last_time()

    def _show(self, found: tuple[date | None, SinceThen, int]) -> None:
        begin, since, step = found
        if begin != self._from:
            # Another beginning was chosen meanwhile.
            return
        self.since, self._step = since, step
        self.export_button.setEnabled(bool(since.rows))
        self._told.setText("\n".join([since.summary(), *since.told()]))
        self.table.show_rows(since.rows)
        if since.rows and not self._is_sized:
            self._is_sized = True
            grow_to_rows(self, self.table, self.parentWidget(), BESIDE)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RegisterError | Refused):
            raise error
        self._feed.failed.emit(error)
