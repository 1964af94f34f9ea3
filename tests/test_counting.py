"""Which claims count in a sum: each number once, and what counts comes to what the overview says."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from districtdesk.overview.counting import read_counting
from districtdesk.overview.overview import read_overview
from districtdesk.records import Figure
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from tests.making import INDICATOR_IDS, district, figure, keep, project


def counted(register: Register) -> set[str]:
    with register.read() as session:
        return {each for each, counting in read_counting(session).items() if counting.counts}


def test_what_a_project_says_is_within_its_districts_number(register: Register) -> None:
    park = district()
    plant, other = project("Car plant", district=park.id), project("Cement works")
    whole, part, apart = (figure(each, "jobs_created", 10) for each in (park, plant, other))
    keep(register, park, plant, other, whole, part, apart)
    assert counted(register) == {whole.id, apart.id}
    with register.read() as session:
        assert read_counting(session)[part.id].why == "It is within the number of Hajigabul"


def test_a_number_of_several_counts_once_and_not_beside_one_of_its_own(register: Register) -> None:
    one, other, third = district("One"), district("Other"), district("Third")
    own = figure(one, "jobs_created", 5)
    beside = figure(other, "jobs_created", 50, together_with=(one.id,))
    together = figure(other, "jobs_created", 70, together_with=(third.id,))
    keep(register, one, other, third, own, beside, together)
    assert counted(register) == {own.id, together.id}


@pytest.mark.parametrize(
    "values",
    [
        {"status": "superseded"},
        {"increment": True},
        {"covers": 5, "covers_of": 9},
    ],
)
def test_what_is_no_whole_number_of_today_does_not_count(register: Register, values: dict[str, object]) -> None:
    park = district()
    keep(register, park, figure(park, "jobs_created", **({"value": 5} | values)))  # type: ignore[arg-type]
    assert counted(register) == set()


@pytest.mark.thorough
def test_the_districts_claims_that_count_come_to_the_totals_of_the_overview(filled_file: Path) -> None:
    filled = open_register(filled_file)
    totals: dict[tuple[str, str | None], Decimal] = defaultdict(Decimal)
    with filled.read() as session:
        counting = read_counting(session)
        places = {each.id for each in read_overview(filled, date(2026, 11, 1)).lines}
        for row in session.query(Figure).filter(Figure.removed_at.is_(None)):
            if counting[row.id].counts and row.subject in places and row.status in ("reported", "verified"):
                totals[row.indicator, row.currency] += row.value or 0
    of_claims = ("residents", "invested", "jobs_created", "jobs_permanent")
    for tile in (each for each in read_overview(filled, date(2026, 11, 1)).tiles if each.key in of_claims):
        if tile.quantities:
            said: dict[str | None, Decimal] = defaultdict(Decimal)
            for each in tile.quantities:
                said[each.currency] += each.value
            assert {key[1]: value for key, value in totals.items() if key[0] == INDICATOR_IDS[tile.key]} == said
