"""A saved layout, or the whole register, as the documents that are printed of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from .. import i18n
from ..i18n import _
from ..problems import Problem
from ..register.journal.store import Register, Session
from ..register.queries import listing
from ..register.queries.condition import Condition
from ..register.queries.filter_text import read_filter
from ..register.queries.layout_plan import LayoutPlan
from ..register.queries.personal import LeftOut
from ..register.queries.saved_layouts import read_tables
from .cover import make_cover
from .document import DocumentSheet
from .errors import ExchangeError
from .export import sheets_of_layout, whole_sheets
from .layout import BookSheet
from .layout_names import LAYOUTS, WHOLE
from .layouts import LayoutOrder
from .noted import reading_still
from .planned_sheets import TablesOrder, planned_sheets
from .printed import PrintMaterial, printed_documents


def read_planned(register: Register, plan: LayoutPlan, day: date | None, tick: Callable[[], None]) -> PrintMaterial:
    """What the plan says, as of this day. Raises ExchangeError for what this register cannot read any more."""
    plan = replace(plan, day=day)
    with i18n.speaking(plan.language or i18n.language()), reading_still(register, tick, day) as session:
        left_out = LeftOut(session) if plan.without_personal else None
        documents, sheets = _sheets(session, plan, left_out, tick)
        how: dict[str, Any] = {"left_out": left_out, "mark": plan.mark}
        cover = make_cover(plan.name, register, session, 0, **how)
        return PrintMaterial(cover, printed_documents(documents, sheets, tick))


def _sheets(
    session: Session, plan: LayoutPlan, left_out: LeftOut | None, tick: Callable[[], None]
) -> tuple[Sequence[DocumentSheet], Sequence[BookSheet]]:
    if plan.form == WHOLE:
        return (), _whole(session, plan, left_out, tick)
    if plan.form:
        return _of_form(session, plan)
    tables = read_tables(session, plan)
    if isinstance(tables, Problem):
        raise ExchangeError(tables.message)
    asked = TablesOrder(plan.name, tuple(tables), plan.by_district, plan.day, plan.without_personal, plan.mark)
    return (), planned_sheets(session, asked, left_out)


def _whole(session: Session, plan: LayoutPlan, left_out: LeftOut | None, tick: Callable[[], None]) -> list[BookSheet]:
    totals = left_out.counts() if left_out else listing.counts(session)
    kinds = {each.kind for each in plan.tables} or totals.keys()
    wanted = {kind: total for kind, total in totals.items() if total and kind in kinds}
    return whole_sheets(session, wanted, left_out, tick)


def _of_form(session: Session, plan: LayoutPlan) -> tuple[Sequence[DocumentSheet], Sequence[BookSheet]]:
    if plan.form not in LAYOUTS:
        raise ExchangeError(_("This program has no layout “{name}”.", name=plan.form[:80]))
    found: list[Condition] = []
    for each in plan.tables:
        read = read_filter(session, LAYOUTS[plan.form].kind, each.filter) if each.filter else ()
        if isinstance(read, Problem):
            raise ExchangeError(read.message)
        found += read
    how: dict[str, Any] = {"title": plan.name, "mark": plan.mark, "by_district": plan.by_district}
    asked = LayoutOrder(tuple(found), plan.without_personal, plan.day, **how)
    return sheets_of_layout(session, plan.form, asked)
