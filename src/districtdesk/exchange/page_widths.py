"""Columns that share the width of a page so that its rows are as low as may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from .cells import PADDING, width_of, wrapped_lines
from .layout import BookColumn, BookSheet, BookValue, plain
from .paper import MOST_WIDTH, PAGE_WIDTH, fit_lines, fit_on_page, is_on_page, sheet_width

_MEASURED = 1000
# Rows that are tried; and fewer rows than this take a page or two, and are better read in larger letters.
_TRIED, _FEW = 40, 60
# What is told in words may be as narrow as its longest word, up to this, and as wide as this where there is room.
_NARROWEST, _WIDEST_WORD, _WIDEST = 10, 24, 64
_WIDEST_IN_ONE = 44
_STEPS = (2, 6, 12, 20)
# A row is as high as its highest cell; a lower one beside it makes room for the next step.
_HIGHEST = 8
# Of Excel's own letters, on A4 across between its margins; and how many of them stand above the rows.
_LINES_OF_PAGE, _LINES_ABOVE = 32, 7


def on_shared_page(sheet: BookSheet) -> BookSheet:
    """The sheet with columns as its first rows need them."""
    rows = [list(row) for row in islice(sheet.rows(), _MEASURED) if isinstance(row, Sequence)]
    whole = [row for row in rows if len(row) == len(sheet.columns)]
    cells = list(zip(*whole, strict=True)) or [()] * len(sheet.columns)
    return replace(sheet, columns=share_page(sheet.columns, cells))


def share_page(
    columns: Sequence[BookColumn], cells: Sequence[Sequence[BookValue]], of_few: int = MOST_WIDTH
) -> tuple[BookColumn, ...]:
    """The columns, each with these cells, so wide that all that is printed stands beside each other in low rows.

    `of_few`: how wide they are together where there are few rows. Where it does not fit on one page however narrow it
    is made, `fit_on_page` has the word.
    """
    leading = set(_leading(columns))
    columns = [
        _in_one_line(column, own) if column.key in leading and is_on_page(column) else column
        for column, own in zip(columns, cells, strict=True)
    ]
    told = [pair for pair in zip(columns, cells, strict=True) if _is_told(pair[0]) and pair[0].key not in leading]
    shared = [each for each in (_Shared(*pair) for pair in told) if any(each.texts)]
    printed = sum(sheet_width(each) for each in columns if is_on_page(each))
    are_few = bool(shared) and len(shared[0].cells) < _FEW
    if not shared or (are_few and printed <= of_few):
        return fit_on_page(columns)
    least = printed - sum(sheet_width(each.column) - each.on_paper for each in shared)
    are_low = are_few and _are_low(shared, least, of_few)
    if least > MOST_WIDTH or (are_few and printed <= MOST_WIDTH and not are_low):
        return fit_on_page(columns)
    _share(shared, (of_few if are_low else MOST_WIDTH) - least)
    made = {each.column.key: each.made for each in shared}
    return tuple(made.get(each.key, each) for each in columns)


def _are_low(shared: Sequence[_Shared], least: float, most: float) -> bool:
    """Whether all rows stand on one page where the columns are so wide together."""
    if least > most:
        return False
    tried = [_Shared(each.column, each.cells) for each in shared]
    _share(tried, most - least)
    lines = sum(max(row) for row in zip(*(each.lines for each in tried), strict=True))
    return bool((lines + _LINES_ABOVE) * PAGE_WIDTH <= _LINES_OF_PAGE * most)


def _leading(columns: Sequence[BookColumn]) -> Iterator[str]:
    """Those whose texts lead to other rows, which LibreOffice shows in one line whatever their width."""
    keys = {each.key for each in columns}
    return (key for key in keys if f"{key}.id" in keys)


def _in_one_line(column: BookColumn, cells: Sequence[BookValue]) -> BookColumn:
    return fit_lines(column, map(plain, cells), _WIDEST_IN_ONE)


def _is_told(column: BookColumn) -> bool:
    return is_on_page(column) and (column.form == "text" or (column.form == "date" and column.wrap))


class _Shared:
    """One of the columns, as wide as it is at the moment, and how many lines each of the rows tried takes in it."""

    def __init__(self, column: BookColumn, cells: Sequence[BookValue]) -> None:
        self.column, self.cells = column, cells
        texts = [each if isinstance(each, str) else "" for each in map(plain, cells)]
        self.texts = texts[:: max(1, len(texts) // _TRIED)]
        word = max((len(word) for each in set(texts) for word in each.split()), default=0)
        self.width = float(max(_NARROWEST, width_of(min(word, _WIDEST_WORD)) - PADDING))
        self.most = max(self.width, _WIDEST if column.wrap and column.form == "text" else column.width)
        self.lines = self.lines_at(self.width)

    def lines_at(self, width: float) -> list[int]:
        return [wrapped_lines(each, width + PADDING) for each in self.texts]

    def grow(self, step: int) -> None:
        self.width += step
        self.lines = self.lines_at(self.width)

    @property
    def on_paper(self) -> float:
        return sheet_width(replace(self.column, width=self.width))

    @property
    def made(self) -> BookColumn:
        wraps = self.column.wrap or self.width < self.column.width
        return replace(self.column, width=self.width, wrap=wraps)


def _share(shared: Sequence[_Shared], room: float) -> None:
    """Give the room, step by step, to the column by which the rows become lowest, as long as they do."""
    while True:
        now = _height(shared)
        steps = [
            (each, step) for each in shared for step in _STEPS if step <= room and each.width + step <= each.most
        ]
        gains = [((now - _height(shared, each, step)) / step, number) for number, (each, step) in enumerate(steps)]
        gain, number = max(gains, default=(0, 0))
        if gain <= 0:
            return
        best, step = steps[number]
        best.grow(step)
        room -= step


def _height(shared: Sequence[_Shared], grown: _Shared | None = None, step: int = 0) -> float:
    columns = [each.lines_at(each.width + step) if each is grown else each.lines for each in shared]
    return float(sum(_HIGHEST * max(row) + sum(row) for row in zip(*columns, strict=True)))
