"""Shapes of the timeline in points: where they begin and end, what is written beside them, what joins them."""

from __future__ import annotations

from typing import NamedTuple

from .axis import Axis
from .marks import Mark, Shape

# Points, at a line of 22; they grow with it.
DIAMOND, GAP = 6.5, 6.0
_THINNEST_SPAN, _THINNEST_STRETCH, _FADE = 9.0, 4.0, 24.0
# What was announced before what holds now is smaller.
_EARLIER = 0.75


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


def across(shape: Shape, axis: Axis, size: float) -> tuple[float, float, float, float]:
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
