"""A claim in another unit than that of its indicator: refused where it cannot fit, and shown after all others."""

from __future__ import annotations

import pytest

from districtdesk import i18n
from districtdesk.desk.overview.cells import cell_text
from districtdesk.names import Names
from districtdesk.overview.overview import read_overview
from districtdesk.problems import Problem
from districtdesk.records import Figure, Record
from districtdesk.records.indicator import DIMENSIONS
from districtdesk.records.today import today
from districtdesk.register.claims.indicator_choices import OfferedIndicator
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.headlines import find_headlines
from districtdesk.register.queries.subject_claims import find_headline, read_claims
from districtdesk.register.rules.claim_rules import misfit_problem
from districtdesk.register.typed_claim import figure_values
from tests.making import district, figure, keep, on, profile, project
from tests.register.saying import refusal, warnings

_MONEY = ("dollars", "US dollars", "manat", "AZN", "USD", "€", "долларов", "avro", "tenge")
_AREAS = ("ha", "m²", "km²", "hektar", "га", "кв. м", "acres")
_SHARES = ("percent", "%", "faiz", "процентов", "per cent")


def _typed(text: str, dimension: str) -> object:
    offered = OfferedIndicator("id", Names.same("Jobs created"), Names.same("jobs"), dimension, "stock")
    return figure_values(text, offered)


@pytest.mark.thorough
@pytest.mark.parametrize("unit", [*_MONEY, *_AREAS, *_SHARES])
def test_a_count_is_not_told_in_money_area_or_percent(register: Register, unit: str) -> None:
    park = district()
    keep(register, park)
    claim = figure(park, "jobs_created", 588_000, unit=unit)
    assert refusal(register, claim) == ("unit_misfit", ("unit", "indicator"))
    assert isinstance(_typed(f"588,000 {unit}", "count"), Problem)


@pytest.mark.parametrize("unit", [*_MONEY, *_SHARES, "dollars a year"])
def test_an_output_is_not_told_in_money_or_percent(register: Register, unit: str) -> None:
    plant = project()
    keep(register, plant)
    assert refusal(register, figure(plant, "output_a_year", 5, unit=unit)) == ("unit_misfit", ("unit", "indicator"))


@pytest.mark.parametrize("unit", [*_MONEY, *_SHARES])
def test_a_territory_is_not_told_in_money_or_percent(register: Register, unit: str) -> None:
    park = district()
    keep(register, park)
    assert refusal(register, figure(park, "area", 5, unit=unit)) == ("unit_misfit", ("unit", "indicator"))


@pytest.mark.parametrize("unit", [*_AREAS, *_SHARES])
def test_money_is_not_told_in_area_or_percent(register: Register, unit: str) -> None:
    park = district()
    keep(register, park)
    claim = figure(park, "invested", 5, currency="AZN", unit=unit)
    assert refusal(register, claim) == ("unit_misfit", ("unit", "indicator"))


@pytest.mark.parametrize("dimension", [code for code, _label in DIMENSIONS])
def test_people_are_told_in_no_other_dimension_than_a_count(dimension: str) -> None:
    assert bool(misfit_problem("workers", dimension)) is (dimension != "count")


@pytest.mark.parametrize("unit", ["cars", "m²", "кв. м", "tonnes", "dollar stores", "tons a year"])
def test_an_output_names_what_is_put_out(register: Register, unit: str) -> None:
    plant = project()
    assert warnings(register, plant, figure(plant, "output_a_year", 5, unit=unit)) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“dollars” is money, and this indicator is not. Choose an indicator of money."),
        ("az", "“dollars” puldur, bu göstərici isə pul göstəricisi deyil. Pul göstəricisi seçin."),
        ("ru", "«dollars» — это деньги, а этот показатель не денежный. Выберите денежный показатель."),
    ],
)
def test_the_refusal_names_what_does_not_fit(language: str, said: str) -> None:
    with i18n.speaking(language):
        problem = _typed("588,000 dollars", "count")
    assert isinstance(problem, Problem)
    assert problem.message == said


def _residents(park: Record, value: int, when: str, unit: str | None = None, **values: object) -> Figure:
    return figure(park, "residents", value, as_of=on(when), unit=unit, **values)


def _everywhere(register: Register, park: Record) -> set[str]:
    with register.read() as session:
        headed = find_headline(read_claims(session, [park.id]))[0].quantity.full()
        listed = find_headlines(session, "district", [park.id])[park.id][1]
    line = next(each for each in read_overview(register, today()).lines if each.id == park.id)
    return {headed, listed, line.claims["residents"].quantity.full()}


@pytest.mark.parametrize("preferred", [None, True])
def test_a_claim_in_the_own_unit_is_shown_before_a_later_one_in_another(
    register: Register, preferred: bool | None
) -> None:
    park = district()
    keep(register, park, _residents(park, 13, "2022"), _residents(park, 90, "2024", "families", preferred=preferred))
    assert _everywhere(register, park) == {"13\u00a0residents"}


def test_a_claim_in_another_unit_never_stands_without_it(register: Register) -> None:
    park = district()
    keep(register, park, _residents(park, 90, "2024", "families"))
    assert _everywhere(register, park) == {"90\u00a0families"}
    view = read_overview(register, today())
    assert cell_text(view.lines[0], "residents") == ("", "90\u00a0families")
    assert next(each for each in view.tiles if each.key == "residents").amounts() == [("", "", "90\u00a0families")]


def test_records_are_not_counted_against_a_claim_in_another_unit(register: Register) -> None:
    park = district()
    keep(register, park, _residents(park, 90, "2024", "families"))
    view = read_overview(register, today())
    assert not view.lines[0].unlike_recorded
    assert next(each for each in view.findings if each.key == "residents").count == 0
    with register.read() as session:
        assert "residents" not in profile(session, park).counts or profile(session, park).counts["residents"] == 0


def test_a_total_is_of_the_own_unit_first_and_other_units_stand_apart(register: Register) -> None:
    parks = [district(name) for name in ("North", "East", "South")]
    keep(register, *parks, _residents(parks[0], 13, "2024"))
    keep(register, *(_residents(park, 90, "2024", "families") for park in parks[1:]))
    tile = next(each for each in read_overview(register, today()).tiles if each.key == "residents")
    assert tile.amounts() == [("", "", "13"), ("", "", "180\u00a0families")]
    assert "One unit is not added to another." in tile.notes


def test_an_output_in_cars_is_shown_as_it_ever_was(register: Register) -> None:
    plant = project()
    keep(register, plant, figure(plant, "output_a_year", 5, as_of=on("2022")))
    keep(register, figure(plant, "output_a_year", 9, unit="cars", as_of=on("2024")))
    with register.read() as session:
        assert find_headline(read_claims(session, [plant.id]))[0].quantity.full() == "9\u00a0cars"
