"""A save that was refused because the file is another one now: what can be done, offered one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ..kit import notices
from ..kit.notices import NoticeAnswer
from .new_file import ask_new_file

if TYPE_CHECKING:
    from ...register.errors import Displaced
    from .open_register import OpenRegister


class DisplacedQuestion:
    """Asks until the person has decided: a copy of what was open, the other's changes, or the file as it is now."""

    def __init__(
        self, window: QWidget, opened: OpenRegister, error: Displaced, reopen: Callable[[str], object]
    ) -> None:
        self._window, self._opened, self._error, self._reopen = window, opened, error, reopen

    def ask(self) -> None:
        detail = "\n".join((self._error.kept, self._error.advice))
        answer = notices.ask(
            self._window,
            self._error.message,
            detail,
            self._answers(),
            escape="close",
            offered="close",
            mood="warning",
        )
        if answer == "copy":
            self._save_copy()
        elif answer == "differences":
            self._show_differences()
            self.ask()
        elif answer == "open":
            self._reopen(self._opened.place)

    def _answers(self) -> list[NoticeAnswer]:
        error = self._error
        offered = (
            ("copy", _("Save a copy…"), error.can_be_copied),
            ("differences", _("Show what differs"), bool(error.lost or error.theirs)),
            ("open", _("Open as it is now"), error.is_there),
            ("close", _("Not now"), True),
        )
        return [NoticeAnswer(key, text) for key, text, is_possible in offered if is_possible]

    def _show_differences(self) -> None:
        dialog = self._opened.load_differences()(self._opened.register, self._error, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _save_copy(self) -> None:
        place = Path(self._opened.place)
        chosen = ask_new_file(self._window, _("Save a copy"), place.parent, _("{name} (copy)", name=place.stem))
        if chosen is not None and self._opened.save_copy(chosen):
            self._reopen(str(chosen))
