"""A messy file of the tests: how it is written, and what must come out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class ExpectedTable:
    """One table that must be found.

    `first` is of the first record, by heading: a number in plain digits, a date in EDTF, a percent with its sign,
    money with its code. `fields` says which field a column must be proposed for.
    """

    sheet: str
    headings: Sequence[str]
    records: int
    first: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    totals: int = 0
    units: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    group: str = ""
    is_form: bool = False


@dataclass(frozen=True)
class MessyFile:
    """`name` ends as the file's name does; `notes`: pieces of text that the result must name as notes or titles."""

    name: str
    write: Callable[[Path], None]
    tables: Sequence[ExpectedTable]
    notes: Sequence[str] = ()
    hidden: Sequence[str] = ()
    problems: int = 0


Rows = Sequence[Sequence[object]]


def fill(sheet: Worksheet, rows: Rows, top: int = 1, left: int = 1) -> None:
    """Puts the rows into the sheet; None leaves a cell alone."""
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if value is not None:
                sheet.cell(top + down, left + across, value)


def book(rows: Rows, name: str = "Sheet1", merged: Sequence[str] = (), **formats: str) -> Callable[[Path], None]:
    """Writes a workbook of one sheet; `formats` has the number format of a column by its letter."""

    def write(path: Path) -> None:
        made = Workbook()
        sheet = made.active
        assert sheet is not None
        sheet.title = name
        fill(sheet, rows)
        for letter, number_format in formats.items():
            for cell in sheet[letter]:
                cell.number_format = number_format
        for area in merged:
            sheet.merge_cells(area)
        made.save(path)

    return write


def text_file(text: str, encoding: str) -> Callable[[Path], None]:
    """Writes the text with the line ends that stand in it."""
    return lambda path: path.write_bytes(text.encode(encoding)) and None
