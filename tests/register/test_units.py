"""Units and signs: an indicator's own unit goes without saying, and territory is kept in hectares."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.making import district, figure, keep, on, project, stored
from tests.register.saying import refusal, warnings


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("indicator", "unit"),
    [
        ("residents", "residents"),
        ("residents", "Resident"),
        ("residents", "резидент"),
        ("jobs_created", "job"),
        ("jobs_created", "İŞ YERİ"),
        ("jobs_created", "people"),
        ("jobs_expected", "new jobs"),
        ("jobs_permanent", "nəfər"),
        ("jobs_created", "yeni iş yeri"),
        ("jobs_created", "человек"),
        ("jobs_additional", "рабочих места"),
        ("residents", "rezident şirkət"),
        ("residents", "компаний-резидентов"),
        ("non_residents", "нерезидента"),
        ("area", "ha"),
        ("area", "га"),
        ("area", "Hectares"),
        ("area", "hektar"),
    ],
)
def test_the_indicators_own_unit_goes_without_saying(register, indicator, unit):
    park = district()
    claim = figure(park, indicator, 13, unit=unit)
    assert warnings(register, park, claim) == []
    assert stored(register, claim).unit is None


def test_another_unit_than_the_indicators_is_a_warning(register):
    park, plant = district(), project()
    assert warnings(register, park, figure(park, "residents", 13, unit="families")) == ["another_unit"]
    assert warnings(register, figure(park, "residents", 13, unit="companies")) == ["another_unit"]
    assert warnings(register, figure(park, "residents", 13, unit="people")) == ["another_unit"]
    assert warnings(register, figure(park, "invested", 13, currency="AZN", unit="machines")) == ["another_unit"]
    assert warnings(register, plant, figure(plant, "output_a_year", 30_000, unit="cars")) == []


def test_people_employed_are_counted_and_may_become_fewer(register):
    park = district()
    keep(register, park, figure(park, "people_employed", 474, as_of=on("2024")))
    fewer = figure(park, "people_employed", 290, as_of=on("2025"), unit="işçi")
    assert warnings(register, fewer) == []
    assert stored(register, fewer).unit is None


@pytest.mark.parametrize(
    ("indicator", "unit", "said"),
    [
        ("products_made", "cars", []),
        ("products_made", "штук", []),
        ("products_made", "tonnes", ["another_unit"]),
        ("products_made_tonnes", "тонн", []),
        ("products_made_tonnes", "cars", ["another_unit"]),
    ],
)
def test_what_was_made_over_a_period_is_told_in_pieces_or_in_tonnes(register, indicator, unit, said):
    plant = project()
    assert warnings(register, plant, figure(plant, indicator, 800_000, unit=unit, period=on("2026-40"))) == said


def test_territory_is_kept_in_hectares(register):
    park = district()
    keep(register, park)
    assert refusal(register, figure(park, "area", 60, unit="football fields")) == ("unit_of_area", ("unit",))
    assert warnings(register, figure(park, "area", 600_000, unit="m²")) == ["another_unit"]


@pytest.mark.parametrize(("indicator", "currency"), [("residents", None), ("area", None), ("invested", "AZN")])
def test_less_than_nothing_is_a_warning(register, indicator, currency):
    park = district()
    assert warnings(register, park, figure(park, indicator, Decimal(-3), currency=currency)) == ["negative"]
