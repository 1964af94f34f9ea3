"""Paints the lines of a summary, a few points high: full for what happened, hollow for what is planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ...records.claim_status import PLANNED
from ...timeline.density import THIN
from ...timeline.drawn import Drawn
from ...timeline.marks import SHELVED, State
from .strokes import EARLIER, FAINT, FULL, LIGHT, Strokes

_BAR, _CLAIM = 0.11, 0.16
# In points: less than this is not told apart, and how wide an end is.
_TOLD, _TICK = 5.0, 1.5
# Of lines that begin at half a pixel some would fall to one side and some to the other.
_NUDGE = 0.01


class _Style(NamedTuple):
    """What is painted alike; the greater over the lesser, as what happens once is over what lasts."""

    is_once: bool
    is_actual: bool
    is_overdue: bool
    alpha: int
    state: State


def thin_box(drawn: Drawn, strokes: Strokes) -> QRectF:
    """Where a shape of a summary lies; what lasts is lower than what happens once."""
    tall = _heights(strokes)[drawn.shape.form != "stretch"]
    return QRectF(drawn.x0, drawn.y - tall / 2, max(drawn.x1 - drawn.x0, 2.0), tall)


def _heights(strokes: Strokes) -> tuple[int, int]:
    """Of what lasts, and of what happens once; between two lines at least a whole point is left."""
    most = floor(strokes.line * THIN) - 1
    return max(min(round(strokes.line * _BAR), most), 2), max(min(round(strokes.line * _CLAIM), most), 2)


def paint_thin(painter: QPainter, shapes: Iterable[Drawn], strokes: Strokes) -> None:
    """All shapes of a summary, those of one style at once and on whole pixels: hundreds are no more than a few."""
    heights, hair = _heights(strokes), strokes.hair
    alike: dict[tuple[bool, bool, bool, int, State], list[QRectF]] = {}
    for drawn in shapes:
        shape, x0, _full0, _full1, x1, y, *_rest = drawn
        is_once, is_actual = shape.form != "stretch", shape.state == "actual"
        # Who is there stays behind what is built.
        alpha = FAINT if shape.mark.kind == "residency" else EARLIER if shape.is_faint else FULL
        tall, wide = heights[is_once], max(x1 - x0, 2.0)
        top = y - tall / 2 + _NUDGE
        # The middle of an outline lies half of it within.
        if is_actual and shape.form != "day" and wide >= _TOLD:
            for left, own, is_sure in _pieces(drawn):
                style = is_once, True, False, alpha if is_sure else alpha * LIGHT // FULL, shape.state
                alike.setdefault(style, []).append(QRectF(left, top, own, tall))
            continue
        box = (x0, top, wide, tall) if is_actual else (x0 + hair / 2, top + hair / 2, wide - hair, tall - hair)
        alike.setdefault((is_once, is_actual, shape.is_overdue, alpha, shape.state), []).append(QRectF(*box))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for style in sorted(alike):
        _set_style(painter, _Style(*style), strokes)
        painter.drawRects(alike[style])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _pieces(drawn: Drawn) -> Iterator[tuple[float, float, bool]]:
    """From where, how wide and whether for sure: what only may be is lighter, between crisp ends that are known."""
    shape, x0, full0, full1, x1, *_rest = drawn
    if shape.form != "stretch":
        full0 = full1 = x1
    if full0 > x0:
        yield x0, full0 - x0, False
        if not shape.fades_in:
            yield x0, _TICK, True
    if full1 > full0:
        yield full0, full1 - full0, True
    if x1 > full1:
        yield full1, x1 - full1, False
    if not (shape.fades_out or shape.is_open) and (x1 > full1 or shape.form != "stretch"):
        yield x1 - _TICK, _TICK, True


def _set_style(painter: QPainter, style: _Style, strokes: Strokes) -> None:
    if style.is_actual:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(strokes.colour("accent", style.alpha))
        return
    is_planned = style.state in PLANNED
    edge = ("amber" if style.is_overdue else "planned") if is_planned else "faint"
    pen = QPen(strokes.colour(edge, style.alpha), strokes.hair)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if not is_planned:
        pen.setStyle(Qt.PenStyle.DashLine if style.state in SHELVED else Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(strokes.colour("planned_wash" if is_planned else "card", style.alpha))
