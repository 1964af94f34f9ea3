"""The worksheets of tables that somebody put together: one for each kind of record, or some for each district."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from .. import i18n
from ..i18n import _
from ..record_kinds import RECORD_KINDS
from ..records import District, kind_of
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.chosen import read_chosen
from ..register.queries.listing import Query
from ..register.queries.of_district import of_district, of_others, read_within
from ..register.queries.personal import LeftOut, personal_kinds
from ..register.queries.saved_layouts import PlannedTable
from .arranged_columns import arranged
from .grouped_rows import grouped
from .layout import BookSheet
from .list_sheets import list_sheet
from .titles import fitting_title


@dataclass(frozen=True, slots=True)
class TablesOrder:
    """The `tables` of a workbook of this `title`. `day`: as of which; `mark`: who may see it, on every page."""

    title: str
    tables: tuple[PlannedTable, ...]
    by_district: bool = False
    day: date | None = None
    without_personal: bool = False
    mark: str = ""


def planned_sheets(session: Session, asked: TablesOrder, left_out: LeftOut | None) -> list[BookSheet]:
    """A sheet for each table; by district those of each district that are not empty, and what has none at the end."""
    tables = [each for each in asked.tables if left_out is None or each.query.kind not in personal_kinds()]
    if asked.by_district:
        found = list(_by_district(session, tables, left_out))
        if found:
            return found
    return [planned_sheet(session, each, left_out) for each in tables]


def first_planned(session: Session, asked: TablesOrder, left_out: LeftOut | None) -> BookSheet | None:
    """The first of them, without making the others."""
    tables = [each for each in asked.tables if left_out is None or each.query.kind not in personal_kinds()]
    found = next(_by_district(session, tables, left_out), None) if asked.by_district else None
    return found or next((planned_sheet(session, each, left_out) for each in tables), None)


def planned_sheet(
    session: Session, table: PlannedTable, left_out: LeftOut | None, *, is_grouped: bool = True
) -> BookSheet:
    """The sheet of one table, under the headings of its groups where that is wanted."""
    kind, group = table.query.kind, table.group
    if group is not None and left_out is not None and group.kind.personal:
        group = None
    fields = list(table.fields)
    if is_grouped and group is not None and group not in fields:
        fields.append(group)
    sheet = list_sheet(session, table.query, fields, left_out, is_for_paper=True)
    sheet = arranged(sheet, [each.key for each in table.fields])
    return grouped(sheet, kind, group) if is_grouped and group is not None else sheet


def _by_district(session: Session, tables: list[PlannedTable], left_out: LeftOut | None) -> Iterator[BookSheet]:
    language = i18n.language()
    told: list[set[str]] = [set() for _table in tables]
    for row in listing.everything(session, Query(kind_of(District))):
        within = read_within(session, row.id)
        for table, known in zip(tables, told, strict=True):
            own = replace(table, query=of_district(session, table.query, within))
            found = read_chosen(session, own.query).ids
            known |= found
            if found:
                sheet = planned_sheet(session, own, left_out)
                yield _named(sheet, row.caption.among(language), table.query.kind if len(tables) > 1 else "")
    for table, known in zip(tables, told, strict=True):
        query = of_others(session, table.query, known)
        if query is not None:
            sheet = planned_sheet(session, replace(table, query=query), left_out)
            yield _named(sheet, _("Without a district"), table.query.kind if len(tables) > 1 else "")


def _named(sheet: BookSheet, name: str, kind: str) -> BookSheet:
    """Named after the district, and after what it holds where there are several of a district."""
    if not kind:
        return replace(sheet, title=fitting_title(name), full_title=name, note=name)
    full = _("{district}, {records}", district=name, records=_(RECORD_KINDS[kind].many))
    return replace(sheet, title=fitting_title(name, f", {_(RECORD_KINDS[kind].many)}"), full_title=full, note=full)
