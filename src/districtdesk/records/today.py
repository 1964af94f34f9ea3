"""The present day, in one place; and the day that is looked at where one looks back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta

from ..dates.imprecise import ImpreciseDate

# The day that is looked at, and the one of which records speak when they say what they are now.
_LOOKED_AT: ContextVar[tuple[date, date | None] | None] = ContextVar("looked_at", default=None)


def today() -> date:
    """Today by this machine's calendar, or the day that is looked at; tests put another day here."""
    seen = _LOOKED_AT.get()
    return seen[0] if seen else date.today()


def day_of_records() -> date:
    """The day on which what a record says of itself was so: today, also where one looks at another."""
    seen = _LOOKED_AT.get()
    return (seen[1] or date.today()) if seen else today()


@contextmanager
def looking_at(day: date, *, said_then: bool) -> Iterator[None]:
    """Within it that day is today, in this thread. `said_then`: what records say of themselves was said on it too."""
    before = _LOOKED_AT.get()
    _LOOKED_AT.set((day, day if said_then else None))
    try:
        yield
    finally:
        _LOOKED_AT.set(before)


def is_to_come(when: ImpreciseDate | None) -> bool:
    """Whether the date lies in the future however it is meant; an unknown one does not."""
    return when is not None and when.earliest is not None and when.earliest > today()


def first_to_come() -> str:
    """What the stored text of a date in the future does not come before: it begins with the earliest day."""
    return (today() + timedelta(days=1)).isoformat()
