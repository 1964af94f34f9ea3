"""Small workbooks for the tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl

from districtdesk.exchange.book import BookColumn, BookReport, BookSheet, CellValue, Cover, Form, write_book
from districtdesk.exchange.read_book import read_book

COVER = Cover("Register of districts", (("Register", "Sample.ddesk"),), ("Empty is not nought.",))

Rows = Iterable[Sequence[CellValue]]


def columns(*forms: Form) -> tuple[BookColumn, ...]:
    return tuple(BookColumn(f"field_{number}", f"Field {number}", form) for number, form in enumerate(forms))


def sheet(rows: Sequence[Sequence[CellValue]], *forms: Form, title: str = "Districts") -> BookSheet:
    return BookSheet(title, "district", columns(*forms), lambda: rows, len(rows))


def write(target: Path, *sheets: BookSheet) -> BookReport:
    return write_book(target, COVER, sheets)


def write_values(target: Path, values: Sequence[CellValue], form: Form) -> BookReport:
    """A workbook with one column of these values; a second column keeps rows with an empty value."""
    return write(target, sheet([(value, "row") for value in values], form, "text"))


def read_values(path: Path) -> list[CellValue]:
    """The first column of the first sheet after the cover."""
    return [row.values[0] for row in read_book(path)[1].rows()]


def bring_up_to(path: Path, version: int) -> None:
    """Make the workbook one of records of this version, as if it had been exported again and edited back."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for mark, defined in sheet.defined_names.items():
            if mark.endswith(".version"):
                column = sheet[defined.attr_text.rpartition("!")[2]].column
                for row in range(2, sheet.max_row + 1):
                    sheet.cell(row, column).value = version
    book.save(path)


def rules(report: BookReport) -> list[str]:
    return [problem.rule for problem in report.problems]
