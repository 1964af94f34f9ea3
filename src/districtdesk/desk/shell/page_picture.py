"""A small picture of a page as it comes out on paper, in the colours of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...i18n import _
from ..look import fonts, theme

if TYPE_CHECKING:
    from ...exchange.first_page import FirstPage, PictureCell, PictureRow

_LEAST = (70, 45)
_USUAL = (130, 76)
_BAND = 20.0
_PAD = 4.0
# Bold letters of the usual fonts of a desk are wider than those of a workbook.
_SIZES = {"title": 1.6, "heading": 0.88, "group": 0.95, "small": 0.9}
_STRONG = frozenset({"heading", "group", "title", "strong"})
_WASHED = {"heading": "accent_wash", "group": "neutral_wash"}
_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


class PagePicture(QWidget):
    """Without a page it says `words` in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: FirstPage | None = None
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Picture of the first page"))

    def show_page(self, page: FirstPage | None, words: str = "") -> None:
        self.page, self.words = page, words
        self.setAccessibleDescription(page.title if page else words)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.step(_LEAST[0]), fonts.step(_LEAST[1]))

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(_USUAL[0]), fonts.step(_USUAL[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours()
        if self.page is None:
            painter.setPen(colours.colour("dim"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), flags, self.words)
            painter.end()
            return
        place, scale = self._place(self.page)
        painter.setPen(colours.colour("edge"))
        painter.setBrush(colours.colour("card"))
        painter.drawRect(place)
        painter.translate(place.topLeft())
        painter.scale(scale, scale)
        _paint(painter, self.page)
        painter.end()

    def _place(self, page: FirstPage) -> tuple[QRectF, float]:
        """The paper in the middle, as large as there is room for it."""
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        scale = min(room.width() / page.width, room.height() / page.height)
        paper = QRectF(0, 0, page.width * scale, page.height * scale)
        paper.moveCenter(room.center())
        return paper, scale


def _paint(painter: QPainter, page: FirstPage) -> None:
    _paint_bands(painter, page)
    for row in page.rows:
        wash = _WASHED.get(row.role)
        if wash and row.cells:
            left, right = row.cells[0].left, max(cell.left + cell.width for cell in row.cells)
            painter.fillRect(QRectF(left, row.top, right - left, row.height), theme.colours().colour(wash))
        painter.setFont(_font(page, row))
        painter.setPen(theme.colours().colour("accent" if row.role in ("heading", "group", "title") else "text"))
        for cell in row.cells:
            _write(painter, row, cell)
        if row.role == "heading" and row.cells:
            end = row.cells[-1].left + row.cells[-1].width
            painter.drawLine(QPointF(row.cells[0].left, row.top + row.height), QPointF(end, row.top + row.height))


def _paint_bands(painter: QPainter, page: FirstPage) -> None:
    """What stands above and below on every page."""
    above = QRectF(36, 22, page.width - 72, _BAND)
    below = QRectF(36, page.height - 22 - _BAND, page.width - 72, _BAND)
    font = QFont(fonts.font("body"))
    font.setPixelSize(10)
    painter.setFont(font)
    painter.setPen(theme.colours().colour("dim"))
    for place, side, text in (
        (above, _LEFT, page.title),
        (above, _RIGHT, page.register),
        (below, _LEFT, page.made_on),
    ):
        _line(painter, QRectF(place.left(), place.top(), place.width(), _BAND), side, text, place.width() * 0.34)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.colours().colour("text"))
    for place in (above, below):
        _line(painter, place, _MIDDLE, page.mark, place.width() * 0.32)


def _line(painter: QPainter, place: QRectF, side: Qt.AlignmentFlag, text: str, room: float) -> None:
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


def _font(page: FirstPage, row: PictureRow) -> QFont:
    font = QFont(fonts.font("body"))
    size = page.size * _SIZES.get(row.role, 1)
    font.setPixelSize(max(1, round(size)))
    font.setBold(row.role in _STRONG)
    return font


def _write(painter: QPainter, row: PictureRow, cell: PictureCell) -> None:
    place = QRectF(cell.left + _PAD, row.top, cell.width - 2 * _PAD, row.height)
    side = _RIGHT if cell.is_number else _LEFT
    height = Qt.AlignmentFlag.AlignVCenter if row.role in ("heading", "group") else Qt.AlignmentFlag.AlignTop
    painter.save()
    painter.setClipRect(QRectF(cell.left, row.top, cell.width, row.height))
    painter.drawText(place, int(side | height | Qt.TextFlag.TextWordWrap), cell.text)
    painter.restore()
