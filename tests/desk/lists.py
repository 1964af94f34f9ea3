"""Records for lists to show."""

from __future__ import annotations

from collections.abc import Sequence

from districtdesk.records import Record
from districtdesk.register.journal.store import Register
from tests.making import company, district, keep, residency


def companies(register: Register, names: Sequence[str]) -> list[str]:
    """Keep companies of these names; gives their ids."""
    records = [company(name) for name in names]
    keep(register, *records)
    return [record.id for record in records]


def many(register: Register, count: int) -> list[str]:
    """Firm 0, Firm 1, ... in the order of their names."""
    return companies(register, [f"Firm {place}" for place in range(count)])


def resident(register: Register, name: str = "Cement") -> tuple[str, str, str]:
    """A company with a residency in a district; gives their ids."""
    place, firm = district(), company(name)
    status: Record = residency(place, firm, status="registered")
    keep(register, place, firm, status)
    return place.id, firm.id, status.id


def by_id(register: Register, record_id: str) -> Record:
    """The record as the register has it now."""
    with register.read() as session:
        return session.get_one(Record, record_id)
