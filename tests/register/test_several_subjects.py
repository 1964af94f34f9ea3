"""One figure of several subjects: counted once, seen from each, and nobody's own."""

from __future__ import annotations

from datetime import date

import pytest

from districtdesk.cli.lists import records_answer
from districtdesk.overview.overview import read_overview
from districtdesk.records import Figure, Record
from districtdesk.register.errors import Refused
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.display_values import read_display_values
from districtdesk.register.queries.headlines import find_headlines
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.subject_claims import Claim, find_headline, prefer, read_claims
from tests.making import company, district, figure, keep, on, stored
from tests.register.saying import refusal, warnings

ONE, OTHER, THIRD = "One", "Other", "Third"


@pytest.fixture
def places() -> list[Record]:
    return [district(ONE), district(OTHER), district(THIRD)]


def _joint(places: list[Record], code: str = "jobs_created", value: int = 474, **values: object) -> Figure:
    others = tuple(each.id for each in places[1:])
    return figure(places[0], code, value, **{"together_with": others, "as_of": on("2024-05-01")} | values)


def _claims(register: Register, subject: Record) -> list[Claim]:
    with register.read() as session:
        return read_claims(session, [subject.id])


def _total(register: Register, key: str) -> tuple[list[str], tuple[str, ...]]:
    tile = next(each for each in read_overview(register, date(2026, 11, 23)).tiles if each.key == key)
    return [each.full() for each in tile.quantities], tile.notes


def test_it_is_seen_from_each_subject_together_with_the_others(register: Register, places: list[Record]) -> None:
    keep(register, *places, _joint(places))
    seen = {each.caption.show(): _claims(register, each)[0].beside(each.id) for each in places}
    assert seen == {ONE: "Other, Third", OTHER: "One, Third", THIRD: "One, Other"}


def test_it_is_listed_with_each_subject_and_says_so(register: Register, places: list[Record]) -> None:
    claim = _joint(places)
    keep(register, *places, claim)
    with register.read() as session:
        for place in places:
            rows = list(listing.everything(session, Query("figure", linked=("subject", (place.id,)))))
            assert [row.id for row in rows] == [claim.id]
            shown = read_display_values(session, "figure", rows)
            assert shown[claim.id]["subject"] == "One, together with Other, Third"


def test_its_title_names_all_of_them(register: Register, places: list[Record]) -> None:
    claim = _joint(places)
    keep(register, *places, claim)
    assert stored(register, claim).caption.show() == "Jobs created · 474 · One, Other, Third"


def test_it_is_never_shown_for_one_of_them(register: Register, places: list[Record]) -> None:
    own = figure(places[0], "residents", 9, as_of=on("2020"))
    keep(register, *places, own, _joint(places, "residents", 30))
    with register.read() as session:
        found = find_headlines(session, "district", [each.id for each in places])
    assert [lower for _upper, lower in found.values()] == ["9\u00a0residents", "", ""]
    lines = {line.name: line.claims for line in read_overview(register, date(2026, 11, 23)).lines}
    assert lines[ONE]["residents"].row.id == own.id
    assert "residents" not in lines[OTHER]


def test_it_stands_behind_the_own_number_on_the_page(register: Register, places: list[Record]) -> None:
    keep(register, *places, figure(places[0], "jobs_created", 100, as_of=on("2023")), _joint(places))
    assert [int(each.figure.value) for each in find_headline(_claims(register, places[0]))] == [100, 474]


def test_it_neither_contradicts_nor_falls_below_the_own_number(register: Register, places: list[Record]) -> None:
    day = on("2024-05-01")
    keep(register, *places)
    assert warnings(register, figure(places[0], "jobs_created", 900, as_of=day), _joint(places)) == []


def test_two_numbers_of_the_same_subjects_contradict(register: Register, places: list[Record]) -> None:
    keep(register, *places)
    assert set(warnings(register, _joint(places), _joint(places, value=500))) == {"contradicts"}


def test_the_own_and_the_common_number_may_both_be_preferred(register: Register, places: list[Record]) -> None:
    own, common = figure(places[0], "jobs_created", 100, preferred=True), _joint(places, preferred=True)
    keep(register, *places, own, common)
    prefer(register, common.id)
    assert stored(register, own).preferred and stored(register, common).preferred


def test_it_is_counted_once_where_none_of_them_has_its_own(register: Register, places: list[Record]) -> None:
    keep(register, *places, _joint(places, "residents", 30))
    amounts, notes = _total(register, "residents")
    assert amounts == ["30\u00a0residents"]
    assert "3 of 3 districts." in notes
    assert "1 number speaks of several districts together." in notes


def test_it_is_left_out_where_one_of_them_has_its_own(register: Register, places: list[Record]) -> None:
    keep(register, *places, _joint(places, "residents", 30), figure(places[1], "residents", 9, as_of=on("2020")))
    amounts, notes = _total(register, "residents")
    assert amounts == ["9\u00a0residents"]
    assert "1 of 3 districts." in notes
    assert "1 number of several districts together is left out, as one of them has its own." in notes


def test_of_two_that_share_a_subject_the_newer_is_counted(register: Register, places: list[Record]) -> None:
    older = _joint(places, "residents", 30, as_of=on("2020-05-01"))
    newer = figure(places[2], "residents", 20, together_with=(places[1].id,), as_of=on("2024"))
    keep(register, *places, older, newer)
    assert _total(register, "residents")[0] == ["20\u00a0residents"]


def test_it_is_not_counted_for_what_is_no_district(register: Register, places: list[Record]) -> None:
    firm = company()
    keep(register, *places, firm, _joint([places[0], firm], "jobs_created", 30))
    assert _total(register, "jobs_created")[0] == []


def test_it_stays_when_only_one_of_them_is_removed(register: Register, places: list[Record]) -> None:
    claim = _joint(places)
    keep(register, *places, claim)
    with pytest.raises(Refused):
        remove_record(register, "district", places[0].id)
    assert stored(register, claim).removed_at is None


def test_its_own_subject_is_not_one_of_the_others(register: Register, places: list[Record]) -> None:
    keep(register, *places)
    again = figure(places[0], "residents", 9, together_with=(places[0].id,))
    assert refusal(register, again) == ("together_with_itself", ("together_with", "subject"))


def test_the_command_line_names_all_of_them(register: Register, places: list[Record]) -> None:
    keep(register, *places, _joint(places))
    with register.read() as session:
        (line,) = records_answer(session, Query("figure")).lines()
    assert "One, together with Other, Third" in line
