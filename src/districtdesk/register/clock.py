"""The two clocks: what was so on a day, and what was known on a day. A register is looked at by one of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..records.today import looking_at

ClockKind = Literal["known", "so"]
CLOCK_KINDS: tuple[ClockKind, ...] = ("known", "so")


@dataclass(frozen=True, slots=True)
class Clock:
    """A day that is looked at: as the register knew it then, or as things were then by all that is known now.

    Of what was known also after a single `step` of the history on it, made `at` a time of that day, such as 14:20,
    and called so (`after`); without one after the last of the day.
    """

    kind: ClockKind
    day: date
    step: int = 0
    at: str = ""
    after: str = ""

    def when(self) -> str:
        """The day, and the time and the step on it where these are looked at."""
        day = ImpreciseDate.of(self.day).show()
        return _("{day}, {time}, after “{step}”", day=day, time=self.at, step=self.after) if self.step else day

    def words(self) -> str:
        """Which clock and which day, for a title."""
        day = ImpreciseDate.of(self.day).show()
        if self.step:
            return _("as known on {day}, {time}", day=day, time=self.at)
        return _("as known on {day}", day=day) if self.kind == "known" else _("as it was on {day}", day=day)

    def sentence(self) -> str:
        """The same in full, for what leaves the register and for whoever looks at it."""
        day = ImpreciseDate.of(self.day).show()
        if self.step:
            return _(
                "This is what the register knew on {day} at {time}, after “{step}”; what was entered later is not in "
                "it.",
                day=day,
                time=self.at,
                step=self.after,
            )
        if self.kind == "known":
            return _("This is what the register knew on {day}; what was entered later is not in it.", day=day)
        return _(
            "This is how things were on {day}, by what is known now; what came about or was announced later is not "
            "in it.",
            day=day,
        )

    def refusal(self) -> str:
        """Why nothing can be changed while it is on."""
        return _("Nothing can be changed while you look at another day: {clock}.", clock=self.words())

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Within it that day is today."""
        before = _HERE.get()
        _HERE.set(self)
        try:
            with looking_at(self.day, said_then=self.kind == "known"):
                yield
        finally:
            _HERE.set(before)


_HERE: ContextVar[Clock | None] = ContextVar("clock", default=None)


def clock_here() -> Clock | None:
    """By which clock and of which day this thread reads at the moment, where that is not how it is today."""
    return _HERE.get()


def so_day() -> date | None:
    """The day of which this thread reads how things were then, by what is known now."""
    clock = clock_here()
    return clock.day if clock and clock.kind == "so" else None


def titled(title: str, clock: Clock | None) -> str:
    """The title of what is made while one looks back, with the day of which it is."""
    return _("{title}, {clock}", title=title, clock=clock.words()) if clock else title


def day_in_name(clock: Clock | None) -> str:
    """The day that is offered in the name of a file: today, or which day is looked at."""
    # No file is called by a time with a colon everywhere.
    return clock.words().replace(":", ".") if clock else date.today().isoformat()
