"""A register to practise in: districts, companies and figures that we made up, and that nobody can take for true."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID, uuid5

from ..dates.imprecise import ImpreciseDate
from ..i18n import N_, _
from ..names import Names
from ..records import Citation, Company, District, Event, Figure, Project, Record, Residency, Source
from ..register.claims.standard_indicators import standard_id
from ..register.identity import new_id
from ..register.journal.store import Register, Session
from ..register.practice import SET_UP

_MADE_UP = N_("Made up for practice. Nothing of it is true.")
_SPACE = UUID("0b7f6b5e-5d0a-5f0c-9a51-3f2b86f5c0de")
NAMES: Mapping[str, Names] = {
    "valley": Names(
        "Nümunə Vadisi Sənaye Məhəlləsi",
        "Sample Valley Industrial District",
        "Промышленный квартал «Примерная долина»",
    ),
    "hill": Names("Nümunə Təpəsi Sənaye Parkı", "Sample Hill Industrial Park", "Промышленный парк «Примерный холм»"),
    "shore": Names(
        "Nümunə Sahili Sənaye Məhəlləsi", "Sample Shore Industrial District", "Промышленный квартал «Примерный берег»"
    ),
    "brick": Names("Məşq Kərpic MMC", "Practice Brick LLC", "ООО «Учебный кирпич»"),
    "glass": Names("Məşq Şüşə MMC", "Practice Glass LLC", "ООО «Учебное стекло»"),
    "cable": Names("Məşq Kabel ASC", "Practice Cable JSC", "АО «Учебный кабель»"),
    "textile": Names("Məşq Tekstil MMC", "Practice Textile LLC", "ООО «Учебный текстиль»"),
    "paper": Names("Məşq Kağız MMC", "Practice Paper LLC", "ООО «Учебная бумага»"),
    "brick_works": Names("Nümunə kərpic zavodu", "Sample brick works", "Примерный кирпичный завод"),
    "glass_works": Names("Nümunə şüşə zavodu", "Sample glass works", "Примерный стекольный завод"),
    "cable_works": Names("Nümunə kabel zavodu", "Sample cable works", "Примерный кабельный завод"),
}
TAX_ID = "9900004471"
_MISSPELT = N_("Cabels")
_LETTER, _PRESS = ImpreciseDate("2024-03-01"), ImpreciseDate("2024-06-15")


def practice_id(label: str) -> str:
    """The id of a record of the practice register, the same in every one."""
    return str(uuid5(_SPACE, label))


def misspelt() -> str:
    """The activity with a mistake in it that a task asks to correct."""
    return _(_MISSPELT)


def build_practice(register: Register) -> None:
    """Fill a new register, as one step that a person's undo does not reach, and by which it is known as practice."""
    with register.change(SET_UP, undoable=False) as session:
        _add_sources(session)
        _add_districts(session)
        _add_companies(session)
        _add_projects(session)
        _add_figures(session)
        _add_events(session)


def _add(session: Session, label: str, make: type[Record], **values: object) -> None:
    named = {"names": NAMES[label]} if label in NAMES else {}
    session.add(make(id=practice_id(label), note=_(_MADE_UP), **named, **values))


def _add_sources(session: Session) -> None:
    _add(session, "letter", Source, source_kind="letter", publisher=_("Practice Office"), date=_LETTER)
    _add(session, "press", Source, source_kind="news_item", publisher=_("Practice Press"), date=_PRESS)


def _add_districts(session: Session) -> None:
    region = _("Practice region")
    _add(session, "valley", District, district_kind="industrial_district", status="operating", region=region)
    _add(session, "hill", District, district_kind="industrial_park", status="operating", region=region)
    _add(session, "shore", District, district_kind="industrial_district", status="planned")


def _add_companies(session: Session) -> None:
    _add(session, "brick", Company, company_kind="company", country="AZ", tax_id="9900000011", activity=_("Bricks"))
    _add(session, "glass", Company, company_kind="company", country="AZ", tax_id="9900000029", activity=_("Glass"))
    _add(session, "cable", Company, company_kind="company", country="AZ", tax_id=TAX_ID, activity=_(_MISSPELT))
    _add(session, "textile", Company, company_kind="company", country="AZ", activity=_("Textiles"))
    _add(session, "paper", Company, company_kind="company", country="AZ", activity=_("Paper"))
    residents = {
        "brick": ("valley", "operating", "2022-05"),
        "glass": ("valley", "registered", "2023"),
        "cable": ("hill", "operating", "2021-11-08"),
    }
    for company, (district, status, since) in residents.items():
        _add(
            session,
            f"{company}_resident",
            Residency,
            company=practice_id(company),
            district=practice_id(district),
            residency_kind="resident",
            status=status,
            registered_on=ImpreciseDate(since),
        )


def _add_projects(session: Session) -> None:
    for label, district, status in (
        ("brick_works", "valley", "operating"),
        ("glass_works", "valley", "under_construction"),
        ("cable_works", "hill", "preparation"),
    ):
        _add(session, label, Project, district=practice_id(district), status=status)


def _add_figures(session: Session) -> None:
    claims: tuple[tuple[str, str, int, dict[str, object]], ...] = (
        ("valley", "area", 42, {}),
        ("valley", "residents", 7, {}),
        ("valley", "invested", 12_500_000, {"qualifier": "more_than", "currency": "AZN"}),
        ("hill", "area", 118, {"qualifier": "about"}),
        ("hill", "residents", 4, {}),
        ("hill", "jobs_created", 260, {"qualifier": "at_least"}),
        ("shore", "area", 30, {"status": "planned"}),
    )
    for subject, code, value, more in claims:
        values = {"qualifier": "exact", "status": "reported", "as_of": _LETTER, "as_of_basis": "stated"} | more
        made = Figure(
            id=new_id(),
            subject=practice_id(subject),
            indicator=standard_id(code),
            value=Decimal(value),
            note=_(_MADE_UP),
            **values,
        )
        session.add(made)
        _cite(session, made.id, "letter")


def _add_events(session: Session) -> None:
    for label, subject, kind, when, status in (
        ("brick_ground", "brick_works", "groundbreaking", "2021-09", "actual"),
        ("brick_launch", "brick_works", "launch", "2023-02-14", "actual"),
        ("glass_ground", "glass_works", "groundbreaking", "2024-02", "actual"),
        ("shore_plan", "shore", "statement", "2024-06-15", "actual"),
        ("cable_launch", "cable_works", "launch", "2025-05", "expected"),
    ):
        _add(
            session,
            label,
            Event,
            subjects=(practice_id(subject),),
            event_kind=kind,
            date=ImpreciseDate(when),
            date_basis="stated",
            status=status,
            announced_on=_PRESS,
        )
        _cite(session, practice_id(label), "press")


def _cite(session: Session, record_id: str, source: str) -> None:
    session.add(Citation(id=new_id(), record=record_id, source=practice_id(source), how_told="own_voice"))
