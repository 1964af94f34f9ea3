"""The layouts that are saved in a register: read by name, and made ready for an export."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...alphabet import alphabetical
from ...fields import Operator
from ...folding import fold
from ...i18n import _
from ...problems import Problem, error
from ...record_kinds import LISTED_AS_OF, RECORD_KINDS
from ...records import KINDS, Field, Record, SavedLayout, fields_of, table_of
from .filter_text import read_filter
from .layout_plan import LayoutPlan, TablePlan, read_plan
from .named_columns import read_columns
from .query import Query

_BASE, _OWN = table_of(Record), table_of(SavedLayout)


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """What a table of a plan comes to: which records in what order, their columns, by which of them it is grouped."""

    query: Query
    fields: tuple[Field, ...]
    group: Field | None = None


def read_saved_layouts(session: Session) -> list[LayoutPlan]:
    """All of them, in the order of their names."""
    keys = [each.key for each in fields_of(SavedLayout) if each.key in _OWN.c]
    rows = select(_OWN.c.id, *(_OWN.c[key] for key in keys)).join_from(_OWN, _BASE, _BASE.c.id == _OWN.c.id)
    found = session.execute(rows.where(_BASE.c.removed_at.is_(None)))
    plans = [read_plan(dict(zip(keys, row[1:], strict=True)), row[0]) for row in found]
    return sorted(plans, key=lambda each: (alphabetical(each.name), each.id))


def layout_called(session: Session, name: str) -> LayoutPlan | None:
    """The one that bears this name, in any spelling; of two the one with the very same."""
    known = read_saved_layouts(session)
    exact = next((each for each in known if each.name == name.strip()), None)
    return exact or next((each for each in known if fold(name) and fold(each.name) == fold(name)), None)


def read_tables(session: Session, plan: LayoutPlan) -> list[PlannedTable] | Problem:
    """Its tables, or what of them this register cannot read any more."""
    found = []
    for each in plan.tables:
        table = _read_table(session, each, is_of_a_day=plan.day is not None and each.kind in LISTED_AS_OF)
        if isinstance(table, Problem):
            return table
        found.append(table)
    return found or error(_("The layout “{name}” has no table.", name=plan.name), rule="layout_tables")


def _read_table(session: Session, plan: TablePlan, *, is_of_a_day: bool) -> PlannedTable | Problem:
    conditions = read_filter(session, plan.kind, plan.filter) if plan.filter else ()
    if isinstance(conditions, Problem):
        return conditions
    columns = read_columns(session, plan.kind, plan.columns or usual_columns(plan.kind), is_of_a_day=is_of_a_day)
    if isinstance(columns, Problem):
        return columns
    group = next((each for each in groupable_fields(plan.kind) if each.key == plan.group), None)
    if plan.group and group is None:
        return error(
            _("“{key}” is no field by which the rows can be grouped.", key=plan.group[:60]), rule="layout_group"
        )
    if problem := _what_is_no_order(session, plan):
        return problem
    sort, then = plan.sort or None, plan.then if plan.sort else ()
    query = Query(plan.kind, sort=sort, descending=plan.descending, conditions=conditions, then=then)
    return PlannedTable(query, tuple(columns), group)


def _what_is_no_order(session: Session, plan: TablePlan) -> Problem | None:
    """What is sorted by has to be a column, but need not be shown."""
    keys = [plan.sort, *(key for key, _falls in plan.then)] if plan.sort else []
    found = read_columns(session, plan.kind, keys, is_of_a_day=False) if keys else ()
    return found if isinstance(found, Problem) else None


def usual_columns(kind: str) -> tuple[str, ...]:
    """The keys of the columns that a list of this kind usually has."""
    listed = [each.key for each in fields_of(KINDS[kind]) if each.kind.listed]
    return (*listed, *RECORD_KINDS[kind].columns) or (fields_of(KINDS[kind])[0].key,)


def groupable_fields(kind: str) -> list[Field]:
    """Those of which many records may have the very same value: choices, marks and links to one record."""
    fields = fields_of(KINDS[kind])
    return [each for each in fields if Operator.IS in each.kind.operators and not each.kind.holds_several]
