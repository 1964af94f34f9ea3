"""Numbers that speak of 12 of the 18 only: never the whole's, compared among each other, and said so everywhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from districtdesk.overview.overview import read_overview
from districtdesk.records import District, Figure
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.display_values import read_display_values
from districtdesk.register.queries.subject_claims import find_headline, read_claims
from tests.making import district, figure, keep
from tests.register.saying import refusal, warnings


@pytest.fixture
def park(register: Register) -> District:
    made = district()
    keep(register, made)
    return made


def _invested(park: District, value: int, covers: int | None = None, count: int | None = None) -> Figure:
    return figure(park, "invested", value, currency="AZN", covers=covers, covers_of=count)


def _shown(register: Register) -> list[str]:
    tiles = {each.key: each for each in read_overview(register, date(2026, 11, 27)).tiles}
    return [each.full().replace("\u202f", " ").replace("\u00a0", " ") for each in tiles["invested"].quantities]


def test_a_number_of_some_stands_in_no_total_and_never_for_the_whole(register: Register, park: District) -> None:
    keep(register, _invested(park, 5_900_000, 12, 18))
    assert _shown(register) == []
    keep(register, _invested(park, 7_000_000))
    assert _shown(register) == ["7 000 000 ₼"]


def test_a_number_of_all_is_that_of_the_whole(register: Register, park: District) -> None:
    keep(register, _invested(park, 7_000_000, 18, 18))
    assert _shown(register) == ["7 000 000 ₼"]


@pytest.mark.parametrize(("others", "said"), [((12, 18), ["contradicts"]), ((10, 18), []), ((None, None), [])])
def test_only_numbers_of_equally_many_contradict(
    register: Register, park: District, others: tuple[int | None, int | None], said: list[str]
) -> None:
    plan: dict[str, Any] = {"status": "planned"}
    one, other = _invested(park, 5_900_000, 12, 18), _invested(park, 7_000_000, *others)
    one.status = other.status = plan["status"]
    keep(register, one)
    assert warnings(register, other) == said


def test_lists_and_pages_say_of_how_many(register: Register, park: District) -> None:
    keep(register, _invested(park, 5_900_000, 12, 18), _invested(park, 7_000_000))
    with register.read() as session:
        rows = listing.window(session, listing.Query("figure"), 0, 10)
        cells = read_display_values(session, "figure", rows)
        heads = find_headline(read_claims(session, [park.id]))
    assert sum("only for 12 of 18" in each["value"] for each in cells.values()) == 1
    assert [each.figure.partial for each in heads] == [None, 12]


@pytest.mark.parametrize(("covers", "count"), [(12, None), (None, 18), (19, 18)])
def test_how_many_are_covered_is_said_with_how_many_there_are(
    register: Register, park: District, covers: int | None, count: int | None
) -> None:
    assert refusal(register, _invested(park, 1, covers, count)) == ("cover", ("covers", "covers_of"))
