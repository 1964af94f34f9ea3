"""Makes records with as little as each needs, for tests that look at something else."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import select

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.i18n import N_
from districtdesk.names import Names
from districtdesk.records import Company, District, Event, Figure, Project, Record, Residency, Source, kind_of
from districtdesk.register.claims.standard_indicators import INDICATORS
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register, Session
from districtdesk.register.queries.profile import Profile
from districtdesk.register.queries.record_snapshot import read_snapshot

R = TypeVar("R", bound=Record)
INDICATOR_IDS = {each.code: each.id for each in INDICATORS}


def named(text: str) -> Names:
    """A name known in English only."""
    return Names(en=text)


def on(edtf: str) -> ImpreciseDate:
    return ImpreciseDate(edtf)


def district(name: str = "Hajigabul", **values: Any) -> District:
    return District(**{"id": new_id(), "names": named(name)} | values)


def company(name: str = "Cement", **values: Any) -> Company:
    return Company(**{"id": new_id(), "names": named(name)} | values)


def project(name: str = "Car plant", **values: Any) -> Project:
    return Project(**{"id": new_id(), "names": named(name)} | values)


def residency(district: District, company: Company, **values: Any) -> Residency:
    return Residency(id=new_id(), district=district.id, company=company.id, **values)


def event(*subjects: Record, **values: Any) -> Event:
    values = {"event_kind": "launch", "status": "expected"} | values
    return Event(id=new_id(), subjects=tuple(each.id for each in subjects), **values)


def source(title: str = "A letter", **values: Any) -> Source:
    return Source(id=new_id(), source_kind="letter", title=title, **values)


def figure(subject: Record, indicator: str, value: int | str, **values: Any) -> Figure:
    values = {"qualifier": "exact", "status": "reported"} | values
    indicator_id = INDICATOR_IDS.get(indicator, indicator)
    return Figure(id=new_id(), subject=subject.id, indicator=indicator_id, value=Decimal(value), **values)


def keep(register: Register, *records: Record, label: str = N_("Add records")) -> None:
    """Save these records as one step."""
    with register.change(label) as session:
        session.add_all(records)


def edit(register: Register, record: Record, label: str = N_("Edit record"), **values: Any) -> None:
    """Give fields of a stored record new values, as one step."""
    with register.change(label) as session:
        stored = session.get_one(type(record), record.id)
        for key, value in values.items():
            setattr(stored, key, value)


def profile(session: Session, record: Record) -> Profile:
    """What stands on the record's page above its tabs."""
    page = read_snapshot(session, kind_of(type(record)), record.id)
    assert page is not None
    return page.profile


def standing(session: Session) -> list[Record]:
    """All records that are not removed."""
    return list(session.scalars(select(Record).where(Record.removed_at.is_(None))))


def stored(register: Register, record: R) -> R:
    """The record as the register has it now."""
    with register.read() as session:
        return session.get_one(type(record), record.id)
