"""What the next new record may take from the last one saved: a field at a time, or those with a pin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# By field key.
Values = Mapping[str, object]


class CarriedOver:
    """Over records and dialogs, for as long as the register is open."""

    def __init__(self) -> None:
        self._last: dict[str, dict[str, object]] = {}
        self._pinned: dict[str, set[str]] = {}

    def remember(self, kind: str, values: Values) -> None:
        """A record of this kind was saved so."""
        self._last[kind] = dict(values)

    def last(self, kind: str) -> Values:
        """The last record of this kind that was saved; nothing where none was."""
        return self._last.get(kind, {})

    def turn_pin(self, kind: str, key: str) -> None:
        """Give the field a pin, or take it away."""
        self._pinned.setdefault(kind, set()).symmetric_difference_update({key})

    def is_pinned(self, kind: str, key: str) -> bool:
        """Whether its value goes on to the next new record."""
        return key in self._pinned.get(kind, ())

    def pinned(self, kind: str, keys: Iterable[str]) -> dict[str, object]:
        """What a new record begins with."""
        last = self.last(kind)
        return {key: last[key] for key in keys if self.is_pinned(kind, key) and last.get(key) not in (None, ())}
