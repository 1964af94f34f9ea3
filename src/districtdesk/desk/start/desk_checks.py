"""What a desk does about damage: checking and repairing the register that is open, or a file that does not open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ...i18n import _
from ...presence import is_there
from . import late_loading

if TYPE_CHECKING:
    from ..shell.check_dialog import CheckDialog
    from .desk import Desk


class DeskChecks(QObject):
    """Lives with its desk. `dialog` is the one that stands before the window now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.dialog: CheckDialog | None = None

    def check_what_is_open(self) -> None:
        """Of a register on a server there is nothing to repair here: it is not asked for a file then either."""
        opened = self._desk.register
        place = Path(opened.place) if opened is not None else self._desk.choose_file()
        if place is not None:
            self.check(place)

    def check(self, place: Path) -> None:
        """Look at this file, and offer to repair it."""
        opened = self._desk.register
        is_open = opened is not None and Path(opened.place) == place
        make = late_loading.load_check_dialog()
        self.dialog = dialog = make(place, opened.register if opened and is_open else None, self._desk.window)
        dialog.record_wanted.connect(self._desk.shell.open_record)
        wanted: list[str] = []
        dialog.open_wanted.connect(wanted.append)
        dialog.exec()
        dialog.deleteLater()
        self.dialog = None
        for each in wanted:
            self._desk.open(Path(each))

    def offer_for(self, place: Path) -> None:
        """Of a file that does not open; nothing where nothing of a register is left in it."""
        if not is_there(place) or not self._desk.backups.can_be_repaired(place):
            return
        sentence = self.words_for(place)
        welcome = self._desk.shell.welcome
        if welcome is not None and self._desk.register is None:
            welcome.offer(sentence, (_("Check and repair…"), lambda: self.check(place)))
        elif late_loading.load_check_offer()(self._desk.window, sentence):
            self.check(place)

    @staticmethod
    def words_for(place: Path) -> str:
        """What a repair of it would do."""
        return _("What “{name}” still holds can be put together in a new file.", name=place.name)
