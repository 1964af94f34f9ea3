"""What a workbook consists of, said without Excel's own words: columns, cells, sheets, a cover, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from ..problems import Problem

Form = Literal["text", "whole", "decimal", "date", "yes_no", "link"]
CellValue = str | int | Decimal | date | bool | None
# How a cell or a row stands out: quiet, bold, wanting a look, in a row of totals, as the heading of a column, of some
# rows, of the sheet, and beneath that.
CellLook = Literal["", "quiet", "strong", "marked", "total", "heading", "group", "title", "subtitle"]
Shape = Literal["table", "page"]

# Excel's own bounds: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
LONGEST_TEXT = 32_767
LONGEST_TITLE = 31
MOST_LINKS = 65_530
MOST_DIGITS = 15
MOST_OWN_FORMATS = 150


@dataclass(frozen=True, slots=True)
class Formula:
    """What the spreadsheet program reckons, and what it comes to now, for readers that do not reckon.

    `text` is without the equals sign, with English names of functions and commas. In it `{key}` stands for the
    letters of the column with this field key, `{column}` for those of its own, `{row}` for its own row, `{first}` and
    `{last}` for the first and the last row between headings and what stands below, as in
    "SUM({column}{first}:{column}{last})". `{name:key}` is the whole column with this key of the sheet with this name;
    where its rows fill more than one worksheet, or none, the result stands there alone.
    """

    text: str
    result: CellValue


@dataclass(frozen=True, slots=True)
class BookCell:
    """A value that brings more with it than its column says. It is read back as its value.

    `before` and `after` stand beside a number or a day, which stays one: "> " before 500. `number_format` is an Excel
    format code in place of the column's. `note` is shown when the pointer is over the cell. `span`: over how many
    columns it reaches; the cells that it covers are None.
    """

    value: CellValue | Formula
    before: str = ""
    after: str = ""
    number_format: str | None = None
    note: str = ""
    look: CellLook = ""
    span: int = 1


BookValue = CellValue | BookCell


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A row that is one text over all columns."""

    text: str
    look: CellLook = "group"


