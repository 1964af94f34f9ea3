"""What the pages of a district and of a project are made of, read once: today, or as of a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..exchange.reading_material import LAUNCH, MaterialReader, ToldRecord
from ..folding import order_key
from ..i18n import language
from ..overview.launches import Overdue, overdue
from ..records.today import today
from ..register.claims.milestones import MILESTONES
from ..register.journal.store import Session
from ..register.queries.column_material import Milestones
from ..register.queries.listing import ListRow
from ..register.queries.overview_query import read_launches
from ..register.queries.project_standing import StatusInTime, read_statuses_in_time
from ..register.queries.subject_claims import Claim
from .findings import PageFindings, read_findings


@dataclass(frozen=True, slots=True)
class PageMaterial:
    """`subject`: the district or the project. `claims`: by the id of what they are of, as the milestones are told of
    it and its projects. `events`: without those that stand among the milestones.
    `late`: launches that did not come. `findings`: what needs attention. `zones`: what the zones of a district are
    called, whose projects and residents stand among its own. `in_time`: by id, the projects whose states speak of
    their status.
    """

    subject: ToldRecord
    claims: Mapping[str, Sequence[Claim]]
    milestones: Milestones
    late: Sequence[Overdue]
    events: Sequence[ToldRecord]
    acts: Sequence[ToldRecord]
    findings: PageFindings
    projects: Sequence[ToldRecord] = ()
    residents: Sequence[ToldRecord] = ()
    launches: Sequence[ToldRecord] = ()
    partners: Sequence[ToldRecord] = ()
    products: Sequence[ToldRecord] = ()
    zones: Sequence[str] = ()
    in_time: Mapping[str, StatusInTime] = field(default_factory=dict)

    def ids(self) -> frozenset[str]:
        """Of all records in it."""
        lists = (self.events, self.acts, self.projects, self.residents, self.launches, self.partners, self.products)
        told = (self.subject, *(each for known in lists for each in known))
        claims = (claim.figure.id for claims in self.claims.values() for claim in claims)
        found = (item.id for sort in self.findings.sorts for item in sort.items)
        return frozenset((*(each.row.id for each in told), *claims, *self.milestones.events, *found))


def read_district_material(session: Session, row: ListRow) -> PageMaterial:
    """Of the district of this row, without personal data."""
    reader = MaterialReader(session, without_personal=True)
    known = reader.read(row)
    subjects = [row.id, *(each.row.id for each in known.projects)]
    return PageMaterial(
        known.district,
        known.claims,
        known.milestones,
        _late(reader, subjects[1:]),
        [each for each in _events(reader, subjects) if _is_of(each, row.id) or not _is_launch(each)],
        known.acts,
        read_findings(session, row.id),
        known.projects,
        known.residents,
        zones=sorted(
            (each.caption.show() for each in reader.find_zones(row.id)),
            key=lambda name: order_key(name, language()),
        ),
        in_time=read_statuses_in_time(session),
    )


def read_project_material(session: Session, row: ListRow) -> PageMaterial:
    """Of the project of this row, without personal data."""
    reader = MaterialReader(session, without_personal=True)
    told = reader.read_told([row])
    events = list(_events(reader, [row.id]))
    return PageMaterial(
        told[0],
        reader.read_claims_of([row.id]),
        reader.read_milestones_of([row.id]),
        _late(reader, [row.id]),
        [each for each in events if each.row.values["event_kind"] not in MILESTONES],
        [each for each in reader.read_belonging("legal_act", "concerns", row.id) if reader.is_by_now(each)],
        read_findings(session, row.id),
        launches=[each for each in events if _is_launch(each)],
        partners=reader.read_belonging("participation", "project", row.id),
        products=reader.read_belonging("product", "project", row.id),
    )


def _late(reader: MaterialReader, projects: Sequence[str]) -> list[Overdue]:
    return overdue(read_launches(reader.session, projects), today())


def _events(reader: MaterialReader, subjects: Sequence[str]) -> Iterator[ToldRecord]:
    return iter(reader.read_belonging("event", "subjects", *subjects))


def _is_launch(event: ToldRecord) -> bool:
    return event.row.values["event_kind"] == LAUNCH


def _is_of(event: ToldRecord, subject: str) -> bool:
    subjects = event.row.values["subjects"]
    return isinstance(subjects, tuple) and subject in subjects
