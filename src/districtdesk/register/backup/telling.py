"""How backups are told apart in a list: by the moment, by why they were made, and by the file that they are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ...i18n import _, moment
from .backups import Backup


def is_of_another_file(backup: Backup, place: Path) -> bool:
    """Of one that does not say where its register lay nobody knows."""
    return bool(backup.place) and backup.place != str(place.absolute())


def own_first(backups: Sequence[Backup], place: Path) -> list[Backup]:
    """Those of this file before those of other copies of its register, each in their order."""
    return sorted(backups, key=lambda each: is_of_another_file(each, place))


def moments(backups: Sequence[Backup]) -> dict[Path, str]:
    """When each was made: to the minute; to the second where another was made in the same, and numbered as their
    files are where it was the same second too.
    """
    alike = Counter(moment(each.made_at) for each in backups)
    told, seen = {}, Counter[str]()
    for each in sorted(backups, key=lambda each: (each.made_at, str(each.path))):
        minute = moment(each.made_at)
        words = f"{minute}:{each.made_at.second:02}" if alike[minute] > 1 else minute
        seen[words] += 1
        told[each.path] = f"{words} ({seen[words]})" if seen[words] > 1 else words
    return told


def why(backup: Backup, place: Path) -> str:
    """Why it was made, and from which file, where that is another one."""
    reason = _(backup.reason.words)
    if not is_of_another_file(backup, place):
        return reason
    other = Path(backup.place)
    name = other.name if other.name != place.name else str(other)
    return _("{reason}, from “{name}”", reason=reason, name=name)
