"""The ids of a long list in their order, kept as one text: a tenth of the memory of as many strings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

UUID_LENGTH = 36  # as text


class Ordered:
    """Ids by their place, and places by id. Of ids that another hand made, whatever they are, each stays apart."""

    def __init__(self, text: str = "") -> None:
        """`text` holds nothing but UUIDs."""
        self._text = text
        self._others: Sequence[str] = ()

    @classmethod
    def of(cls, ids: Iterable[str]) -> Ordered:
        known = tuple(ids)
        made = cls()
        if all(len(each) == UUID_LENGTH for each in known):
            made._text = "".join(known)
        else:
            made._others = known
        return made

    def __len__(self) -> int:
        return len(self._others) or len(self._text) // UUID_LENGTH

    def among(self, offset: int, limit: int) -> list[str]:
        """At most `limit` ids from the place `offset` on."""
        if self._others:
            return list(self._others[offset : offset + limit])
        end = min(offset + limit, len(self)) * UUID_LENGTH
        return [self._text[start : start + UUID_LENGTH] for start in range(offset * UUID_LENGTH, end, UUID_LENGTH)]

    def place(self, record_id: str) -> int | None:
        """Where the id stands; None if it does not. The dashes of a UUID keep a match on its own place."""
        if self._others:
            return self._others.index(record_id) if record_id in self._others else None
        start = self._text.find(record_id) if len(record_id) == UUID_LENGTH else -1
        return None if start < 0 else start // UUID_LENGTH
