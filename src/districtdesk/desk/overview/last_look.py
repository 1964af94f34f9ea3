"""When one last looked at a register, and after which step of its history, kept among the settings."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from typing import NamedTuple

from ...settings import Settings

# By the places of registers the last step that one has looked at and when, and of how many that is kept.
_SEEN, _MOST = "overview.seen", 20


class EarlierLook(NamedTuple):
    """`step`: the last of the history then. `at`: when that was; None where an earlier version of the program kept
    the step alone.
    """

    step: int
    at: datetime | None = None


class LastLook:
    """`before`: the last look before this one, None where one never looked. One is over when the program ends, or
    with the day: whoever leaves the program open looks anew on the next.
    """

    def __init__(self, settings: Settings, place: str) -> None:
        self._settings, self._place = settings, place
        self.before: EarlierLook | None = None
        self._has_looked = False

    def note(self, step: int, now: datetime) -> None:
        """What is there up to this step has been looked at."""
        kept = self._settings.get(_SEEN, {})
        known = dict(kept) if isinstance(kept, dict) else {}
        last = _read(known.pop(self._place, None))
        if not self._has_looked or (last and last.at and _day(last.at) < _day(now)):
            self.before, self._has_looked = last, True
        # The newest last: of registers that were looked at long ago nothing need be known.
        known[self._place] = [step, now.astimezone(UTC).isoformat()]
        self._settings.set(_SEEN, dict(list(known.items())[-_MOST:]))


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _read(kept: object) -> EarlierLook | None:
    if isinstance(kept, int):
        return EarlierLook(kept)
    if not isinstance(kept, list) or len(kept) != 2 or not isinstance(kept[0], int):
        return None
    with suppress(ValueError, TypeError):
        return EarlierLook(kept[0], datetime.fromisoformat(kept[1]))
    return EarlierLook(kept[0])
