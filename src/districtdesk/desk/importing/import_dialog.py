"""Bringing a file in: read and compared off the GUI thread, shown, and taken as one step."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from ... import i18n
from ...exchange.errors import Cancelled
from ...i18n import _
from ...importing.choosing import choose_again, find_source
from ...importing.preparing import Outcome, Prepared, Watched, prepare, prepare_tables, take, try_again
from ...importing.saved_mappings import keep_mapping, mapping_called, mapping_of, saved_mappings
from ...importing.table_work import TableWork
from .. import kit
from ..kit import notices
from ..kit.early_dialog import EarlyDialog
from ..look import fonts
from .proposal_page import ProposalPage
from .section_words import done_words
from .tables_page import TablesPage

if TYPE_CHECKING:
    from ...importing.pasted import PastedBlock
    from ...register.journal.store import Register
    from ..shell.open_register import OpenRegister

# In steps; while it is read there is little to show.
_WIDTH, _HEIGHT, _NARROW = 400, 300, 160
_TELL_EVERY = 0.05


class ImportDialog(EarlyDialog):
    """Begins to read at once; nothing is written before the person takes it. `pasted`: the block that the file is."""

    _progressed = Signal(int, int)

    def __init__(self, opened: OpenRegister, path: Path, parent: QWidget, pasted: PastedBlock | None = None) -> None:
        super().__init__(parent)
        self._opened, self._path = opened, path
        self._stop = threading.Event()
        self._told = 0.0
        self._is_trying = False
        self.busy: kit.Busy | None = None
        # Why the file could not be read; empty as long as it can.
        self.failure = ""
        self.setWindowTitle(_("Import “{name}”", name=path.name))
        self.page = ProposalPage(path.name)
        self.page.try_wanted.connect(self._try_again)
        self.page.take_wanted.connect(self.take)
        self.page.left.connect(self.reject)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting())
        self._stack.addWidget(self.page)
        self.tables = self._tables_page()
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addWidget(self._stack)
        notices.fit_in_window(self, parent, _WIDTH, _HEIGHT)
        self._progressed.connect(self._show_progress)
        self._opened.feed.run(
            lambda: prepare(self._register, self._path, self._watched(), pasted), self._read, self._failed, self
        )

    @property
    def prepared(self) -> Prepared | None:
        """What the file asks for; None while it is read."""
        return self.page.prepared

    def _waiting(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        fonts.space(column, (6, 5, 6, 5), gap=3)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._step = kit.NoteLabel(_("Reading the file and comparing it with the register."))
        self._bar.setAccessibleName(self._step.text())
        self.cancel_button = kit.Button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        column.addStretch(1)
        column.addWidget(kit.PlainLabel(_("Import “{name}”", name=self._path.name), "title"))
        for part in (self._bar, self._step):
            column.addWidget(part)
        column.addLayout(row)
        column.addStretch(2)
        page.setMaximumWidth(fonts.step(_NARROW))
        around = QWidget()
        middle = QHBoxLayout(around)
        middle.addWidget(page)
        return around

    # The work.

    @property
    def _register(self) -> Register:
        return self._opened.feed.register

    def _watched(self) -> Watched:
        stop = self._stop
        return Watched(self._tell, stop.is_set)

    def _tell(self, done: int, total: int) -> None:
        """Off the GUI thread."""
        now = time.monotonic()
        if now - self._told > _TELL_EVERY:
            self._told = now
            self._progressed.emit(done, total)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self._stop.is_set() or self.prepared is not None:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._step.setText(_("{done} of {total} rows", done=i18n.number(done), total=i18n.number(total)))

    def _tables_page(self) -> TablesPage:
        page = TablesPage(self._path, self._opened.feed)
        page.next_wanted.connect(self._go_on)
        page.left.connect(self.reject)
        page.named.connect(self._keep_columns)
        page.mapping_wanted.connect(self._follow)
        self._stack.addWidget(page)
        self.page.back_wanted.connect(lambda: self._stack.setCurrentWidget(page))
        return page

    def _read(self, found: Prepared | TableWork) -> None:
        if isinstance(found, Prepared):
            self._prepared(found)
            return
        saved = self._opened.feed.attempt(lambda: [each.name for each in saved_mappings(self._register)]) or []
        self._stack.setCurrentWidget(self.tables)
        self.tables.show_work(found, saved)

    def _go_on(self) -> None:
        """From the columns to what they ask for."""
        work = self.tables.work
        if work is None:
            return
        source = self.tables.chosen_source()
        choices = self.page.answers.choices()
        self._show_busy(_("Comparing “{name}”", name=self._path.name), "")

        def compare() -> Prepared:
            known = [] if source.record_id else find_source(self._register, source.title)
            # Of several that are called so nobody has said which: then it is one of its own.
            work.source = replace(known[0], attached=source.attached) if len(known) == 1 else source
            return prepare_tables(self._register, work, choices, self._watched())

        self._opened.feed.run(compare, self._compared, self._failed, self)

    def _compared(self, prepared: Prepared) -> None:
        self._end_busy()
        self.page.forget_place()
        self._prepared(prepared)

    def _keep_columns(self, name: str) -> None:
        work = self.tables.work
        if work is None:
            return
        mapping = mapping_of(name, work.tables)
        if self._opened.feed.attempt(lambda: keep_mapping(self._register, mapping)):
            self.tables.say_kept(name)

    def _follow(self, number: int, name: str) -> None:
        """Have a table's columns be as they were saved under a name."""
        work = self.tables.work
        mapping = self._opened.feed.attempt(lambda: mapping_called(self._register, name))
        if work is not None and mapping is not None:
            work.offered[number] = choose_again(work.offered[number], mapping, self._register)
            self.tables.show_table(number)

    def _prepared(self, prepared: Prepared) -> None:
        self._is_trying = False
        self.page.show_prepared(prepared)
        self._stack.setCurrentWidget(self.page)
        self.page.table.setFocus()

    def _try_again(self) -> None:
        if self._is_trying or self.prepared is None:
            return
        self._is_trying = True
        prepared, choices = self.prepared, self.page.answers.choices()
        self._opened.feed.run(
            lambda: try_again(self._register, prepared, choices, self._watched()), self._tried, self._failed, self
        )

    def _tried(self, prepared: Prepared) -> None:
        self._prepared(prepared)
        if prepared.choices != self.page.answers.choices():
            self._try_again()

    def take(self, only_good: bool) -> None:
        """Take it as one step, off the GUI thread."""
        if self.prepared is None or self.busy is not None:
            return
        prepared, choices = self.prepared, self.page.answers.choices()
        self._show_busy(_("Importing “{name}”", name=self._path.name), _("Each rule of a save is tried first."))
        self._opened.feed.run(
            lambda: take(self._register, prepared, choices, self._watched(), only_good=only_good),
            self._taken,
            self._failed,
            self,
        )

    def _taken(self, outcome: Outcome) -> None:
        self._end_busy()
        if outcome.tally is None:
            self.page.show_prepared(outcome.prepared)
            self.page.refuse(_("Nothing was written: something in the rows below is still open."))
            return
        said = done_words(self._path.name, outcome.tally, outcome.left)
        self.accept()
        self._opened.feed.said.emit(said)
        # What said that it was being written was closed just before, and took the keyboard with it.
        if isinstance(parent := self.parentWidget(), QWidget):
            QTimer.singleShot(0, parent, parent.window().activateWindow)

    def _show_busy(self, what: str, step: str) -> None:
        self.busy = kit.Busy(what, self)
        self.busy.cancelled.connect(self._stop.set)
        self.busy.show_progress(step)
        self.busy.open()

    def _end_busy(self) -> None:
        if self.busy is not None:
            self.busy.finish()
            self.busy = None

    def _failed(self, error: Exception) -> None:
        self._is_trying = False
        is_taking = self.busy is not None
        self._end_busy()
        if isinstance(error, Cancelled):
            self._stop.clear()
            if not is_taking:
                self.reject()
            return
        explained = self._opened.explain(error)
        if explained is None:
            super().reject()
            sys.excepthook(type(error), error, error.__traceback__)
        elif self.prepared is not None:
            self.page.refuse(" ".join(filter(None, explained)))
        else:
            self._show_failure(*explained)

    def _show_failure(self, message: str, detail: str) -> None:
        self._bar.hide()
        self.failure = "\n".join(filter(None, (message, detail)))
        self._step.setText(self.failure)
        self.cancel_button.setText(_("Close"))
        self.cancel_button.setFocus()

    def reject(self) -> None:
        if self.busy is not None:
            return
        if not self.page.answers.is_empty and not self._may_leave():
            return
        self._stop.set()
        super().reject()

    def _may_leave(self) -> bool:
        answers = [notices.NoticeAnswer("leave", _("Leave it")), notices.NoticeAnswer("stay", _("Go on choosing"))]
        message = _("What you chose for this import is not kept.")
        return notices.ask(self, message, _("Nothing was written."), answers, escape="stay") == "leave"
