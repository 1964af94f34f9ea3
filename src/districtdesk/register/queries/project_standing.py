"""Every project with where it stands today: the one place that decides by which status a project is counted.

It is what its states tell of today for sure, as on its page; else what the record says of itself.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import Project, table_of
from ...records.states import State
from ..captions import batches
from ..claims.read_states import read_all_states
from ..claims.what_held import Held
from ..plain_rows import kept
from .as_of import statuses_today

_KIND = "project"


class StatusInTime(NamedTuple):
    """What the states of a project tell of its status today.

    `status`: the one by which it is counted; `recorded`: that of the record itself; None for none. `states`: those
    that say what `held`.
    """

    status: str | None
    recorded: str | None
    held: Held
    states: tuple[State, ...]


class ProjectStanding(NamedTuple):
    """A project with its status, None where none is known for sure, and the project that it is a phase of.

    `in_time`: what its states tell of the status, where they speak of it.
    """

    id: str
    status: str | None
    phase_of: str | None
    in_time: StatusInTime | None = None

    @property
    def recorded(self) -> str | None:
        """The status of the record itself: a list narrows by this one."""
        return self.in_time.recorded if self.in_time else self.status


def read_statuses_in_time(session: Session) -> dict[str, StatusInTime]:
    """By id, the projects whose states speak of their status."""
    speaking = {
        each: states
        for each, known in read_all_states(session, _KIND).items()
        if (states := [state for state in known if getattr(state, "status", None)])
    }
    own = table_of(Project)
    recorded: dict[str, str | None] = {}
    for batch in batches(speaking):
        rows = session.execute(select(own.c.id, own.c.status).where(own.c.id.in_(batch)))
        recorded.update((row[0], row[1]) for row in rows)
    held = statuses_today(session, _KIND, speaking, {each: {"status": said} for each, said in recorded.items()})
    return {each: _in_time(known, recorded.get(each), speaking[each]) for each, known in held.items()}


def _in_time(held: Held, recorded: str | None, states: list[State]) -> StatusInTime:
    is_sure = held.certainty == "so" and len(held.values) == 1
    status = str(held.values[0]) if is_sure else recorded
    return StatusInTime(status, recorded, held, tuple(each for each in states if each.id in held.states))


def read_project_standings(session: Session) -> list[ProjectStanding]:
    """All that are not removed, in the order in which they were entered."""
    own = table_of(Project)
    query = select(own.c.id, own.c.status, own.c.phase_of).where(kept(Project)).order_by(own.c.id)
    told = read_statuses_in_time(session)
    rows = (ProjectStanding(*row, told.get(row[0])) for row in session.execute(query))
    return [each._replace(status=each.in_time.status) if each.in_time else each for each in rows]
