"""What somebody asked to have written: a layout, ready-made or saved, one kind of record, or the whole register."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..exchange.layout_names import LAYOUTS, WHOLE
from ..i18n import _
from ..problems import Problem, error
from ..records import KINDS, fields_of
from ..register.journal.store import Register, Session
from ..register.queries.filter_text import compares
from ..register.queries.layout_plan import LayoutPlan, with_filter
from ..register.queries.listing import Query
from ..register.queries.saved_filters import filter_called, read_filters
from ..register.queries.saved_layouts import PlannedTable, layout_called, read_saved_layouts, read_tables


@dataclass(frozen=True, slots=True)
class AskedExport:
    """`layout`: one of LAYOUTS, "" for none. `tables`: those of a saved layout that has its own. `kinds`: these of
    the whole register alone. `language` "": that of the moment.
    """

    out: Path
    layout: str = ""
    query: Query | None = None
    tables: tuple[PlannedTable, ...] = ()
    kinds: tuple[str, ...] = ()
    by_district: bool = False
    day: date | None = None
    without_personal: bool = False
    title: str = ""
    mark: str = ""
    language: str = ""

    @property
    def suffix(self) -> str:
        return self.out.suffix.lower()


def read_asked(register: Register, arguments: Namespace) -> AskedExport | Problem:
    """What the arguments ask for, or why it cannot be made."""
    name = arguments.layout or WHOLE
    with register.read() as session:
        plan = LayoutPlan(form=name) if name == WHOLE or name in LAYOUTS else layout_called(session, name)
        if plan is None:
            return _no_layout(session, name)
        if arguments.layout and arguments.kind:
            return error(_("A layout says itself which records it is of: leave --kind out."), rule="layout_kind")
        asked = _read_plan(session, _with_arguments(plan, arguments), arguments)
        return _split(asked) if arguments.by_district and not isinstance(asked, Problem) else asked


def _no_layout(session: Session, name: str) -> Problem:
    names = ", ".join((*LAYOUTS, *(each.name for each in read_saved_layouts(session))))
    return error(_("“{text}” is no layout. The layouts are: {names}.", text=name[:80], names=names), rule="layout")


def _with_arguments(plan: LayoutPlan, arguments: Namespace) -> LayoutPlan:
    """What is said explicitly goes before what the layout says."""
    return replace(
        plan,
        day=arguments.as_of or plan.day,
        language=arguments.language or plan.language,
        without_personal=arguments.without_personal or plan.without_personal,
        by_district=arguments.by_district or plan.by_district,
        mark=arguments.mark or plan.mark,
    )


def _split(asked: AskedExport) -> AskedExport | Problem:
    """With a sheet for each district, or why that cannot be."""
    if asked.suffix != ".xlsx":
        return error(_("Only a workbook, .xlsx, has a sheet for each district."), rule="split_file")
    if asked.layout:
        layout = LAYOUTS[asked.layout]
        is_refused = not layout.can_split and not layout.is_document
        return error(_(layout.why_one), rule="split_layout") if is_refused else asked
    if asked.query is not None:
        table = PlannedTable(asked.query, fields_of(KINDS[asked.query.kind]))
        return replace(asked, query=None, tables=(table,))
    if asked.tables:
        return asked
    return error(_("The whole register has a sheet for each kind of record."), rule="split_register")


def _read_plan(session: Session, plan: LayoutPlan, arguments: Namespace) -> AskedExport | Problem:
    asked = AskedExport(
        arguments.out,
        by_district=plan.by_district,
        day=plan.day,
        without_personal=plan.without_personal,
        title=plan.name,
        mark=plan.mark,
        language=plan.language,
    )
    if plan.form == WHOLE:
        return _of_register(session, plan, asked, arguments)
    if plan.form:
        return _of_form(session, plan, asked, arguments.filter)
    return _of_tables(session, plan, asked, arguments.filter)


def _of_register(
    session: Session, plan: LayoutPlan, asked: AskedExport, arguments: Namespace
) -> AskedExport | Problem:
    asked = replace(asked, kinds=tuple(each.kind for each in plan.tables))
    if arguments.filter or arguments.kind:
        query = read_filters(session, arguments.kind or "", arguments.filter)
        if isinstance(query, Problem):
            return query
        return replace(asked, query=query)
    if asked.suffix == ".csv":
        return error(_("A CSV file holds one table: say which with --kind, --filter or --layout."), rule="table")
    return asked


def _of_form(session: Session, plan: LayoutPlan, asked: AskedExport, filters: Sequence[str]) -> AskedExport | Problem:
    layout = LAYOUTS.get(plan.form)
    if layout is None:
        return error(_("This program has no layout “{name}”.", name=plan.form[:80]), rule="layout")
    texts = [*(each.filter for each in plan.tables if each.filter), *filters]
    if asked.suffix == ".csv" and layout.is_document:
        text = _("The layout “{layout}” is made to be read: write it as a workbook, .xlsx.", layout=plan.form)
        return error(text, rule="layout_csv")
    if asked.suffix == ".json" and not layout.is_exact:
        return error(_("Only the layout “claims” can be written as JSON."), rule="layout_json")
    if asked.without_personal and not layout.may_lose_people:
        text = _("This layout says who said what: it cannot be made without personal data.")
        return error(text, rule="layout_people")
    if not texts:
        return replace(asked, layout=plan.form)
    query = read_filters(session, layout.kind, texts) if layout.kind else None
    if isinstance(query, Problem):
        return query
    if query is None or query.kind != layout.kind:
        text = _("The layout “{layout}” takes no such filter.", layout=plan.name or plan.form)
        return error(text, rule="layout_filter")
    return replace(asked, layout=plan.form, query=query)


def _of_tables(
    session: Session, plan: LayoutPlan, asked: AskedExport, filters: Iterable[str]
) -> AskedExport | Problem:
    narrowed = _narrowed(session, plan, filters)
    tables = narrowed if isinstance(narrowed, Problem) else read_tables(session, narrowed)
    if isinstance(tables, Problem):
        return tables
    if asked.suffix == ".csv" and len(tables) > 1:
        text = _("A CSV file holds one table, and the layout “{layout}” has several.", layout=plan.name)
        return error(text, rule="table")
    return replace(asked, tables=tuple(tables))


def _narrowed(session: Session, plan: LayoutPlan, filters: Iterable[str]) -> LayoutPlan | Problem:
    """With these conditions too; a saved filter says of which table, and others are of the only one."""
    kinds = [each.kind for each in plan.tables]
    for text in filters:
        saved = None if compares(text) else filter_called(session, text)
        kind = saved.kind if saved else kinds[0] if len(kinds) == 1 else ""
        if kind not in kinds:
            text = _("The layout “{layout}” takes no such filter.", layout=plan.name)
            return error(text, rule="layout_filter")
        plan = with_filter(plan, kind, saved.text if saved else text)
    return plan
