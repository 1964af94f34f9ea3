"""Paints a page: its texts where they were measured, and above and below what stands on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from ..exchange.document import Bar, DocumentRow
from ..exchange.document_looks import LINE, LOOKS, letters
from ..exchange.inks import ACCENT, DIM, HAIRLINE, HEADING_FILL, INK, SERIES
from ..i18n import _, number
from .page_plan import ABOVE, GAP, SIDE, PrintedPage, free_beside
from .page_texts import POINT, PageTexts
from .pdf_outline import Bookmark

_SMALL, _HEAD = 8.0, 18.0
_HAIR = 0.5
# A line as wide as its text is shortened where it is rounded.
_ROUNDED = 0.5
# Left, top and width of a text, in parts of a point.
TextPlace = tuple[float, float, float]
# Where a reader may want to go.
_HEADINGS = frozenset({"title", "section"})
# Rows of a table, and none of the words around it.
_LINED = frozenset({"group", "row"})
# Of what is left free above a row, so much stands above its text.
_ABOVE_TEXT = 0.7
# Of the width of a column, which leaves room for the words at its end; and of the height of a line.
_LONGEST_BAR, _THICK = 0.72, 0.72


@dataclass(frozen=True, slots=True)
class PageHeads:
    """What stands on every page: above at the left and right, below at the left; `mark`: who may see it."""

    title: str
    register: str
    made_on: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A page with who paints it: a sheet for a device or a preview."""

    page: PrintedPage
    painter: PagePainter

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.page.size

    def paint(self, painter: QPainter, place: int, count: int) -> None:
        """Where one unit is a part of a point."""
        self.painter.paint(painter, self.page, place, count)


def find_bookmarks(sheets: Sequence[object]) -> Iterator[Bookmark]:
    """The titles of the documents on these sheets, and the headings in them."""
    for place, sheet in enumerate(sheets):
        if isinstance(sheet, PaintedPage):
            height = sheet.size[1] - ABOVE
            for each in sheet.page.placed:
                row = sheet.page.document.rows[each.row]
                if row.role in _HEADINGS and not each.top:
                    yield Bookmark(row.texts[0], place, height)
                height -= each.height


