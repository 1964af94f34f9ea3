"""Backups that nobody asks for: soon after a register was opened, and after half an hour of changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ...i18n import _
from ...register.backup.backups import Backup, Reason
from ...register.backup.copying import OutOfPatience, Stopped
from ...register.backup.making import back_up, back_up_if_changed
from ...register.backup.second_place import catch_up
from ...register.errors import RegisterError
from ...settings import Settings

if TYPE_CHECKING:
    from .open_register import OpenRegister

# What was opened is read and painted by then, and the file looked through.
FIRST_IN_MS = 15_000
CHANGES_IN_MS = 30 * 60_000
AGAIN_IN_MS = 2 * 60_000
_TOLD_ON = "backup_told_on"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """`made` is None where nothing had changed; `trouble` is what the second place said."""

    made: Backup | None
    trouble: RegisterError | None


class BackingUp(QObject):
    """Lives with an open register. It works in the feed's threads, and stops when the register is closed.

    What it could not do is said in the strip, once a day.
    """

    def __init__(self, opened: OpenRegister, settings: Settings) -> None:
        super().__init__(opened.feed)
        self._feed, self._register, self._settings = opened.feed, opened.register, settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.look(Reason.CHANGES))
        self._feed.changed.connect(self._hear)

    def _hear(self) -> None:
        """The half hour begins with the first change."""
        if not self._timer.isActive():
            self._timer.start(CHANGES_IN_MS)

    def look(self, reason: Reason) -> None:
        """Make one if something was saved since the last one, off the GUI thread."""
        if not self._register.read_only:
            self._run(lambda: self._make(reason), self._made, self._could_not)

    def back_up_now(self, done: Callable[[BackedUp], object], failed: Callable[[Exception], object]) -> None:
        """Make one in any case."""
        place = self._register.place
        self._run(lambda: self._beside(back_up(place, Reason.HAND, is_stopped=self._is_stopped)), done, failed)

    def _run(
        self,
        task: Callable[[], BackedUp],
        done: Callable[[BackedUp], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self._feed.run(task, done, failed, self)

    def _is_stopped(self) -> bool:
        return not self._feed.is_open

    def _make(self, reason: Reason) -> BackedUp:
        """Off the GUI thread."""
        return self._beside(back_up_if_changed(self._register.place, reason, is_stopped=self._is_stopped))

    def _beside(self, made: Backup | None) -> BackedUp:
        second = self._settings.second_backup_place
        try:
            if second is not None:
                catch_up(Path(self._register.place), second)
        except RegisterError as error:
            return BackedUp(made, error)
        return BackedUp(made, None)

    def _made(self, backed_up: BackedUp) -> None:
        trouble = backed_up.trouble
        if trouble is not None:
            # Of the second place alone: nothing is amiss with what lies in the usual one.
            kept = trouble.kept if backed_up.made is not None else ""
            self._tell(" ".join(filter(None, (trouble.message, kept, trouble.advice))))

    def _could_not(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            return
        if isinstance(error, OutOfPatience):
            # Somebody works a great deal just now: later is as good.
            self._timer.start(AGAIN_IN_MS)
        elif isinstance(error, RegisterError):
            self._tell(_("No backup: {reason}", reason=" ".join(filter(None, (error.message, error.kept)))))
            self._timer.start(CHANGES_IN_MS)
        else:
            raise error

    def _tell(self, sentence: str) -> None:
        today = date.today().isoformat()
        if self._settings.get(_TOLD_ON) != today:
            self._settings.set(_TOLD_ON, today)
            self._feed.said.emit(sentence)
