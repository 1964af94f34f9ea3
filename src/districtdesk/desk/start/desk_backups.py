"""What a desk does about backups and copies: of the register that is open in it, and of one that does not open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ...i18n import _
from . import late_loading

if TYPE_CHECKING:
    from ..shell.open_register import OpenRegister
    from ..shell.register_copies import RegisterCopies
    from ..shell.unopened_register import UnopenedRegister
    from .desk import Desk

# The first page stands by then, and nobody waits for what is loaded for backups.
_REST_IN_MS = 5000


class DeskBackups(QObject):
    """Lives with its desk; what it needs is loaded when it is wanted, or when the first backup is due."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    # Of the register that is open.

    def attend(self, opened: OpenRegister) -> None:
        """Have backups made, out of the way of the first page; of a damaged register the newest one is offered."""
        if opened.register.trouble is not None:
            self.of(opened).offer_backup()
        else:
            QTimer.singleShot(_REST_IN_MS, opened.feed, lambda: self.of(opened))

    def of(self, opened: OpenRegister) -> RegisterCopies:
        """What makes and restores them."""
        made = late_loading.load_copies()
        found = opened.feed.findChild(made)
        if found is None:
            found = made(opened, self._desk.program.settings, self._desk.window)
            found.reopen_wanted.connect(self._open_restored)
        return found

    def do(self, action: str) -> None:
        """One of the menu's. A restore takes the place of all of it: what a page holds is saved or dropped first, or
        kept where nothing can be saved.
        """
        opened = self._desk.register
        if opened is None:
            return
        if action != "restore" or opened.register.read_only or self._desk.shell.may_close():
            self.of(opened).do(action)

    # Of one that does not open.

    def may_update(self, path: Path) -> bool:
        """Ask before an older one is brought up to date."""
        may = self._unopened(path).may_be_updated()
        if not may and self._desk.register is None:
            self._desk.could_not(_("“{name}” was not opened.", name=path.name), _("The file was left as it is."))
        return may

    def offer_in_place_of(self, path: Path) -> bool:
        """The newest backup of a file that is no register any more, or no whole one, or to repair it; whether there
        is a backup."""
        unopened, checks = self._unopened(path), self._desk.checks
        offer, welcome = unopened.offer(), self._desk.shell.welcome
        if not offer:
            return False
        steps: list[tuple[str, Callable[[], object]]] = [(_("Restore…"), unopened.restore)]
        repair = (lambda: checks.check(path)) if unopened.can_be_repaired() else None
        if repair is not None:
            offer = "\n".join((offer, checks.words_for(path)))
            steps.append((_("Check and repair…"), repair))
        if self._desk.register is not None:
            unopened.ask(offer, repair)
        elif welcome is not None:
            welcome.offer(offer, *steps)
        return True

    def can_be_repaired(self, path: Path) -> bool:
        """Whether anything of a register is left in a file that does not open."""
        return self._unopened(path).can_be_repaired()

    def _unopened(self, path: Path) -> UnopenedRegister:
        unopened = late_loading.load_restoring()(path, self._desk.program.settings, self._desk.window)
        unopened.restored.connect(self._open_restored)
        return unopened

    def _open_restored(self, place: str, said: str) -> None:
        if self._desk.reopen(Path(place)) and self._desk.register is not None:
            self._desk.register.feed.said.emit(said)
            # A desktop may have given the keyboard to a dialog that was gone already.
            self._desk.window.activateWindow()
