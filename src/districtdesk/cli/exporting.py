"""What leaves the register from the command line: a workbook, a JSON or a CSV file."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from .. import i18n
from ..exchange.json_file import export_claims_json, export_json
from ..exchange.leaving import Leaving, remember
from ..exchange.noted import noting
from ..i18n import ngettext
from ..problems import Problem
from ..register.journal.store import Register
from .asked_export import AskedExport, read_asked
from .exits import Exit
from .talking import say, warn


def write_export(register: Register, arguments: Namespace) -> Exit:
    """Write what was asked for, in the form that the file's name says."""
    asked = read_asked(register, arguments)
    if isinstance(asked, Problem):
        warn(asked.message)
        return Exit.PROBLEMS
    with noting() as noted:
        code = _WRITERS[asked.suffix](register, asked)
    kept = remember(register, noted, asked.out, _leaving(asked, arguments.to))
    if kept.why_not:
        warn(kept.why_not)
    return code


def _leaving(asked: AskedExport, sent_to: str) -> Leaving:
    query = asked.tables[0].query if len(asked.tables) == 1 else asked.query
    how = {"name": asked.title, "sent_to": sent_to}
    return Leaving(asked.language or i18n.language(), query, asked.layout, asked.day, asked.without_personal, **how)


def _write_json(register: Register, asked: AskedExport) -> Exit:
    how: dict[str, Any] = {"day": asked.day, "without_personal": asked.without_personal}
    with i18n.speaking(asked.language or i18n.language()):
        if asked.layout:
            conditions = asked.query.conditions if asked.query else ()
            count = export_claims_json(register, asked.out, conditions, **how)
        else:
            which: dict[str, Any] = {"query": asked.query, "tables": asked.tables, "kinds": asked.kinds}
            count = export_json(register, asked.out, **which, **how)
    say(
        ngettext(
            "Exported {count} record to {name}.",
            "Exported {count} records to {name}.",
            count,
            name=asked.out.name,
        )
    )
    return Exit.WELL


def _write_table(register: Register, asked: AskedExport) -> Exit:
    # The one late import here: openpyxl takes longer to load than most commands to run.
    from . import tables

    return tables.write_table(register, asked)


_WRITERS = {".json": _write_json, ".xlsx": _write_table, ".csv": _write_table}
