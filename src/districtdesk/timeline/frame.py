"""What one window of the timeline shows: shapes in points, near days gathered, captions that never meet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from .. import i18n
from . import words
from .axis import Axis
from .beyond import Beyond, beyond
from .density import COMFORTABLE
from .lane import Track
from .layout import LaneRow, Layout
from .marks import Mark, Shape

Width = Callable[[str], float]

# Points, at a line of 22; they grow with it.
DIAMOND = 6.5
_THINNEST_SPAN, _THINNEST_STRETCH = 9.0, 4.0
_GATHERED, _FADE, _GAP, _LEAST = 7.0, 24.0, 6.0, 44.0
_USUAL_LINE = 22.0
# What was announced before what holds now is smaller.
_EARLIER = 0.75
# In a thin line of a summary all is this much smaller.
_THIN = 0.35
_ARROW_DOWN = 0.55


class Caption(NamedTuple):
    """A text from x to x + width with its middle at y; `is_whole` is false where it has to be shortened."""

    text: str
    x: float
    y: float
    width: float
    is_whole: bool
    is_over: bool = False


class Drawn(NamedTuple):
    """A shape in points, from x0 to x1 and for certain from full0 to full1, with its middle at y."""

    shape: Shape
    x0: float
    full0: float
    full1: float
    x1: float
    y: float
    marks: tuple[Mark, ...]
    caption: Caption | None = None
    is_thin: bool = False


class Joint(NamedTuple):
    """A dotted line from a claim to the one that took its place."""

    x0: float
    y0: float
    x1: float
    y1: float
    is_overdue: bool


class Wording(NamedTuple):
    """One wording of a caption and how wide it is."""

    text: str
    width: float


class Wordings:
    """The captions of shapes with their widths, remembered: to word and measure costs more than to paint.

    `width_of` measures a text. To be made anew for other marks or another font.
    """

    def __init__(self, width_of: Width) -> None:
        self._width_of = width_of
        self._language = i18n.language()
        self._known: dict[tuple[str, str, str, int], list[Wording]] = {}
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """The width of a text that comes again and again, as a year does."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = self._width_of(text)
        return found

    def of(self, shape: Shape, others: int) -> list[Wording]:
        # An event of two subjects may have moved in one lane and not in the other.
        key = shape.mark.lane, shape.mark.id, shape.caption_kind, others
        found = self._known.get(key)
        if found is None:
            texts = words.captions(shape, others)
            found = self._known[key] = [Wording(text, self._width_of(text)) for text in texts]
        return found

    def refresh(self) -> None:
        """Forget everything if another language is spoken now, or if it has become too much."""
        if self._language != i18n.language() or len(self._known) > 20_000:
            self._language = i18n.language()
            self._known.clear()


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
        shapes += _captioned(drawn, _free(arrows, y, axis.width), above, size, wordings)
    shapes = _said_once(shapes)
    return DrawnRow(row, top, row.height * line, shapes, _joints(row, axis, middles, size), arrows)


def _drawn(track: Track, axis: Axis, y: float, size: float) -> list[Drawn]:
    if track.is_thin:
        small = size * _THIN
        found = (_in_points(shape, marks, axis, y, small) for shape, marks in visible(track, axis, small))
        return [each._replace(is_thin=True) for each in found]
    return [_in_points(shape, marks, axis, y, size) for shape, marks in visible(track, axis, size)]


def _free(arrows: Iterable[Beyond], y: float, width: float) -> tuple[float, float]:
    """From where to where captions of the track at y may stand beside its arrows."""
    left, right = 0.0, width
    for arrow in arrows:
        if arrow.y == y and arrow.is_right:
            right = arrow.x
        elif arrow.y == y:
            left = arrow.x + arrow.width
    return left, right


def _said_once(shapes: list[Drawn]) -> list[Drawn]:
    """That a launch is not recorded stands at what was claimed or, where that has no room for it, at the building."""
    said = {
        each.shape.mark.id
        for each in shapes
        if each.caption
        and each.shape.is_overdue
        and each.shape.caption_kind != "overdue"
        and words.not_recorded(each.shape.mark.kind) in each.caption.text
    }
    if not said:
        return shapes
    return [
        each._replace(caption=None) if each.shape.caption_kind == "overdue" and each.shape.mark.id in said else each
        for each in shapes
    ]


