"""Which claim is shown: the page of a record, its list and the overview say the same of it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from districtdesk.overview.overview import read_overview
from districtdesk.records import District, Record
from districtdesk.records.figure import FIGURE_STATUSES
from districtdesk.records.today import today
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.headlines import find_headlines
from districtdesk.register.queries.subject_claims import find_headline, read_claims
from tests.making import company, district, figure, keep, on, profile, residency


def on_the_page(register: Register, subject: Record) -> str:
    """What the page heads its claims about residents with, plans and increments aside."""
    with register.read() as session:
        found = find_headline(read_claims(session, [subject.id]))
    told = [each for each in found if not each.is_planned and not each.figure.increment]
    return told[0].quantity.full() if told else ""


def in_its_line(register: Register, subject: Record) -> str:
    """What stands of residents over the page's tab: "0 of 13"."""
    with register.read() as session:
        told = profile(session, subject).counts["residents"]
    return str(told[1]) if isinstance(told, tuple) else ""


def in_the_list(register: Register, subject: Record) -> str:
    with register.read() as session:
        return find_headlines(session, "district", [subject.id])[subject.id][1]


def in_the_overview(register: Register, subject: Record) -> str:
    line = next(each for each in read_overview(register, today()).lines if each.id == subject.id)
    return line.claims["residents"].quantity.full() if "residents" in line.claims else ""


def everywhere(register: Register, subject: Record) -> set[str]:
    """What is said in each place; one text where all agree."""
    return {place(register, subject) for place in (on_the_page, in_the_list, in_the_overview)}


def keep_claims(register: Register, *claims: dict[str, Any]) -> District:
    park = district()
    keep(register, park, *(figure(park, "residents", **claim) for claim in claims))
    return park


@pytest.mark.parametrize("values", [(13, 14), (14, 13)])
@pytest.mark.parametrize("when", ["2023-05-01", "2023", "2023/..", None])
def test_of_two_claims_of_one_day_and_one_save_the_later_entry_is_shown_everywhere(
    register: Register, values: tuple[int, int], when: str | None
) -> None:
    day = {"as_of": on(when)} if when else {}
    park = keep_claims(register, *({"value": value, **day} for value in values))
    assert everywhere(register, park) == {f"{values[1]}\u00a0residents"}
    assert in_its_line(register, park) == str(values[1])


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_claimed_is_shown_alike_everywhere(register: Register, seed: int) -> None:
    dice = random.Random(seed)
    days = ("2022", "2023", "2023-05", "2023-05-01", "2021/..", None)
    claims = [
        {
            "value": 10 + place,
            "as_of": on(day) if (day := dice.choice(days)) else None,
            "status": dice.choice(FIGURE_STATUSES)[0],
            "increment": dice.choice([None, None, True]),
            "qualifier": dice.choice(["exact", "about", "more_than"]),
        }
        for place in range(6)
    ]
    claims[dice.randrange(6)]["preferred"] = dice.choice([None, True])
    assert len(everywhere(register, keep_claims(register, *claims))) == 1


def test_only_a_district_sets_its_residents_against_a_claim(register: Register) -> None:
    park, firm = district(), company()
    home = residency(park, firm)
    keep(register, park, firm, home, *(figure(each, "residents", 13) for each in (park, firm, home)))
    with register.read() as session:
        counts = {each.id: profile(session, each).counts for each in (park, firm, home)}
    assert counts[park.id]["residents"] == (1, 13)
    assert counts[firm.id]["residents"] == 1
    assert "residents" not in counts[home.id]
