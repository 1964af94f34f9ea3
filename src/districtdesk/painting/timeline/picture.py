"""The timeline taken along: the drawing as an SVG, a PNG or a PDF, with what it is, its legend and its sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from ...exchange.errors import ExchangeError
from ...exchange.safe_file import replacing
from ...i18n import _, number
from ..devices import pack_pdf
from ..outlined import OutlinePainter
from ..page_plan import LONG, SHORT, SIDE
from ..page_texts import POINT
from .strokes import Strokes

FORMS = (".pdf", ".svg", ".png")
_PAD, _SHARP, _ENDLESS = 24.0, 2.0, 1e9
# Qt paints no picture with more of them in a row or a column.
_MOST_PIXELS = 32_000.0
_OF_SCREENS = 96
# In points: smaller letters are not read on paper.
_LEAST_LETTERS = 5.0
# What a side of A4 across has for it, in parts of a point.
_ROOM = (LONG - 2 * SIDE) * POINT, (SHORT - 2 * SIDE) * POINT


class Block(NamedTuple):
    """A piece of the drawing, so many points high, and what paints it from its own upper left corner."""

    height: float
    paint: Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken along: a title, lines below it, the legend and the sources, and the drawing in pieces.

    `blocks` cuts the drawing for what room the first sheet and each other one has for it, in points. `widened`: the
    same over another width, where it can be drawn so; `denser`: with its lanes as close as they can stand, and a line
    that says so.
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


def save_picture(taken: Taken, target: Path, *, on_one: bool = False) -> int:
    """Write it in the form that the ending of the file says, and say how many pages it has; `on_one`: no more.

    Raises ExchangeError where it cannot be written; what was there before then stays.
    """
    form = target.suffix.lower()
    sheets = make_sheets(taken, on_one=on_one) if form == ".pdf" else []
    packed = pack_pdf(taken.title, sheets) if sheets else _packed_picture(taken, form)
    with replacing(target) as draft:
        draft.write(packed)
    return max(len(sheets), 1)


def _packed_picture(taken: Taken, form: str) -> bytes:
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    blocks = _blocks(taken)
    whole = QRectF(0, 0, taken.width + 2 * _PAD, sum(each.height for each in blocks) + 2 * _PAD)
    (_write_svg if form == ".svg" else _write_png)(taken.title, kept, whole, blocks)
    return bytes(kept.data().data())


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


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """Pieces of the drawing on a side of A4 across, at so many parts of a point a point of theirs."""

    blocks: Sequence[Block]
    scale: float
    strokes: Strokes

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return LONG, SHORT

    @property
    def letters(self) -> float:
        """How high the smallest letters are, in points."""
        return self.strokes.small.pixelSize() * self.scale / POINT

    def paint(self, painter: QPainter, place: int, count: int) -> None:
        """Where one unit is a part of a point; with its number where there are several."""
        painter.save()
        painter.translate(SIDE * POINT, SIDE * POINT)
        painter.scale(self.scale, self.scale)
        _stack(painter, self.blocks)
        if count > 1:
            self._number(painter, _("Page {page} of {pages}", page=number(place + 1), pages=number(count)))
        painter.restore()

    def _number(self, painter: QPainter, text: str) -> None:
        """Below all that may stand on it, at the right."""
        foot, below = _ROOM[1] / self.scale, SIDE * POINT / self.scale
        painter.setFont(self.strokes.small)
        painter.setPen(self.strokes.colour("dim"))
        wide = self.strokes.width_of(text)
        painter.drawText(QPointF(_ROOM[0] / self.scale - wide, foot + below * 0.6), text)


def make_sheets(taken: Taken, *, on_one: bool = False) -> list[DrawnSheet]:
    """As wide as a side of A4 across, and the lanes go on from sheet to sheet; or all of it as small as one needs."""
    scale = _ROOM[0] / taken.width
    if on_one:
        return [_readable_sheet(taken)]
    return [DrawnSheet(each, scale, taken.strokes) for each in _pages(taken, _ROOM[1] / scale)]


def _readable_sheet(taken: Taken) -> DrawnSheet:
    """All of it, and denser where its letters would be too small and are not then."""
    sheet = _one_sheet(taken)
    if sheet.letters >= _LEAST_LETTERS or taken.denser is None:
        return sheet
    denser = _one_sheet(taken.denser())
    return denser if denser.letters > sheet.letters else sheet


def _one_sheet(taken: Taken) -> DrawnSheet:
    """All of it; what is too high is drawn wider, so that it fills the sheet when it is made smaller."""
    height = sum(each.height for each in _blocks(taken))
    wide = height * _ROOM[0] / _ROOM[1]
    if wide > taken.width and taken.widened:
        taken = taken.widened(wide)
    blocks = _blocks(taken)
    scale = min(_ROOM[0] / taken.width, _ROOM[1] / sum(each.height for each in blocks))
    return DrawnSheet(blocks, scale, taken.strokes)


def _blocks(taken: Taken) -> list[Block]:
    """All of it below each other."""
    return [_head(taken), *taken.blocks(_ENDLESS, _ENDLESS), _foot(taken)]


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
