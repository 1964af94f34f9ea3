"""Check and repair: what is wrong with a register, and, in a new file beside it, what it still holds."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from ... import i18n
from ...i18n import _, ngettext
from ...register.checking import Checked
from ...register.errors import RegisterError
from ...register.journal.store import Register
from ...register.repairing.account import Account
from ...register.repairing.repair import RepairCancelled, repair
from .. import kit
from ..kit import notices
from ..look import fonts
from .background import Background
from .check_work import CheckCancelled, Looked, look_at, sorted_out
from .findings_view import FindingsView

_WIDTH, _HEIGHT, _UNOPENED_HEIGHT = 210, 130, 60
_TELL_EVERY = 0.05
_PARTS = 100


class CheckDialog(QDialog):
    """Begins at once. `register` is the one that is open, None for a file that is not.

    record_wanted: a record that something was found about. open_wanted: the repaired register, by its place.
    """

    record_wanted = Signal(str, str)
    open_wanted = Signal(str)
    _progressed = Signal(int, int)

    def __init__(self, place: Path, register: Register | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._register = place, register
        self._background = Background(self)
        self._is_cancelled = False
        self._told = 0.0
        self.looked: Looked | None = None
        self.account: Account | None = None
        self.setWindowTitle(_("Check and repair"))
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        fonts.space(column, (6, 5, 6, 5), gap=3)
        column.addWidget(kit.PlainLabel(_("Check and repair “{name}”", name=place.name), "title"))
        column.addWidget(self._stack, 1)
        self._buttons = QHBoxLayout()
        fonts.space(self._buttons, gap=2)
        column.addLayout(self._buttons)
        notices.fit_in_window(self, parent, _WIDTH, _HEIGHT)
        self._progressed.connect(self._show_progress)
        self._check()

    # What it looks like.

    def _show(self, page: QWidget, *buttons: kit.Button) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)
        self._show_buttons(*buttons)

    def _show_buttons(self, *buttons: kit.Button) -> None:
        kit.clear(self._buttons)
        self._buttons.addStretch(1)
        for button in buttons:
            self._buttons.addWidget(button)
        buttons[-1].setDefault(True)
        buttons[-1].setFocus()

    def _show_work(self, what: str) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        fonts.space(column, gap=3)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(what)
        self._bar.setRange(0, 0)
        self._step = kit.NoteLabel()
        for part in (kit.PlainLabel(what, "strong"), self._bar, self._step):
            column.addWidget(part)
        column.addStretch(1)
        self.cancel_button = kit.Button(_("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        self._show(page, self.cancel_button)

    def _close_button(self) -> kit.Button:
        close = kit.Button(_("Close"))
        close.clicked.connect(self.reject)
        return close

    # The work.

    def _cancel(self) -> None:
        self._is_cancelled = True
        self.cancel_button.setEnabled(False)
        self._step.setText(_("Stopping. Nothing is left half done."))

    def _is_to_end(self) -> bool:
        return self._is_cancelled or self._background.is_stopped

    def _tell(self, done: int, total: int) -> None:
        """Off the GUI thread."""
        now = time.monotonic()
        if now - self._told > _TELL_EVERY:
            self._told = now
            self._progressed.emit(done, total)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self._is_to_end():
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total != _PARTS or self.looked is None:
            words = {"done": i18n.number(done), "total": i18n.number(total)}
            self._step.setText(_("{done} of {total} records", **words))

    def _check(self) -> None:
        self._show_work(_("Looking at every record and at the whole history."))
        self._background.run(
            lambda: look_at(self._place, self._register, self._tell, self._is_to_end), self._looked, self._failed
        )

    def repair(self) -> None:
        """Put what the file still holds into a new one beside it."""
        self._is_cancelled = False
        self._show_work(_("Putting together in a new file what this one still holds."))
        self._background.run(
            lambda: repair(self._place, progress=lambda part: self._tell(part, _PARTS), is_cancelled=self._is_to_end),
            self._repaired,
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, CheckCancelled | RepairCancelled):
            self.reject()
        elif isinstance(error, RegisterError):
            self._show_sentences([error.message, *filter(None, (error.kept, error.advice))], is_well=False)
        else:
            self.reject()
            sys.excepthook(type(error), error, error.__traceback__)

    # What was found.

    def _looked(self, looked: Looked) -> None:
        self.looked = looked
        if looked.checked is None and looked.trouble is not None:
            self._show_unopened(looked.trouble, can_be_repaired=looked.can_be_repaired)
            return
        page = QWidget()
        column = QVBoxLayout(page)
        fonts.space(column, gap=3)
        if looked.checked is not None:
            column.addWidget(kit.PlainLabel(self._headline(looked.checked), "strong"))
        if looked.can_be_repaired:
            column.addWidget(kit.PlainLabel(_repair_in_words(), text_colour="dim"))
        self.findings = FindingsView(can_open=self._register is not None)
        self.findings.record_wanted.connect(self._want_record)
        if looked.checked is not None:
            self.findings.show_sorts(sorted_out(looked.checked.findings))
        column.addWidget(self.findings, 1)
        self._show(page, *self._buttons_for(looked.can_be_repaired))

    def _buttons_for(self, can_be_repaired: bool) -> list[kit.Button]:
        buttons: list[kit.Button] = [self._close_button()]
        if can_be_repaired:
            self.repair_button = kit.PrimaryButton(_("Repair"))
            self.repair_button.clicked.connect(self.repair)
            buttons.append(self.repair_button)
        return buttons

    def _show_unopened(self, trouble: RegisterError, *, can_be_repaired: bool) -> None:
        """Of a file that does not open: why, what was kept, what can be done, and no more room than that takes."""
        advice, *details = trouble.advice.splitlines() or [""]
        sentences = [trouble.message, trouble.kept]
        sentences += [_repair_in_words()] if can_be_repaired else [advice]
        self._show_sentences([*filter(None, sentences), *details], is_well=False)
        self._show_buttons(*self._buttons_for(can_be_repaired))
        self.resize(self.width(), min(self.height(), fonts.step(_UNOPENED_HEIGHT)))

    def _headline(self, checked: Checked) -> str:
        said = ngettext("Checked {count} record.", "Checked {count} records.", checked.records)
        count = len(checked.findings)
        found = ngettext("{count} finding.", "{count} findings.", count) if count else _("Nothing is wrong.")
        return f"{said} {found}"

    def _want_record(self, kind: str, record_id: str) -> None:
        self.accept()
        self.record_wanted.emit(kind, record_id)

    # What was done.

    def _repaired(self, account: Account) -> None:
        self.account = account
        self._show_sentences(account.sentences(), is_well=account.is_whole, is_repaired=True)

    def _show_sentences(self, sentences: list[str], *, is_well: bool, is_repaired: bool = False) -> None:
        page = kit.PageArea()
        fonts.space(page.body, (0, 1, 2, 1), gap=2)
        for place, sentence in enumerate(sentences):
            row = QHBoxLayout()
            fonts.space(row, gap=2)
            if place == 0:
                icon = kit.IconLabel("check", "accent") if is_well else kit.IconLabel("warning", "amber")
                row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            label = kit.PlainLabel(sentence, "strong" if place == 0 else "body")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row.addWidget(label, 1)
            page.body.addLayout(row)
        page.body.addStretch(1)
        buttons: list[kit.Button] = [self._close_button()]
        if is_repaired:
            self.open_button = kit.PrimaryButton(_("Open the repaired register"), "open_file")
            self.open_button.clicked.connect(self._want_open)
            buttons.append(self.open_button)
        self._show(page, *buttons)
        page.settle()

    def _want_open(self) -> None:
        self.accept()
        if self.account is not None:
            self.open_wanted.emit(str(self.account.out))

    def reject(self) -> None:
        # A repair in the middle is waited for: a moment, until it hears of it.
        self._is_cancelled = True
        super().reject()

    def done(self, result: int) -> None:
        self._background.stop()
        super().done(result)


def _repair_in_words() -> str:
    return _(
        "A repair puts what this file still holds into a new one beside it, makes anew what is derived, and "
        "says what is gone. This file stays as it is."
    )


def offer(window: QWidget, sentence: str) -> bool:
    """Ask before another register that is open whether a file that did not open is to be looked at."""
    answers = [notices.NoticeAnswer("close", _("Not now")), notices.NoticeAnswer("check", _("Check and repair…"))]
    return notices.ask(window, sentence, "", answers, escape="close", offered="check") == "check"
