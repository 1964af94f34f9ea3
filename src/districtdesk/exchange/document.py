"""What is made to be read on paper: rows of texts with a part each in the page, and which of them stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Role = Literal[
    "title",
    "line",
    "section",
    "heading",
    "group",
    "row",
    "lead",
    "small_lead",
    "fact",
    "small",
    "source",
    "note",
    "space",
    "number_label",
    "number",
    "number_note",
]
# These say what follows, and are not left alone at the end of a page.
_WITH_NEXT = frozenset(
    {"title", "line", "section", "heading", "group", "number_label", "number", "lead", "small_lead"}
)
# A section begins anew: the heading of the one before says nothing below it.
_ENDING = frozenset({"title", "section", "note", "space"})
_SMALL = "small"


class Bar(NamedTuple):
    """A bar of a chart: how long it is, of the longest there can be, and the words at its end.

    `begin`: where it begins, and `solid`: from where to where it is in full ink, all in the same measure.
    """

    share: float
    said: str
    solid: tuple[float, float] | None = None
    begin: float = 0.0


class DocumentRow(NamedTuple):
    """One row. `spans`: how many columns each text takes; without them one each. `bars`: below each text,
    the first of each series in its colour. `leads`: how each text begins that is told in a lighter ink. `ends`: the
    places of the texts that stand at the right.
    """

    role: Role
    texts: tuple[str, ...]
    spans: tuple[int, ...] = ()
    bars: tuple[tuple[Bar, ...], ...] = ()
    leads: tuple[str, ...] = ()
    ends: frozenset[int] = frozenset()

    def places(self) -> Iterator[tuple[int, int, str]]:
        """The first column of each text that there is, how many it takes, and the text."""
        column = 0
        for number, text in enumerate(self.texts):
            span = self.spans[number] if self.spans else 1
            if text:
                yield column, span, text
            column += span

    def bar_places(self) -> Iterator[tuple[int, int, str, tuple[Bar, ...]]]:
        """The first column of the bars that there are, how many it takes, the text above them, and the bars."""
        column = 0
        for number, bars in enumerate(self.bars):
            span = self.spans[number] if self.spans else 1
            if bars:
                yield column, span, self.texts[number], bars
            column += span

    def after(self, column: int) -> int:
        """The first column of the text that follows the one in this column."""
        begin = 0
        for number in range(len(self.texts)):
            begin += self.spans[number] if self.spans else 1
            if begin > column:
                break
        return begin

    def ends_at_right(self, column: int) -> bool:
        """Whether the text that stands in this column does so at its right."""
        begins = {sum(self.spans[:place]) if self.spans else place for place in self.ends}
        return column in begins

    def lead(self, column: int) -> str:
        """How the text begins that stands in this column, as far as it is told in a lighter ink."""
        begin = 0
        for number, lead in enumerate(self.leads):
            if begin == column:
                return lead
            begin += self.spans[number] if self.spans else 1
        return ""


@dataclass(frozen=True, slots=True)
class DocumentSheet:
    """A sheet that is read and no table: `widths` of its columns in characters, and its rows.

    `name` is a stable ASCII name. `numbers`: the columns whose texts stand at the right. `is_landscape`: A4 across.
    `breaks`: after which columns a new page across begins, where `repeated` first ones are repeated. `size`: of the
    text of a row, in points. `page_width`: how many characters fill a page across; 0 for those of all columns.
    `is_ruled`: a hairline stands below each row. `is_fitted`: its columns may be as wide as their texts need, and
    stand on one page where they can. `carries`: the ids of the records that are told in it.
    """

    title: str
    name: str
    widths: tuple[float, ...]
    rows: Sequence[DocumentRow]
    numbers: frozenset[int] = frozenset()
    is_landscape: bool = False
    breaks: tuple[int, ...] = ()
    repeated: int = 0
    size: float = 9.0
    page_width: float = 0
    is_fitted: bool = False
    is_ruled: bool = False
    note: str = ""
    carries: frozenset[str] = frozenset()


class Placed(NamedTuple):
    """A row on a page, or the part of it that begins so far below its top; in the unit of the heights."""

    row: int
    top: float
    height: float


def pages_of(rows: Sequence[DocumentRow], heights: Sequence[float], room: float, line: float) -> list[list[Placed]]:
    """Which rows stand on which page, with the heading of a table again where it goes on.

    Nothing is on no page. `room`: how high a page is; `line`: how high a line, so that a row higher than a page goes
    on between two lines.
    """
    pages: list[list[Placed]] = [[]]
    used = 0.0
    heading: int | None = None
    for unit in _units(rows):
        needed = sum(heights[each] for each in unit)
        if pages[-1] and used + needed > room:
            goes_on = heading is not None and rows[unit[0]].role not in (*_ENDING, "heading")
            again = [heading] if heading is not None and goes_on else []
            pages.append([Placed(each, 0, heights[each]) for each in again])
            used = sum(heights[each] for each in again)
        for each in unit:
            used = _place(pages, each, heights[each], used, room, line)
            heading = each if rows[each].role == "heading" else None if rows[each].role in _ENDING else heading
    return [each for each in pages if each]


def _units(rows: Sequence[DocumentRow]) -> Iterator[list[int]]:
    """The rows that must stand on one page: what says something of the next one, and what is small below another."""
    unit: list[int] = []
    for number, row in enumerate(rows):
        if unit and rows[number - 1].role not in _WITH_NEXT and row.role != _SMALL:
            yield unit
            unit = []
        unit.append(number)
    if unit:
        yield unit


def _place(pages: list[list[Placed]], row: int, height: float, used: float, room: float, line: float) -> float:
    """Put the row there, on as many pages as it takes; returns how much of the last one is used."""
    top = 0.0
    while used + height - top > room:
        lines = int((room - used) // line)
        if lines > 0 and height > room:
            pages[-1].append(Placed(row, top, lines * line))
            top += lines * line
        pages.append([])
        used = 0.0
    pages[-1].append(Placed(row, top, height - top))
    return used + height - top
