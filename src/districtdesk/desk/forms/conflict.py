"""What two people did to one record: the fields that differ, with theirs and mine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that somebody else changed; `is_mine` says that it was changed here too."""

    key: str
    theirs: Any
    mine: Any
    is_mine: bool


def is_same(one: Any, other: Any) -> bool:
    """Whether two values of one field say the same. Nothing is nothing, however it is written."""
    if one in (None, ()) or other in (None, ()):
        return one in (None, ()) and other in (None, ())
    return type(one) is type(other) and bool(one == other)


def differences(
    loaded: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]
) -> tuple[FieldConflict, ...]:
    """What they changed since it was loaded. `mine` holds only the fields changed here."""
    return tuple(
        FieldConflict(key, theirs[key], mine.get(key, value), key in mine)
        for key, value in loaded.items()
        if not is_same(theirs[key], value) and not (key in mine and is_same(mine[key], theirs[key]))
    )
