"""Launches that slipped this year: by what was said before the year, and what holds now."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.overview.slips import Slip, slips_of_the_year
from districtdesk.register.queries.overview_material import Launch
from tests.making import on

TODAY = date(2026, 11, 23)


def told(number: int, when: str, said: str, status: str = "expected", of: str = "plant") -> Launch:
    dates = (on(when) if when else None, on(said) if said else None)
    return Launch(f"e{number}", of, "project", "under_construction", dates[0], status, dates[1])


def slips(*launches: Launch) -> list[Slip]:
    return slips_of_the_year(launches, TODAY)


def test_a_launch_slips_by_what_is_said_since_the_year_began() -> None:
    (slip,) = slips(told(1, "2024", "2022"), told(2, "2025-05-01", "2025-03"), told(3, "2027-05-01", "2026-02"))
    assert (slip.least, slip.most) == (730, 730)
    assert slip.told() == "1 May 2025 → 1 May 2027: 24 months later"


def test_the_furthest_slip_stands_first_and_one_that_is_only_possible_nowhere() -> None:
    found = slips(
        told(1, "2026", "2025", of="perhaps"), told(2, "2026-09", "2026-02", of="perhaps"),
        told(3, "2026", "2025", of="near"), told(4, "2027", "2026-02", of="near"),
        told(5, "2026", "2025", of="far"), told(6, "2030", "2026-02", of="far"),
    )  # fmt: skip
    assert [each.launch.subject for each in found] == ["far", "near"]


def test_a_launch_that_came_this_year_slipped_by_when_it_came() -> None:
    (slip,) = slips(told(1, "2025", "2024"), told(2, "2026-06-01", "", "actual"))
    assert (slip.least, slip.most) == (152, 516)
    assert slips(told(1, "2023", "2022"), told(2, "2024-06-01", "", "actual")) == []


def test_what_was_not_said_both_before_and_since_slips_by_nothing_that_is_known() -> None:
    assert slips(told(1, "2025", "2024"), told(2, "2028", "2025-12")) == []
    assert slips(told(1, "2025", ""), told(2, "2028", "2026-03")) == []
    assert slips(told(1, "2027", "2026-01"), told(2, "2028", "2026-03")) == []
    assert slips(told(1, "2025", "2024"), told(2, "", "2026-03", "postponed")) == []
    assert slips(told(1, "2025", "2024"), told(2, "2206", "2026-03")) == []
    cancelled = [told(1, "2025", "2024"), told(2, "2028", "2026-03")]
    assert slips(*(each._replace(project_status="cancelled") for each in cancelled)) == []


_DAY = st.dates(date(2024, 1, 1), date(2028, 12, 31))
_SPAN = st.tuples(_DAY, st.integers(0, 40)).map(lambda given: (given[0], given[0] + timedelta(days=given[1])))


@given(_SPAN, _SPAN)
def test_a_slip_is_certain_on_whatever_days_its_dates_mean(one: tuple[date, date], other: tuple[date, date]) -> None:
    before, now = (
        ImpreciseDate(f"{first}/{last}") if first < last else ImpreciseDate.of(first) for first, last in (one, other)
    )
    chain = [
        told(1, "2025", "2024")._replace(date=before),
        told(2, "2027", "2026-02")._replace(date=now),
    ]
    days = [[span[0] + timedelta(days=n) for n in range((span[1] - span[0]).days + 1)] for span in (one, other)]
    apart = [(later - sooner).days for sooner in days[0] for later in days[1]]
    found = slips(*chain)
    assert bool(found) == (min(apart) > 0)
    assert all((each.least, each.most) == (min(apart), max(apart)) for each in found)
