"""The rows of a timeline as a workbook or as CSV."""

from __future__ import annotations

from pathlib import Path

from ..i18n import ngettext
from ..register.journal.store import Register
from ..timeline.table_rows import TABLE_FORMS, TableRows
from .book import write_book
from .cover import make_cover
from .csv_file import write_spreadsheet_csv
from .layout import BookColumn, BookSheet, Form

_NARROW, _WIDE = 18, 34


def write_rows(register: Register, rows: TableRows, target: Path) -> str:
    """Write them, as the ending says; returns how many they are. Raises what write_book() raises."""
    sheet = BookSheet(
        title=rows.title,
        name="timeline",
        columns=tuple(_column(rows, place) for place in range(len(rows.file_headings))),
        rows=lambda: (rows.file_values(row) for row in range(len(rows))),
        row_count=len(rows),
    )
    if target.suffix.lower() == TABLE_FORMS[1]:
        with register.looking():
            write_spreadsheet_csv(target, sheet)
    else:
        with register.read() as session:
            cover = make_cover(rows.title, register, session, len(rows))
        write_book(target, cover, [sheet])
    return ngettext("{count} row was written.", "{count} rows were written.", len(rows))


def _column(rows: TableRows, place: int) -> BookColumn:
    is_long = place in (0, len(rows.file_headings) - 1)
    form: Form = "date" if place in rows.file_days else "text"
    heading = rows.file_headings[place]
    return BookColumn(f"shown.{place}", heading, form, _WIDE if is_long else _NARROW, wrap=form == "text")