class PagePainter:
    """Paints where one unit is a part of a point; whoever has another device scales it before."""

    def __init__(self, heads: PageHeads, texts: PageTexts) -> None:
        self.heads, self._texts = heads, texts

    def bind(self, pages: Iterable[PrintedPage]) -> list[PaintedPage]:
        """The pages as sheets that paint themselves."""
        return [PaintedPage(each, self) for each in pages]

    def paint(self, painter: QPainter, page: PrintedPage, place: int, count: int) -> None:
        """The page, which is the one at this place of so many; without its number where these are not known: 0."""
        self._paint_heads(painter, page, place, count)
        top = ABOVE
        for each in page.placed:
            self._paint_row(painter, page, page.document.rows[each.row], top, each.top, each.height)
            top += each.height

    def _paint_heads(self, painter: QPainter, page: PrintedPage, place: int, count: int) -> None:
        width, height = page.size
        painter.setPen(QColor(f"#{DIM}"))
        foot = height - _HEAD - _SMALL * LINE
        numbered = _("Page {page} of {pages}", page=number(place + 1), pages=number(count)) if count else ""
        told = " · ".join(dict.fromkeys((self.heads.title, page.document.title)))
        self._head(painter, width, _HEAD, told, self.heads.register)
        self._head(painter, width, foot, self.heads.made_on, numbered)
        if self.heads.mark:
            painter.setPen(QColor(f"#{ACCENT}"))
            for top in (_HEAD, foot):
                self._centred(painter, width, top, self.heads.mark)

    def _head(self, painter: QPainter, width: float, top: float, left: str, right: str) -> None:
        """What stands at the right has the room that it needs, up to half; a mark between them keeps its own."""
        room = width - 2 * SIDE
        if self.heads.mark:
            marked = self._texts.width(self.heads.mark, _SMALL, is_bold=True) / POINT
            for_left = for_right = (room - marked) / 2
        else:
            for_right = min(self._texts.width(right, _SMALL, is_bold=False) / POINT + _ROUNDED, room / 2)
            for_left = room - for_right
        place = SIDE * POINT, top * POINT, room * POINT
        for text, wide, at_right in ((left, for_left - 2 * GAP, False), (right, for_right, True)):
            shown = self._texts.shortened(text, _SMALL, wide * POINT)
            self._texts.paint(painter, shown, _SMALL, place, is_bold=False, at_right=at_right)

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
        self._paint_ground(painter, row, box, is_table=document.is_landscape or document.is_ruled)
        painter.save()
        # A row that goes on over several pages is cut between two of its lines.
        painter.setClipRect(box.adjusted(-POINT, 0, POINT, 0))
        size = letters(row.role, document.size)
        for column, left, width, text in page.texts(row):
            painter.setPen(QColor(f"#{look.first if column == 0 else look.colour}"))
            place = (
                left * POINT,
                (top - begun + look.above * _ABOVE_TEXT) * POINT,
                (width - free_beside(row, column)) * POINT,
            )
            at_right = row.ends_at_right(column) or (column in document.numbers and not row.spans)
            if lead := row.lead(column):
                text, place = self._paint_lead(painter, lead, text, size, place)
            self._texts.paint(painter, text, size, place, is_bold=look.is_bold, at_right=at_right)
        for left, width, text, bars in page.bars(row):
            self._paint_bars(painter, bars, size, left, top - begun + look.above * _ABOVE_TEXT, width - GAP, text)
        painter.restore()

    def _paint_lead(
        self, painter: QPainter, lead: str, text: str, size: float, place: TextPlace
    ) -> tuple[str, TextPlace]:
        """Paint how the text begins, and what follows on the same line; returns what is left, and its place."""
        left, top, width = place
        wide = self._texts.width(f"{lead} ", size, is_bold=False)
        is_one = self._texts.width_beside(lead, text, size) <= width
        first, *more = [text] if is_one else self._texts.broken(text, size, width, is_bold=True)
        if not first.startswith(lead):
            return text, place
        ink = painter.pen()
        painter.setPen(QColor(f"#{DIM}"))
        self._texts.paint(painter, lead, size, place, is_bold=False)
        painter.setPen(ink)
        beside = left + wide, top, width - wide
        self._texts.paint(painter, first.removeprefix(lead).lstrip(), size, beside, is_bold=True)
        return "\n".join(more), (left, top + size * LINE * POINT, width)

    def _paint_bars(
        self, painter: QPainter, bars: Sequence[Bar], size: float, left: float, top: float, width: float, text: str
    ) -> None:
        """Below the text of the same column; at the end of each stands what it says."""
        line = size * LINE
        top += line * (self._texts.lines(text, size, width * POINT, is_bold=True) if text else 0)
        for series, bar in enumerate(bars):
            most = width * (_LONGEST_BAR if bar.said else 1)
            long = most * bar.share
            thick = line * _THICK
            across = QRectF(left * POINT, (top + (line - thick) / 2) * POINT, most * POINT, thick * POINT)
            self._paint_bar(painter, across, bar, series)
            painter.setPen(QColor(f"#{INK}"))
            place = (left + long + GAP / 2) * POINT, top * POINT, (width - long - GAP / 2) * POINT
            self._texts.paint(painter, bar.said, size, place, is_bold=False)
            top += line

    @staticmethod
    def _paint_bar(painter: QPainter, across: QRectF, bar: Bar, series: int) -> None:
        """In the room of the longest one: in full ink where it is solid, and lighter elsewhere."""
        parts = [(SERIES[1], bar.begin, bar.share), (SERIES[0], *bar.solid)] if bar.solid else []
        for colour, begin, end in parts or [(SERIES[series % len(SERIES)], bar.begin, bar.share)]:
            wide = max((end - begin) * across.width(), _HAIR * POINT if end else 0)
            box = QRectF(across.left() + begin * across.width(), across.top(), wide, across.height())
            painter.fillRect(box, QColor(f"#{colour}"))

    def _paint_ground(self, painter: QPainter, row: DocumentRow, box: QRectF, *, is_table: bool) -> None:
        if row.role == "heading":
            painter.fillRect(box, QColor(f"#{HEADING_FILL}"))
        line = {"section": ACCENT, "heading": ACCENT}.get(
            row.role, HAIRLINE if is_table and row.role in _LINED else ""
        )
        if line:
            painter.fillRect(QRectF(box.left(), box.bottom() - _HAIR * POINT, box.width(), _HAIR * POINT), f"#{line}")
