"""A register as a ministry has it after some years; its names and numbers are made up, and the same each time.

12 districts, 160 companies, 360 projects, 1,000 claims (540 figures, 460 events) with sources, contradictions,
superseded ones, imprecise dates, slipping launches, residencies, names in three languages, and some removed records.

python -m tests.filled_register FILE.ddesk
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from districtdesk.i18n import N_
from districtdesk.names import Names
from districtdesk.records import (
    Citation,
    Company,
    District,
    Event,
    Figure,
    LegalAct,
    Participation,
    Project,
    Record,
    Residency,
    ReturnDue,
    Source,
)
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create
from tests.filled_names import FIRST, FORMS, PLACES, PLANTS, SECOND, SPEAKERS
from tests.making import INDICATOR_IDS, keep, on

DISTRICTS, COMPANIES, PROJECTS, FIGURES, EVENTS = 12, 160, 360, 540, 460
CLAIMS = FIGURES + EVENTS
# How many of each were there once, beside those that stand.
REMOVED = {"company": 3, "project": 4, "figure": 6}
_YEARS = (2022, 2023, 2024, 2025)
_ABOUT = ("exact", "exact", "exact", "about", "more_than", "at_least", "up_to")
_PLAN_STATUSES = ("identified", "preparation", "ground_broken", "under_construction", "under_construction")
_COUNTRIES = ("TR", "UZ", "CN", "DE", "KZ", "IT")


@dataclass
class Filled:
    """What is to be kept, kind by kind, in the order in which it is made."""

    chance: random.Random = field(default_factory=lambda: random.Random(2026))
    sources: list[Source] = field(default_factory=list)
    companies: list[Company] = field(default_factory=list)
    acts: list[LegalAct] = field(default_factory=list)
    districts: list[District] = field(default_factory=list)
    residencies: list[Residency] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    returns: list[ReturnDue] = field(default_factory=list)
    removed: list[Record] = field(default_factory=list)
    _made: int = 0

    def __post_init__(self) -> None:
        for make in (
            self._sources,
            self._companies,
            self._districts,
            self._residencies,
            self._projects,
            self._launches,
            self._other_events,
            self._district_figures,
            self._contradictions,
            self._project_figures,
            self._evidence,
            self._removed,
        ):
            make()

    def new_id(self) -> str:
        """An id like all others, but the same in each register."""
        self._made += 1
        return str(UUID(int=0x0190 << 112 | 7 << 76 | 2 << 62 | self._made))

    def _one_of(self, number: int, of: int) -> bool:
        return number % of == of - 1

    # What everything else speaks of.

    def _sources(self) -> None:
        kinds = (
            ("report", "İqtisadiyyat Nazirliyi", "Sənaye məhəllələrinin illik hesabatı", "az"),
            ("news_item", "Деловой вестник Каспия", "Новые предприятия в регионах", "ru"),
            ("letter", "Industrial Zones Agency", "Letter on residents and jobs", "en"),
            ("spreadsheet", "Sənaye Zonaları Agentliyi", "Rezidentlər üzrə cədvəl", "az"),
        )
        for year in (2021, *_YEARS):
            for half in range(8):
                kind, publisher, title, language = kinds[half % 4]
                # Of the end of a year is told in the next.
                day = on(f"{year + 1}-{1 + half // 4 * 3:02}-{10 + half}")
                values = {"title": f"{title}, {year}", "publisher": publisher, "language": language, "date": day}
                self.sources.append(Source(id=self.new_id(), source_kind=kind, **values))

    def _companies(self) -> None:
        for number in range(COMPANIES):
            first, (second, activity) = FIRST[number // len(SECOND)], SECOND[number % len(SECOND)]
            three = Names(f"{first.az} {second.az}", f"{first.en} {second.en}", f"{first.ru} {second.ru}")
            told = {"tax_id": f"{1400000001 + number * 7919}"} if not self._one_of(number, 9) else {}
            self.companies.append(
                Company(
                    id=self.new_id(),
                    names=_known(three, number),
                    legal_form=FORMS[number % len(FORMS)],
                    company_kind="agency" if number == 0 else "company",
                    country="AZ" if number % 7 else _COUNTRIES[number // 7 % len(_COUNTRIES)],
                    activity=activity,
                    **told,
                )
            )

    def _districts(self) -> None:
        for number, place in enumerate(PLACES):
            act = LegalAct(
                id=self.new_id(),
                kind_as_reported="order" if number % 3 else "decree",
                number=str(1812 + 37 * number),
                date=on(f"{2015 + number % 5}-{1 + number % 12:02}-{5 + number:02}"),
                issuer="Azərbaycan Respublikasının Prezidenti",
                title=Names(az=f"{place.district.az} yaradılması haqqında"),
                effect="establishes",
            )
            made = District(
                id=self.new_id(),
                names=place.district,
                district_kind=place.kind,
                status="established" if number > 9 else "operating",
                established_by=act.id,
                region=place.region,
                latitude=Decimal(place.north),
                longitude=Decimal(place.east),
                managed_by=self.companies[0].id,
            )
            act.district = (made.id,)
            self.acts.append(act)
            self.districts.append(made)
            for year in (2024, 2025):
                came = {"received_on": on(f"{year + 1}-02-{3 + number:02}")} if number % 4 else {}
                form = {"form": "SM-1 illik hesabat", "period": on(str(year)), "due_on": on(f"{year + 1}-02-01")}
                self.returns.append(ReturnDue(id=self.new_id(), owed_by=made.id, **form, **came))

    def _residencies(self) -> None:
        statuses = ("operating", "registered", "operating", "applied", "suspended", "left")
        for number, firm in enumerate(self.companies[1:141]):
            status = statuses[(number + number // DISTRICTS) % len(statuses)]
            dated = {} if status == "applied" else {"registered_on": on(_year_or_day(self.chance, 2018, 2023))}
            self.residencies.append(
                Residency(
                    id=self.new_id(),
                    district=self.districts[number % DISTRICTS].id,
                    company=firm.id,
                    residency_kind="non_resident" if self._one_of(number, 7) else "resident",
                    status=status,
                    plot_area=(5 + number % 40) * 1000,
                    **dated,
                    **({"ended_on": on("2025-06")} if status == "left" else {}),
                )
            )

    def _projects(self) -> None:
        for number in range(PROJECTS):
            at = number % DISTRICTS
            plant, place = PLANTS[number // DISTRICTS], PLACES[at].names
            three = Names(f"{plant.az}, {place.az}", f"{plant.en}, {place.en}", f"{plant.ru}, {place.ru}")
            made = Project(
                id=self.new_id(),
                names=_known(three, number),
                district=self.districts[at].id,
                status=self._project_status(number),
                joint_venture=self._one_of(number, 5),
            )
            self.projects.append(made)
            part = {"project": made.id, "id": self.new_id(), "status": "actual"}
            if number % 2:
                part |= {"company": self.companies[1 + number * 3 % 159].id, "role": "investor"}
            else:
                part |= {"country": _COUNTRIES[number // 2 % 6], "role": "technology_supplier", "status": "planned"}
            self.participations.append(Participation(**part))

    def _project_status(self, number: int) -> str:
        if self._one_of(number, 29):
            return "cancelled"
        if self._one_of(number, 17):
            return "suspended"
        return "operating" if number % 3 == 0 else _PLAN_STATUSES[number % len(_PLAN_STATUSES)]

    # What is claimed.

    def _event(self, about: Record, kind: str, when: str, status: str, announced: str | None = None) -> None:
        told = {"announced_on": on(announced)} if announced else {}
        self.events.append(
            Event(
                id=self.new_id(), subjects=(about.id,), event_kind=kind, date=on(when), status=status, **told
            )
        )  # fmt: skip

    def _launches(self) -> None:
        """300 projects have a launch; of 80 it was put off once, of 40 of these again. One year is mistyped."""
        for number, each in enumerate(self.projects[:300]):
            if each.status == "operating":
                self._event(each, "launch", _year_or_day(self.chance, 2019, 2024), "actual")
                continue
            year = 2023 + number % 7
            first = _part_of(self.chance, year) if number != 100 else "2206"
            self._event(each, "launch", first, "expected", f"{min(year - 1, 2024)}-03")
        put_off = [each for each in self.projects[:300] if each.status != "operating"]
        for number, each in enumerate(put_off[:80]):
            for again in range(2 if number % 2 else 1):
                year = max(2025, 2024 + number % 7) + again
                self._event(each, "launch", _part_of(self.chance, year), "expected", f"{2025 + again}-0{2 + again}")

    def _other_events(self) -> None:
        for each, act in zip(self.districts, self.acts, strict=True):
            self._event(each, "established", act.date.edtf if act.date else "", "actual")
            self.events[-1].legal_act = act.id
        begun = [each for each in self.projects if each.status == "under_construction"]
        for each in begun[: EVENTS - len(self.events)]:
            self._event(each, "groundbreaking", _year_or_day(self.chance, 2021, 2022), "actual")

    def _figure(self, about: Record, indicator: str, value: int, **values: Any) -> Figure:
        values = {"qualifier": self.chance.choice(_ABOUT), "status": "reported"} | values
        made = Figure(
            id=self.new_id(), subject=about.id, indicator=INDICATOR_IDS[indicator], value=Decimal(value), **values
        )
        self.figures.append(made)
        return made

    def _district_figures(self) -> None:
        for number, each in enumerate(self.districts):
            self._figure(each, "area", 38 + 17 * number, qualifier="exact", as_of=on(str(2019 + number % 4)))
            jobs, invested = 90 + 31 * number, 12_400_000 + 5_250_000 * number
            for year in _YEARS:
                told = {"as_of": on(f"{year}-12-31" if number % 3 else str(year)), "as_of_basis": "stated"}
                # Of one district the jobs fell, which only should grow.
                jobs += self.chance.randint(20, 180) * (-1 if number == 7 and year == 2025 else 1)
                invested += self.chance.randint(1, 40) * 250_000
                self._figure(each, "residents", 5 + number + year - 2022, qualifier="exact", **told)
                self._figure(each, "jobs_created", jobs, **told)
                self._figure(each, "invested", invested, currency="AZN", **told)
            self._figure(each, "people_employed", jobs - 40, as_of=on("2025-12"), status="verified")
            self._figure(each, "occupancy", 31 + 5 * number, qualifier="about", as_of=on("2025-34"))
            for year in _YEARS[-2:]:
                flow = {"period": on(str(year)), "currency": "USD", "qualifier": "exact"}
                self._figure(each, "exports", 800_000 + 310_000 * number + 90_000 * (year - 2024), **flow)
            plan = {"status": "planned", "currency": "AZN", "for_when": on("2027"), "qualifier": "up_to"}
            told = self._figure(each, "investment_planned", 20_000_000 + number * 1_000_000, as_of=on("2024"), **plan)
            news = self._figure(each, "investment_planned", 23_000_000 + number * 1_000_000, as_of=on("2025"), **plan)
            told.replaced_by, told.status = news.id, "superseded"

    def _contradictions(self) -> None:
        """One in each district: of the same day another number is told."""
        for number, each in enumerate(self.districts):
            code = ("residents", "jobs_created", "invested")[number % 3]
            last = [f for f in self.figures if f.subject == each.id and f.indicator == INDICATOR_IDS[code]][-1]
            money = {"currency": "AZN"} if code == "invested" else {}
            said = {
                "as_of": last.as_of,
                "qualifier": "exact",
                "status": "disputed" if number % 4 == 0 else "reported",
            }
            self._figure(each, code, int(last.value or 0) * 9 // 8, **said, **money)

    def _project_figures(self) -> None:
        for number, each in enumerate(self.projects[: FIGURES - len(self.figures)]):
            if number % 10 in (3, 6, 9):
                values = {"status": "expected", "for_when": on(_part_of(self.chance, 2026 + number % 3))}
                self._figure(each, "jobs_expected", 15 + number * 7 % 300, increment=number % 4 == 1, **values)
                continue
            value, currency = (3 + number * 13 % 90) * 500_000, "USD" if self._one_of(number, 8) else "AZN"
            over = (
                {"value_to": Decimal(value + 2_000_000), "qualifier": "between"} if self._one_of(number, 12) else {}
            )
            when = {"as_of": on(_part_of(self.chance, 2022 + number % 4)), "as_of_basis": "stated"}
            self._figure(each, "investment_value", value, currency=currency, status="planned", **when, **over)

    def _evidence(self) -> None:
        """Nine claims of ten say where they are from; every sixth of them has two sources."""
        for number, each in enumerate([*self.figures, *self.events]):
            told_by = [] if self._one_of(number, 10) else [number] if number % 6 else [number, number + 1]
            for at in told_by:
                said_by, office = SPEAKERS[at % len(SPEAKERS)]
                how = {"said_by": said_by, "office": office, "how_told": "direct_quotation"} if said_by else {}
                from_it = self.sources[-1 - at % 16].id
                page = {"place_in_it": f"s. {1 + at % 40}"} if at % 2 else {}
                self.citations.append(Citation(id=self.new_id(), record=each.id, source=from_it, **how, **page))

    def _removed(self) -> None:
        """What was put in by mistake, and taken out again."""
        for number in range(REMOVED["company"]):
            self.removed.append(Company(id=self.new_id(), names=Names(az=f"Sınaq müəssisəsi {number + 1}")))
        for number in range(REMOVED["project"]):
            self.removed.append(Project(id=self.new_id(), names=Names(ru=f"Отменённая линия {number + 1}")))
        for number in range(REMOVED["figure"]):
            standing = len(self.figures)
            self._figure(self.districts[number], "plots_used", 12 + number, as_of=on("2024"))
            self.removed += self.figures[standing:]
            del self.figures[standing:]


def _known(three: Names, number: int) -> Names:
    """Most have a name in three languages, some in one or two."""
    if number % 10 == 4:
        return Names(az=three.az)
    if number % 10 == 7:
        return Names(ru=three.ru)
    return Names(az=three.az, ru=three.ru) if number % 10 == 9 else three


def _year_or_day(chance: random.Random, first: int, last: int) -> str:
    year, month = chance.randint(first, last), chance.randint(1, 12)
    return chance.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{chance.randint(1, 28):02}"))


def _part_of(chance: random.Random, year: int) -> str:
    """A date as plans have it: a year, about a year, a half, a quarter, a month, a span."""
    forms = (
        f"{year}",
        f"{year}~",
        f"{year}-41",
        f"{year}-3{chance.randint(3, 6)}",
        f"{year}-0{chance.randint(1, 9)}",
    )
    return chance.choice((*forms, f"{year}/{year + 1}"))


def keep_filled(register: Register) -> Filled:
    """Keep it all in this register, as a person would have: kind by kind, and what was a mistake removed."""
    made = Filled()
    for label, records in (
        (N_("Add records"), [*made.sources, *made.companies, *made.acts, *made.districts]),
        (N_("Add records"), [*made.residencies, *made.projects, *made.participations, *made.returns]),
        (N_("Add records"), [*made.events, *made.figures, *made.removed]),
        (N_("Add records"), made.citations),
    ):
        keep(register, *records, label=label)
    for each in made.removed:
        remove_record(register, each.kind, each.id)
    return made


def main() -> None:
    register = create(Path(sys.argv[1]))
    keep_filled(register)
    register.close()


if __name__ == "__main__":
    main()
