"""The ids of a long list in their order, kept as one text: a tenth of the memory of as many strings."""

from __future__ import annotations

from collections.abc import Iterable

_LENGTH = 36  # of a UUID as text


class Ordered:
    """Ids by their place, and places by id."""

    def __init__(self, text: str = "") -> None:
        """`text` holds nothing but the ids; ValueError if that cannot be."""
        if len(text) % _LENGTH:
            raise ValueError("an id is no UUID")
        self._text = text

    @classmethod
    def of(cls, ids: Iterable[str]) -> Ordered:
        return cls("".join(ids))

    def __len__(self) -> int:
        return len(self._text) // _LENGTH

    def among(self, offset: int, limit: int) -> list[str]:
        """At most `limit` ids from the place `offset` on."""
        end = min(offset + limit, len(self)) * _LENGTH
        return [self._text[start : start + _LENGTH] for start in range(offset * _LENGTH, end, _LENGTH)]

    def place(self, record_id: str) -> int | None:
        """Where the id stands; None if it does not. The dashes of a UUID keep a match on its own place."""
        start = self._text.find(record_id) if len(record_id) == _LENGTH else -1
        return None if start < 0 else start // _LENGTH
