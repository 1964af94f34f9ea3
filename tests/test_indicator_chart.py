"""A chart of an indicator: which claims it draws and how, and that everything stands where it belongs."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk import i18n
from districtdesk.overview.chart_layout import ChartLayout, lay_out
from districtdesk.overview.indicator_chart import (
    ChartData,
    ChartPoint,
    ChartSeries,
    chart_title,
    charted_at_first,
    read_chart,
    read_charted_indicators,
    read_charted_subjects,
)
from districtdesk.register.journal.store import Register
from tests.making import INDICATOR_IDS, district, figure, keep, on

_DAY = st.integers(date(2010, 1, 1).toordinal(), date(2040, 12, 31).toordinal())
_LINE, _WIDTH, _HEIGHT, _NAMES = 13.0, 900.0, 500.0, 160.0


@st.composite
def _point(draw: st.DrawFn) -> ChartPoint:
    first, length = draw(_DAY), draw(st.integers(0, 800))
    value = draw(st.integers(0, 10**9))
    low = draw(st.sampled_from((None, float(value), value * 0.9)))
    high = draw(st.sampled_from((None, float(value), value * 1.1)))
    sort = draw(st.sampled_from(("so", "planned", "withdrawn")))
    return ChartPoint(str(draw(st.uuids())), first, first + length, float(value), low, high, sort, "exact", "")


_DATA = st.lists(st.lists(_point(), max_size=8), max_size=6).map(
    lambda told: ChartData("Jobs", "", tuple(ChartSeries(str(at), f"S{at}", tuple(p)) for at, p in enumerate(told)))
)


def laid(data: ChartData) -> ChartLayout:
    return lay_out(data, _WIDTH, _HEIGHT, _LINE, lambda value: f"{value:g}", _NAMES)


@given(_DATA)
def test_a_claim_covers_its_days_and_its_ends_and_stands_within_the_plot(data: ChartData) -> None:
    chart = laid(data)
    assert len(chart.points) == len(data.points)
    for each in chart.points:
        assert chart.left - 1e-6 <= each.left < each.right <= chart.right + 1e-6
        assert each.left <= each.x <= each.right
        for y in (each.y, each.low, each.high):
            assert y is None or chart.top - 1e-6 <= y <= chart.bottom + 1e-6
        if each.low is not None and each.high is not None:
            assert each.high <= each.low
    by_day = sorted(chart.points, key=lambda each: each.point.first)
    assert [each.left for each in by_day] == sorted(each.left for each in by_day)


@given(_DATA)
def test_names_lie_over_nobody_and_ticks_over_nothing(data: ChartData) -> None:
    chart = laid(data)
    ys = sorted(each.y for each in chart.names)
    assert all(below - above >= _LINE - 1e-6 for above, below in pairwise(ys))
    assert all(each.y <= chart.bottom + 1e-6 for each in chart.names)
    years = [each.at for each in chart.years]
    assert all(right - left > 30 for left, right in pairwise(years))
    assert 2 <= len(chart.numbers) <= 12


def test_plans_stand_where_they_are_meant_and_what_disagrees_knows_of_each_other(register: Register) -> None:
    park, other = district("Park"), district("Other")
    same = [figure(park, "residents", count, as_of=on("2024-05-01")) for count in (13, 14)]
    plan = figure(park, "residents", 30, status="planned", as_of=on("2024"), for_when=on("2030"))
    least = figure(other, "residents", 5, qualifier="at_least", as_of=on("2023"))
    undated = figure(park, "residents", 9)
    keep(register, park, other, *same, plan, least, undated)
    data = read_chart(register, INDICATOR_IDS["residents"], [park.id, other.id])
    points = {each.id: each for each in data.points}
    assert points[plan.id].sort == "planned" and date.fromordinal(points[plan.id].first) == date(2030, 1, 1)
    assert points[same[0].id].against == {same[1].id} and points[same[1].id].against == {same[0].id}
    assert (points[least.id].low, points[least.id].high) == (5.0, None)
    assert undated.id not in points
    assert data.notes == ("1 claim without a date or a number is not drawn.",)
    assert [each.name for each in data.series] == ["Park", "Other"]


def test_one_currency_is_not_drawn_with_another(register: Register) -> None:
    park = district("Park")
    money = [
        figure(park, "invested", value, currency=currency, as_of=on(str(2020 + at)))
        for at, (value, currency) in enumerate(((5, "AZN"), (6, "AZN"), (7, "USD")))
    ]
    keep(register, park, *money)
    data = read_chart(register, INDICATOR_IDS["invested"], [park.id])
    assert {each.id for each in data.points} == {each.id for each in money[:2]}
    assert (data.unit, data.notes) == ("₼", ("1 claim in another currency or unit is not drawn.",))
    assert read_charted_indicators(register) == [(INDICATOR_IDS["invested"], "Invested to date")]
    assert [each.name for each in read_charted_subjects(register, INDICATOR_IDS["invested"])] == ["Park"]


def test_subjects_stand_in_the_order_of_the_alphabet_and_the_largest_are_drawn_first(register: Register) -> None:
    sizes = {"Zirə": 9, "Əli": 4, "Balakən": 7, "Çay": 8, "Dollar": 99}
    places = {name: district(name) for name in sizes}
    claims = [
        figure(places[name], "invested", size, currency="USD" if name == "Dollar" else "AZN")
        for name, size in sizes.items()
    ]
    keep(register, *places.values(), *claims)
    with i18n.speaking("az"):
        found = read_charted_subjects(register, INDICATOR_IDS["invested"])
    assert [each.name for each in found] == ["Balakən", "Çay", "Dollar", "Əli", "Zirə"]
    assert charted_at_first(found, ()) == [places[name].id for name in ("Zirə", "Çay", "Balakən")]
    assert charted_at_first(found, {places["Əli"].id, "elsewhere"}) == [places["Əli"].id]
    assert charted_at_first(found, {"elsewhere"}) == charted_at_first(found, ())


def test_arrows_lead_along_a_series_and_to_the_nearest_in_time_of_the_next(register: Register) -> None:
    one, other = district("One"), district("Other")
    claims = [figure(one, "residents", 3, as_of=on(day)) for day in ("2020", "2022", "2024")]
    claims += [figure(other, "residents", 5, as_of=on(day)) for day in ("2019", "2023-06")]
    keep(register, one, other, *claims)
    chart = laid(read_chart(register, INDICATOR_IDS["residents"], [one.id, other.id]))
    ids = [each.point.id for each in chart.points]

    def walk(*ways: tuple[int, int]) -> str:
        at = chart.beside(None, 0, 0)
        for way in ways:
            at = chart.beside(at, *way)
        assert at is not None
        return ids[at]

    right, left, down, up = (1, 0), (-1, 0), (0, 1), (0, -1)
    assert walk() == claims[3].id and walk(left) == claims[3].id and walk(right, right) == claims[4].id
    assert walk(up) == claims[0].id and walk(up, right, down) == claims[4].id
    assert walk(right, up) in {claims[1].id, claims[2].id} and walk(up, up, right, right) == claims[2].id


@pytest.mark.parametrize(
    ("unit", "title"),
    [
        ("residents", "Residents"),
        ("резидентов", "Резиденты"),
        ("rezident", "Rezidentlər"),
        ("jobs", "Jobs created"),
        ("рабочих мест", "Созданные рабочие места"),
        ("iş yeri", "Yaradılmış iş yeri"),
    ],
)
def test_a_title_that_says_what_is_counted_has_no_unit(unit: str, title: str) -> None:
    assert chart_title(ChartData(title, unit, ())) == title


@pytest.mark.parametrize(
    ("unit", "title"),
    [("₼", "Вложено инвестиций"), ("%", "Percent done"), ("ha", "Half of it"), ("m", "Məhsul")],
)
def test_a_sign_and_a_short_word_stand_beside_a_title(unit: str, title: str) -> None:
    assert chart_title(ChartData(title, unit, ())) == f"{title}, {unit}"
