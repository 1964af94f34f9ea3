"""What two people did to one record: the fields that differ, with theirs and mine."""

from __future__ import annotations

from dataclasses import dataclass

from ...records import FieldValues


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that somebody else changed; `is_mine` says that it was changed here too."""

    key: str
    theirs: object
    mine: object
    is_mine: bool


def is_same(one: object, other: object) -> bool:
    """Whether two values of one field say the same. Nothing is nothing, however it is written."""
    if one in (None, ()) or other in (None, ()):
        return one in (None, ()) and other in (None, ())
    return type(one) is type(other) and bool(one == other)


def differences(loaded: FieldValues, theirs: FieldValues, mine: FieldValues) -> tuple[FieldConflict, ...]:
    """What they changed since it was loaded. `mine` holds only the fields changed here."""
    return tuple(
        FieldConflict(key, theirs[key], mine.get(key, value), key in mine)
        for key, value in loaded.items()
        if not is_same(theirs[key], value) and not (key in mine and is_same(mine[key], theirs[key]))
    )
