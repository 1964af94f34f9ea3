"""Where a number of the overview comes from: what it counts, and what it leaves out and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from .. import i18n
from ..register.captions import captions
from ..register.journal.store import Register, Session
from ..register.queries.listing import Query
from ..register.queries.overview_material import Material, TotalsMaterial
from ..register.queries.overview_query import read_totals_material
from ..register.queries.subject_claims import read_evidence
from .claims import Claims, grouped
from .narrowed_material import read_compared
from .projects import MoneyColumn
from .traced import LISTED, Breakdown
from .traced_claims import trace_cell, trace_money, trace_total
from .traced_projects import trace_district, trace_overdue, trace_projects, trace_status, trace_year
from .traced_recorded import trace_recorded


class AskedNumber(NamedTuple):
    """Which number: the tile of a key; of a district, by its id, that of a column, or what is recorded of it; the
    projects of a status, or what they come to in a column of money; the launches of a bar, by its subjects.
    """

    what: Literal["tile", "cell", "recorded", "status", "year"]
    key: str = ""
    district: str = ""
    money: MoneyColumn | None = None
    subjects: tuple[str, ...] = ()


def read_breakdown(register: Register, asked: AskedNumber, day: date, query: Query | None = None) -> Breakdown:
    """Of a register, or of the districts that a query finds, in the language of the moment."""
    with register.read() as session:
        material: TotalsMaterial
        if query is None and asked.what != "recorded":
            material = read_totals_material(session, i18n.language())
            claims = grouped(material.figures, material.measures)
        else:
            material, claims, _chosen = read_compared(session, query)
        found = _break_down(session, material, claims, asked, day)
        if query is not None:
            # The list knows nothing of the districts that were chosen here.
            found = replace(found, kind="", conditions=())
        more = max(len(found.left_out) - LISTED, 0)
        found = replace(found, left_out=found.left_out[:LISTED], unlisted=found.unlisted + more)
        claims_of = read_evidence(session, [each.id for each in found.rows if each.kind == "figure"])
        return found.titled(captions(session, {each.about for each in found.rows})).with_sources(claims_of)


def _break_down(
    session: Session, material: TotalsMaterial, claims: Claims, asked: AskedNumber, day: date
) -> Breakdown:
    if asked.what == "cell" and asked.key != "projects":
        return trace_cell(session, material, claims, asked.district, asked.key)
    if asked.what == "recorded" and isinstance(material, Material):
        return trace_recorded(session, material, claims, asked.district, asked.key)
    if asked.what == "cell":
        return trace_district(session, material, asked.district)
    if asked.what == "year":
        return trace_year(material, asked.subjects, asked.key)
    if asked.what == "status" and asked.money:
        return trace_money(session, material, claims, asked.key or None, asked.money)
    if asked.what == "status":
        return trace_status(material, asked.key or None)
    if asked.key == "projects":
        return trace_projects(material, claims, day)
    if asked.key == "overdue":
        return trace_overdue(material, claims, day)
    return trace_total(session, material, claims, asked.key)
