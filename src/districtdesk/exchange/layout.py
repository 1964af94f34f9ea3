"""What a workbook consists of, said without Excel's own words: columns, sheets, a cover, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from ..problems import Problem

Form = Literal["text", "whole", "decimal", "date", "yes_no", "link"]
CellValue = str | int | Decimal | date | bool | None

# Excel's own bounds: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
LONGEST_TEXT = 32_767
LONGEST_TITLE = 31
MOST_LINKS = 65_530
MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class BookColumn:
    """One column. Text may stand in a column of any form; a value of another wrong type is a TypeError.

    `key` is the stable field key that travels with the column, `label` is what a reader sees, `width` is in
    characters. `number_format` is an Excel format code; without one the form's own is taken. A `link` is a web
    address, shown as text and followed by a click. What is not `printed` stands behind all that is.
    """

    key: str
    label: str
    form: Form = "text"
    width: float = 16
    number_format: str | None = None
    wrap: bool = False
    hidden: bool = False
    printed: bool = True


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
    `full_title`: what stands above it on paper, where its tab has no room for all of it.
    `ids`: the keys of the columns that say which record a row is; `carries`: the ids of what else is told in the
    rows, asked for once those are written.
    """

    title: str
    name: str
    columns: tuple[BookColumn, ...]
    rows: Callable[[], Iterable[Sequence[CellValue]]]
    row_count: int
    note: str = ""
    is_hidden: bool = False
    group_count: int = 0
    full_title: str = ""
    ids: tuple[str, ...] = ("id",)
    carries: Callable[[], Iterable[str]] = tuple


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet: what this workbook is, from which register, when. A number among the lines stays a number.

    `register` and `made_on` stand on every page, as do the day `as_of` which all is told and the confidentiality
    `mark`, if any. `figures`: what
    matters first, each with what must be known of it.
    """

    title: str
    lines: tuple[tuple[str, str | int], ...] = ()
    notes: tuple[str, ...] = ()
    register: str = ""
    made_on: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    as_of: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class BookReport:
    """What was written: rows by worksheet title, bytes of the file, and everything that had to be changed.

    `documents`: how many sheets there are beside those with rows.
    """

    path: Path
    rows: dict[str, int]
    bytes: int
    problems: list[Problem]
    documents: int = 0
