"""The map of the districts: where each stands, how large its circle is, and whose name has room."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.overview.district_map import (
    MapPlace,
    PlacedPlace,
    lay_out_map,
    map_places,
    read_places,
    unplaced,
)
from districtdesk.overview.overview import read_overview
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.coordinates import Coordinates
from tests.making import district, figure, keep, on, project

_WIDTH, _HEIGHT, _LINE = 800.0, 500.0, 13.0
_AT = st.builds(Coordinates, st.floats(-80, 80), st.floats(-170, 170))
_SIZE = st.one_of(st.none(), st.floats(0, 10**9))
_PLACES = st.lists(st.tuples(_AT, _SIZE), max_size=15).map(
    lambda told: [MapPlace(str(n), f"District {n}", at, size, "") for n, (at, size) in enumerate(told)]
)


def laid(places: list[MapPlace]) -> tuple[PlacedPlace, ...]:
    return lay_out_map(places, _WIDTH, _HEIGHT, _LINE, lambda text: 7.0 * len(text), str).places


@given(_PLACES)
def test_every_circle_is_in_sight_and_larger_numbers_have_no_smaller_ones(places: list[MapPlace]) -> None:
    found = laid(places)
    assert len(found) == len(places)
    for each in found:
        assert each.radius <= each.x <= _WIDTH - each.radius and each.radius <= each.y <= _HEIGHT - each.radius
    for one, other in combinations(found, 2):
        if one.place.size is not None and other.place.size is not None and one.place.size > other.place.size:
            assert one.radius >= other.radius
        if one.place.at.latitude > other.place.at.latitude:
            assert one.y <= other.y
        if one.place.at.longitude < other.place.at.longitude:
            assert one.x <= other.x


@given(_PLACES)
def test_no_name_lies_over_another_or_over_a_circle(places: list[MapPlace]) -> None:
    found = laid(places)
    boxes = [each.label for each in found if each.label]
    circles = [(e.x - e.radius, e.y - e.radius, e.x + e.radius, e.y + e.radius) for e in found]
    for one, other in [*combinations(boxes, 2), *((box, circle) for box in boxes for circle in circles)]:
        assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def test_names_of_places_that_crowd_stand_farther_off_with_a_line_to_their_circle() -> None:
    places = [
        MapPlace(str(n), "District of a long name", Coordinates(40 + n % 3 / 50, 49 + n // 3 / 50), 9.0, "")
        for n in range(5)
    ]
    far = [*places, MapPlace("far", "Far", Coordinates(41, 46), 9.0, "")]
    found = laid(far)
    assert all(each.label for each in found)
    led = [each for each in found if each.leader]
    assert led and "far" not in {each.place.id for each in led}
    for each in led:
        assert each.leader and each.label
        x, y, to_x, to_y = each.leader
        assert abs(hypot(x - each.x, y - each.y) - each.radius) < 0.01
        assert each.label[0] <= to_x <= each.label[2] and each.label[1] <= to_y <= each.label[3]


def test_a_place_is_found_where_it_is_pointed_at() -> None:
    places = [MapPlace("a", "A", Coordinates(40, 49), 9.0, ""), MapPlace("b", "B", Coordinates(41, 47), 1.0, "")]
    chart = lay_out_map(places, _WIDTH, _HEIGHT, _LINE, lambda text: 7.0 * len(text), str)
    for each in chart.places:
        assert chart.at(each.x, each.y) is each
    assert chart.at(1, 1) is None
    assert {line.label for line in chart.meridians} <= {f"{each / 2:g}° E" for each in range(90, 110)} | {
        f"{each / 2}° E" for each in range(90, 110)
    }


@pytest.mark.parametrize(("sized_by", "sizes"), [("projects", [1.0, 0.0, 0.0]), ("invested", [5.0, None, 6.0])])
def test_money_of_another_currency_has_no_size_of_this_one(
    register: Register, sized_by: str, sizes: list[float | None]
) -> None:
    parks = [district(name, latitude=Decimal(40 + n), longitude=Decimal(48)) for n, name in enumerate("ABC")]
    lost = district("Lost")
    money = [
        figure(park, "invested", 5 + n if currency == "AZN" else 99, currency=currency, as_of=on("2024"))
        for n, (park, currency) in enumerate(zip((parks[0], parks[2], parks[1]), ("AZN", "AZN", "USD"), strict=True))
    ]
    keep(register, *parks, lost, project(district=parks[0].id), *money)
    overview, coordinates = read_overview(register, date(2026, 11, 23)), read_places(register)
    places = map_places(overview, coordinates, sized_by)
    assert [each.size for each in places] == sizes
    assert unplaced(overview, coordinates) == ["Lost"]


def test_degrees_over_which_a_name_lies_are_left_out() -> None:
    places = [MapPlace(str(n), "Industrial District", Coordinates(40 + n / 5, 47 + n / 5), 9.0, "") for n in range(9)]
    for width in (300.0, 500.0, 800.0):
        chart = lay_out_map(places, width, 500.0, _LINE, lambda text: 7.0 * len(text), str)
        named = [each.label for each in chart.places if each.label]
        assert named and any(each.label for each in chart.parallels)
        for degrees in (each for each in chart.parallels if each.label):
            right, bottom = 7.0 * len(degrees.label), degrees.at
            assert not any(one[0] < right and one[1] < bottom and one[3] > bottom - _LINE for one in named)