BookRow = Sequence[BookValue] | HeadingRow


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row above the headings: a label first, the total in the column `key`, and words of it in those behind that
    stand on the same page.
    """

    label: str
    key: str
    total: BookCell
    words: BookCell

    @property
    def has_total(self) -> bool:
        """Whether there is a number now; on paper nobody can choose other rows."""
        return plain(self.total) != ""


@dataclass(frozen=True, slots=True)
class BookChart:
    """Bars side by side, one series for each of the columns `values`, named by the column `names`; by field keys.

    It is drawn from the cells of the sheet with the name `sheet`, and stands below all rows of its own. The
    numbers of its axis have `number_format`.
    """

    title: str
    sheet: str
    names: str
    values: tuple[str, ...]
    number_format: str = "#,##0"


# How a cell that stands out looks: on amber; struck through; hatched; with a sign before it.
MarkLook = Literal["doubtful", "over", "bare", "late"]


@dataclass(frozen=True, slots=True)
class CellTest:
    """What the cell of a row in the column `key` must be: one of some words, empty or not, a day before today."""

    key: str
    is_one_of: tuple[str, ...] = ()
    is_empty: bool | None = None
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class CellMark:
    """A look that the cells in the columns `on` take by themselves in each row where all tests hold."""

    look: MarkLook
    on: tuple[str, ...]
    tests: tuple[CellTest, ...]


@dataclass(frozen=True, slots=True)
class BookColumn:
    """One column. Text may stand in a column of any form; a value of another wrong type is a TypeError.

    `key` is the stable field key that travels with the column, `label` is what a reader sees, `width` is in
    characters. `number_format` is an Excel format code; without one the form's own is taken. A `link` is a web
    address, shown as text and followed by a click. What is not `printed` stands behind all that is. `filtered`: its
    heading has the button by which rows are chosen. Cells offer the `choices`, or what the records of these kinds are
    called: `names_of`; other text may be typed all the same.
    """

    key: str
    label: str
    form: Form = "text"
    width: float = 16
    number_format: str | None = None
    wrap: bool = False
    hidden: bool = False
    printed: bool = True
    filtered: bool = True
    choices: tuple[str, ...] = ()
    names_of: tuple[str, ...] = ()


class GroupHeading(tuple[CellValue, ...]):
    """A row that is the heading of those below it: its words first, and nothing in the other cells."""

    __slots__ = ()

    @classmethod
    def of(cls, words: str, columns: int) -> GroupHeading:
        return cls((words, *(None,) * (columns - 1)))


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One kind of record as a table.

    `name` is the stable ASCII name of the kind; it names the Excel table and goes into the field keys. `rows`
    is called once, when the rows are needed. `row_count` is the expected number: it serves the progress and
    the choice of how many worksheets are needed; the table is made for the rows that really come. `note` is
    one sentence for the contents on the first sheet. `is_hidden`: it is left out of what is seen and printed until
    somebody shows it. `group_count`: how many of the rows are a GroupHeading, each above those that belong to it.
    `full_title`: what stands above it on paper, where its tab has no room for all of it. `above` stands over the
    headings of the columns, `below` under the last row: totals, sources. Below are plain rows and not the totals row
    of an Excel table, because that is one row only, and others read it as a record. A page has no headings of
    columns, and no Excel table. Where several `marks` fall on one cell, the first counts most.
    `leads`: by key, columns that name a record, with those of its id, beside those whose keys say so: district and
    district.id. `ids`: the keys of the columns that say which record a row is, none of rows that are no records;
    `carries`: the ids of what else is told in the rows, asked for once those are written.
    """

    title: str
    name: str
    columns: tuple[BookColumn, ...]
    rows: Callable[[], Iterable[Sequence[BookValue]]]
    row_count: int
    note: str = ""
    is_hidden: bool = False
    group_count: int = 0
    full_title: str = ""
    above: tuple[HeadingRow | TotalRow, ...] = ()
    below: Callable[[], Iterable[BookRow]] = tuple
    shape: Shape = "table"
    charts: tuple[BookChart, ...] = ()
    marks: tuple[CellMark, ...] = ()
    ids: tuple[str, ...] = ("id",)
    leads: Mapping[str, str] = field(default_factory=dict)
    carries: Callable[[], Iterable[str]] = tuple

    @property
    def heading_row(self) -> int:
        """In which row the headings of the columns stand; of a page the row before its own."""
        return len(self.above) + (self.shape == "table")

    def plain_rows(self) -> Iterator[tuple[CellValue, ...]]:
        """The rows as values alone, without what stands above and below."""
        return (tuple(map(plain, row)) for row in self.rows())


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A word and what it means; the word of a mark looks as marked cells do."""

    word: str
    meaning: str
    look: MarkLook | None = None


@dataclass(frozen=True, slots=True)
class LegendPart:
    """Words of one sort. `heading`: what stands beside them, where it is not what they mean."""

    title: str
    lines: tuple[LegendLine, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet: what this workbook is, from which register, when. A number among the lines stays a number.

    `register` and `made_on` stand on every page, as do the words of the `day` that is looked at and the
    confidentiality `mark`, if any. `figures`: what matters first, each with what must be known of it. `sheet_title`:
    what its tab says where it is not About. `given`: what is said of all rows and stands in no cell, by name.
    `counts_rows`: it says how many rows each sheet has.
    """

    title: str
    lines: tuple[tuple[str, str | int], ...] = ()
    notes: tuple[str, ...] = ()
    register: str = ""
    made_on: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    legend: tuple[LegendPart, ...] = ()
    day: str = ""
    mark: str = ""
    sheet_title: str = ""
    given: tuple[tuple[str, str], ...] = ()
    counts_rows: bool = True


def plain(cell: BookValue) -> CellValue:
    """The value of a cell, without what it brings with it."""
    value = cell.value if isinstance(cell, BookCell) else cell
    return value.result if isinstance(value, Formula) else value


@dataclass(frozen=True, slots=True)
class BookReport:
    """What was written: rows of records by worksheet title, bytes of the file, and everything that had to be changed.

    `documents`: how many sheets there are beside those with rows.
    """

    path: Path
    rows: dict[str, int]
    bytes: int
    problems: list[Problem]
    documents: int = 0
