"""A drawing on a page that can be saved and printed as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...painting.timeline.picture import Taken
from ...timeline.feed import Timeline


class Takeable(NamedTuple):
    """What can be taken along. `step`: the last one of the history that what is shown knows of; `made`: the drawing,
    once the sources that it cites are known. It may be called off the GUI thread.
    """

    title: str
    shown: Timeline
    step: int
    made: Callable[[list[str]], Taken]

    @property
    def cited_for(self) -> set[str]:
        """The ids of the records whose sources it cites."""
        return {mark.id for mark in self.shown.marks}
