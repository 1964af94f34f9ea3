"""The bars of launches by year: which years stand alone, and that no part of a bar lies over another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from districtdesk.overview.launch_bars import place_bars, year_bars
from districtdesk.overview.launch_years import LaunchYear, LaunchYears

_COUNTS = st.tuples(*[st.integers(0, 9)] * 3)


@st.composite
def _years(draw: st.DrawFn) -> LaunchYears:
    first = draw(st.integers(1990, 2040))
    counts = draw(st.lists(_COUNTS, max_size=60))
    made = []
    for at, (took_place, expected, perhaps) in enumerate(counts):
        names = [f"{at}-{number}" for number in range(took_place + expected + perhaps)]
        split = took_place, took_place + expected
        parts = names[: split[0]], names[split[0] : split[1]], names[split[1] :]
        made.append(LaunchYear(first + at, *map(tuple, parts)))
    return LaunchYears(tuple(made))


@given(_years(), st.integers(1990, 2080), st.integers(1, 20))
def test_every_launch_stands_in_one_bar_and_there_are_not_too_many(years: LaunchYears, now: int, most: int) -> None:
    bars = year_bars(years, now, most)
    assert len(bars) <= max(most, 3)
    told = [each for year in years.years for each in (*year.took_place, *year.expected, *year.perhaps)]
    assert sorted(each for bar in bars for each in bar.subjects) == sorted(told)
    alone = [bar.first for bar in bars if bar.first == bar.last]
    assert alone == [*range(alone[0], alone[-1] + 1)] if alone else not told
    if years.years and years.years[0].year <= now <= years.years[-1].year:
        assert now in alone


@given(_years(), st.floats(100, 2000), st.floats(40, 400))
def test_the_parts_of_a_bar_stand_on_each_other_and_bars_beside_each_other(
    years: LaunchYears, width: float, bottom: float
) -> None:
    placed = place_bars(year_bars(years, 2026, 14), width, 0, bottom)
    for one, other in pairwise(placed):
        assert one.bar_left + one.bar_width <= other.bar_left
    for each in placed:
        ground = bottom
        for part in each.parts:
            assert abs(part.top + part.height - ground) < 1e-6
            ground = part.top
        assert (each.top is None) == (each.bar.count == 0)
