"""A drawing on a page or in a window that can be saved and printed as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...painting.taken import Taken
from ...timeline.feed import Timeline
from ...timeline.table_rows import TableRows


class Takeable(NamedTuple):
    """What can be taken along. `step`: the last one of the history that what is shown knows of; `made`: the drawing,
    once the sources that it cites are known. It may be called off the GUI thread.

    `records`: the ids of all that it tells of; `cited_for`: of those whose sources it cites; `dated`: the dates that
    it shows, which a calendar may take in, None where it shows none; `table`: its content as rows, where it has any.
    """

    title: str
    records: frozenset[str]
    cited_for: frozenset[str]
    step: int
    made: Callable[[list[str]], Taken]
    dated: Timeline | None = None
    table: TableRows | None = None
