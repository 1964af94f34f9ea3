"""Every project with where it stands."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import Project, table_of
from ..plain_rows import kept


class ProjectStanding(NamedTuple):
    """A project with its status, None where none is given, and the project that it is a phase of."""

    id: str
    status: str | None
    phase_of: str | None


def read_project_standings(session: Session) -> list[ProjectStanding]:
    """All that are not removed, in the order in which they were entered."""
    own = table_of(Project)
    query = select(own.c.id, own.c.status, own.c.phase_of).where(kept(Project))
    return [ProjectStanding._make(row) for row in session.execute(query.order_by(own.c.id))]
