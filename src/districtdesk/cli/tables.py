"""Workbooks and CSV files from the command line; loaded when one is asked for."""

from __future__ import annotations

from typing import Any

from .. import i18n
from ..exchange.export import (
    export_layout,
    export_layout_csv,
    export_list,
    export_list_csv,
    export_register,
    summarise,
)
from ..exchange.layout import BookReport
from ..exchange.layouts import LayoutOrder
from ..exchange.planned_sheets import TablesOrder
from ..exchange.tables_book import export_tables, export_tables_csv
from ..i18n import _, ngettext
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, fields_of
from ..register.journal.store import Register
from .asked_export import AskedExport
from .exits import Exit
from .talking import say, warn


def write_table(register: Register, asked: AskedExport) -> Exit:
    """Write a layout, what the query finds, or the whole register, by the ending of the file's name."""
    write = _write_csv if asked.suffix == ".csv" else _write_workbook
    return write(register, asked)


def _layout_order(asked: AskedExport) -> LayoutOrder:
    conditions = asked.query.conditions if asked.query else ()
    how: dict[str, Any] = {"title": asked.title, "mark": asked.mark, "by_district": asked.by_district}
    return LayoutOrder(conditions, asked.without_personal, asked.day, **how)


def _tables_order(asked: AskedExport) -> TablesOrder:
    # What a list is called is remembered in three languages, and told here in that of the moment.
    title = asked.title or _(RECORD_KINDS[asked.tables[0].query.kind].many)
    return TablesOrder(title, asked.tables, asked.by_district, asked.day, asked.without_personal, asked.mark)


def _write_workbook(register: Register, asked: AskedExport) -> Exit:
    with i18n.speaking(asked.language or i18n.language()):
        report = _book(register, asked)
    say(summarise(report))
    for problem in report.problems:
        warn(problem.message)
    return Exit.WELL


def _book(register: Register, asked: AskedExport) -> BookReport:
    how: dict[str, Any] = {"day": asked.day, "without_personal": asked.without_personal, "mark": asked.mark}
    if asked.layout:
        return export_layout(register, asked.layout, _layout_order(asked), asked.out)
    if asked.tables:
        return export_tables(register, _tables_order(asked), asked.out)
    if asked.query is None:
        return export_register(register, asked.out, title=asked.title, kinds=asked.kinds, **how)
    return export_list(register, asked.query, fields_of(KINDS[asked.query.kind]), asked.out, is_whole=True, **how)


def _write_csv(register: Register, asked: AskedExport) -> Exit:
    with i18n.speaking(asked.language or i18n.language()):
        count = _csv(register, asked)
    say(ngettext("Exported {count} row to {name}.", "Exported {count} rows to {name}.", count, name=asked.out.name))
    return Exit.WELL


def _csv(register: Register, asked: AskedExport) -> int:
    if asked.layout:
        return export_layout_csv(register, asked.layout, _layout_order(asked), asked.out)
    if asked.tables:
        return export_tables_csv(register, _tables_order(asked), asked.out)
    if asked.query is None:
        raise ValueError("a CSV file of the whole register")
    how: dict[str, Any] = {"day": asked.day, "without_personal": asked.without_personal}
    return export_list_csv(register, asked.query, fields_of(KINDS[asked.query.kind]), asked.out, **how)
