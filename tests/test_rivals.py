"""Plans that cannot both stand: found over the register and said at the save."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.overview.attention import Item
from districtdesk.overview.overview import read_overview
from districtdesk.records import Figure, Project, Record
from districtdesk.records.today import today
from districtdesk.register.journal.store import Register
from tests.making import figure, keep, on, project
from tests.register.saying import refusal, warnings

# One time in the words of two papers.
_BY_2030 = ImpreciseDate("../2030", "by 2030"), ImpreciseDate("../2030", "до 2030 года")
_PUBLISHED = {"as_of_basis": "date_of_publication"}


def _contradictions(register: Register, *records: Record) -> tuple[Item, ...]:
    keep(register, *records)
    return next(each.items for each in read_overview(register, today()).findings if each.key == "contradictions")


def _plans(plant: Project, one: dict[str, Any], other: dict[str, Any]) -> list[Figure]:
    values = {"status": "planned", "currency": "AZN", "as_of": on("2023-05-01")}
    return [
        figure(plant, "investment_value", **values | each) for each in ({"value": 88} | one, {"value": 104} | other)
    ]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({}, {"status": "expected"}),
        ({"as_of": None}, {"as_of": None}),
        ({}, {"as_of": on("2024-02-09")} | _PUBLISHED),
        ({"as_of": on("2023")} | _PUBLISHED, {"as_of": on("2024")} | _PUBLISHED),
        ({"value": 100, "qualifier": "more_than"}, {"value": 100, "qualifier": "up_to"}),
        (
            {"as_of": None, "period": on("../2023-05-01")} | _PUBLISHED,
            {"as_of": None, "period": on("../2024-02-09")} | _PUBLISHED,
        ),
        *(tuple({key: words} for words in _BY_2030) for key in ("for_when", "period", "as_of")),
    ],
)
def test_different_numbers_planned_of_one_thing_contradict(
    register: Register, one: dict[str, Any], other: dict[str, Any]
) -> None:
    plant = project()
    claims = _plans(plant, one, other)
    items = _contradictions(register, plant, *claims)
    assert sorted((item.id, item.rule) for item in items) == sorted((each.id, "contradicts") for each in claims)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"value": 104}, {}),
        ({"status": "superseded"}, {}),
        ({"status": "disputed"}, {}),
        ({}, {"currency": "USD"}),
        ({}, {"increment": True}),
        ({}, {"as_of": on("2024-02-09")}),
        ({}, {"as_of": on("2024-02-09"), "as_of_basis": "stated"}),
        ({"as_of": None, "period": on("2025")}, {"as_of": None, "period": on("2026")}),
        ({"period": on("2025")} | _PUBLISHED, {"period": on("2026")} | _PUBLISHED),
        ({"qualifier": "more_than"}, {}),
        ({"for_when": _BY_2030[0]}, {"for_when": on("../2035")}),
    ],
)
def test_plans_that_can_both_stand_do_not_contradict(
    register: Register, one: dict[str, Any], other: dict[str, Any]
) -> None:
    plant = project()
    assert _contradictions(register, plant, *_plans(plant, one, other)) == ()


def test_another_plan_for_one_thing_is_warned_of_at_the_save(register):
    plant = project()
    keep(register, plant, figure(plant, "investment_value", 88, currency="AZN", status="planned"))
    again = figure(plant, "investment_value", 104, currency="AZN", status="planned")
    assert warnings(register, again) == ["contradicts"]


def test_two_targets_for_one_time_contradict_in_whatever_language_it_is_printed(register):
    plant = project()
    english, russian = (figure(plant, "jobs_created", 40, status="planned", for_when=words) for words in _BY_2030)
    keep(register, plant, english)
    russian.value = Decimal(60)
    assert "contradicts" in warnings(register, russian)


def test_one_of_two_targets_for_one_time_is_preferred_in_whatever_language_it_is_printed(register):
    plant = project()
    keep(register, plant, figure(plant, "jobs_created", 40, status="planned", for_when=_BY_2030[0], preferred=True))
    again = figure(plant, "jobs_created", 40, status="planned", for_when=_BY_2030[1], preferred=True)
    assert refusal(register, again)[0] == "two_preferred"
