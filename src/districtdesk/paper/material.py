"""What the page of a district is made of: what a reading copy tells, with its events and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..exchange.reading_material import DistrictMaterial, MaterialReader, ToldRecord
from ..overview.launches import Overdue, overdue
from ..records import ReturnDue
from ..records.today import today
from ..register.journal.store import Session
from ..register.queries.listing import ListRow
from ..register.queries.overview_query import read_launches
from ..register.queries.returns_due import read_returns_due

# Of projects these stand in the table of projects.
_IN_PROJECTS = "launch"


@dataclass(frozen=True, slots=True)
class PageMaterial:
    """`events`: of the district and its projects, without the launches of these. `late`: launches that did not come.
    `owed`: returns that should be here. `questions`: those that no source answers.
    """

    known: DistrictMaterial
    events: Sequence[ToldRecord]
    late: Sequence[Overdue]
    owed: Sequence[ReturnDue]
    questions: Sequence[ToldRecord]


def read_page_material(session: Session, row: ListRow, day: date | None) -> PageMaterial | None:
    """Of the district of this row, without personal data; None where there was none on that day."""
    reader = MaterialReader.as_of(session, day, without_personal=True)
    known = reader.read(row)
    if known is None:
        return None
    projects = [each.row.id for each in known.projects]
    launches = [each for each in read_launches(session, projects) if each.id not in reader.later.claims]
    return PageMaterial(
        known,
        list(_events(reader, row.id, projects)),
        overdue(launches, day or today()),
        [each for each in read_returns_due(session, row.id) if _is_late(each, day or today())],
        # Which were open on another day nobody has kept.
        [] if day else list(_open(reader, row.id, *projects)),
    )


def _events(reader: MaterialReader, district: str, projects: Sequence[str]) -> Iterator[ToldRecord]:
    for each in reader.read_belonging("event", "subjects", district, *projects):
        subjects = each.row.values["subjects"]
        is_own = isinstance(subjects, tuple) and district in subjects
        if each.row.id not in reader.later.claims and (is_own or each.row.values["event_kind"] != _IN_PROJECTS):
            yield each


def _open(reader: MaterialReader, *subjects: str) -> Iterator[ToldRecord]:
    found = reader.read_belonging("open_question", "subject", *subjects)
    return (each for each in found if each.row.values["status"] == "open")


def _is_late(owed: ReturnDue, day: date) -> bool:
    return owed.due_on is not None and owed.due_on.latest is not None and owed.due_on.latest < day
