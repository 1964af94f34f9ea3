"""Workbooks and CSV files from the command line; loaded when one is asked for."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from ..exchange.export import (
    export_layout,
    export_layout_csv,
    export_list,
    export_list_csv,
    export_register,
    summarise,
)
from ..exchange.layouts import LayoutOrder
from ..i18n import ngettext
from ..records import KINDS, fields_of
from ..register.journal.store import Register
from ..register.queries.listing import Query
from .exits import Exit
from .talking import say, warn


def write_table(register: Register, arguments: Namespace, query: Query | None) -> Exit:
    """Write a layout, what the query finds, or the whole register, by the ending of the file's name."""
    write = _write_csv if arguments.out.suffix.lower() == ".csv" else _write_workbook
    return write(register, arguments, query)


def _write_workbook(register: Register, arguments: Namespace, query: Query | None) -> Exit:
    how: dict[str, Any] = {"day": arguments.as_of, "without_personal": arguments.without_personal}
    if arguments.layout:
        asked = LayoutOrder(query.conditions if query else (), arguments.without_personal, arguments.as_of)
        report = export_layout(register, arguments.layout, asked, arguments.out)
    elif query is None:
        report = export_register(register, arguments.out, **how)
    else:
        report = export_list(register, query, fields_of(KINDS[query.kind]), arguments.out, **how)
    say(summarise(report))
    for problem in report.problems:
        warn(problem.message)
    return Exit.WELL


def _write_csv(register: Register, arguments: Namespace, query: Query | None) -> Exit:
    if arguments.layout:
        asked = LayoutOrder(query.conditions if query else (), arguments.without_personal, arguments.as_of)
        count = export_layout_csv(register, arguments.layout, asked, arguments.out)
    else:
        query = query or Query(arguments.kind)
        how: dict[str, Any] = {"day": arguments.as_of, "without_personal": arguments.without_personal}
        count = export_list_csv(register, query, fields_of(KINDS[query.kind]), arguments.out, **how)
    say(
        ngettext(
            "Exported {count} row to {name}.", "Exported {count} rows to {name}.", count, name=arguments.out.name
        )
    )
    return Exit.WELL
