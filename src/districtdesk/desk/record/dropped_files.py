"""Files that were dropped onto a record are kept with it, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ...i18n import _, ngettext
from ...presence import Presence, look_briefly
from ...register.errors import Displaced, Refused, RegisterError
from ...register.journal.attachments import attach
from ..feed.register_feed import Feed
from ..kit import notices
from ..kit.waiting import when_free


class DroppedFiles(QObject):
    """Each is attached in a turn of its own, so that the window says meanwhile which one it is. `done` comes last."""

    def __init__(
        self, feed: Feed, record_id: str, files: Sequence[Path], done: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._feed, self._record_id, self._files, self._done = feed, record_id, list(files), done
        self._window = parent.window()
        self._attached: list[Path] = []
        self._reasons: list[str] = []
        self._go_on()

    def _go_on(self) -> None:
        left = self._files[len(self._attached) + len(self._reasons) :]
        if not left or not self._feed.is_open:
            self._finish()
            return
        number = len(self._files) - len(left) + 1
        self._feed.said.emit(
            _("Attaching {number} of {all}: “{name}”.", number=number, all=len(self._files), name=left[0].name)
        )
        # The sentence is painted before the file is read.
        attach_it = partial(when_free, self, lambda: self._attach(left[0]))
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, attach_it))

    def _attach(self, file: Path) -> None:
        if not self._feed.is_open:
            return
        reason = _why_not(file)
        try:
            if not reason:
                attach(self._feed.register, self._record_id, file)
                self._attached.append(file)
        except Displaced:
            # The feed tells of it; no other file would be kept either.
            self.deleteLater()
            return
        except (RegisterError, Refused) as error:
            reason = error.message if isinstance(error, RegisterError) else "\n".join(str(each) for each in error.all)
        if reason:
            self._reasons.append(reason)
        self._go_on()

    def _finish(self) -> None:
        count = len(self._attached)
        if count == 1:
            self._feed.said.emit(_("“{name}” was attached.", name=self._attached[0].name))
        elif count:
            self._feed.said.emit(ngettext("{count} file was attached.", "{count} files were attached.", count))
        else:
            self._feed.said.emit(_("Nothing was attached."))
        self._done()
        if self._reasons:
            few = _("Not every file was attached.") if count else _("Nothing was attached.")
            notices.tell(self._window, few, "\n".join(self._reasons), "warning")
        self.deleteLater()


def _why_not(file: Path) -> str:
    seen = look_briefly(file)
    if seen is Presence.FOLDER:
        return _("“{name}” is a folder. Attach the files in it one by one, or an archive of it.", name=file.name)
    if seen is Presence.AWAY:
        return _("The place of “{name}” does not answer.", name=file.name)
    return "" if seen is Presence.FILE else _("“{name}” is no file that could be kept.", name=file.name)
