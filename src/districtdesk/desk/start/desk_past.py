"""What a desk does about the two clocks: a copy as of another day stands in the window in place of its register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from . import late_loading

if TYPE_CHECKING:
    from ...register.clock import Clock
    from ..shell.looking_back import LookingBack
    from ..shell.open_register import OpenRegister
    from .desk import Desk


class DeskPast(QObject):
    """Lives with its desk; what it needs is loaded when somebody looks back first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._back: LookingBack | None = None

    @property
    def opened(self) -> OpenRegister | None:
        """What is shown in place of the register; None for that itself."""
        return self._back.opened if self._back is not None else None

    def look(self, clock: Clock | None) -> None:
        """Show the window by this clock; None for as it is today. Text that is not saved is asked about first."""
        if clock is None:
            self.leave()
        elif self._back is not None:
            self._back.turn(clock)
        elif self._desk.register is not None and self._desk.shell.may_close():
            self._begin(self._desk.register, clock)

    def leave(self) -> None:
        """Back to the register as it is."""
        if self._back is not None and self._desk.shell.may_close():
            visit = self._desk.shell.visit
            self._desk.shell.dispose()
            self.drop()
            self._desk.show_again(visit)

    def drop(self) -> None:
        """Let go of the copy."""
        if self._back is not None:
            back, self._back = self._back, None
            back.drop()
            back.deleteLater()

    def _begin(self, live: OpenRegister, clock: Clock) -> None:
        self._back = late_loading.load_looking_back().begin(live, clock, self._desk.program.makers, self._refuse)
        if self._back is None:
            return
        self._back.turned.connect(lambda ids: self._desk.shell.show_other_day(ids))
        self._back.refused.connect(self._refuse)
        before = self._desk.shell.clock
        stand_in = before.strip.stand_in() if before is not None else None
        self._desk.show_again()
        if stand_in is not None and self._desk.shell.clock is not None:
            stand_in(self._desk.shell.clock.strip)

    def _refuse(self, why: str) -> None:
        if self._desk.shell.clock is not None:
            self._desk.shell.clock.strip.say_refused(why)
