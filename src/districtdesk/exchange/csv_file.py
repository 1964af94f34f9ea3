"""A table as CSV: exact for programs, or as a spreadsheet reads it on a double click.

For a spreadsheet: UTF-8 with a byte order mark, semicolons, a comma as decimal sign, days as dd.mm.yyyy, and nothing
that begins as a formula does. What would begin so has an apostrophe in front of it, as has a text that begins with
one; `bare_text` takes it off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from ..i18n import _
from ..register.clock import clock_here
from .book import IsCancelled, go_on
from .errors import Cancelled
from .layout import BookSheet, CellValue
from .noted import watched
from .safe_file import replacing

_GUARD = "'"
# https://owasp.org/www-community/attacks/CSV_Injection
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", _GUARD)
_ROWS_A_CHUNK = 1_000


def write_spreadsheet_csv(target: Path, sheet: BookSheet, *, is_cancelled: IsCancelled = go_on) -> int:
    """Write the sheet as a spreadsheet reads it, with the headings that people read. Returns its rows.

    By a clock each row says in a last column which day is looked at: a table of text has no other place for it.

    Raises ExchangeError (the world) or Cancelled; the target is then as it was.
    """
    clock = clock_here()
    headings = [column.label for column in sheet.columns] + ([_("Another day")] if clock else [])
    day = [clock.words()] if clock else []
    rows = ([*map(_for_spreadsheet, row), *day] for row in watched([sheet])[0].plain_rows())
    return _write(target, "\ufeff", ";", headings, rows, is_cancelled)


def write_exact_csv(target: Path, sheet: BookSheet, *, is_cancelled: IsCancelled = go_on) -> int:
    """Write the sheet for programs: RFC 4180, commas, keys as headings, points in numbers, days as ISO. Returns its
    rows. Raises what write_spreadsheet_csv() raises. By a clock the last column, `clock`, has its kind and its day.
    """
    clock = clock_here()
    headings = [column.key for column in sheet.columns] + (["clock"] if clock else [])
    day = [f"{clock.kind} {clock.day.isoformat()}"] if clock else []
    rows = ([*map(_exactly, row), *day] for row in watched([sheet])[0].plain_rows())
    return _write(target, "", ",", headings, rows, is_cancelled)


def bare_text(cell: str) -> str:
    """A text of a CSV for a spreadsheet as it was before it was guarded."""
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith(_BEGINS_A_FORMULA) else cell


def _write(
    target: Path, mark: str, between: str, headings: Sequence[str], rows: Iterable[list[str]], stop: IsCancelled
) -> int:
    count = 0
    with replacing(target) as draft:
        text = io.TextIOWrapper(draft, "utf-8", "replace", newline="")
        text.write(mark)
        writer = csv.writer(text, delimiter=between, lineterminator="\r\n")
        writer.writerow(headings)
        try:
            for row in rows:
                writer.writerow(row)
                count += 1
                if not count % _ROWS_A_CHUNK and stop():
                    raise Cancelled
        finally:
            # The draft is closed by whoever began it.
            text.detach()
    return count


def _for_spreadsheet(cell: CellValue) -> str:
    if isinstance(cell, bool):
        return _("Yes") if cell else _("No")
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    text = "" if cell is None else str(cell)
    if isinstance(cell, str) and text.startswith(_BEGINS_A_FORMULA):
        return f"{_GUARD}{text}"
    return text


def _exactly(cell: CellValue) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)
