"""A list of the overview as a workbook or as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..i18n import _
from ..overview.told_list import FORMS, ToldList
from ..record_kinds import RECORD_KINDS
from ..register.journal.store import Register
from .book import write_book
from .cover import make_cover
from .csv_file import write_spreadsheet_csv
from .layout import BookColumn, BookSheet, CellValue
from .leaving import remember_drawing


def write_told_list(register: Register, told: ToldList, target: Path) -> str:
    """Write it, as its ending says, and remember that it left; returns why that is not remembered, if it is not.

    Raises what write_book() raises.
    """
    sheet = BookSheet(
        title=told.title,
        name="told",
        columns=(
            BookColumn("caption", _("Of what"), "text", 34, wrap=True),
            BookColumn("shown.told", told.told, "text", 64, wrap=True),
            BookColumn("shown.kind", _("Kind"), "text", 18, wrap=True),
            BookColumn("id", _("Record id"), "text", 38, hidden=True, printed=False),
        ),
        rows=lambda: _rows(told),
        row_count=len(told.rows),
        note=told.note,
    )
    if target.suffix.lower() == FORMS[1]:
        with register.looking():
            write_spreadsheet_csv(target, sheet)
    else:
        with register.read() as session:
            cover = make_cover(told.title, register, session, len(told.rows))
        write_book(target, cover, [sheet])
    ids = {each.id for each in told.rows}
    return remember_drawing(register, target, told.title, ids, told.step).why_not


def _rows(told: ToldList) -> Iterator[Sequence[CellValue]]:
    for each in told.rows:
        yield each.title or None, each.note or None, _(RECORD_KINDS[each.kind].one), each.id
