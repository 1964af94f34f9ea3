"""What a reading copy of a district is made of: what is shown of it, read at once, today or as of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..dates.imprecise import ImpreciseDate
from ..overview.together import with_wholes
from ..records import KINDS, field_of
from ..records.today import today
from ..register.claims.milestones import MILESTONES
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.column_material import Milestones, read_milestones
from ..register.queries.display_values import read_display_values
from ..register.queries.listing import ListRow, Query
from ..register.queries.overview_query import ZONES_AND_PHASES, read_wholes
from ..register.queries.subject_claims import Claim, Evidence, read_claims, read_evidence

DISTRICT, LAUNCH = "district", "launch"
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """A record, by field key the words that stand in place of its own values, and the citations that tell of it."""

    row: ListRow
    words: Words = field(default_factory=dict)
    evidence: Sequence[Evidence] = ()

    def show(self, key: str) -> str:
        """A field as people read it; empty where nothing is known."""
        return self.words.get(key) or self.row.show(field_of(KINDS[self.row.kind], key))

    def show_in(self, key: str, place: str) -> str:
        """The same of a project or a resident, with the zone in which it lies where that is no place of its own."""
        zone = "" if self.row.values[DISTRICT] == place else self.show(DISTRICT)
        return ", ".join(filter(None, (self.show(key), zone)))

    def when(self, key: str) -> ImpreciseDate | None:
        value = self.row.values[key]
        return value if isinstance(value, ImpreciseDate) else None


@dataclass(frozen=True, slots=True)
class DistrictMaterial:
    """A district with what belongs to it; claims by the id of what they are of."""

    district: ToldRecord
    claims: Mapping[str, Sequence[Claim]]
    milestones: Milestones
    residents: Sequence[ToldRecord]
    projects: Sequence[ToldRecord]
    people: Sequence[ToldRecord]
    acts: Sequence[ToldRecord]

    def ids(self) -> frozenset[str]:
        """Of all records in it."""
        told = (self.district, *self.residents, *self.projects, *self.people, *self.acts)
        claims = (claim.figure.id for claims in self.claims.values() for claim in claims)
        return frozenset((*(each.row.id for each in told), *claims, *self.milestones.events))


@dataclass(frozen=True, slots=True)
class MaterialReader:
    """Reads it district by district."""

    session: Session
    without_personal: bool = False

    def find_zones(self, district: str) -> list[ListRow]:
        """What lies within it, at whatever remove."""
        wholes = read_wholes(self.session, ZONES_AND_PHASES)
        inside = [each for each in wholes if district in with_wholes(each, wholes)[1:]]
        return listing.standing(self.session, DISTRICT, inside) if inside else []

    def read(self, row: ListRow) -> DistrictMaterial:
        """Of the district of this row, with the projects and residents of its zones."""
        (district,) = self.read_told([row])
        zones = [each.id for each in self.find_zones(row.id)]
        projects = self.read_belonging("project", DISTRICT, row.id, *zones)
        subjects = [row.id, *(each.row.id for each in projects)]
        return DistrictMaterial(
            district,
            self.read_claims_of(subjects),
            self.read_milestones_of(subjects),
            self.read_belonging("residency", DISTRICT, row.id, *zones),
            projects,
            [] if self.without_personal else self._people(district),
            [each for each in self.read_belonging("legal_act", DISTRICT, row.id) if self.is_by_now(each)],
        )

    def read_belonging(self, kind: str, link: str, *targets: str) -> list[ToldRecord]:
        """The records of this kind that point at these by this field; acts that have to do with them in any way."""
        found = Query(kind, linked=(link, targets), either_way=kind == "legal_act")
        return self.read_told(list(listing.everything(self.session, found)))

    def read_told(self, rows: list[ListRow]) -> list[ToldRecord]:
        """The records as they are."""
        evidence = read_evidence(self.session, [row.id for row in rows])
        shown = read_display_values(self.session, rows[0].kind, rows) if rows else {}
        return [ToldRecord(row, shown.get(row.id, {}), evidence.get(row.id, ())) for row in rows]

    def read_claims_of(self, subjects: Sequence[str]) -> dict[str, list[Claim]]:
        """The claims about these, by their ids."""
        found: dict[str, list[Claim]] = {each: [] for each in subjects}
        for claim in read_claims(self.session, subjects):
            for each in claim.subjects:
                if each in found:
                    found[each].append(claim)
        return found

    def read_milestones_of(self, subjects: Sequence[str]) -> Milestones:
        """What was announced of these and what came."""
        return read_milestones(self.session, subjects, MILESTONES)

    def _people(self, district: ToldRecord) -> list[ToldRecord]:
        """Who holds an office of what runs the district."""
        body = district.row.values["managed_by"]
        held = self.read_belonging("office", "body", body) if isinstance(body, str) else []
        return [each for each in held if self.is_by_now(each, "since") and not self._is_over(each)]

    def is_by_now(self, told: ToldRecord, key: str = "date") -> bool:
        """Whether it may have begun by the day."""
        begun = told.when(key)
        return begun is None or begun.earliest is None or begun.earliest <= today()

    def _is_over(self, told: ToldRecord) -> bool:
        over = told.when("until")
        return over is not None and over.latest is not None and over.latest < today()
