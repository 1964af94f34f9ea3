"""How a worksheet goes on paper: landscape A4 whose text is never smaller than 8 points, over and then down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from .cells import PADDING, density_of, exact_digits, line_room, width_of, wrapped_lines
from .layout import BookColumn, BookValue, CellValue, plain

# Of cells, in points, and what of it must be left on paper.
FONT_SIZE = 11
_LEAST_SIZE = 8
# In percent. Excel takes no parts of one.
_LEAST_SCALE = -(-100 * _LEAST_SIZE // FONT_SIZE)
# Letters of Calibri 11 beside each other on A4 with margins of half an inch, as Excel counts the width of columns,
# and a few less, because other programs count otherwise.
PAGE_WIDTH = 140
# Of all columns beside each other, in letters no smaller than may be.
MOST_WIDTH = PAGE_WIDTH * 100 // _LEAST_SCALE
# The same where Calibri and what has its measures is missing, as beside some LibreOffice, whose letters are wider.
WIDTH_OF_WIDE_LETTERS = MOST_WIDTH * 31 // 40
# What wraps may be as narrow, and a column as wide, as this.
_NARROWEST = 16
_LEAST_WIDTH = 8
# For nearly any number, and any day; what is told of a day in words wraps behind so many.
_ANY_NUMBER, _ANY_DAY, _MOST_OF_DAY = 13, 10, 13
_MORE = 1.1
_WIDEST = 120
# How much wider than those of cells the letters of headings are.
_BOLD = 1.05
# Headings begin so much further in.
_INDENT = 0.4
_HEADING_LINES = 2


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """`scale` in percent; `columns`: how many are printed; `breaks`: after which of these a new page begins."""

    scale: int
    columns: int
    breaks: tuple[int, ...] = ()


def sheet_width(column: BookColumn) -> float:
    """Wide enough for the longest word of the heading."""
    word = max(column.label.split(), key=len, default="")
    heading = len(word) / density_of(word) * _BOLD + PADDING + _INDENT
    return min(max(column.width + PADDING, heading), _WIDEST)


def fit_width(column: BookColumn, cells: Sequence[BookValue], *, are_all: bool = False) -> BookColumn:
    """The column as wide as these cells, and no wider than it was made; what is longer wraps. `are_all`: no others
    come below them.
    """
    values = [value for value in map(plain, cells) if value is not None]
    if column.form in ("whole", "decimal"):
        return _fit_numbers(column, values, are_all=are_all)
    if column.form == "date":
        return _fit_days(column, values)
    texts = [each for each in values if isinstance(each, str)]
    if column.form not in ("text", "link") or not texts:
        return column
    longest = max(max(map(len, each.split("\n"))) for each in texts)
    # Rows further down may hold longer texts than those that were looked at.
    width = max(_LEAST_WIDTH, min(column.width, width_of(longest * _MORE)))
    return replace(column, width=width, wrap=column.wrap or longest > line_room(width))


def _fit_numbers(column: BookColumn, values: Sequence[CellValue], *, are_all: bool) -> BookColumn:
    """A number that has no room is not seen at all, and one further down may be a thousand times as large."""
    numbers = (exact_digits(Decimal(each)) for each in values if isinstance(each, int | Decimal))
    # As many again as there are threes of digits stand between these.
    longest = max((len(each) * 4 // 3 for each in numbers if each), default=0)
    least = _LEAST_WIDTH if are_all else _ANY_NUMBER
    return replace(column, width=min(column.width, max(least, longest + PADDING)))


def _fit_days(column: BookColumn, values: Sequence[CellValue]) -> BookColumn:
    longest = max((len(each) for each in values if isinstance(each, str)), default=0)
    return replace(column, width=min(column.width, _MOST_OF_DAY, max(_ANY_DAY, width_of(longest))), wrap=True)


def fit_lines(column: BookColumn, cells: Iterable[CellValue], most: float) -> BookColumn:
    """The column wider, up to the `most`, where these cells would not stand in one line each."""
    width, texts = column.width, [each for each in cells if isinstance(each, str)]
    while width < most and any(wrapped_lines(each, width + PADDING) > 1 for each in texts):
        width += 1
    return replace(column, width=width)


def fit_heading(column: BookColumn) -> BookColumn:
    """The column wide enough for its heading, which stands in two lines above its filter button."""
    width = column.width
    while width < _WIDEST and wrapped_lines(column.label, width + PADDING - 1) > _HEADING_LINES:
        width += 1
    return replace(column, width=width)


def fit_on_page(
    columns: Sequence[BookColumn], narrowest: float = _NARROWEST, most: int = MOST_WIDTH
) -> tuple[BookColumn, ...]:
    """The columns, those that wrap made narrower where all that is printed stands beside each other then."""
    printed = [each for each in columns if is_on_page(each)]
    excess = sum(map(sheet_width, printed)) - most
    least = {each.key: _ANY_DAY if each.form == "date" else narrowest for each in printed if each.wrap}
    widths = {each.key: each.width for each in printed if each.width > least.get(each.key, each.width)}
    if excess <= 0 or excess > sum(width - least[key] for key, width in widths.items()):
        return tuple(columns)
    while excess > 0:
        # The widest first, one letter at a time, so that the narrow ones stay as they are.
        widest = max((key for key in widths if widths[key] > least[key]), key=lambda key: widths[key], default=None)
        if widest is None:
            break
        widths[widest] -= 1
        excess -= 1
    return tuple(replace(each, width=widths.get(each.key, each.width)) for each in columns)


def print_plan(columns: Sequence[BookColumn]) -> PrintPlan:
    """Of the leading columns that are printed; the first is repeated on each page across."""
    last = max((number for number, each in enumerate(columns, 1) if is_on_page(each)), default=len(columns))
    widths = [sheet_width(each) if is_on_page(each) else 0 for each in columns[:last]]
    total = sum(widths)
    if total <= MOST_WIDTH:
        return PrintPlan(min(100, int(100 * PAGE_WIDTH / max(total, 1))), last)
    return PrintPlan(_LEAST_SCALE, last, tuple(_breaks(widths)))


def _breaks(widths: Sequence[float]) -> Iterator[int]:
    used = repeated = widths[0]
    for number, width in enumerate(widths[1:], 2):
        if used + width > MOST_WIDTH and used > repeated:
            yield number - 1
            used = repeated
        used += width


def is_on_page(column: BookColumn) -> bool:
    return column.printed and not column.hidden
