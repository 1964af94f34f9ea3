"""What is taken along: a drawing in pieces, with what it is, its legend and its sources; no paper, no file yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from .timeline.strokes import Strokes

# So high that nothing has to be cut.
ENDLESS = 1e9


class Block(NamedTuple):
    """A piece of the drawing, so many points high, and what paints it from its own upper left corner.

    `said`: what it begins with, in words.
    """

    height: float
    paint: Callable[[QPainter], None]
    said: str = ""


class TakenWords(NamedTuple):
    """What stands above and below the drawing."""

    title: str
    lines: Sequence[str]
    legend: str
    sources: Sequence[str]


class TakenColumn(NamedTuple):
    """A part of the time of a drawing, from its first day to its last in words, drawn as wide as all of it was."""

    said: str
    taken: Taken


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken along: a title, lines below it, the legend and the sources, and the drawing in pieces.

    `blocks` cuts the drawing for what room the first sheet and each other one has for it, in points. `widened`: the
    same over another width, where it can be drawn so; `denser`: with its lanes as close as they can stand, and a line
    that says so; `columns`: the same in so many parts of its time, each over this width. `is_whole`: it is never
    cut, and becomes lower where it has less room.
    """

    title: str
    lines: Sequence[str]
    legend: str
    sources: Sequence[str]
    width: float
    strokes: Strokes
    blocks: Callable[[float, float], list[Block]]
    widened: Callable[[float], Taken] | None = None
    denser: Callable[[], Taken] | None = None
    columns: Callable[[int], list[TakenColumn]] | None = None
    is_whole: bool = False

    def over(self, width: float) -> Taken:
        """The same over so many points, or as it is where it cannot be drawn so."""
        return self.widened(width) if self.widened and abs(width - self.width) > 1 else self

    def saying(self, *lines: str) -> Taken:
        """The same with these lines above it too."""
        return replace(self, lines=[*self.lines, *lines]) if lines else self


def all_blocks(taken: Taken) -> list[Block]:
    """All of it below each other."""
    return [head_block(taken), *taken.blocks(ENDLESS, ENDLESS), *foot_blocks(taken)]


def stack(painter: QPainter, blocks: Sequence[Block]) -> None:
    """Paint them below each other."""
    painter.save()
    for block in blocks:
        painter.save()
        block.paint(painter)
        painter.restore()
        painter.translate(0, block.height)
    painter.restore()


def head_block(taken: Taken) -> Block:
    """The title and the lines below it."""
    strokes = taken.strokes
    tall = strokes.bold_metrics.height() * 2.2
    font = QFont(strokes.bold)
    font.setPixelSize(round(strokes.bold.pixelSize() * 1.5))
    lines = _text_block(taken.lines, taken)

    def paint(painter: QPainter) -> None:
        painter.setFont(font)
        painter.setPen(strokes.colour("text"))
        painter.drawText(QRectF(0, 0, taken.width, tall), int(Qt.AlignmentFlag.AlignVCenter), taken.title)
        painter.translate(0, tall)
        lines.paint(painter)

    return Block(tall + lines.height + strokes.line * 0.5, paint)


def foot_blocks(taken: Taken) -> list[Block]:
    """The legend and the numbered sources, one below the other."""
    numbered = [f"{place}. {source}" for place, source in enumerate(taken.sources, start=1)]
    gap = taken.strokes.line * 0.6
    first, *others = (_text_block([line], taken) for line in (taken.legend, *numbered))

    def paint(painter: QPainter) -> None:
        painter.translate(0, gap)
        first.paint(painter)

    return [Block(first.height + gap, paint), *others]


def _text_block(lines: Sequence[str], taken: Taken) -> Block:
    """Lines in the dim ink, each wrapped where it is longer than the drawing is wide."""
    metrics, flags = taken.strokes.small_metrics, int(Qt.TextFlag.TextWordWrap)
    room = QRectF(0, 0, taken.width, 10_000)
    heights = [metrics.boundingRect(room, flags, line).height() + 2 for line in lines]

    def paint(painter: QPainter) -> None:
        painter.setFont(taken.strokes.small)
        painter.setPen(taken.strokes.colour("dim"))
        top = 0.0
        for line, tall in zip(lines, heights, strict=True):
            painter.drawText(QRectF(0, top, taken.width, tall), flags, line)
            top += tall

    return Block(sum(heights), paint)
