"""Fonts, pens and brushes of the timeline: made once for a look and a size of text."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from ...timeline.drawn import Drawn
from ..colours import Colours
from .lettering import Letters

_MOST_STAMPS = 500
# How much is seen of what only may be, and of what stays in the background.
LIGHT, FAINT, EARLIER, FULL = 95, 115, 178, 255
_SMALLER = 0.92
# The line of a chain and its dashes, which are in widths of it.
_THICK, _DASHES = 1.6, (1.6, 2.2)

Draw = Callable[[QPainter, Drawn, "Strokes"], None]


class Strokes:
    """Fonts, pens and brushes of one look at one size of text. Made anew when either changes."""

    def __init__(self, now: Colours, font: QFont, ratio: float, *, is_vector: bool = False) -> None:
        self.now = now
        self.font = QFont(font)
        self.bold = QFont(font)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self.small = QFont(font)
        if font.pixelSize() > 0:
            self.small.setPixelSize(round(font.pixelSize() * _SMALLER))
        else:
            self.small.setPointSizeF(font.pointSizeF() * _SMALLER)
        self.metrics = QFontMetricsF(self.font)
        self.small_metrics = QFontMetricsF(self.small)
        self.bold_metrics = QFontMetricsF(self.bold)
        self.letters = Letters(self.font, is_vector=is_vector)
        self.small_letters = Letters(self.small, is_vector=is_vector)
        self.bold_letters = Letters(self.bold, is_vector=is_vector)
        self.line = round(self.metrics.height() * 1.45)
        self.size = self.line / 22
        self.hatch = _hatch(QColor(now.planned), self.size, ratio, is_vector)
        # A vector picture wants lines; a screen is quicker with small shapes drawn once and stamped.
        self.is_stamping = not is_vector
        self.ratio = ratio
        # The thinnest line: a point, and less where that would be no whole pixels.
        self.hair = 1.0 if is_vector else max(int(ratio), 1) / ratio
        self._colours: dict[tuple[str, int], QColor] = {}
        self._strips: dict[str, tuple[QPixmap, float]] = {}
        self._stamps: dict[tuple[object, ...], tuple[QPixmap, float]] = {}

    @property
    def step(self) -> int:
        """The grid of the desk in this size of text; 4 at the usual one."""
        return max(3, round(self.metrics.height() * 0.27))

    def colour(self, role: str, alpha: int = FULL) -> QColor:
        """The colour of a role, made once; of an `alpha` below FULL one sees through it."""
        found = self._colours.get((role, alpha))
        if found is None:
            found = self._colours[role, alpha] = self.now.colour(role)
            if alpha != FULL:
                found.setAlpha(alpha)
        return found

    def dashed(self, role: str) -> QPen:
        """The pen of a chain."""
        pen = QPen(self.colour(role), _THICK * self.size)
        pen.setDashPattern(list(_DASHES))
        return pen

    def dashes(self, role: str) -> tuple[QPixmap, float]:
        """A level piece of a chain that can be laid end to end, and how high it is in points."""
        found = self._strips.get(role)
        if found is None:
            found = self._strips[role] = self._strip(role)
        return found

    def _strip(self, role: str) -> tuple[QPixmap, float]:
        period = sum(_DASHES) * _THICK * self.size * self.ratio
        # As many dashes as nearly fill whole pixels.
        count = min(range(8, 40), key=lambda each: abs(each * period - round(each * period)))
        side = round(2 * _THICK * self.size * self.ratio) + 2
        picture = QPixmap(round(count * period), side)
        picture.fill(Qt.GlobalColor.transparent)
        picture.setDevicePixelRatio(self.ratio)
        tall = side / self.ratio
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.dashed(role))
        painter.drawLine(QPointF(0, tall / 2), QPointF(picture.width() / self.ratio, tall / 2))
        painter.end()
        return picture, tall

    def stamp_of(self, drawn: Drawn, pad: float, draw: Draw) -> tuple[QPixmap, float]:
        """A small shape as a picture made by `draw`, with `pad` points around it, and half the picture's height."""
        shape, width = drawn.shape, drawn.x1 - drawn.x0
        key: tuple[object, ...] = shape.state, shape.is_faint, shape.is_overdue, shape.caption_kind == "earlier"
        # All days of one kind are as wide.
        if shape.form != "day":
            width = round(2 * width) / 2
            fade = int(drawn.full0 - drawn.x0), int(drawn.full1 - drawn.x0)
            key = *key, shape.form, shape[-3:], width, fade
        found = self._stamps.get(key)
        if found is None:
            if len(self._stamps) > _MOST_STAMPS:
                self._stamps.clear()
            stamp = self._stamp(drawn, width, pad, draw)
            found = self._stamps[key] = stamp, stamp.deviceIndependentSize().height() / 2
        return found

    def _stamp(self, drawn: Drawn, width: float, pad: float, draw: Draw) -> QPixmap:
        side = math.ceil(max(width, self.line) + 2 * pad)
        picture = QPixmap(math.ceil((width + 2 * pad) * self.ratio), round(side * self.ratio))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shift = pad - drawn.x0
        moved = drawn._replace(
            x0=pad, full0=drawn.full0 + shift, full1=drawn.full1 + shift, x1=pad + width, y=side / 2
        )
        draw(painter, moved, self)
        painter.end()
        return picture

    def width_of(self, text: str) -> float:
        """The width of a caption."""
        return self.small_letters.width(text) + 2


def _hatch(colour: QColor, size: float, ratio: float, is_vector: bool) -> QBrush:
    """Slanted lines as a tile: Qt's own diagonal pattern is one pixel wide at any resolution."""
    side = max(round(6 * size), 4)
    tile = QPixmap(round(side * ratio), round(side * ratio))
    tile.setDevicePixelRatio(tile.width() / side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.3 * size))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - 1, side + 1), QPointF(shift + side + 1, -1))
    painter.end()
    if not is_vector:
        return QBrush(tile)
    # A vector picture does not heed how many pixels a point of the tile has.
    tile.setDevicePixelRatio(1)
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(side / tile.width(), side / tile.height()))
    return brush
