"""What one window of the timeline shows: shapes in points, near days gathered, captions that never meet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .axis import Axis
from .beyond import Beyond, beyond
from .captioning import Wordings, captioned, said_once
from .chains import joints
from .drawn import DIAMOND, Drawn, Joint, across
from .lane import Track
from .layout import LaneRow, Layout
from .marks import Mark, Shape

# Points, at a line of 22; they grow with it.
_GATHERED = 7.0
_USUAL_LINE = 22.0
# In a thin line of a summary all is this much smaller.
_THIN = 0.35
_ARROW_DOWN = 0.55


@dataclass(frozen=True, slots=True)
class DrawnRow:
    row: LaneRow
    top: float
    height: float
    shapes: list[Drawn]
    joints: list[Joint]
    beyond: Sequence[Beyond] = ()


def make_frame(
    layout: Layout, axis: Axis, top: float, height: float, line: float, wordings: Wordings
) -> list[DrawnRow]:
    """The rows seen when the layout is scrolled by `top` points in a window `height` points high.

    `line` is the height of a line in points. The cost follows what is seen.
    """
    wordings.refresh()
    rows = layout.rows_between(top / line, (top + height) / line)
    return [_drawn_row(row, axis, (row.y * line - top, height), line, layout.near, wordings) for row in rows]


def _drawn_row(
    row: LaneRow,
    axis: Axis,
    placed: tuple[float, float],
    line: float,
    near: tuple[float, float],
    wordings: Wordings,
) -> DrawnRow:
    size = line / _USUAL_LINE
    top, window = placed
    middles = [top + (middle - row.y) * line for middle in row.track_middles()]
    # A lane of hundreds of residents is taller than the window.
    seen = [
        (track, y, _drawn(track, axis, y, size))
        for track, y in zip(row.tracks, middles, strict=True)
        if -line < y < window + 2 * line
    ]
    is_bare = not any(drawn for _track, _y, drawn in seen)
    # The text of an arrow is higher than a thin line, and stands within its lane.
    highest = top + (_ARROW_DOWN * line if any(track.is_thin for track in row.tracks) else 0.0)
    placed_tracks = [(track, max(y, highest)) for track, y, _drawn_here in seen]
    arrows = beyond(placed_tracks, axis, near, is_bare, size, wordings.width)
    shapes: list[Drawn] = []
    for track, y, drawn in seen:
        if track.is_thin:
            shapes += drawn
            continue
        above = line if track.above(row.density) else 0.0
        shapes += captioned(drawn, _free(arrows, y, axis.width), above, size, wordings)
    shapes = said_once(shapes)
    return DrawnRow(row, top, row.height * line, shapes, joints(row.links, axis, middles, size), arrows)


def _drawn(track: Track, axis: Axis, y: float, size: float) -> list[Drawn]:
    is_thin = track.is_thin
    small = size * _THIN if is_thin else size
    return [
        Drawn(shape, *across(shape, axis, small), y, marks, None, is_thin)
        for shape, marks in visible(track, axis, small)
    ]


def _free(arrows: Iterable[Beyond], y: float, width: float) -> tuple[float, float]:
    """From where to where captions of the track at y may stand beside its arrows."""
    left, right = 0.0, width
    for arrow in arrows:
        if arrow.y == y and arrow.is_right:
            right = arrow.x
        elif arrow.y == y:
            left = arrow.x + arrow.width
    return left, right


def visible(track: Track, axis: Axis, size: float = 1.0) -> Iterator[tuple[Shape, tuple[Mark, ...]]]:
    """The shapes of a track that touch the window, each with the marks gathered into it because they lie as near."""
    begins, shapes = track.begins, track.shapes
    margin, near = DIAMOND * size / axis.scale, _GATHERED * size / axis.scale
    first = axis.first - margin
    at, stop = bisect_left(track.reach, first), bisect_right(begins, axis.last + margin)
    while at < stop:
        shape = shapes[at]
        at += 1
        if shape.end < first:
            continue
        if at < stop and begins[at] <= shape.begin + near and shape.end - shape.begin <= near:
            until = bisect_right(begins, shape.begin + near, at, stop)
            if _all_small(track, at, until, near):
                yield shape, tuple(each.mark for each in shapes[at - 1 : until])
                at = until
                continue
        yield shape, (shape.mark,)


def _all_small(track: Track, at: int, until: int, near: float) -> bool:
    # Beyond a few dozen in one spot nobody could tell the shapes apart, whatever their widths.
    few = track.shapes[at : min(until, at + 32)]
    return all(each.end - each.begin <= near and each.caption_kind == "date" for each in few)
