"""The outline below the map: what lies within the border and without, and how it is drawn from the data set."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk import i18n
from districtdesk.overview.district_map import MapLayout, MapPlace, lay_out_map
from districtdesk.overview.map_outline import Ring, name_areas, read_outline
from districtdesk.register.queries.coordinates import Coordinates
from tools.derive_outline import derive

_WIDTH, _HEIGHT, _LINE = 800.0, 500.0, 13.0
_CITIES = {
    "Bakı": (40.41, 49.87),
    "Sumqayıt": (40.58, 49.63),
    "Gəncə": (40.68, 46.36),
    "Mingəçevir": (40.77, 47.05),
    "Xankəndi": (39.82, 46.75),
    "Şuşa": (39.76, 46.75),
    "Laçın": (39.64, 46.55),
    "Kəlbəcər": (40.11, 46.04),
    "Ağdam": (39.99, 46.93),
    "Zəngilan": (39.09, 46.65),
    "Qazax": (41.09, 45.37),
    "Zaqatala": (41.63, 46.64),
    "Lənkəran": (38.75, 48.83),
    "Hacıqabul": (40.04, 48.92),
}
_ABROAD = {"Tbilisi": (41.72, 44.78), "Yerevan": (40.18, 44.51), "Derbent": (42.06, 48.29), "Tabriz": (38.08, 46.29)}
_NAKHCHIVAN = Coordinates(39.21, 45.41)


def within(ring: Ring, at: Coordinates) -> bool:
    """By how often a line to the east crosses it."""
    crossings = 0
    for (x, y), (to_x, to_y) in pairwise(ring):
        if (y > at.latitude) != (to_y > at.latitude):
            crossings += at.longitude < x + (at.latitude - y) / (to_y - y) * (to_x - x)
    return crossings % 2 == 1


def rings_around(at: Coordinates) -> list[int]:
    return [place for place, ring in enumerate(read_outline().country) if within(ring, at)]


@pytest.mark.parametrize("city", _CITIES)
def test_the_cities_of_the_country_lie_within_one_border(city: str) -> None:
    assert rings_around(Coordinates(*_CITIES[city])) == [0]


def test_nakhchivan_lies_within_a_part_of_its_own_and_the_cities_of_others_outside() -> None:
    assert rings_around(_NAKHCHIVAN) == [1]
    assert [rings_around(Coordinates(*each)) for each in _ABROAD.values()] == [[]] * len(_ABROAD)


def test_no_border_runs_within_another() -> None:
    outline = read_outline()
    for ring in (*outline.country, *outline.sea):
        assert ring[0] == ring[-1] and len(ring) > 3
    for at, ring in enumerate(outline.country):
        assert all(at == place or not within(other, Coordinates(*ring[0][::-1])) for place, other in
                   enumerate(outline.country))  # fmt: skip


def test_the_names_beside_the_country_stand_on_what_they_name() -> None:
    (sea,) = read_outline().sea
    for area in name_areas():
        for at in area.places:
            assert rings_around(at) == [] and within(sea, at) == (area.name == "Caspian Sea")
    with i18n.speaking("az"):
        assert {"Xəzər dənizi", "Gürcüstan", "İran"} <= {each.name for each in name_areas()}


_AT_HOME = st.builds(Coordinates, st.floats(38.4, 41.9), st.floats(44.8, 50.3))
_PLACES = st.lists(st.tuples(_AT_HOME, st.floats(0, 10**9)), max_size=12).map(
    lambda told: [MapPlace(str(n), f"District {n}", at, size, "") for n, (at, size) in enumerate(told)]
)


def laid(places: list[MapPlace]) -> MapLayout:
    return lay_out_map(places, _WIDTH, _HEIGHT, _LINE, lambda text: 7.0 * len(text), str, read_outline())


@given(_PLACES)
def test_the_whole_country_and_every_circle_are_in_sight_and_names_lie_apart(
    places: list[MapPlace],
) -> None:
    found = laid(places)
    assert found.scale
    for x, y in map(found.scale.place, read_outline().corners):
        assert 0 <= x <= _WIDTH and 0 <= y <= _HEIGHT
    for each in found.places:
        assert each.radius <= each.x <= _WIDTH - each.radius and each.radius <= each.y <= _HEIGHT - each.radius
    taken = [each.label for each in found.places if each.label]
    taken += [(e.x - e.radius, e.y - e.radius, e.x + e.radius, e.y + e.radius) for e in found.places]
    for area in found.areas:
        left, top, right, bottom = area.box
        assert left >= 0 and top >= 0 and right <= _WIDTH and bottom <= _HEIGHT
        assert all(left >= e[2] or e[0] >= right or top >= e[3] or e[1] >= bottom for e in taken)
        taken.append(area.box)


def test_districts_elsewhere_have_no_country_below_them() -> None:
    (place,) = laid([MapPlace("a", "A", Coordinates(52.5, 13.4), 1.0, "")]).places
    assert (place.x, place.y) == (_WIDTH / 2, _HEIGHT / 2)


# A country at a shore: a square whose west side is the neighbour's, a small hole of his in it, and an island.
_SHORE = [[0, 0], [100, 0], [0, 100], [-100, 0]]
_BORDER = [[0, 100], [0, -50], [1, 0], [-1, -50]]
_HOLE = [[40, 40], [1, 0], [0, 1], [-1, -1]]
_ISLAND = [[200, 50], [5, 0], [0, 5], [-5, -5]]
_WEST = [[0, 100], [-100, 0], [0, -100], [100, 0]]


def atlas(path: Path, wide: float) -> Path:
    shapes = [
        {"type": "MultiPolygon", "arcs": [[[0, 1], [2]], [[3]]], "properties": {"name": "Azerbaijan"}},
        {"type": "MultiPolygon", "arcs": [[[4, ~1]], [[~2]]], "properties": {"name": "Neighbour"}},
    ]
    told = {
        "transform": {"scale": [wide, wide], "translate": [40, 40]},
        "arcs": [_SHORE, _BORDER, _HOLE, _ISLAND, _WEST],
        "objects": {"countries": {"geometries": shapes}},
    }
    path.write_text(json.dumps(told), "utf-8")
    return path


def test_the_outline_is_drawn_from_the_data_set_without_what_is_too_small(tmp_path: Path) -> None:
    told = json.loads(derive(atlas(tmp_path / "a.json", 0.01)))
    country, island = told["country"]
    border = [[40.0, 41.0], [40.0, 40.5], [40.01, 40.5]]
    assert country == [[40.0, 40.0], [41.0, 40.0], [41.0, 41.0], *border, [40.0, 40.0]]
    assert island == [[42.0, 40.5], [42.05, 40.5], [42.05, 40.55], [42.0, 40.5]]
    (sea,) = told["sea"]
    assert sea[0] == sea[-1] and [40.01, 40.5] not in sea and [39.0, 41.0] in sea
