"""How a worksheet goes on paper: landscape A4 whose text is never smaller than 8 points, over and then down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .cells import line_room, width_of, wrapped_lines
from .layout import BookColumn, CellValue

# Of cells, in points, and what of it must be left on paper.
FONT_SIZE = 11
_LEAST_SIZE = 8
# In percent. Excel takes no parts of one.
_LEAST_SCALE = -(-100 * _LEAST_SIZE // FONT_SIZE)
# Letters of Calibri 11 beside each other on A4 with margins of half an inch, as Excel counts the width of columns,
# and a few less, because other programs count otherwise.
PAGE_WIDTH = 140
_MOST_WIDTH = PAGE_WIDTH * 100 // _LEAST_SCALE
# What wraps may be as narrow, and a column as wide, as this.
_NARROWEST = 16
_LEAST_WIDTH = 8
_MORE = 1.1
_WIDEST = 120
_MARGINS, _HEADING_MARGINS, _FILTER_BUTTON = 2, 4, 6
_HEADING_LINES = 2


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """`scale` in percent; `columns`: how many are printed; `breaks`: after which of these a new page begins."""

    scale: int
    columns: int
    breaks: tuple[int, ...] = ()


def sheet_width(column: BookColumn) -> float:
    """Wide enough for the longest word of the heading beside its filter button."""
    word = max((len(word) for word in column.label.split()), default=0)
    beside = _FILTER_BUTTON if column.filtered else _HEADING_MARGINS
    return min(max(column.width + _MARGINS, word + beside), _WIDEST)


def fit_width(column: BookColumn, cells: Sequence[CellValue]) -> BookColumn:
    """The column as wide as these cells, and no wider than it was made; what is longer wraps."""
    texts = [each for each in cells if isinstance(each, str)]
    if column.form not in ("text", "link") or not texts:
        return column
    longest = max(max(map(len, each.split("\n"))) for each in texts)
    # Rows further down may hold longer texts than those that were looked at.
    width = max(_LEAST_WIDTH, min(column.width, width_of(longest * _MORE)))
    return replace(column, width=width, wrap=column.wrap or longest > line_room(width))


def fit_heading(column: BookColumn) -> BookColumn:
    """The column wide enough for its heading, which stands in two lines beside the filter button."""
    width = column.width
    while width < _WIDEST and wrapped_lines(column.label, width + _MARGINS - _FILTER_BUTTON) > _HEADING_LINES:
        width += 1
    return replace(column, width=width)


def fit_on_page(columns: Sequence[BookColumn]) -> tuple[BookColumn, ...]:
    """The columns, those that wrap made narrower where all that is printed would not stand beside each other."""
    printed = [each for each in columns if _is_seen(each)]
    excess = sum(map(sheet_width, printed)) - _MOST_WIDTH
    wrapping = [each for each in printed if each.wrap and each.width > _NARROWEST]
    if excess <= 0 or not wrapping:
        return tuple(columns)
    widths = {each.key: each.width for each in wrapping}
    _narrow(widths, excess)
    return tuple(replace(each, width=widths.get(each.key, each.width)) for each in columns)


def _narrow(widths: dict[str, float], excess: float) -> None:
    """Take the excess from the widest, one letter at a time, so that the narrow ones stay as they are."""
    while excess > 0:
        widest = max(widths, key=lambda key: widths[key])
        if widths[widest] <= _NARROWEST:
            return
        widths[widest] -= 1
        excess -= 1


def print_plan(columns: Sequence[BookColumn]) -> PrintPlan:
    """Of the leading columns that are printed; the first is repeated on each page across."""
    last = max((number for number, each in enumerate(columns, 1) if _is_seen(each)), default=len(columns))
    widths = [sheet_width(each) if _is_seen(each) else 0 for each in columns[:last]]
    total = sum(widths)
    if total <= _MOST_WIDTH:
        return PrintPlan(min(100, int(100 * PAGE_WIDTH / max(total, 1))), last)
    return PrintPlan(_LEAST_SCALE, last, tuple(_breaks(widths)))


def _breaks(widths: Sequence[float]) -> Iterator[int]:
    used = repeated = widths[0]
    for number, width in enumerate(widths[1:], 2):
        if used + width > _MOST_WIDTH and used > repeated:
            yield number - 1
            used = repeated
        used += width


def _is_seen(column: BookColumn) -> bool:
    return column.printed and not column.hidden
