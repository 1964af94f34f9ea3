"""The figures beside a name in a list."""

from __future__ import annotations

from districtdesk.register.journal.store import Register
from districtdesk.register.queries.headlines import find_headlines
from tests.making import district, figure, keep


def test_a_district_is_headed_by_its_told_area_and_residents_only(register: Register) -> None:
    told, planned = district("North"), district("East")
    keep(register, told, planned, figure(told, "area", 60), figure(told, "residents", 13, qualifier="about"))
    keep(register, figure(planned, "area", 25, status="planned"))
    with register.read() as session:
        shown = find_headlines(session, "district", [told.id, planned.id])
    assert shown == {told.id: ("60\u00a0ha", "about 13\u00a0residents"), planned.id: ("", "")}


def test_a_district_is_not_headed_by_an_increment(register: Register) -> None:
    park = district("North")
    keep(register, park, figure(park, "residents", 13), figure(park, "residents", 2, increment=True))
    keep(register, figure(park, "area", 5, increment=True, preferred=True))
    with register.read() as session:
        assert find_headlines(session, "district", [park.id]) == {park.id: ("", "13\u00a0residents")}
