"""Draws the signs that common fonts lack: python resources/fonts/draw.py

DejaVu 2.37, the font of many a Linux desktop, has no sign for the manat, the lari and the som. These outlines are our
own, in DejaVu's measures (2048 units an em, figures and capitals of its height), so that they stand well beside it.
Running it twice changes nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

FOLDER = Path(__file__).resolve().parent
FAMILY = "DistrictDesk Signs"
_EM, _ASCENT, _DESCENT = 2048, 1901, -483
_CAPITAL = 1493
# How far a round stroke goes beyond a straight one to look as high.
_OVER = 27
# 1 January 2026 in seconds since 1904, as the format counts.
_MADE = 3850070400
_EIGHTHS = math.pi / 4

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Weight:
    """One face: its name, its weight of 1 to 1000, and in units the width of a figure and of its strokes."""

    name: str
    value: int
    width: int
    upright: int
    level: int
    side: int


WEIGHTS = (
    Weight("Regular", 400, 1480, upright=171, level=156, side=146),
    Weight("Bold", 700, 1580, upright=300, level=262, side=92),
)


class Pen:
    """Lays strokes over each other; a renderer fills them as one shape, since all turn the same way."""

    def __init__(self) -> None:
        self._pen = TTGlyphPen(None)

    def bar(self, left: float, bottom: float, right: float, top: float) -> None:
        """An upright rectangle."""
        self._turn([(left, bottom), (left, top), (right, top), (right, bottom)])

    def arc(self, middle: Point, outer: Point, stroke: Point, start: int, eighths: int) -> None:
        """A stroke along an ellipse, clockwise from `start` eighths of a turn; `stroke` is its width and height."""
        inner = (outer[0] - stroke[0], outer[1] - stroke[1])
        self._pen.moveTo(_whole(_on(middle, outer, start)))
        for number in range(eighths):
            self._curve(middle, outer, start - number, -1)
        self._pen.lineTo(_whole(_on(middle, inner, start - eighths)))
        for number in range(eighths):
            self._curve(middle, inner, start - eighths + number, 1)
        self._pen.closePath()

    def _curve(self, middle: Point, radius: Point, start: int, turn: int) -> None:
        reach = 1 / math.cos(_EIGHTHS / 2)
        handle = _on(middle, (radius[0] * reach, radius[1] * reach), start + turn / 2)
        self._pen.qCurveTo(_whole(handle), _whole(_on(middle, radius, start + turn)))

    def _turn(self, corners: list[Point]) -> None:
        self._pen.moveTo(corners[0])
        for corner in corners[1:]:
            self._pen.lineTo(corner)
        self._pen.closePath()

    def glyph(self) -> Glyph:
        made = self._pen.glyph()
        # Overlapping strokes are meant (bit 6 of a simple glyph's first flag, OpenType glyf).
        made.flags[0] |= 0x40
        return made


def _on(middle: Point, radius: Point, eighth: float) -> Point:
    angle = eighth * _EIGHTHS
    return middle[0] + radius[0] * math.cos(angle), middle[1] + radius[1] * math.sin(angle)


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def manat(weight: Weight) -> Glyph:
    """An arch on two legs with a mast through its middle."""
    pen, middle = Pen(), weight.width / 2
    reach = middle - weight.side
    top, shoulder = 1270, 560
    pen.arc((middle, shoulder), (reach, top - shoulder), (weight.upright, weight.level), 4, 4)
    pen.bar(weight.side, 0, weight.side + weight.upright, shoulder)
    pen.bar(middle + reach - weight.upright, 0, middle + reach, shoulder)
    pen.bar(middle - weight.upright / 2, 230, middle + weight.upright / 2, _CAPITAL)
    return pen.glyph()


def lari(weight: Weight) -> Glyph:
    """A bow that is open to the lower right, on a foot, with two short masts through its top."""
    pen, middle = Pen(), weight.width / 2
    reach, top = middle - weight.side, 1290
    height = (top + _OVER) / 2
    pen.arc((middle, height - _OVER), (reach, height), (weight.upright, weight.level), 0, 6)
    pen.bar(middle, -_OVER, middle + reach, -_OVER + weight.level)
    apart = weight.upright * 0.95
    for mast in (middle - apart, middle + apart):
        pen.bar(mast - weight.upright / 2, 640, mast + weight.upright / 2, _CAPITAL)
    return pen.glyph()


def som(weight: Weight) -> Glyph:
    """The letter С over a line."""
    pen, middle = Pen(), weight.width / 2
    reach, bottom = middle - weight.side, weight.level + 150
    height = (_CAPITAL + _OVER - bottom) / 2
    pen.arc((middle + 40, bottom + height), (reach, height), (weight.upright, weight.level), 7, 6)
    pen.bar(weight.side, 0, weight.width - weight.side, weight.level)
    return pen.glyph()


SIGNS = {"₼": manat, "₾": lari, "\u20c0": som}


def build(weight: Weight) -> FontBuilder:
    """One face of the font."""
    names = {sign: f"uni{ord(sign):04X}" for sign in SIGNS}
    order = [".notdef", *names.values()]
    font = FontBuilder(_EM, isTTF=True)
    font.setupGlyphOrder(order)
    font.setupCharacterMap({ord(sign): name for sign, name in names.items()})
    font.setupGlyf(
        {".notdef": TTGlyphPen(None).glyph()} | {names[sign]: draw(weight) for sign, draw in SIGNS.items()}
    )
    font.setupHorizontalMetrics(dict.fromkeys(order, (weight.width, 0)))
    _set_left_sides(font)
    font.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    font.setupNameTable(
        {
            "familyName": FAMILY,
            "styleName": weight.name,
            "fullName": f"{FAMILY} {weight.name}",
            # By which a PDF names it.
            "psName": f"{FAMILY.replace(' ', '')}-{weight.name}",
        }
    )
    font.setupOS2(
        sTypoAscender=_ASCENT,
        sTypoDescender=_DESCENT,
        usWinAscent=_ASCENT,
        usWinDescent=-_DESCENT,
        usWeightClass=weight.value,
        sCapHeight=_CAPITAL,
        # Installable: whoever gets a document with it in it may read, print and edit that (OpenType OS/2).
        fsType=0,
        fsSelection=0x20 if weight.value >= 600 else 0x40,
    )
    font.setupPost()
    font.updateHead(created=_MADE, modified=_MADE, macStyle=int(weight.value >= 600))
    font.font.recalcTimestamp = False
    return font


def _set_left_sides(font: FontBuilder) -> None:
    glyphs, metrics = font.font["glyf"], font.font["hmtx"]
    for name in font.font.getGlyphOrder():
        glyphs[name].recalcBounds(glyphs)
        metrics[name] = (metrics[name][0], getattr(glyphs[name], "xMin", 0))


def main() -> None:
    for weight in WEIGHTS:
        build(weight).save(FOLDER / f"districtdesk-signs-{weight.name.lower()}.ttf")


if __name__ == "__main__":
    main()
