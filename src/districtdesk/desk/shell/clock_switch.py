"""The switch of the two clocks in a window: it shows the strip, and says which day is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ...register.clock import Clock, ClockKind
from ...register.errors import RegisterError
from ...register.past.days import read_stops
from .clock_strip import ClockStrip
from .refused_keys import RefusedKeys

if TYPE_CHECKING:
    from .open_register import OpenRegister


class ClockSwitch(QObject):
    """wanted: a Clock to look by, or None for today."""

    wanted = Signal(object)

    def __init__(self, opened: OpenRegister, parent: QWidget) -> None:
        super().__init__(parent)
        self.strip = ClockStrip(parent)
        self._opened, self._has_days = opened, False
        RefusedKeys(parent.window(), self).refused.connect(self._say_why)
        self.strip.wanted.connect(self.wanted)
        self.strip.left.connect(lambda: self.wanted.emit(None))
        self.show_clock()

    @property
    def is_on(self) -> bool:
        """Whether another day is looked at."""
        return self._opened.register.clock is not None

    def show_clock(self) -> None:
        """Say by which clock the register is looked at now."""
        self.strip.show_clock(self._opened.register.clock)
        if self.is_on:
            self._read_days()

    def _say_why(self) -> None:
        """Nothing happens by a key that would change something: say so, below and in the strip."""
        if why := self._opened.feed.why_read_only:
            self._opened.feed.said.emit(why)
            if self.is_on:
                self.strip.flash()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What it does, by the key of its action."""
        return {"look_back": self.begin}

    def begin(self) -> None:
        """Ask for a day."""
        self._read_days()
        self.strip.begin()

    def _read_days(self) -> None:
        if self._has_days:
            return
        self._has_days = True
        live = self._opened.live
        self._opened.feed.run(lambda: read_stops(live), self._take_days, self._take_none)

    def _take_days(self, stops: Mapping[ClockKind, Sequence[Clock]]) -> None:
        self.strip.show_stops(stops)

    def _take_none(self, error: Exception) -> None:
        """A day can be typed all the same."""
        if not isinstance(error, RegisterError):
            raise error
