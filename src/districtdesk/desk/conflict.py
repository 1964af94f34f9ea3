"""What two people did to one record: the fields that differ, with theirs and mine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that somebody else changed; `is_mine` says that it was changed here too."""

    key: str
    theirs: Any
    mine: Any
    is_mine: bool


def differences(
    loaded: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]
) -> tuple[Difference, ...]:
    """What they changed since it was loaded. `mine` holds only the fields changed here."""
    return tuple(
        Difference(key, value, mine.get(key, loaded.get(key)), key in mine)
        for key, value in theirs.items()
        if value != loaded.get(key) and not (key in mine and mine[key] == value)
    )