def visible(track: Track, axis: Axis, size: float = 1.0) -> Iterator[tuple[Shape, tuple[Mark, ...]]]:
    """The shapes of a track that touch the window, each with the marks gathered into it because they lie as near."""
    margin = DIAMOND * size / axis.scale
    at = bisect_left(track.reach, axis.first - margin)
    stop = bisect_right(track.begins, axis.last + margin)
    near = _GATHERED * size / axis.scale
    while at < stop:
        shape = track.shapes[at]
        until = bisect_right(track.begins, shape.begin + near, at + 1, stop)
        at += 1
        if shape.end + margin < axis.first:
            continue
        if until == at or shape.end - shape.begin > near or not _all_small(track, at, until, near):
            yield shape, (shape.mark,)
            continue
        yield shape, tuple(each.mark for each in track.shapes[at - 1 : until])
        at = until


def _all_small(track: Track, at: int, until: int, near: float) -> bool:
    # Beyond a few dozen in one spot nobody could tell the shapes apart, whatever their widths.
    few = track.shapes[at : min(until, at + 32)]
    return all(each.end - each.begin <= near and each.caption_kind == "date" for each in few)


def _in_points(shape: Shape, marks: tuple[Mark, ...], axis: Axis, y: float, size: float) -> Drawn:
    return Drawn(shape, *_across(shape, axis, size), y, marks)


def _across(shape: Shape, axis: Axis, size: float) -> tuple[float, float, float, float]:
    """Where it begins, surely has begun, surely goes on to and ends, in points."""
    first, scale = axis.first, axis.scale
    x0, x1 = (shape.begin - first) * scale, (shape.end - first) * scale
    if shape.form == "day":
        middle = (x0 + x1) / 2
        half = DIAMOND * size * (_EARLIER if shape.is_faint else 1.0)
        return middle - half, middle, middle, middle + half
    full0, full1 = (shape.full_begin - first) * scale, (shape.full_end - first) * scale
    least = (_THINNEST_SPAN if shape.form == "span" else _THINNEST_STRETCH) * size
    if x1 - x0 < least:
        middle = (x0 + x1) / 2
        x0, x1 = middle - least / 2, middle + least / 2
        full0, full1 = (x0 + least / 4, x1 - least / 4) if _is_soft(shape) else (x0, x1)
    if shape.is_open:
        full1 = max(min(full1, x1 - _FADE * size), (x0 + x1) / 2)
    return x0, full0, full1, x1


def _is_soft(shape: Shape) -> bool:
    return shape.full_begin > shape.begin or shape.full_end < shape.end


def _joints(row: LaneRow, axis: Axis, middles: list[float], size: float) -> list[Joint]:
    joints = []
    # A diamond reaches a little beyond its day, and a short stretch is drawn longer than it is.
    margin = DIAMOND * size / axis.scale
    first, last = axis.first - margin, axis.last + margin
    for link in row.links:
        if link.later_track >= len(middles) or link.earlier_track >= len(middles):
            continue
        if (link.earlier.begin > last and link.later.begin > last) or (
            link.earlier.end < first and link.later.end < first
        ):
            continue
        a, b = _across(link.earlier, axis, size), _across(link.later, axis, size)
        ends = (a[3], b[0]) if b[0] >= a[3] else (a[0], b[3]) if b[3] <= a[0] else (a[2], b[1])
        if max(ends) >= 0 and min(ends) <= axis.width:
            y0, y1 = middles[link.earlier_track], middles[link.later_track]
            if ends[0] != ends[1] or y0 != y1:
                joints.append(Joint(ends[0], y0, ends[1], y1, link.is_overdue))
    return joints


