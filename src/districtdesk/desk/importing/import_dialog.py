"""Bringing a file in: read and compared off the GUI thread, shown, and taken as one step."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from ... import i18n
from ...exchange.errors import Cancelled
from ...i18n import _
from ...importing.preparing import Outcome, Prepared, Watched, prepare, take, try_again
from .. import kit
from ..kit import notices
from ..kit.early_dialog import EarlyDialog
from ..look import fonts
from .proposal_page import ProposalPage
from .section_words import done_words

if TYPE_CHECKING:
    from ...register.journal.store import Register
    from ..shell.open_register import OpenRegister

# In steps; while it is read there is little to show.
_WIDTH, _HEIGHT, _NARROW = 400, 300, 160
_TELL_EVERY = 0.05


class ImportDialog(EarlyDialog):
    """Begins to read at once; nothing is written before the person takes it."""

    _progressed = Signal(int, int)

    def __init__(self, opened: OpenRegister, path: Path, parent: QWidget) -> None:
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
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addWidget(self._stack)
        notices.fit_in_window(self, parent, _WIDTH, _HEIGHT)
        self._progressed.connect(self._show_progress)
        self._opened.feed.run(
            lambda: prepare(self._register, self._path, self._watched()), self._prepared, self._failed, self
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
        self.busy = kit.Busy(_("Importing “{name}”", name=self._path.name), self)
        self.busy.cancelled.connect(self._stop.set)
        self.busy.show_progress(_("Each rule of a save is tried first."))
        self.busy.open()
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
