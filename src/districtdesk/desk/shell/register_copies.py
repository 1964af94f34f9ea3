"""What the File menu offers of the register that is open: backups, a copy, and where its file lies."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ... import i18n
from ...i18n import _, ngettext
from ...presence import is_same_file
from ...register.backup.backups import Backup, Reason, backups_of
from ...register.backup.comparing import Comparison, compare
from ...register.backup.copying import Stopped
from ...register.backup.making import file_of, which
from ...register.errors import Damaged
from ...register.snapshot import copy_register
from ...settings import Settings
from .. import kit
from ..kit import notices
from .backing_up import FIRST_IN_MS, BackedUp, BackingUp
from .new_file import ask_new_file
from .restore_dialog import choose_and_restore
from .show_file import show_file
from .standing_notices import BelowNotices

if TYPE_CHECKING:
    from .open_register import OpenRegister

_PURPOSE = "copy"


class RegisterCopies(QObject):
    """Lives with an open register, in whichever window that is shown.

    reopen_wanted: its file holds something else now; the sentence is to be said then.
    """

    reopen_wanted = Signal(str, str)

    def __init__(self, opened: OpenRegister, settings: Settings, window: QWidget) -> None:
        super().__init__(opened.feed)
        self._opened, self._settings, self._window = opened, settings, window
        self.backing_up = BackingUp(opened, settings)
        self._stop = threading.Event()
        self.busy: kit.Busy | None = None
        # On which the backup was offered: each page made anew has another.
        self._banner: kit.Banner | None = None
        QTimer.singleShot(FIRST_IN_MS, self, lambda: self.backing_up.look(Reason.OPENING))
        opened.feed.troubled.connect(self.offer_backup)

    def do(self, action: str) -> None:
        """One of the menu's."""
        self._opened.feed.attempt(
            {
                "back_up": self._back_up,
                "restore": self.restore,
                "save_copy": self._ask_copy,
                "show_file": lambda: show_file(self._file(), self, self._window),
            }[action]
        )

    def _file(self) -> Path:
        return file_of(self._opened.register.place)

    # Backups.

    def _back_up(self) -> None:
        self._file()
        self._opened.feed.said.emit(_("Making a backup…"))
        self.backing_up.back_up_now(self._backed_up, self._failed)

    def _backed_up(self, backed_up: BackedUp) -> None:
        made = backed_up.made
        said = _("The backup was made: “{name}”.", name=made.path.name if made else "")
        if backed_up.trouble is not None:
            said = f"{said} {backed_up.trouble.message}"
        self._opened.feed.said.emit(said)

    def _failed(self, error: Exception) -> None:
        self._end_busy()
        if isinstance(error, Stopped):
            self._opened.feed.said.emit(_("The copy was stopped. No file was written."))
            return
        explained = self._opened.explain(error)
        if explained is not None:
            self._opened.feed.said.emit("")
            notices.tell(self._window, *explained, "warning")
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def restore(self) -> None:
        """Ask which one, and put it in the register's place."""
        noted = self._opened.register.note_its_end
        is_damaged = isinstance(self._opened.register.trouble, Damaged)
        said = choose_and_restore(
            self._file(), self._settings, self._window, is_open=True, is_damaged=is_damaged, noted=noted
        )
        if said:
            self.reopen_wanted.emit(self._opened.place, said)

    def offer_backup(self) -> None:
        """Above the pages of a damaged register: how much of it the newest backup has."""
        if isinstance(self._opened.register.trouble, Damaged):
            place = Path(self._opened.register.place)
            self._opened.feed.run(lambda: newest_backup(place), self._offer, lambda _error: None, self)

    def _offer(self, found: tuple[Backup, Comparison | None] | None) -> None:
        # Pages that were just made anew come last; those before them wait to be deleted.
        below = self._window.findChildren(BelowNotices)
        if found is None or not below:
            return
        banner = below[-1].backup
        banner.say(offered(*found), "info", _("Restore…"))
        if banner is not self._banner:
            banner.action_chosen.connect(self.restore)
            self._banner = banner
        banner.show()

    # A copy.

    def _ask_copy(self) -> None:
        self._file()
        stem = _("{name} (copy)", name=Path(self._opened.name).stem)
        chosen = ask_new_file(self._window, _("Save a copy"), self._settings.folder(_PURPOSE), stem)
        if chosen is not None:
            self.save_copy(chosen)

    def save_copy(self, target: Path) -> None:
        """Write what is open into a file of its own, off the GUI thread; no file is written over."""
        if is_same_file(target, self._file()):
            message = _("“{name}” is the register itself.", name=target.name)
            notices.tell(self._window, message, _("Choose another name for the copy."), "warning")
            return
        self._stop.clear()
        self.busy = kit.Busy(_("Saving a copy"), self._window)
        self.busy.cancelled.connect(self._stop.set)
        self.busy.open()
        register, feed = self._opened.register, self._opened.feed

        def is_stopped() -> bool:
            return self._stop.is_set() or not feed.is_open

        feed.run(
            lambda: copy_register(register, target, is_stopped=is_stopped),
            lambda _nothing: self._copied(target),
            self._failed,
            self,
        )

    def _copied(self, target: Path) -> None:
        self._end_busy()
        self._settings.remember_folder(_PURPOSE, target.parent)
        self._opened.feed.said.emit(_("The copy was saved and checked: “{name}”.", name=target.name))

    def _end_busy(self) -> None:
        if self.busy is not None:
            self.busy.finish()
            self.busy = None


def newest_backup(place: Path, *, is_open: bool = True) -> tuple[Backup, Comparison | None] | None:
    """The newest that holds something, and what the register has that it lacks, where that can be read."""
    good = [each for each in backups_of(place, which(place, is_open=is_open)) if each.contents is not None]
    return (good[0], compare(place, good[0].path, is_open=is_open)) if good else None


def offered(backup: Backup, told: Comparison | None) -> str:
    """How the newest backup is offered: with what it lacks."""
    newest = _("The newest backup is of {time}.", time=i18n.moment(backup.made_at))
    if told is None:
        return f"{newest} " + _("What was saved later is not in it.")
    if not told.lost.count:
        return f"{newest} " + _("All that was saved is in it.")
    return f"{newest} " + ngettext(
        "{count} step that was saved later is not in it.",
        "{count} steps that were saved later are not in it.",
        told.lost.count,
    )
