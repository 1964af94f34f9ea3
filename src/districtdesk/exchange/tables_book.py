"""Tables that somebody put together, written to a workbook or as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..i18n import _
from ..record_kinds import RECORD_KINDS
from ..register.journal.store import Register, Session
from ..register.queries.personal import LeftOut
from ..register.queries.saved_layouts import PlannedTable
from .book import IsCancelled, Progress, go_on, say_nothing, stopping, write_book
from .cover import make_cover
from .csv_file import write_spreadsheet_csv
from .filter_words import filter_lines
from .layout import BookReport
from .noted import reading_still
from .planned_sheets import TablesOrder, planned_sheet, planned_sheets


def export_tables(
    register: Register,
    asked: TablesOrder,
    target: Path,
    *,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write them to a workbook."""
    with reading_still(register, stopping(is_cancelled), asked.day) as session:
        left_out = LeftOut(session) if asked.without_personal else None
        sheets = planned_sheets(session, asked, left_out)
        filters = tuple(line for table in asked.tables for line in _filters(session, table, len(asked.tables)))
        total = sum(each.row_count - each.group_count for each in sheets)
        cover = make_cover(asked.title, register, session, total, filters, left_out=left_out, mark=asked.mark)
        if asked.by_district:
            said = _("Each district has a sheet of its own; what belongs to none stands in the last.")
            cover = replace(cover, notes=(said, *cover.notes))
        return write_book(target, cover, sheets, progress=progress, is_cancelled=is_cancelled)


def export_tables_csv(
    register: Register, asked: TablesOrder, target: Path, *, is_cancelled: IsCancelled = go_on
) -> int:
    """Write the first of them as a spreadsheet reads CSV, all districts in one and without headings of groups.

    Returns its rows.
    """
    with reading_still(register, stopping(is_cancelled), asked.day) as session:
        left_out = LeftOut(session) if asked.without_personal else None
        sheet = planned_sheet(session, asked.tables[0], left_out, is_grouped=False)
        return write_spreadsheet_csv(target, sheet, is_cancelled=is_cancelled)


def _filters(session: Session, table: PlannedTable, tables: int) -> Iterator[tuple[str, str]]:
    """What narrows a table, in words that say which, where there are several."""
    records = _(RECORD_KINDS[table.query.kind].many)
    for label, words in filter_lines(session, table.query):
        yield label, _("{field}: {value}", field=records, value=words) if tables > 1 else words
