"""Which rows and columns of which documents stand on which page of paper; measured, and not yet painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..exchange.document import Bar, DocumentRow, DocumentSheet, Placed, pages_of
from ..exchange.document_looks import LEAST_SIZE, LINE, LOOKS, letters
from .fitted_widths import fitted
from .page_texts import POINT, PageTexts

# A4 in points, and what is left free around.
SHORT, LONG = 595.28, 841.89
SIDE, ABOVE, BELOW = 30.0, 33.0, 33.0
# Between the texts of two columns.
GAP = 6.0
_TICK_EVERY = 64
_JUST_OVER = 2
Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page. `columns`: those of the document that stand on it; `lefts`: where each begins, in points."""

    document: DocumentSheet
    placed: Sequence[Placed]
    columns: tuple[int, ...]
    lefts: tuple[float, ...]
    unit: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return (LONG, SHORT) if self.document.is_landscape else (SHORT, LONG)

    def texts(self, row: DocumentRow) -> Iterator[tuple[int, float, float, str]]:
        """The texts of a row on this page: the column of each, its left and its width in points, and the text."""
        place = {column: number for number, column in enumerate(self.columns)}
        for first, span, text in row.places():
            if first in place:
                width = sum(self.document.widths[first : first + span]) * self.unit
                yield first, self.lefts[place[first]], width, text

    def bars(self, row: DocumentRow) -> Iterator[tuple[float, float, str, Sequence[Bar]]]:
        """The bars of a row on this page: the left and the width of each column that has some, and its text."""
        place = {column: number for number, column in enumerate(self.columns)}
        for first, span, text, bars in row.bar_places():
            if first in place:
                width = sum(self.document.widths[first : first + span]) * self.unit
                yield self.lefts[place[first]], width, text, bars


def plan_pages(documents: Sequence[DocumentSheet], texts: PageTexts, tick: Tick) -> list[PrintedPage]:
    """The pages of all documents: over, then down. `tick` is told how many rows are measured, of all."""
    total = sum(len(each.rows) for each in documents)
    done = 0
    pages: list[PrintedPage] = []
    for each in documents:
        pages += _planned(each, texts, partial(_tell, tick, done, total))
        done += len(each.rows)
    tick(total, total)
    return pages


def _tell(tick: Tick, done: int, total: int, rows: int) -> None:
    tick(done + rows, total)


def _planned(document: DocumentSheet, texts: PageTexts, tick: Callable[[int], None]) -> list[PrintedPage]:
    """Its pages; in the least letters that can be read, where these bring what just runs over onto one page."""
    pages = _measured(document, texts, tick)
    if len(pages) == _JUST_OVER and document.is_fitted and document.size > LEAST_SIZE:
        smaller = _measured(replace(document, size=LEAST_SIZE), texts, tick)
        return smaller if len(smaller) == 1 else pages
    return pages


def _measured(document: DocumentSheet, texts: PageTexts, tick: Callable[[int], None]) -> list[PrintedPage]:
    unit = _unit(document)
    document = fitted(document, unit, GAP, texts)
    heights = []
    for done, row in enumerate(document.rows, 1):
        heights.append(_height(row, document, unit, texts))
        if done % _TICK_EVERY == 0:
            tick(done)
    return list(_pages(document, heights, unit))


def _unit(document: DocumentSheet) -> float:
    """How wide one of the characters is in which its columns are told, in points."""
    long = LONG if document.is_landscape else SHORT
    return (long - 2 * SIDE) / (document.page_width or sum(document.widths))


def _pages(document: DocumentSheet, heights: Sequence[float], unit: float) -> Iterator[PrintedPage]:
    high = SHORT if document.is_landscape else LONG
    strips = list(_strips(document))
    for placed in pages_of(document.rows, heights, high - ABOVE - BELOW, document.size * LINE):
        for columns in strips:
            yield PrintedPage(document, placed, columns, _lefts(document, columns, unit), unit)


def _strips(document: DocumentSheet) -> Iterator[tuple[int, ...]]:
    """The columns of each page across; the first ones are repeated."""
    ends = (*document.breaks, len(document.widths))
    begin = 0
    for end in ends:
        repeated = range(min(document.repeated, begin))
        yield (*repeated, *range(begin, end))
        begin = end


def _lefts(document: DocumentSheet, columns: Sequence[int], unit: float) -> tuple[float, ...]:
    lefts = []
    left = SIDE
    for each in columns:
        lefts.append(left)
        left += document.widths[each] * unit
    return tuple(lefts)


def free_beside(row: DocumentRow, column: int) -> float:
    """What is left free at the right of a text, in points: more of it between a number and the text that follows."""
    return 2 * GAP if row.ends_at_right(column) and not row.ends_at_right(row.after(column)) else GAP


def _height(row: DocumentRow, document: DocumentSheet, unit: float, texts: PageTexts) -> float:
    look = LOOKS[row.role]
    size = letters(row.role, document.size)
    lines = max(map(len, row.bars), default=1) or 1
    below = {first: len(bars) for first, _span, _text, bars in row.bar_places()}
    for first, span, text in row.places():
        width = (sum(document.widths[first : first + span]) * unit - free_beside(row, first)) * POINT
        own = below.get(first, 0)
        lead = row.lead(first)
        is_one = bool(lead) and texts.width_beside(lead, text, size) <= width
        lines = max(lines, (1 if is_one else texts.lines(text, size, width, is_bold=look.is_bold)) + own)
    return lines * size * LINE + look.above
