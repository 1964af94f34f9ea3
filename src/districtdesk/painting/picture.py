"""What is taken along as a file: an SVG, a PNG or a PDF; or a picture for the clipboard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from ..exchange.errors import ExchangeError
from ..exchange.safe_file import replacing
from ..i18n import _
from .devices import pack_pdf
from .drawn_sheets import make_sheets, name_bookmarks
from .outlined import OutlinePainter
from .paper_sizes import USUAL, SheetWishes
from .taken import Block, Taken, all_blocks, stack

FORMS = (".pdf", ".svg", ".png")
_PAD, _SHARP = 24.0, 2.0
# Qt paints no picture with more of them in a row or a column.
_MOST_PIXELS = 32_000.0
_OF_SCREENS = 96
_PATTERN = re.compile(rb"<pattern\b(?=[^>]*userSpaceOnUse)")


def save_picture(taken: Taken, target: Path, wishes: SheetWishes = USUAL) -> int:
    """Write it in the form that the ending of the file says, a PDF on such sheets; say how many pages it has.

    Raises ExchangeError where it cannot be written; what was there before then stays.
    """
    form = target.suffix.lower()
    sheets = make_sheets(taken, wishes) if form == ".pdf" else []
    packed = (
        pack_pdf(taken.title, sheets, bookmarks=name_bookmarks(sheets)) if sheets else _packed_picture(taken, form)
    )
    with replacing(target) as draft:
        draft.write(packed)
    return max(len(sheets), 1)


def make_image(taken: Taken) -> QImage:
    """Two pixels a point, and fewer where that would be more than a picture may have.

    Raises ExchangeError where it would have less than one.
    """
    blocks = all_blocks(taken)
    whole = _whole(taken, blocks)
    sharp = min(_SHARP, _MOST_PIXELS / max(whole.height(), whole.width()))
    if sharp < 1:
        sentence = _(
            "“{name}” is too long for a PNG. Save it as a PDF or an SVG, or let the lanes stand closer.",
            name=taken.title,
        )
        raise ExchangeError(sentence)
    image = QImage((whole.size() * sharp).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharp)
    painter = QPainter(image)
    _paint(painter, whole, blocks)
    painter.end()
    return image


def _packed_picture(taken: Taken, form: str) -> bytes:
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    if form == ".svg":
        _write_svg(taken, kept)
        return _with_fine_patterns(bytes(kept.data().data()), taken.strokes.hatch)
    make_image(taken).save(kept, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data().data())


def _with_fine_patterns(svg: bytes, hatch: QBrush) -> bytes:
    """Qt writes a pattern as large as its picture is, whatever its brush says."""
    fine = f' patternTransform="scale({hatch.transform().m11():.4f})"'
    return _PATTERN.sub(lambda found: found.group(0) + fine.encode(), svg)


def _write_svg(taken: Taken, kept: QBuffer) -> None:
    blocks = all_blocks(taken)
    whole = _whole(taken, blocks)
    # Of the small version Qt leaves out what cuts drawings at their edges.
    made = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    made.setOutputDevice(kept)
    made.setResolution(_OF_SCREENS)
    made.setSize(whole.size().toSize())
    made.setViewBox(whole)
    made.setTitle(taken.title)
    # Letters as outlines: whoever opens it may not have this font, nor all of our letters in theirs.
    painter = OutlinePainter(made)
    _paint(painter, whole, blocks)
    painter.end()


def _whole(taken: Taken, blocks: Sequence[Block]) -> QRectF:
    return QRectF(0, 0, taken.width + 2 * _PAD, sum(each.height for each in blocks) + 2 * _PAD)


def _paint(painter: QPainter, whole: QRectF, blocks: Sequence[Block]) -> None:
    painter.fillRect(whole, Qt.GlobalColor.white)
    painter.translate(_PAD, _PAD)
    stack(painter, blocks)
