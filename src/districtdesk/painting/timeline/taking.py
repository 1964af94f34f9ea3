"""The drawings of the timeline in pieces that fit on sheets, to be taken along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QFontInfo, QPainter, QPixmap

from ...i18n import _
from ...timeline.axis import Axis
from ...timeline.density import DENSE
from ...timeline.frame import Wordings, make_frame
from ...timeline.layout import Layout, settle
from ...timeline.promises import Promises, draw_promises
from ...timeline.sheets import TimelinePart, sheet_parts
from ..colours import LIGHT
from . import edges
from .picture import Block, Taken
from .promise_paint import PromiseScene, paint_promises
from .scene import Scene, paint_scene, parts_of
from .strokes import Strokes

_LEAST, _SHARP = 1000.0, 4.0
_TITLES_MEASURED = 400


class TakenWords(NamedTuple):
    """What stands above and below the drawing."""

    title: str
    lines: Sequence[str]
    legend: str
    sources: Sequence[str]


class LanesShown(NamedTuple):
    """A timeline as it is drawn somewhere: its lanes on an axis, how wide that is, and in which letters."""

    layout: Layout
    axis: Axis
    width: float
    font: QFont

    def taken(self, words: TakenWords) -> Taken:
        """The same with all of its lanes, over the days that are seen there."""
        return _take_lanes(self, words)


class PromisesShown(NamedTuple):
    """What was promised when as it is drawn somewhere: its axes, the whole of it and where the lines are."""

    promises: Promises
    across: Axis
    up: Axis
    whole: QRectF
    body: QRectF
    font: QFont

    def taken(self, words: TakenWords) -> Taken:
        """The same as it stands there."""
        return _take_promises(self, words)


def _paper_strokes(font: QFont) -> Strokes:
    """Paper is white, whatever the window is; its letters are as large as its drawing, whatever its resolution."""
    own = QFont(font)
    own.setPixelSize(QFontInfo(own).pixelSize())
    return Strokes(LIGHT, own, _SHARP, is_vector=True)


def _take_lanes(shown: LanesShown, words: TakenWords) -> Taken:
    strokes, layout = _paper_strokes(shown.font), settle(shown.layout)
    width = max(shown.width, _LEAST)
    titles = edges.titles_width(layout.rows[:_TITLES_MEASURED], strokes, width)
    bare = parts_of(QSizeF(width, strokes.line * 4), strokes.line, titles, has_map=False)
    around = strokes.line * 4 - bare.body.height()
    wordings = Wordings(strokes.width_of)
    axis = shown.axis.spread(bare.body.width())

    def paint(part: TimelinePart, painter: QPainter) -> None:
        size = QSizeF(width, part.height * strokes.line + around)
        parts = parts_of(size, strokes.line, titles, has_map=False)
        rows = make_frame(layout, axis, part.top * strokes.line, parts.body.height(), strokes.line, wordings)
        paint_scene(painter, Scene(layout, axis, parts, rows, strokes, QPixmap(1, 1)))

    def blocks(first: float, room: float) -> list[Block]:
        found = sheet_parts(layout, (first - around) / strokes.line, (room - around) / strokes.line)
        return [Block(part.height * strokes.line + around, partial(paint, part)) for part in found]

    return Taken(
        *words,
        width,
        strokes,
        blocks,
        lambda wider: _take_lanes(shown._replace(width=wider), words),
        None if layout.density.is_dense else lambda: _take_denser(shown._replace(layout=layout), words),
    )


def _take_denser(shown: LanesShown, words: TakenWords) -> Taken:
    """Where it is dense, all lanes are folded."""
    dense = shown.layout.with_collapsed(shown.layout.outer, DENSE)
    said = _("The lanes are drawn dense, so that the letters are larger on one sheet.")
    return _take_lanes(shown._replace(layout=settle(dense)), words._replace(lines=[*words.lines, said]))


def _take_promises(shown: PromisesShown, words: TakenWords) -> Taken:
    strokes = _paper_strokes(shown.font)
    promises, across, up, whole, body, _font = shown

    def paint(painter: QPainter) -> None:
        drawn = draw_promises(promises, across, up, strokes.line, strokes.width_of)
        paint_promises(painter, PromiseScene(promises, across, up, whole, body, drawn, strokes))

    def blocks(_first: float, _room: float) -> list[Block]:
        return [Block(whole.height(), paint)]

    return Taken(*words, max(whole.width(), 1.0), strokes, blocks)
