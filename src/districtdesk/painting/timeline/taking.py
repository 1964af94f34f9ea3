"""The drawings of the timeline in pieces that fit on sheets, to be taken along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QPainter, QPen, QPixmap

from ...i18n import _
from ...timeline.axis import Axis
from ...timeline.captioning import Wordings
from ...timeline.density import DENSE
from ...timeline.frame import make_frame
from ...timeline.layout import Layout, settle
from ...timeline.promises import Promises, draw_promises
from ...timeline.sheets import TimelinePart, sheet_parts
from ...timeline.words import month_of
from ..colours import LIGHT
from ..taken import Block, Taken, TakenColumn, TakenWords
from . import edges
from .promise_paint import PromiseScene, paint_promises
from .scene import Scene, SceneParts, paint_scene, parts_of
from .strokes import Strokes

_LEAST, _SHARP = 1000.0, 4.0
_TITLES_MEASURED = 400
# What of a sheet across its time is on the next one too.
_OVERLAP = 0.04
_MOST_LETTERS = 40


class LanesShown(NamedTuple):
    """A timeline as it is drawn somewhere: its lanes on an axis, how wide that is, and in which letters."""

    layout: Layout
    axis: Axis
    width: float
    font: QFont

    def taken(self, words: TakenWords) -> Taken:
        """The same with all of its lanes, over the days that are seen there."""
        return _take_lanes(self._replace(width=max(self.width, _LEAST)), words)


class PromisesShown(NamedTuple):
    """What was promised when as it is drawn somewhere: its axes, the whole of it, and in which letters."""

    promises: Promises
    across: Axis
    up: Axis
    whole: QRectF
    font: QFont

    def taken(self, words: TakenWords) -> Taken:
        """The same as it stands there."""
        width = max(self.whole.width(), 1.0)
        return _take_promises(self, words, width, self.whole.height() / width)


def promises_body(width: float, height: float, line: float) -> QRectF:
    """Where promises stand, within the words of the axes."""
    return QRectF(line * 3.4, line * 1.4, max(width - line * 4, 1), max(height - line * 3.2, 1))


def fit_promises(promises: Promises, across: Axis, up: Axis) -> tuple[Axis, Axis]:
    """The axes over all that was promised, each as wide as it was."""
    return across.fitted(*promises.said, 0.12), up.fitted(*promises.promised)


def paper_strokes(font: QFont) -> Strokes:
    """Paper is white, whatever the window is; its letters are as large as its drawing, whatever its resolution."""
    own = QFont(font)
    own.setPixelSize(QFontInfo(own).pixelSize())
    return Strokes(LIGHT, own, _SHARP, is_vector=True)


class _Lanes:
    """Lanes over one stretch of time, as wide as this; `before`, `after`: whether others lie beside it on paper."""

    def __init__(self, shown: LanesShown, strokes: Strokes, *, before: bool = False, after: bool = False) -> None:
        self.layout, self.width, self.strokes = shown.layout, shown.width, strokes
        self._before, self._after = before, after
        self._titles = edges.titles_width(shown.layout.rows[:_TITLES_MEASURED], strokes, shown.width)
        bare = self._parts(strokes.line * 4)
        self._around = strokes.line * 4 - bare.body.height()
        self._wordings = Wordings(strokes.width_of)
        self.axis = shown.axis.spread(bare.body.width())

    def _parts(self, height: float) -> SceneParts:
        return parts_of(QSizeF(self.width, height), self.strokes.line, self._titles, has_map=False)

    def blocks(self, first: float, room: float) -> list[Block]:
        line = self.strokes.line
        found = sheet_parts(self.layout, (first - self._around) / line, (room - self._around) / line)
        return [
            Block(part.height * line + self._around, partial(self._paint, part), self._said(part)) for part in found
        ]

    def _said(self, part: TimelinePart) -> str:
        """The lane that it begins with."""
        rows = (row for row in self.layout.rows if row.y + row.height > part.top)
        title = next((row.lane.title for row in rows), "")
        return title if len(title) <= _MOST_LETTERS else f"{title[: _MOST_LETTERS - 1].rstrip()}…"

    def _paint(self, part: TimelinePart, painter: QPainter) -> None:
        strokes, axis = self.strokes, self.axis
        parts = self._parts(part.height * strokes.line + self._around)
        top = part.top * strokes.line
        rows = make_frame(self.layout, axis, top, parts.body.height(), strokes.line, self._wordings)
        paint_scene(painter, Scene(self.layout, axis, parts, rows, strokes, QPixmap(1, 1)))
        self._paint_overlap(painter, parts)

    def _paint_overlap(self, painter: QPainter, parts: SceneParts) -> None:
        """Marks above and below the lanes where the sheet beside it begins or ends: what lies beyond is on both."""
        pen = QPen(self.strokes.colour("dim"), 1.5 * self.strokes.size)
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        body, whole = parts.body, parts.whole
        far = body.width() * _OVERLAP
        for is_there, x in ((self._before, body.left() + far), (self._after, body.right() - far)):
            if is_there:
                painter.drawLine(QLineF(x, whole.top(), x, body.top()))
                painter.drawLine(QLineF(x, body.bottom(), x, whole.bottom()))


def _take_lanes(shown: LanesShown, words: TakenWords) -> Taken:
    shown = shown._replace(layout=settle(shown.layout))
    strokes = paper_strokes(shown.font)
    return Taken(
        *words,
        shown.width,
        strokes,
        _Lanes(shown, strokes).blocks,
        lambda wider: _take_lanes(shown._replace(width=wider), words),
        None if shown.layout.density.is_dense else lambda: _take_denser(shown, words),
        lambda count: _columns(shown, strokes, words, count),
    )


def _columns(shown: LanesShown, strokes: Strokes, words: TakenWords, count: int) -> list[TakenColumn]:
    """Each over its part of the days, which overlap a little, as wide as all of them were."""
    days = shown.axis.width / shown.axis.scale
    own = days / (count - (count - 1) * _OVERLAP)
    found = []
    for place in range(count):
        first = shown.axis.first + place * own * (1 - _OVERLAP)
        axis = replace(shown.axis, first=first, scale=shown.axis.width / own)
        part = _Lanes(shown._replace(axis=axis), strokes, before=place > 0, after=place + 1 < count)
        taken = Taken(*words, shown.width, strokes, part.blocks)
        found.append(TakenColumn(_span(first, first + own), taken))
    return found


def _span(first: float, last: float) -> str:
    days = (date.fromordinal(max(int(day), 1)) for day in (first, last))
    start, end = map(month_of, days)
    return _("{start} to {end}", start=start, end=end)


def _take_denser(shown: LanesShown, words: TakenWords) -> Taken:
    """Where it is dense, all lanes are folded."""
    dense = shown.layout.with_collapsed(shown.layout.outer, DENSE)
    said = _("The lanes are drawn dense, so that the letters are larger on one sheet.")
    return _take_lanes(shown._replace(layout=settle(dense)), words._replace(lines=[*words.lines, said]))


def _take_promises(shown: PromisesShown, words: TakenWords, width: float, slope: float) -> Taken:
    """As high as `slope` says of its width, unless it has less room."""
    strokes = paper_strokes(shown.font)
    promises, line = shown.promises, strokes.line

    def paint(height: float, painter: QPainter) -> None:
        body = promises_body(width, height, line)
        across, up = shown.across.spread(body.width()), shown.up.spread(body.height())
        drawn = draw_promises(promises, across, up, line, strokes.width_of)
        whole = QRectF(0, 0, width, height)
        paint_promises(painter, PromiseScene(promises, across, up, whole, body, drawn, strokes))

    def blocks(first: float, _room: float) -> list[Block]:
        height = min(width * slope, first)
        return [Block(height, partial(paint, height))]

    return Taken(
        *words,
        width,
        strokes,
        blocks,
        lambda wider: _take_promises(shown, words, wider, slope),
        is_whole=True,
    )
