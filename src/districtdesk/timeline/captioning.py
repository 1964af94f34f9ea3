"""Where the captions of a timeline stand: beside their shapes, over them or above them, and never on each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .. import i18n
from . import words
from .density import COMFORTABLE
from .drawn import GAP, Caption, Drawn
from .marks import Shape

Width = Callable[[str], float]

# Points, at a line of 22: with less of it left a caption is not worth reading.
_LEAST = 44.0
_MOST_KNOWN = 20_000
# They stand above; one that a nearer date took the place of stands beside and leaves the room above to that.
_CLAIMS = "claim", "moved", "forward"


class Wording(NamedTuple):
    """One wording of a caption and how wide it is."""

    text: str
    width: float


class Said(NamedTuple):
    """The wordings of a shape's caption, the fullest first, and how wide the narrowest is."""

    shape: Shape
    wordings: Sequence[Wording]
    narrowest: float


class Wordings:
    """The captions of shapes with their widths, remembered: to word and measure costs more than to paint.

    `width_of` measures a text. To be made anew for other marks or another font.
    """

    def __init__(self, width_of: Width) -> None:
        self._width_of = width_of
        self._language = i18n.language()
        # By the shape itself, which each entry keeps: an event of two subjects is one in each of its lanes.
        self._known: dict[tuple[int, int], Said] = {}
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """The width of a text that comes again and again, as a year does."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = self._width_of(text)
        return found

    def of(self, shape: Shape, others: int) -> Said:
        key = id(shape), others
        found = self._known.get(key)
        if found is None:
            said = [Wording(text, self._width_of(text)) for text in words.captions(shape, others)]
            narrowest = min((each.width for each in said), default=0.0)
            found = self._known[key] = Said(shape, said, narrowest)
        return found

    def refresh(self) -> None:
        """Forget everything if another language is spoken now, or if it has become too much."""
        if self._language != i18n.language() or len(self._known) > _MOST_KNOWN:
            self._language = i18n.language()
            self._known.clear()


def captioned(
    drawn: list[Drawn], free: tuple[float, float], line: float, size: float, wordings: Wordings
) -> list[Drawn]:
    """The shapes of one track with their captions; `line` is the height of the caption line above, or 0.

    Beside its arrows the track has room from free[0] to free[1].
    """
    drawn.sort(key=_left)
    taken_above = free[0] + GAP * size
    # Beside an arrow, but the edge of the window takes nothing from a shape that reaches over it.
    taken = taken_above if free[0] else 0.0
    right = free[1] - GAP * size
    # No caption may cover what was drawn before; at first nothing was.
    covered = 0.0
    done = []
    for index, each in enumerate(drawn):
        said, caption = wordings.of(each.shape, len(each.marks) - 1), None
        if said.wordings:
            if not (line and each.shape.caption_kind in _CLAIMS):
                caption = _beside(drawn, index, said, (taken if taken > covered else covered, right), size)
                taken = caption.x + caption.width + GAP * size if caption else taken
            if line and caption is None:
                caption = _above(drawn, index, said.wordings, (taken_above, right, line), size)
                taken_above = caption.x + caption.width + 2 * GAP * size if caption else taken_above
        if each.x1 > covered:
            covered = each.x1
        done.append(Drawn(*each[:7], caption, each.is_thin) if caption else each)
    return done


def said_once(shapes: list[Drawn]) -> list[Drawn]:
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


def _left(drawn: Drawn) -> tuple[float, float]:
    return drawn.x0, drawn.x1


def _beside(drawn: Sequence[Drawn], index: int, said: Said, free: tuple[float, float], size: float) -> Caption | None:
    """Right of the shape, else left of it, else over it if it is long; in the fullest words that have room."""
    each, (before, right), gap = drawn[index], free, GAP * size
    start, stop = each.x1 + gap, _next(drawn, index, right) - gap / 2
    if before > each.x1:
        start, stop = before, before
    room, room_before = stop - start, each.x0 - before - 2 * gap
    is_long = each.shape.form != "day"
    if is_long or said.narrowest <= room or said.narrowest <= room_before:
        inside: tuple[float, float] | None = None
        for text, wanted in said.wordings:
            if wanted <= room:
                return Caption(text, start, each.y, wanted, True)
            if wanted <= room_before:
                return Caption(text, each.x0 - gap - wanted, each.y, wanted, True)
            if is_long:
                inside = inside or _inside(drawn, index, free, size)
                if inside[0] + wanted <= inside[1]:
                    return Caption(text, inside[0], each.y, wanted, True, is_over=True)
    return _shortened(each.shape, said.wordings[-1], start, stop, each.y, size)


def _next(drawn: Sequence[Drawn], index: int, right: float) -> float:
    end = drawn[index].x1
    for later in range(index + 1, len(drawn)):
        if drawn[later].x1 > end:
            return drawn[later].x0
    return right


def _inside(drawn: Sequence[Drawn], index: int, free: tuple[float, float], size: float) -> tuple[float, float]:
    """From where to where a text may lie over the shape; before its start where there is no room."""
    each, (before, right) = drawn[index], free
    gap = 2 * GAP * size
    start, stop = max(each.x0, before, 0.0) + gap, min(each.x1, right) - gap
    if stop <= start:
        return start, stop
    nested = (other.x0 for other in drawn[index + 1 :] if other.x1 > start)
    return start, min(stop, min(nested, default=right) - gap)


def _above(
    drawn: Sequence[Drawn],
    index: int,
    texts: Sequence[Wording],
    room: tuple[float, float, float],
    size: float,
) -> Caption | None:
    """In the line above: from the shape's start, or up to its end where another claim follows closely."""
    each, (taken, right, line) = drawn[index], room
    y = each.y - line * (0.5 + COMFORTABLE.caption / 2)
    gap = 2 * GAP * size
    claims = (other.x0 for other in drawn[index + 1 :] if other.shape.caption_kind in _CLAIMS)
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
    if room < _LEAST * size or room < last.width * 0.55 or not words.may_be_cut(shape):
        return None
    return Caption(last.text, start, y, room, False)
