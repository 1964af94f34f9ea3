"""The drawings of the timeline in pieces that fit on sheets, to be taken along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QFontInfo, QPainter, QPixmap

from ...timeline.frame import Wordings, make_frame
from ...timeline.promises import draw_promises
from ...timeline.sheets import TimelinePart, sheet_parts
from ..look.colours import LIGHT
from . import edges
from .picture import Block, Taken
from .promise_paint import PromiseScene, paint_promises
from .promise_view import PromiseView
from .scene import Scene, paint_scene, parts_of
from .strokes import Strokes
from .timeline_view import TimelineView

_LEAST, _SHARP = 1000.0, 4.0
_TITLES_MEASURED = 400


class TakenWords(NamedTuple):
    """What stands above and below the drawing."""

    title: str
    lines: Sequence[str]
    legend: str
    sources: Sequence[str]


def _paper_strokes(view: TimelineView | PromiseView) -> Strokes:
    """Paper is white, whatever the window is; its letters are as large as its drawing, whatever its resolution."""
    font = QFont(view.font())
    font.setPixelSize(QFontInfo(font).pixelSize())
    return Strokes(LIGHT, font, _SHARP, is_vector=True)


def take(view: TimelineView | PromiseView, words: TakenWords) -> Taken:
    """The same as on the screen with all of its lanes, at the scale that it has there."""
    return _take_lanes(view, words) if isinstance(view, TimelineView) else _take_promises(view, words)


def _take_lanes(view: TimelineView, words: TakenWords) -> Taken:
    view.settle_all()
    strokes, layout = _paper_strokes(view), view.timeline
    width = max(float(view.viewport().width()), _LEAST)
    titles = edges.titles_width(layout.rows[:_TITLES_MEASURED], strokes)
    bare = parts_of(QSizeF(width, strokes.line * 4), strokes.line, titles, has_map=False)
    around = strokes.line * 4 - bare.body.height()
    wordings = Wordings(strokes.width_of)

    def paint(part: TimelinePart, painter: QPainter) -> None:
        size = QSizeF(width, part.height * strokes.line + around)
        parts = parts_of(size, strokes.line, titles, has_map=False)
        axis = view.axis.resized(parts.body.width())
        rows = make_frame(layout, axis, part.top * strokes.line, parts.body.height(), strokes.line, wordings)
        paint_scene(painter, Scene(layout, axis, parts, rows, strokes, QPixmap(1, 1)))

    def blocks(first: float, room: float) -> list[Block]:
        found = sheet_parts(layout, (first - around) / strokes.line, (room - around) / strokes.line)
        return [Block(part.height * strokes.line + around, partial(paint, part)) for part in found]

    return Taken(*words, width, strokes, blocks)


def _take_promises(view: PromiseView, words: TakenWords) -> Taken:
    strokes = _paper_strokes(view)
    whole, body, (across, up) = QRectF(view.rect()), view.body, view.axes

    def paint(painter: QPainter) -> None:
        drawn = draw_promises(view.promises, across, up, strokes.line, strokes.width_of)
        paint_promises(painter, PromiseScene(view.promises, across, up, whole, body, drawn, strokes))

    def blocks(_first: float, _room: float) -> list[Block]:
        return [Block(whole.height(), paint)]

    return Taken(*words, max(whole.width(), 1.0), strokes, blocks)
