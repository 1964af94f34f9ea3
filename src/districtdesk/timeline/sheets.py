"""A timeline cut into sheets: whole lanes on each, and a lane that holds others never alone at the foot of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .layout import Layout


class TimelinePart(NamedTuple):
    """What of the layout stands on one sheet: from `top`, `height` high, in lines."""

    top: float
    height: float


def sheet_parts(layout: Layout, first_room: float, room: float) -> Iterator[TimelinePart]:
    """The parts from top to bottom; `first_room` is what the first sheet has for lanes, `room` each other, in lines.

    A lane that is higher than a sheet is cut.
    """
    rows = layout.rows
    start, left = 0.0, first_room
    at = 0
    while at < len(rows):
        row = rows[at]
        end = row.y + row.height
        if end - start <= left:
            at += 1
            continue
        stop = row.y if row.y > start else start + left
        before = rows[at - 1] if at else None
        if stop == row.y and row.depth and before and before.depth == 0 and before.y > start:
            stop = before.y
        yield TimelinePart(start, stop - start)
        start, left = stop, room
        at = next((place for place, each in enumerate(rows[: at + 1]) if each.y + each.height > start), at)
    if layout.height > start or not rows:
        yield TimelinePart(start, max(layout.height - start, 1.0))
