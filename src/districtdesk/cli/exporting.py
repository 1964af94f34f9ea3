"""What leaves the register from the command line: a workbook, a JSON or a CSV file."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from ..exchange.json_file import export_claims_json, export_json
from ..i18n import _, ngettext
from ..problems import Problem, error
from ..records import KINDS, fields_of
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
    if arguments.as_of is not None:
        return error(_("This layout tells how things stand now: leave --as-of out."), rule="layout_day")
    if arguments.filter and not _layout_kind(layout):
        return _no_filter(layout)
    if arguments.out.suffix.lower() == ".json" and layout != _CLAIMS:
        return error(_("Only the layout “claims” can be written as JSON."), rule="layout_json")
    if arguments.without_personal and layout != _CLAIMS:
        text = _("This layout says who said what: it cannot be made without personal data.")
        return error(text, rule="layout_people")
    return None


_CLAIMS = "claims"


def _layout_kind(layout: str | None) -> str:
    return {"slippage": "project", _CLAIMS: "figure"}.get(layout or "", "")


def _no_filter(layout: str) -> Problem:
    text = _("The layout “{layout}” takes no such filter.", layout=layout)
    return error(text, rule="layout_filter")


def _write_json(register: Register, arguments: Namespace, query: Query | None) -> Exit:
    people: dict[str, Any] = {"without_personal": arguments.without_personal}
    if arguments.layout:
        conditions = query.conditions if query else ()
        count = export_claims_json(register, arguments.out, conditions, **people)
    else:
        count = export_json(register, arguments.out, query=query, day=arguments.as_of, **people)
    say(
        ngettext(
            "Exported {count} record to {name}.",
            "Exported {count} records to {name}.",
            count,
            name=arguments.out.name,
        )
    )
    return Exit.WELL


def _write_workbook(register: Register, arguments: Namespace, query: Query | None) -> Exit:
    # The late imports here: openpyxl takes longer to load than most commands to run.
    from ..exchange.export import export_layout, export_list, export_register, summarise
    from ..exchange.layouts import LAYOUTS, Asked

    how: dict[str, Any] = {"day": arguments.as_of, "without_personal": arguments.without_personal}
    if arguments.layout:
        asked = Asked(query.conditions if query else (), arguments.without_personal)
        report = export_layout(register, LAYOUTS[arguments.layout], asked, arguments.out)
    elif query is None:
        report = export_register(register, arguments.out, **how)
    else:
        report = export_list(register, query, fields_of(KINDS[query.kind]), arguments.out, **how)
    say(summarise(report))
    for problem in report.problems:
        warn(problem.message)
    return Exit.WELL


def _write_csv(register: Register, arguments: Namespace, query: Query | None) -> Exit:
    from ..exchange.export import export_layout_csv, export_list_csv
    from ..exchange.layouts import LAYOUTS, Asked

    if arguments.layout:
        asked = Asked(query.conditions if query else (), arguments.without_personal)
        count = export_layout_csv(register, LAYOUTS[arguments.layout], asked, arguments.out)
    else:
        query = query or Query(arguments.kind)
        fields = fields_of(KINDS[query.kind])
        how = {"without_personal": arguments.without_personal}
        count = export_list_csv(register, query, fields, arguments.out, **how)
    say(
        ngettext(
            "Exported {count} row to {name}.", "Exported {count} rows to {name}.", count, name=arguments.out.name
        )
    )
    return Exit.WELL


_WRITERS = {".json": _write_json, ".xlsx": _write_workbook, ".csv": _write_csv}
