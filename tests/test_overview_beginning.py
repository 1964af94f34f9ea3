"""The numbers and the table that the overview begins with are those of all claims, though few of these are read."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from districtdesk.overview.overview import Overview, read_beginning, read_overview
from districtdesk.records import Figure, Product, Record
from districtdesk.records.today import today
from districtdesk.register.errors import Refused, RegisterError
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from tests.making import company, district, edit, figure, keep, on, project

_CODES = (
    *("residents", "residents", "invested", "invested", "invested"),
    *("non_residents", "area", "investment_planned", "investment_value"),
    *("jobs_created", "jobs_permanent", "jobs_expected"),
)
_STATUSES = ("reported", "reported", "verified", "planned", "expected", "superseded", "disputed")
_QUALIFIERS = ("exact", "exact", "exact", "about", "more_than", "up_to", "unknown")
_DATES = (None, "2019-05-01", "2021-05-01", "2021-05", "2024", "2023-01/2023-06")


def _of_all(register: Register) -> Overview:
    return replace(read_overview(register, today()), findings=(), compared={})


class RandomClaims:
    """Claims of few subjects by many indicators, so that each kind of odd one stands beside an ordinary one."""

    def __init__(self, register: Register, chance: Random) -> None:
        self.register, self.chance = register, chance
        zone_of = district("Alat")
        plant = project("Car plant", district=zone_of.id)
        self.subjects: list[Record] = [
            zone_of,
            district("Zone", part_of=zone_of.id),
            district("Empty"),
            plant,
            project("Second phase", phase_of=plant.id),
            company("Cement"),
        ]
        self.product = Product(id=new_id(), project=plant.id, model="Cars")
        keep(register, *self.subjects, self.product)
        self.figures: list[Figure] = []

    def add(self) -> None:
        made = self._claim()
        keep(self.register, made)
        self.figures.append(made)

    def remove(self) -> None:
        remove_record(self.register, "figure", self.figures.pop(self.chance.randrange(len(self.figures))).id)

    def prefer(self) -> None:
        edit(self.register, self.chance.choice(self.figures), preferred=True, preferred_because="It is newer.")

    def _claim(self) -> Figure:
        chance, code = self.chance, self.chance.choice(_CODES)
        subject = chance.choice(self.subjects)
        dated = chance.choice(_DATES)
        is_money = code.startswith("invest")
        values: dict[str, Any] = {
            "qualifier": chance.choice(_QUALIFIERS),
            "status": chance.choice(_STATUSES),
            "currency": ("AZN" if chance.random() < 0.8 else "USD") if is_money else None,
            "as_of": on(dated) if dated else None,
        }
        made = figure(subject, code, chance.choice((5, 40, "7.5", 300)), **values | self._rare(subject, is_money))
        if made.qualifier == "unknown":
            made.value = None
        return made

    def _rare(self, subject: Record, is_money: bool) -> dict[str, Any]:
        chance = self.chance
        kinds: tuple[dict[str, Any], ...] = (
            *[{"together_with": (chance.choice([each for each in self.subjects if each is not subject]).id,)}] * 3,
            {"part_of": chance.choice(self.figures).id if self.figures else None},
            {"for_when": on("2030")},
            {"increment": True},
            {"covers": 2, "covers_of": 5},
            {"product": self.product.id},
            {"value_to": Decimal(500), "qualifier": "between"},
            {} if is_money else {"unit": "another"},
        )
        return chance.choice(kinds) if chance.random() < 0.35 else {}


def _holds_for(register: Register, seed: int, claims: int) -> None:
    work = RandomClaims(register, Random(seed))
    for each in range(claims):
        with suppress(Refused, RegisterError):
            # A rule may forbid it.
            work.chance.choice((*[work.add] * 8, work.remove, work.prefer) if work.figures else (work.add,))()
        if each % 6 == 0 or each > claims - 5:
            assert read_beginning(register, today()) == _of_all(register)


def test_what_is_begun_with_is_that_of_all_claims(register: Register) -> None:
    _holds_for(register, 1, 30)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(2, 8))
def test_what_is_begun_with_is_that_of_many_claims(register: Register, seed: int) -> None:
    _holds_for(register, seed, 120)


@pytest.mark.thorough
def test_what_is_begun_with_is_that_of_a_filled_register(filled_file: Path) -> None:
    with closing(open_register(filled_file, read_only=True)) as filled:
        assert read_beginning(filled, today()) == _of_all(filled)


def test_what_is_to_come_is_told_though_no_plan_is_shown(register: Register) -> None:
    place, other = district("One"), district("Other")
    keep(register, place, other, figure(other, "residents", 5))
    keep(register, figure(place, "residents", 5, status="planned", increment=True))
    begun = read_beginning(register, today())
    assert begun == _of_all(register)
    assert [line.to_come for line in begun.lines] == [frozenset({"residents"}), frozenset()]


def test_a_number_of_several_districts_is_among_them(register: Register) -> None:
    place, other, third = district("One"), district("Other"), district("Third")
    keep(register, place, other, third, figure(third, "residents", 5))
    keep(register, figure(place, "residents", 7, together_with=(other.id,)))
    keep(register, figure(third, "residents", 8, together_with=(other.id,)))
    begun = read_beginning(register, today())
    assert begun == _of_all(register)
    residents = next(each for each in begun.tiles if each.key == "residents")
    assert [each.value for each in residents.quantities] == [12]
    assert "1 number of several districts together is left out, as one of them has its own." in residents.notes
    assert all(line.has_figures for line in begun.lines)