def _captioned(
    drawn: list[Drawn], free: tuple[float, float], line: float, size: float, wordings: Wordings
) -> list[Drawn]:
    """The shapes of one track with their captions; `line` is the height of the caption line above, or 0."""
    drawn.sort(key=_left)
    covered = list(accumulate((each.x1 for each in drawn), max))
    taken = taken_above = free[0] + _GAP * size
    right = free[1] - _GAP * size
    done = []
    for index, each in enumerate(drawn):
        texts = wordings.of(each.shape, len(each.marks) - 1)
        caption = None
        if texts and not (line and each.shape.caption_kind in ("claim", "moved")):
            before = max(taken, covered[index - 1] if index else 0.0)
            caption = _beside(drawn, index, texts, (before, right), size)
            taken = caption.x + caption.width + _GAP * size if caption else taken
        if texts and line and caption is None:
            caption = _above(drawn, index, texts, (taken_above, right, line), size)
            taken_above = caption.x + caption.width + 2 * _GAP * size if caption else taken_above
        done.append(Drawn(*each[:7], caption, each.is_thin) if caption else each)
    return done


def _left(drawn: Drawn) -> tuple[float, float]:
    return drawn.x0, drawn.x1


def _beside(
    drawn: Sequence[Drawn], index: int, texts: list[Wording], free: tuple[float, float], size: float
) -> Caption | None:
    """Right of the shape, else left of it, else over it if it is long; in the fullest words that have room."""
    each, (before, right) = drawn[index], free
    gap = _GAP * size
    start, stop = each.x1 + gap, _next(drawn, index, right) - gap / 2
    if before > each.x1:
        start, stop = before, before
    inside = None
    for text, wanted in texts:
        if start + wanted <= stop:
            return Caption(text, start, each.y, wanted, True)
        if before + gap + wanted <= each.x0 - gap:
            return Caption(text, each.x0 - gap - wanted, each.y, wanted, True)
        if each.shape.form != "day":
            inside = inside or _inside(drawn, index, free, size)
            if inside[0] + wanted <= inside[1]:
                return Caption(text, inside[0], each.y, wanted, True, is_over=True)
    return _shortened(each.shape, texts[-1], start, stop, each.y, size)


def _next(drawn: Sequence[Drawn], index: int, right: float) -> float:
    end = drawn[index].x1
    for later in range(index + 1, len(drawn)):
        if drawn[later].x1 > end:
            return drawn[later].x0
    return right


def _inside(drawn: Sequence[Drawn], index: int, free: tuple[float, float], size: float) -> tuple[float, float]:
    """From where to where a text may lie over the shape; before its start where there is no room."""
    each, (before, right) = drawn[index], free
    gap = 2 * _GAP * size
    start, stop = max(each.x0, before, 0.0) + gap, min(each.x1, right) - gap
    if stop <= start:
        return start, stop
    nested = (other.x0 for other in drawn[index + 1 :] if other.x1 > start)
    return start, min(stop, min(nested, default=right) - gap)


def _above(
    drawn: Sequence[Drawn],
    index: int,
    texts: list[Wording],
    room: tuple[float, float, float],
    size: float,
) -> Caption | None:
    """In the line above: from the shape's start, or up to its end where another claim follows closely."""
    each, (taken, right, line) = drawn[index], room
    y = each.y - line * (0.5 + COMFORTABLE.caption / 2)
    gap = 2 * _GAP * size
    claims = (other.x0 for other in drawn[index + 1 :] if other.shape.caption_kind in ("claim", "moved"))
    stop = min(next(claims, right + gap) - gap, right)
    start, until = max(each.x0, taken), min(each.x1, right)
    for text, wanted in texts:
        if start + wanted <= stop:
            return Caption(text, start, y, wanted, True)
        # Up to the shape's end, or to the window's where that cuts the text off from its start.
        for end in (until, stop):
            if end - wanted >= taken and end - wanted <= each.x1:
                return Caption(text, end - wanted, y, wanted, True)
    return _shortened(each.shape, texts[-1], start, stop, y, size)


def _shortened(shape: Shape, last: Wording, start: float, stop: float, y: float, size: float) -> Caption | None:
    """The shortest wording cut to the room there is, if enough of it is left to be worth reading."""
    room = stop - start
    if room < max(_LEAST * size, last.width * 0.55) or not words.may_be_cut(shape):
        return None
    return Caption(last.text, start, y, room, False)
