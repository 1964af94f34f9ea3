"""Walking through a timeline without a pointer: from a lane's title to its marks, and from lane to lane."""

from __future__ import annotations

from typing import NamedTuple

from .layout import LaneRow, Layout
from .marks import Shape


class FocusPlace(NamedTuple):
    """Where the keyboard is: on a mark of a lane, or on the lane's title where `mark` is None."""

    lane: str
    mark: str | None = None


def sideways(layout: Layout, place: FocusPlace, by: int) -> FocusPlace:
    """The next mark (by = 1) or the one before (by = -1); before the first mark lies the title."""
    row = layout.row_of(place.lane)
    if row is None:
        return place
    shapes = row.shapes()
    at = _index(shapes, place.mark) + by
    return place._replace(mark=shapes[min(at, len(shapes) - 1)].mark.id if shapes and at >= 0 else None)


def across(layout: Layout, place: FocusPlace, by: int) -> FocusPlace:
    """So many lanes down or up, to the mark nearest in time; to the title where there is none."""
    rows = layout.rows
    at = next((index for index, row in enumerate(rows) if row.lane.id == place.lane), 0)
    target = rows[min(max(at + by, 0), len(rows) - 1)]
    here = shape_at(layout, place)
    if here is None or target.lane.id == place.lane:
        return place if target.lane.id == place.lane else FocusPlace(target.lane.id)
    nearest = min(target.shapes(), key=lambda shape: abs(shape.begin - here.begin), default=None)
    return FocusPlace(target.lane.id, nearest.mark.id if nearest else None)


def end_of_lane(layout: Layout, place: FocusPlace, *, is_last: bool) -> FocusPlace:
    row = layout.row_of(place.lane)
    shapes = row.shapes() if row else []
    return place._replace(mark=shapes[-1 if is_last else 0].mark.id) if shapes else place


def shape_at(layout: Layout, place: FocusPlace) -> Shape | None:
    row = layout.row_of(place.lane)
    return _shape_in(row, place.mark) if row and place.mark else None


def _shape_in(row: LaneRow, mark: str) -> Shape | None:
    return next((shape for shape in row.shapes() if shape.mark.id == mark), None)


def _index(shapes: list[Shape], mark: str | None) -> int:
    return next((index for index, shape in enumerate(shapes) if shape.mark.id == mark), -1)
