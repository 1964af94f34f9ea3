"""50,000 rows of 15 columns from the register to a file, against XlsxWriter writing the same rows."""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

import xlsxwriter

from districtdesk.exchange.export import export_list
from districtdesk.records import Field, fields_of
from districtdesk.records.company import Company
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query

from .measuring import Line, by_turns


def line(register: Register) -> Line:
    """Ours reads the register, writes, reads back and compares; XlsxWriter only writes rows that it is handed."""
    fields = list(fields_of(Company))
    with tempfile.TemporaryDirectory() as folder:
        ours_path, their_path = Path(folder) / "ours.xlsx", Path(folder) / "theirs.xlsx"
        rows = _rows(register, fields)
        # As the program does after its start; both gain by it.
        gc.freeze()
        ours, theirs = by_turns(
            lambda: export_list(register, Query("company"), fields, ours_path),
            lambda: _write_theirs(their_path, rows),
            runs=4,
        )
    return Line(f"export of {len(rows)} rows of {len(rows[0])} columns", ours, theirs, "s", "0.5")


def _rows(register: Register, fields: list[Field]) -> list[list[object]]:
    """The same cells as ours has: names in three columns, and the id and version behind."""
    with register.read() as session:
        return [
            [
                *(row.values["names"].known().get(code, "") for code in ("az", "en", "ru")),
                *(row.show(field) for field in fields[1:]),
                row.id,
                row.version,
            ]
            for row in listing.everything(session, Query("company"))
        ]


def _write_theirs(path: Path, rows: list[list[object]]) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    book.close()
