"""The timeline taken along: the drawing as an SVG, a PNG or a PDF, with what it is, its legend and its sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from ...exchange.errors import ExchangeError
from ...exchange.safe_file import replacing
from ...i18n import _
from ..kit.outlined import OutlinePainter
from .strokes import Strokes

FORMS = (".pdf", ".svg", ".png")
_PAD, _SHARP, _ENDLESS = 24.0, 2.0, 1e9
# Qt paints no picture with more of them in a row or a column.
_MOST_PIXELS = 32_000.0
_RESOLUTION, _OF_SCREENS, _MARGIN = 300, 96, 12.0


class Block(NamedTuple):
    """A piece of the drawing, so many points high, and what paints it from its own upper left corner."""

    height: float
    paint: Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken along: a title, lines below it, the legend and the sources, and the drawing in pieces.

    `blocks` cuts the drawing for what room the first sheet and each other one has for it, in points.
    """

    title: str
    lines: Sequence[str]
    legend: str
    sources: Sequence[str]
    width: float
    strokes: Strokes
    blocks: Callable[[float, float], list[Block]]


def save_picture(taken: Taken, target: Path) -> int:
    """Write it in the form that the ending of the file says, and say how many pages it has.

    Raises ExchangeError where it cannot be written; what was there before then stays.
    """
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    form, pages = target.suffix.lower(), 1
    if form == ".pdf":
        pages = _write_pdf(taken, kept)
    else:
        blocks = (_head(taken), *taken.blocks(_ENDLESS, _ENDLESS), _foot(taken))
        whole = QRectF(0, 0, taken.width + 2 * _PAD, sum(each.height for each in blocks) + 2 * _PAD)
        (_write_svg if form == ".svg" else _write_png)(taken.title, kept, whole, blocks)
    with replacing(target) as draft:
        draft.write(kept.data().data())
    return pages


def _write_svg(title: str, kept: QBuffer, whole: QRectF, blocks: Sequence[Block]) -> None:
    made = QSvgGenerator()
    made.setOutputDevice(kept)
    made.setResolution(_OF_SCREENS)
    made.setSize(whole.size().toSize())
    made.setViewBox(whole)
    made.setTitle(title)
    # Letters as outlines: whoever opens it may not have this font, nor all of our letters in theirs.
    painter = OutlinePainter(made)
    _paint(painter, whole, blocks)
    painter.end()


def _write_png(title: str, kept: QBuffer, whole: QRectF, blocks: Sequence[Block]) -> None:
    """Two pixels a point, and fewer where that would be more than a picture may have."""
    sharp = min(_SHARP, _MOST_PIXELS / whole.height())
    if sharp < 1:
        sentence = _(
            "“{name}” is too long for a PNG. Save it as a PDF or an SVG, or let the lanes stand closer.", name=title
        )
        raise ExchangeError(sentence)
    image = QImage((whole.size() * sharp).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharp)
    painter = QPainter(image)
    _paint(painter, whole, blocks)
    painter.end()
    image.save(kept, "PNG")  # type: ignore[call-overload]


def _write_pdf(taken: Taken, kept: QBuffer) -> int:
    """As wide as a sheet of A4 on its side; the lanes go on from sheet to sheet."""
    made = QPdfWriter(kept)
    made.setTitle(taken.title)
    made.setResolution(_RESOLUTION)
    page = QPageSize(QPageSize.PageSizeId.A4)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    made.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter))
    painter = QPainter(made)
    scale = made.width() / taken.width
    pages = _pages(taken, made.height() / scale)
    for place, blocks in enumerate(pages):
        if place:
            made.newPage()
        painter.save()
        painter.scale(scale, scale)
        _stack(painter, blocks)
        painter.restore()
    painter.end()
    return len(pages)


def _pages(taken: Taken, room: float) -> list[list[Block]]:
    """The head on the first sheet, the foot below the drawing or, where that has no room, on one of its own."""
    head, foot = _head(taken), _foot(taken)
    pages = [[block] for block in taken.blocks(room - head.height, room)]
    pages[0].insert(0, head)
    if sum(block.height for block in pages[-1]) + foot.height > room:
        pages.append([])
    pages[-1].append(foot)
    return pages


def _paint(painter: QPainter, whole: QRectF, blocks: Sequence[Block]) -> None:
    painter.fillRect(whole, Qt.GlobalColor.white)
    painter.translate(_PAD, _PAD)
    _stack(painter, blocks)


def _stack(painter: QPainter, blocks: Sequence[Block]) -> None:
    painter.save()
    for block in blocks:
        painter.save()
        block.paint(painter)
        painter.restore()
        painter.translate(0, block.height)
    painter.restore()


def _head(taken: Taken) -> Block:
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


def _foot(taken: Taken) -> Block:
    numbered = [f"{place}. {source}" for place, source in enumerate(taken.sources, start=1)]
    block = _text_block([taken.legend, *numbered], taken)
    gap = taken.strokes.line * 0.6

    def paint(painter: QPainter) -> None:
        painter.translate(0, gap)
        block.paint(painter)

    return Block(block.height + gap, paint)


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
