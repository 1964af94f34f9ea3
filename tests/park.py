"""A district that became a park in 2024, by an order, with a new name and manager, and what became of its companies.

Made up. Three days tell of it: before, within the year of which no day is known, and after.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from districtdesk.names import Names
from districtdesk.records import (
    Citation,
    Company,
    CompanyState,
    District,
    DistrictState,
    LegalAct,
    Project,
    ProjectState,
    Record,
    Residency,
    Source,
)
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from tests.making import company, district, keep, on, project, residency, source

BEFORE, BETWEEN, AFTER = date(2020, 3, 1), date(2024, 6, 15), date(2025, 3, 1)
OLD = Names("Göytəpə Sənaye Məhəlləsi", "Goytepe Industrial District", "Гёйтепинский промышленный квартал")
NEW = Names("Muğan Sənaye Parkı", "Mughan Industrial Park", "Муганский промышленный парк")


def _park(manager: Company) -> District:
    return district(
        names=NEW, district_kind="industrial_park", status="operating", managed_by=manager.id, region="Jalilabad"
    )


@dataclass
class Park:
    """The records of it, not kept yet."""

    first: Company = field(default_factory=lambda: company("Agency for Districts"))
    second: Company = field(default_factory=lambda: company("Parks Agency"))
    order: LegalAct = field(
        default_factory=lambda: LegalAct(
            id=new_id(), kind_as_reported="order", number="77", date=on("2024"), issuer="The Cabinet"
        )
    )
    letter: Source = field(default_factory=lambda: source("Letter on the park"))
    resident: Company = field(
        default_factory=lambda: company("Glass", names=Names(az="Şüşə MMC", en="Glass", ru="Стекло"))
    )
    guest: Company = field(default_factory=lambda: company("Paint"))

    def __post_init__(self) -> None:
        self.district = _park(self.second)
        self.was = DistrictState(
            id=new_id(),
            district=self.district.id,
            since=on("2016-10-13"),
            names=OLD,
            district_kind="industrial_district",
            managed_by=self.first.id,
        )
        self.became = DistrictState(
            id=new_id(),
            district=self.district.id,
            since=on("2024"),
            legal_act=self.order.id,
            names=NEW,
            district_kind="industrial_park",
            managed_by=self.second.id,
        )
        self.cited = Citation(id=new_id(), record=self.became.id, source=self.letter.id)
        self.owned = CompanyState(
            id=new_id(),
            company=self.resident.id,
            since=on("2018"),
            until=on("2024-01-31"),
            names=Names(az="Kristal MMC"),
            owners=(self.guest.id,),
        )
        self.plant: Project = project("Glass plant", district=self.district.id, status="operating")
        self.built = ProjectState(
            id=new_id(),
            project=self.plant.id,
            since=on("2019-05-01"),
            until=on("2024-03-31"),
            status="under_construction",
        )
        self.residencies = [
            *self._registered(self.resident, "resident"),
            *self._registered(self.guest, "non_resident"),
        ]

    def _registered(self, of: Company, kind: str) -> list[Residency]:
        """Once in the district, and again in the park."""
        first = {"residency_kind": "resident", "status": "cancelled", "ended_on": on("2024-09-30")}
        again = {"residency_kind": kind, "status": "re_registered", "registered_on": on("2024-10-01")}
        return [
            residency(self.district, of, registered_on=on("2018-02-01"), **first),
            residency(self.district, of, **again),
        ]

    def all(self) -> list[Record]:
        states = [self.was, self.became, self.owned, self.built]
        things = [self.first, self.second, self.order, self.letter, self.resident, self.guest]
        return [*things, self.district, self.plant, *states, self.cited, *self.residencies]


def keep_park(register: Register) -> Park:
    """Keep it all in this register."""
    park = Park()
    keep(register, *park.all())
    return park
