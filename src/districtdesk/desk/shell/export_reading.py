"""From what is chosen to what is ordered: conditions and columns as the register reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ...exchange.layout_names import LAYOUTS
from ...problems import Problem
from ...records import KINDS, fields_of
from ...register.journal.store import Session
from ...register.queries.condition import Condition
from ...register.queries.filter_text import read_filter
from ...register.queries.layout_plan import with_filter
from ...register.queries.listing import Query
from ...register.queries.saved_filters import NamedFilter
from ...register.queries.saved_layouts import read_tables
from ..kit.page import ShownList
from .export_choice import ExportChoice
from .export_order import ExportOrder


def read_order(
    session: Session, choice: ExportChoice, narrowed: NamedFilter | None, asked: ExportOrder
) -> ExportOrder | Problem:
    """`asked` has what is the same for all; a saved filter narrows what is chosen."""
    asked = replace(asked, title=choice.plan.name, by_district=asked.by_district and choice.can_split)
    if choice.shown is not None:
        return replace(asked, shown=replace(choice.shown, day=asked.day))
    if choice.layout:
        return _of_layout(session, choice, narrowed, asked)
    if choice.is_whole:
        return _of_register(session, choice, narrowed, asked)
    plan = replace(choice.plan, day=asked.day)
    tables = read_tables(session, with_filter(plan, narrowed.kind, narrowed.text) if narrowed else plan)
    return tables if isinstance(tables, Problem) else replace(asked, tables=tuple(tables))


def _of_layout(
    session: Session, choice: ExportChoice, narrowed: NamedFilter | None, asked: ExportOrder
) -> ExportOrder | Problem:
    kind = LAYOUTS[choice.layout].kind
    texts = [*(each.filter for each in choice.plan.tables if each.filter), *([narrowed.text] if narrowed else [])]
    found: list[Condition] = []
    for text in texts:
        read = read_filter(session, kind, text)
        if isinstance(read, Problem):
            return read
        found += read
    return replace(asked, layout=choice.layout, conditions=tuple(dict.fromkeys(found)))


def _of_register(
    session: Session, choice: ExportChoice, narrowed: NamedFilter | None, asked: ExportOrder
) -> ExportOrder | Problem:
    """Narrowed, it is what the filter finds, with all fields."""
    if narrowed is None:
        return replace(asked, kinds=tuple(each.kind for each in choice.plan.tables))
    conditions = read_filter(session, narrowed.kind, narrowed.text)
    if isinstance(conditions, Problem):
        return conditions
    fields = fields_of(KINDS[narrowed.kind])
    return replace(
        asked, shown=ShownList(Query(narrowed.kind, conditions=conditions), fields, narrowed.name, asked.day)
    )


def day_of(choice: ExportChoice) -> date | None:
    """As of which day it is shown where nobody has typed another."""
    return choice.shown.day if choice.shown is not None else choice.plan.day
