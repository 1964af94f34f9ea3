"""A register that is looked back at: its copy as of another day, which stands in the window in its place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QObject, QTimer, Signal

from ...i18n import _
from ...register.clock import Clock
from ...register.errors import GaveUp, RegisterError
from ...register.file.patience import aside
from ...register.past.past_register import PastRegister
from ...register.snapshot import copies_folder
from .makers import Makers
from .open_register import OpenRegister

_GONE_MS = 2000


class LookingBack(QObject):
    """turned: another day is shown, with the ids of all records that there may be. refused: why a day is not."""

    turned = Signal(object)
    refused = Signal(str)

    def __init__(self, past: PastRegister, folder: ExitStack, live: OpenRegister, makers: Makers) -> None:
        super().__init__()
        self._past, self._folder = past, folder
        self.opened = OpenRegister(past, makers, live.register)
        self._wanted: Clock | None = None
        self._is_turning = False

    @classmethod
    def begin(
        cls, live: OpenRegister, clock: Clock, makers: Makers, refuse: Callable[[str], object]
    ) -> LookingBack | None:
        """None where that day cannot be looked at; `refuse` is told why."""
        folder = ExitStack()

        def work() -> PastRegister:
            return PastRegister(live.register, clock, folder.enter_context(copies_folder()))

        try:
            past = aside(live.name, _("Looking at another day"), work, _not_waited_for)
        except RegisterError as error:
            folder.close()
            refuse(str(error))
            return None
        return cls(past, folder, live, makers)

    def turn(self, clock: Clock) -> None:
        """Of several days that are wanted while one is made, the last is shown."""
        self._wanted = clock
        if not self._is_turning:
            self._is_turning = True
            past = self._past
            self.opened.feed.run(lambda: _turned(past, clock), self._tell, self._fail)

    def _tell(self, ids: frozenset[str]) -> None:
        self._is_turning = False
        self.turned.emit(ids)
        if self._wanted is not None and self._wanted != self._past.clock:
            self.turn(self._wanted)

    def _fail(self, error: Exception) -> None:
        self._is_turning = False
        if not isinstance(error, RegisterError):
            raise error
        self.refused.emit(str(error))

    def drop(self) -> None:
        """Close the copy, and throw it away a little later: widgets that are going may still ask something of it."""
        self.opened.close()
        # Held by the timer: of a method Qt would keep nothing alive.
        folder = self._folder
        QTimer.singleShot(_GONE_MS, lambda: folder.close())


def _turned(past: PastRegister, clock: Clock) -> frozenset[str]:
    """The ids of all records that there are before or after."""
    before = past.ids()
    past.turn(clock)
    return before | past.ids()


def _not_waited_for(name: str) -> GaveUp:
    return GaveUp(_("Looking at another day of “{name}” was not waited for.", name=name))
