"""Paints a page: its texts where they were measured, and above and below what stands on every page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from ...exchange.document import DocumentRow
from ...exchange.document_looks import LINE, LOOKS
from ...exchange.inks import ACCENT, DIM, HAIRLINE, HEADING_FILL
from ...i18n import _, number
from .page_plan import ABOVE, GAP, SIDE, PrintedPage
from .page_texts import POINT, PageTexts

_SMALL, _HEAD = 8.0, 28.0
_HAIR = 0.5
# Of what is left free above a row, so much stands above its text.
_ABOVE_TEXT = 0.7


@dataclass(frozen=True, slots=True)
class PageHeads:
    """What stands on every page: above at the left and right, below at the left; `mark`: who may see it."""

    title: str
    register: str
    made_on: str
    mark: str = ""


class PagePainter:
    """Paints where one unit is a part of a point; whoever has another device scales it before."""

    def __init__(self, heads: PageHeads, texts: PageTexts) -> None:
        self._heads, self._texts = heads, texts

    def paint(self, painter: QPainter, page: PrintedPage, place: int, count: int) -> None:
        """The page, which is the one at this place of so many."""
        self._paint_heads(painter, page, place, count)
        top = ABOVE
        for each in page.placed:
            self._paint_row(painter, page, page.document.rows[each.row], top, each.top, each.height)
            top += each.height

    def _paint_heads(self, painter: QPainter, page: PrintedPage, place: int, count: int) -> None:
        width, height = page.size
        painter.setPen(QColor(f"#{DIM}"))
        foot = height - _HEAD - _SMALL * LINE
        numbered = _("Page {page} of {pages}", page=number(place + 1), pages=number(count))
        self._head(painter, width, _HEAD, self._heads.title, self._heads.register)
        self._head(painter, width, foot, self._heads.made_on, numbered)
        if self._heads.mark:
            painter.setPen(QColor(f"#{ACCENT}"))
            for top in (_HEAD, foot):
                self._centred(painter, width, top, self._heads.mark)

    def _head(self, painter: QPainter, width: float, top: float, left: str, right: str) -> None:
        half = (width - 2 * SIDE) / 2
        for text, start, at_right in ((left, SIDE, False), (right, SIDE + half, True)):
            place = start * POINT, top * POINT, half * POINT
            self._texts.paint(painter, text, _SMALL, place, is_bold=False, at_right=at_right)

    def _centred(self, painter: QPainter, width: float, top: float, text: str) -> None:
        painter.setFont(self._texts.font(_SMALL, is_bold=True))
        wide = painter.fontMetrics().horizontalAdvance(text)
        place = (width * POINT - wide) / 2, top * POINT, wide + POINT
        self._texts.paint(painter, text, _SMALL, place, is_bold=True)

    def _paint_row(
        self, painter: QPainter, page: PrintedPage, row: DocumentRow, top: float, begun: float, height: float
    ) -> None:
        look, document = LOOKS[row.role], page.document
        right = page.lefts[-1] + document.widths[page.columns[-1]] * page.unit
        box = QRectF(SIDE * POINT, top * POINT, (right - SIDE) * POINT, height * POINT)
        self._paint_ground(painter, row, box, is_table=document.is_landscape)
        painter.save()
        # A row that goes on over several pages is cut between two of its lines.
        painter.setClipRect(box.adjusted(-POINT, 0, POINT, 0))
        size = document.size + look.more
        for column, left, width, text in page.texts(row):
            painter.setPen(QColor(f"#{look.first if column == 0 else look.colour}"))
            place = left * POINT, (top - begun + look.above * _ABOVE_TEXT) * POINT, (width - GAP) * POINT
            at_right = column in document.numbers
            self._texts.paint(painter, text, size, place, is_bold=look.is_bold, at_right=at_right)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: DocumentRow, box: QRectF, *, is_table: bool) -> None:
        if row.role == "heading":
            painter.fillRect(box, QColor(f"#{HEADING_FILL}"))
        line = {"section": ACCENT, "heading": ACCENT}.get(row.role, HAIRLINE if is_table else "")
        if line:
            painter.fillRect(QRectF(box.left(), box.bottom() - _HAIR * POINT, box.width(), _HAIR * POINT), f"#{line}")
