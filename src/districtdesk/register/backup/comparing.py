"""What a register has that a backup lacks, and the other way round: told by the change sets of the two."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..errors import RegisterError, calmly
from ..file.engine import read_plainly
from .contents import SavedStep, counts_in, register_id_in

_PAGE = 1000
_SHOWN = 50
_IDS = "SELECT sequence, id FROM change_set WHERE sequence <= ? ORDER BY sequence DESC LIMIT ?"
_LATER = "SELECT sequence, id, at, who, label FROM change_set WHERE sequence > ? ORDER BY sequence DESC LIMIT ?"
_HOW_MANY = "SELECT count(*) FROM change_set WHERE sequence > ?"
_TOUCHED = "SELECT record_kind, count(DISTINCT record_id) FROM change WHERE change_set > ? GROUP BY record_kind"


@dataclass(frozen=True, slots=True)
class Later:
    """What one copy has beyond the last step that both have: how many steps, the newest of them, and the records that
    they touched, by kind."""

    count: int
    steps: tuple[SavedStep, ...]
    touched: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`lost`: what the register has and the backup lacks. `regained`: what only the backup has. Counts by kind.

    `is_of_another`: the two are not copies of one register.
    """

    lost: Later
    regained: Later
    now: Mapping[str, int]
    then: Mapping[str, int]
    is_of_another: bool


def compare(place: Path, backup: Path, *, is_open: bool) -> Comparison | None:
    """Hold the register as it is now against a backup; None where one of the two cannot be read."""
    try:
        with (
            calmly(place.name),
            closing(read_plainly(place, is_open=is_open)) as present,
            closing(read_plainly(backup)) as earlier,
        ):
            common = _common(present, earlier)
            return Comparison(
                _later(present, common),
                _later(earlier, common),
                counts_in(present),
                counts_in(earlier),
                register_id_in(present) != register_id_in(earlier),
            )
    except (RegisterError, OSError):
        return None


def _common(one: sqlite3.Connection, other: sqlite3.Connection) -> int:
    """The newest step that both have; 0 where they have none in common."""
    at = min(_last(one), _last(other))
    while at > 0:
        there = dict(other.execute(_IDS, (at, _PAGE)))
        page = one.execute(_IDS, (at, _PAGE)).fetchall()
        for sequence, step_id in page:
            if there.get(sequence) == step_id:
                return int(sequence)
        lowest = min([*there, *(row[0] for row in page)], default=0)
        at = lowest - 1
    return 0


def _last(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(sequence), 0) FROM change_set").fetchone()[0])


def _later(connection: sqlite3.Connection, common: int) -> Later:
    steps = tuple(SavedStep(*row) for row in connection.execute(_LATER, (common, _SHOWN)))
    count = int(connection.execute(_HOW_MANY, (common,)).fetchone()[0])
    return Later(count, steps, dict(connection.execute(_TOUCHED, (common,))))
