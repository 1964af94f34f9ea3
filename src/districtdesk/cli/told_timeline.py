"""The content of the timeline as a workbook or CSV from the command line; loaded when one is asked for."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import NamedTuple

from ..register.journal.store import Register
from ..register.queries.listing import ListRow, Query
from ..timeline.filter import told_of
from ..timeline.grouping import GROUPINGS, SORTS
from ..timeline.showing import TimelineWishes, read_known, show
from ..timeline.table_rows import PromiseRows, TableRows, TimelineRows


class Drawing(NamedTuple):
    """What was drawn, or told as a table, of which records, as they were read at this step of the history; `small`:
    that its letters are too small to be read, and what it would take; `told`: how much was written. Empty for none.
    """

    title: str
    records: frozenset[str]
    step: int
    small: str = ""
    told: str = ""


def timeline_wishes(arguments: Namespace, query: Query | None) -> TimelineWishes:
    """What of it is wanted, and in which order."""
    return TimelineWishes(
        query=query,
        chips=frozenset({arguments.only} if arguments.only else ()),
        by=arguments.by or GROUPINGS[0],
        sort=arguments.sort or SORTS[0],
    )


def write_table(register: Register, arguments: Namespace, district: ListRow | None, query: Query | None) -> Drawing:
    """Write it, of one district or of all. Raises ExchangeError and RegisterError."""
    known = read_known(register)
    if district is not None:
        known = replace(known, whole=told_of(known.whole, {district.id}))
    shown = show(register, known, timeline_wishes(arguments, query))
    found = shown.found
    rows: TableRows = TimelineRows(found.lanes, found.marks, found.today)
    if arguments.promises:
        rows = PromiseRows(shown.promises, found.lanes)
    # Late: what writes workbooks takes long to load.
    from ..exchange.rows_book import write_rows

    told = write_rows(register, rows, arguments.out)
    return Drawing(rows.title, frozenset(found.records), known.step, told=told)
