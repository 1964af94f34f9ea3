"""By what the projects of a timeline are grouped besides their own fields: who takes part, from where, how large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...names import Names
from ...records import Company, Participation, Record, table_of
from ..plain_rows import kept
from .listing import in_order
from .query import Query

# The claim by whose amount projects are put in order, the largest first; amounts in other currencies stand apart.
_SIZE = "headline.investment_value"


@dataclass(frozen=True, slots=True)
class ProjectGroups:
    """By the id of a project: the companies that take part, by their ids; countries by code or as printed; its place
    among all by size."""

    companies: Mapping[str, dict[str, Names]] = field(default_factory=dict)
    countries: Mapping[str, list[tuple[str | None, str | None]]] = field(default_factory=dict)
    by_size: Mapping[str, int] = field(default_factory=dict)


def read_project_groups(session: Session) -> ProjectGroups:
    own, company, base = table_of(Participation), table_of(Company), table_of(Record)
    country = func.coalesce(own.c.country, company.c.country)
    query = select(own.c.project, own.c.company, base.c.caption, country, own.c.country_as_printed)
    query = query.select_from(own).where(kept(Participation), own.c.project.is_not(None))
    query = query.outerjoin(company, company.c.id == own.c.company).outerjoin(base, base.c.id == own.c.company)
    companies: dict[str, dict[str, Names]] = {}
    countries: dict[str, list[tuple[str | None, str | None]]] = {}
    for project, who, names, code, printed in session.execute(query.order_by(own.c.id)):
        if who and names:
            companies.setdefault(project, {})[who] = names
        if code or printed:
            countries.setdefault(project, []).append((code, printed))
    ids = in_order(session, Query("project", sort=_SIZE, descending=True))
    return ProjectGroups(companies, countries, {each: place for place, each in enumerate(ids.among(0, len(ids)))})
