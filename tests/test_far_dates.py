"""The dates whose year wants a look are found among all that are stored, those and no others."""

from __future__ import annotations

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.records import Event, Record, field_of
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.far_dates import read_far_dates
from tests.making import district, event, keep

_EDTF = (
    *("1899-12-31", "1900-01-01", "1900", "1899", "2199-12-31", "2200-01-01", "2199", "2200", "0001-01-01", "9999"),
    *("../1899-05", "../1999", "1999/..", "2250/..", "1850/2020", "2020/2250", "1899-12/1900-01", "2199-12/2200-01"),
    *("2023-05-01", "2023-05", "2023~", "202X", "2023-21", "/2020", "2020/"),
)


def test_dates_far_off_are_found_as_their_field_finds_them(register: Register) -> None:
    place, kind = district(), field_of(Event, "date").kind
    dates = [ImpreciseDate(each) for each in _EDTF]
    events: list[Record] = [event(place, date=each) for each in dates]
    keep(register, place, *events, event(place, date=None))
    with register.read() as session:
        found = {each.record for each in read_far_dates(session)}
    far = {made.id for made, when in zip(events, dates, strict=True) if list(kind.check(when))}
    assert found == far
    assert 0 < len(far) < len(events)
