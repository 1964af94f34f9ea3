"""A step that was tried and not kept, with all that it would write: so that nothing of it has to be made twice.

Of a step that only adds records. It is taken as it is while the register stands where it stood when it was tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from sqlalchemy import Connection

from ...problems import Problem
from ...records.today import today
from . import chain
from .additions import AddedRows
from .kept_beside import KeptBeside
from .link_rows import Row
from .steps import Told
from .stored import as_read


class NewRecords(Sequence[Told]):
    """What a step tells of new records: made of what the journal keeps of each when somebody asks."""

    def __init__(self, kept: Sequence[tuple[str, str, str]]) -> None:
        self.kept = kept

    def __len__(self) -> int:
        return len(self.kept)

    @overload
    def __getitem__(self, place: int) -> Told: ...
    @overload
    def __getitem__(self, place: slice) -> list[Told]: ...
    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self.kept)))]
        kind, record_id, after = self.kept[place]
        return kind, record_id, None, as_read(after)


@dataclass(frozen=True, slots=True)
class Tried:
    """What such a step writes. `behind`: where the journal ended before it; `owners`: whose states it brings."""

    behind: chain.ChainStep
    on: date
    rows: Sequence[AddedRows]
    links: Sequence[Row]
    beside: KeptBeside
    owners: frozenset[str]
    told: NewRecords
    lines: bytes
    warnings: dict[str, list[Problem]]

    def fits(self, connection: Connection) -> bool:
        """Whether the register stands where it stood then; asked inside a change."""
        return chain.end(connection) == self.behind and today() == self.on
