"""A register that was not opened: because it is older and nobody agreed, or spoiled, with a backup in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...register.backup.backups import root
from ...register.errors import GaveUp, gave_up
from ...register.file.patience import aside
from ...register.salvage.traces import has_traces
from ...settings import Settings
from ..kit import notices
from ..kit.notices import NoticeAnswer
from .register_copies import newest_backup, offered
from .restore_dialog import choose_and_restore


class UnopenedRegister(QObject):
    """One file. restored: a backup was put in its place; it can be opened, and the sentence said then."""

    restored = Signal(str, str)

    def __init__(self, place: Path, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._settings, self._window = place, settings, window

    def may_be_updated(self) -> bool:
        """Ask before it is brought up to date."""
        message = _("“{name}” was made by an older DistrictDesk.", name=self._place.name)
        detail = _(
            "To be opened it is brought up to date, and older programs will no longer write it. Where colleagues "
            "work with the older program, let them update first. A copy as it is now is kept in “{folder}”.",
            folder=str(root()),
        )
        answers = [NoticeAnswer("leave", _("Leave it")), NoticeAnswer("update", _("Bring up to date"))]
        return notices.ask(self._window, message, detail, answers, escape="leave", offered="update") == "update"

    def offer(self) -> str:
        """What is said of its newest backup; empty where there is none, or where it was not waited for."""
        name = self._place.name
        doing = _("Looking for backups of “{name}”", name=name)
        try:
            found = aside(name, doing, lambda: newest_backup(self._place, is_open=False), gave_up)
        except GaveUp:
            return ""
        return offered(*found) if found else ""

    def can_be_repaired(self) -> bool:
        """Whether anything of a register is left in it; false too where that was not waited for."""
        name = self._place.name
        doing = _("Looking what “{name}” still holds", name=name)
        try:
            return aside(name, doing, lambda: has_traces(self._place), gave_up)
        except GaveUp:
            return False

    def ask(self, offer: str, repair: Callable[[], object] | None) -> None:
        """Before another register that is open; `repair` where there is something to repair."""
        answers = [
            NoticeAnswer("close", _("Not now")),
            *([NoticeAnswer("repair", _("Check and repair…"))] if repair else []),
            NoticeAnswer("restore", _("Restore…")),
        ]
        chosen = notices.ask(self._window, offer, "", answers, escape="close", offered="restore")
        if chosen == "restore":
            self.restore()
        elif chosen == "repair" and repair is not None:
            repair()

    def restore(self) -> None:
        """Ask which backup is put in its place."""
        said = choose_and_restore(self._place, self._settings, self._window, is_open=False, is_damaged=True)
        if said:
            self.restored.emit(str(self._place), said)
