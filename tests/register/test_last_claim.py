"""The newest claim of an indicator, and the one that is typed against it in words: like with like only."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from districtdesk.i18n import speaking
from districtdesk.records.figure import quantity_of
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.last_claim import claim_words, compare, find_last, find_last_like
from districtdesk.register.queries.subject_claims import Claim, read_claims
from tests.making import INDICATOR_IDS, district, figure, keep, on

_JOBS = INDICATOR_IDS["jobs_created"]


def _claims(register: Register, *values: dict[str, Any]) -> list[Claim]:
    place = district()
    keep(register, place)
    for each in values:
        keep(register, figure(place, **{"indicator": "jobs_created", "value": 500, "as_of": on("2024-02-09")} | each))
    with register.read() as session:
        return read_claims(session, [place.id])


def _typed(value: int | None = 440, **values: Any) -> dict[str, Any]:
    number = None if value is None else Decimal(value)
    return {"indicator": _JOBS, "qualifier": "exact", "value": number, "status": "reported"} | values


# However the number and its unit are held together.
_WIDE = str.maketrans("\u202f\xa0", "  ")
# What was claimed, what is typed, and what is said of it.
_SAID = (
    ({}, _typed(440), "12 % less than 500 jobs of 9 February 2024"),
    ({}, _typed(500), "the same as 500 jobs of 9 February 2024"),
    ({"qualifier": "about"}, _typed(500), "about the same as about 500 jobs of 9 February 2024"),
    ({}, _typed(502), "0.4 % more than 500 jobs of 9 February 2024"),
    ({}, _typed(500_000), "1000 times 500 jobs of 9 February 2024"),
    ({"qualifier": "about"}, _typed(440), "about 12 % less than about 500 jobs of 9 February 2024"),
    ({}, _typed(440, qualifier="about"), "about 12 % less than 500 jobs of 9 February 2024"),
    ({"qualifier": "more_than"}, _typed(440), "less than “more than 500 jobs of 9 February 2024”"),
    ({"qualifier": "more_than"}, _typed(600), "may be the same as “more than 500 jobs of 9 February 2024”"),
    ({}, _typed(600, qualifier="at_least"), "more than “500 jobs of 9 February 2024”"),
    ({"as_of": None}, _typed(440), "12 % less than 500 jobs"),
    ({"as_of_basis": "date_of_publication"}, _typed(440), "12 % less than 500 jobs of 9 February 2024 (published)"),
    ({"value": 0, "qualifier": "none"}, _typed(4), "more than none of 9 February 2024"),
    # A plan is none against what is so, unless nobody has said yet which of the two is typed.
    ({"status": "planned"}, _typed(440), None),
    ({"status": "planned"}, _typed(440, status="planned"), "12 % less than 500 jobs of 9 February 2024"),
    ({"status": "planned"}, _typed(440, status=None), "12 % less than 500 jobs of 9 February 2024"),
    # Nor is another unit, an increment, a part, a target of another year, or what was taken back.
    ({"unit": "families"}, _typed(440), None),
    ({"increment": True}, _typed(440), None),
    ({}, _typed(440, increment=True), None),
    ({"for_when": on("2030"), "as_of": None}, _typed(440, for_when=on("2031")), None),
    ({"status": "disputed"}, _typed(440), None),
    ({}, _typed(None, qualifier="not_stated"), ""),
)


@pytest.mark.thorough
def test_the_typed_claim_is_compared_in_words_with_its_like_alone(register: Register) -> None:
    wrong = []
    for claimed, typed, wanted in _SAID:
        like = find_last_like(_claims(register, claimed), typed)
        said = compare(quantity_of({"value": 0, **typed}), like).translate(_WIDE) if like else None
        if said != wanted:
            wrong.append((claimed, typed, said, wanted))
    assert wrong == []


def test_the_newest_that_stands_is_the_last(register: Register) -> None:
    claims = _claims(
        register,
        {"value": 1, "as_of": on("2023")},
        {"value": 2, "as_of": on("2025")},
        {"value": 3, "as_of": on("2026"), "status": "disputed"},
        {"value": 4, "as_of": None},
        {"indicator": "area", "value": 5, "as_of": on("2026")},
    )
    last = find_last(claims, _JOBS)
    assert last is not None and last.figure.value == Decimal(2)
    assert find_last(claims, INDICATOR_IDS["residents"]) is None


def test_it_is_said_in_three_languages(register: Register) -> None:
    (claim,) = _claims(register, {})
    said = {}
    for code in ("az", "en", "ru"):
        with speaking(code):
            said[code] = (claim_words(claim), compare(quantity_of(_typed(440)), claim))
    assert len(set(said.values())) == 3
