"""What leaves the register from the command line: a workbook, a JSON or a CSV file."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from ..exchange.json_file import export_claims_json, export_json
from ..exchange.layout_names import LAYOUTS
from ..i18n import _, ngettext
from ..problems import Problem, error
from ..register.journal.store import Register
from ..register.queries.listing import Query
from ..register.queries.saved_filters import read_filters
from .exits import Exit
from .talking import say, warn


def write_export(register: Register, arguments: Namespace) -> Exit:
    """Write what was asked for, in the form that the file's name says."""
    asked = _layout_problem(arguments) or _query_of(register, arguments)
    if isinstance(asked, Problem):
        warn(asked.message)
        return Exit.PROBLEMS
    return _WRITERS[arguments.out.suffix.lower()](register, arguments, asked)


def _query_of(register: Register, arguments: Namespace) -> Query | Problem | None:
    """What is written of one kind; None for all of it."""
    kind = arguments.kind or _layout_kind(arguments.layout)
    if not arguments.filter:
        return Query(kind) if arguments.kind else None
    with register.read() as session:
        found = read_filters(session, kind, arguments.filter)
    if isinstance(found, Query) and arguments.layout and found.kind != kind:
        return _no_filter(arguments.layout)
    return found


def _layout_problem(arguments: Namespace) -> Problem | None:
    """Why the layout cannot be made as it was asked for."""
    layout = arguments.layout
    if not layout:
        if arguments.out.suffix.lower() == ".csv" and not (arguments.kind or arguments.filter):
            return error(_("A CSV file holds one table: say which with --kind, --filter or --layout."), rule="table")
        return None
    if arguments.kind:
        return error(_("A layout says itself which records it is of: leave --kind out."), rule="layout_kind")
    if arguments.as_of is not None and not LAYOUTS[layout].takes_day:
        return error(_("This layout tells how things stand now: leave --as-of out."), rule="layout_day")
    if arguments.filter and not _layout_kind(layout):
        return _no_filter(layout)
    if arguments.out.suffix.lower() == ".csv" and LAYOUTS[layout].is_document:
        text = _("The layout “{layout}” is made to be read: write it as a workbook, .xlsx.", layout=layout)
        return error(text, rule="layout_csv")
    if arguments.out.suffix.lower() == ".json" and not LAYOUTS[layout].is_exact:
        return error(_("Only the layout “claims” can be written as JSON."), rule="layout_json")
    if arguments.without_personal and not LAYOUTS[layout].may_lose_people:
        text = _("This layout says who said what: it cannot be made without personal data.")
        return error(text, rule="layout_people")
    return None


def _layout_kind(layout: str | None) -> str:
    return LAYOUTS[layout].kind if layout else ""


def _no_filter(layout: str) -> Problem:
    text = _("The layout “{layout}” takes no such filter.", layout=layout)
    return error(text, rule="layout_filter")


def _write_json(register: Register, arguments: Namespace, query: Query | None) -> Exit:
    how: dict[str, Any] = {"day": arguments.as_of, "without_personal": arguments.without_personal}
    if arguments.layout:
        conditions = query.conditions if query else ()
        count = export_claims_json(register, arguments.out, conditions, **how)
    else:
        count = export_json(register, arguments.out, query=query, **how)
    say(
        ngettext(
            "Exported {count} record to {name}.",
            "Exported {count} records to {name}.",
            count,
            name=arguments.out.name,
        )
    )
    return Exit.WELL


def _write_table(register: Register, arguments: Namespace, query: Query | None) -> Exit:
    # The one late import here: openpyxl takes longer to load than most commands to run.
    from . import tables

    return tables.write_table(register, arguments, query)


_WRITERS = {".json": _write_json, ".xlsx": _write_table, ".csv": _write_table}
