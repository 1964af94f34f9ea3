"""Of what a wider subject consists: the zones of a district, the phases of a project, the members of a group."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import KINDS, District, Project, Residency, SubjectGroup, field_of, table_of
from ..plain_rows import kept
from .project_standing import read_statuses_in_time


def read_members(session: Session, kind: str, record_id: str) -> list[str]:
    """The ids of those, each once; a group within a group stands for its own members."""
    record_type = KINDS[kind]
    if record_type.whole_by:
        link = getattr(record_type, record_type.whole_by)
        query = select(record_type.id).where(link == record_id, record_type.removed_at.is_(None))
        return list(session.scalars(query.order_by(record_type.id)))
    return _members(session, record_id) if record_type is SubjectGroup else []


def read_projects_in(session: Session, district: str) -> list[str]:
    """The projects of a district that were not given up."""
    own = table_of(Project)
    statuses = field_of(Project, "status").kind
    given_up = [each for each in statuses.all_values() if statuses.standing(each) == "over"]
    query = select(own.c.id, own.c.status).where(own.c.district == district, kept(Project)).order_by(own.c.id)
    told = read_statuses_in_time(session)
    standing = ((row[0], told[row[0]].status if row[0] in told else row[1]) for row in session.execute(query))
    return [each for each, status in standing if status not in given_up]


def read_company_ties(session: Session) -> dict[str, tuple[str, ...]]:
    """Of each residency its company, and of each project its residency: what is said of these holds theirs."""
    found: dict[str, tuple[str, ...]] = {}
    for record_type, key in ((Residency, "company"), (Project, "residency")):
        own = table_of(record_type)
        rows = session.execute(select(own.c.id, own.c[key]).where(own.c[key].is_not(None), kept(record_type)))
        found.update((row[0], (row[1],)) for row in rows)
    return found


def _members(session: Session, group_id: str) -> list[str]:
    found: dict[str, None] = {}
    waiting = [group_id]
    seen: set[str] = set()
    while waiting:
        each = waiting.pop(0)
        group = None if each in seen else session.get(SubjectGroup, each)
        seen.add(each)
        if group is not None:
            waiting += [*(group.members or ()), *_all_of_kind(session, group)]
        elif session.get(SubjectGroup, each) is None:
            found[each] = None
    return list(found)


def _all_of_kind(session: Session, group: SubjectGroup) -> list[str]:
    if not group.all_of_kind:
        return []
    query = select(District.id).where(District.district_kind == group.all_of_kind, kept(District))
    return list(session.scalars(query.order_by(District.id)))
