"""The overview of a register: sums over districts, lines of districts, and what needs attention."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk import i18n
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.overview.attention import AGES, LISTED, AttentionItem, _months_before
from districtdesk.overview.overview import Line, Overview, ordered, read_finding, read_overview, spoken
from districtdesk.overview.tile import Tile
from districtdesk.overview.told_list import list_of_finding
from districtdesk.records import Citation, Figure, Participation, Record, ReturnDue
from districtdesk.register.identity import new_id
from districtdesk.register.journal.removal import remove
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.filter_text import read_filter
from districtdesk.register.queries.listing import Query
from districtdesk.timeline.feed import read_timeline
from districtdesk.timeline.lane import arrange
from tests.making import company, district, event, figure, keep, on, project, residency, source

TODAY = date(2026, 11, 23)


def view(register: Register, *records: Record) -> Overview:
    if records:
        keep(register, *records)
    return read_overview(register, TODAY)


def tile(overview: Overview, key: str) -> Tile:
    return next(each for each in overview.tiles if each.key == key)


def amounts(overview: Overview, key: str) -> list[str]:
    return [each.full() for each in tile(overview, key).quantities]


def finding(overview: Overview, key: str) -> AttentionItem:
    return next(each for each in overview.findings if each.key == key)


def told(overview: Overview, key: str) -> list[tuple[str, str]]:
    return [(item.title, item.note) for item in finding(overview, key).items]


def invested(subject: Record, value: int, as_of: str = "2024", **values: Any) -> Figure:
    return figure(subject, "invested", value, as_of=on(as_of), **{"currency": "AZN"} | values)


def line(overview: Overview, name: str = "Hajigabul") -> Line:
    return next(each for each in overview.lines if each.name == name)


def test_an_empty_register_is_empty(register: Register) -> None:
    assert view(register).is_empty


def test_a_number_that_nobody_states_is_not_zero(register: Register) -> None:
    overview = view(register, district())
    assert not overview.is_empty
    assert amounts(overview, "residents") == []
    assert line(overview).claims == {}


def test_residents_are_summed_over_districts_with_how_many_state_one(register: Register) -> None:
    one, other, third = district("One"), district("Other"), district("Third")
    claims = [figure(one, "residents", 13), figure(other, "residents", 8)]
    overview = view(register, one, other, third, *claims)
    assert amounts(overview, "residents") == ["21\u00a0residents"]
    assert "2 of 3 districts." in tile(overview, "residents").notes


def test_only_the_claim_shown_is_summed(register: Register) -> None:
    one = district()
    claims = [figure(one, "residents", 13, as_of=on("2023-05-01")), figure(one, "residents", 8, as_of=on("2024-02"))]
    assert amounts(view(register, one, *claims), "residents") == ["8\u00a0residents"]


def test_the_preferred_claim_goes_before_a_later_one(register: Register) -> None:
    one = district()
    early = figure(one, "residents", 13, as_of=on("2023-05-01"), preferred=True)
    late = figure(one, "residents", 8, as_of=on("2024-02"))
    assert amounts(view(register, one, early, late), "residents") == ["13\u00a0residents"]


@pytest.mark.thorough
@pytest.mark.parametrize("status", ["planned", "expected", "superseded", "disputed"])
def test_what_is_planned_or_taken_back_is_not_summed(register: Register, status: str) -> None:
    one = district()
    claims = [figure(one, "residents", 13), figure(one, "residents", 99, status=status, as_of=on("2026"))]
    assert amounts(view(register, one, *claims), "residents") == ["13\u00a0residents"]


def test_an_increase_is_no_total(register: Register) -> None:
    one = district()
    assert amounts(view(register, one, figure(one, "jobs_created", 1200, increment=True)), "jobs_created") == []


def test_projects_are_not_added_to_districts(register: Register) -> None:
    one = district()
    plant = project(district=one.id)
    overview = view(register, one, plant, invested(one, 51_000_000), invested(plant, 20_000_000))
    assert amounts(overview, "invested") == ["51\u202f000\u202f000\u00a0₼"]


def test_currencies_stand_side_by_side(register: Register) -> None:
    one, other = district("One"), district("Other")
    overview = view(register, one, other, invested(one, 51_000_000), invested(other, 30, currency="USD"))
    assert amounts(overview, "invested") == ["51\u202f000\u202f000\u00a0₼", "30\u00a0$"]
    assert "One currency is not added to another." in tile(overview, "invested").notes


def test_the_sum_says_more_than_when_a_part_does(register: Register) -> None:
    one, other = district("One"), district("Other")
    claims = [invested(one, 51_000_000, qualifier="more_than"), invested(other, 9_000_000)]
    assert amounts(view(register, one, other, *claims), "invested") == ["more than 60\u202f000\u202f000\u00a0₼"]


def test_more_than_and_about_and_one_not_stated_make_no_sum(register: Register) -> None:
    one, other, silent = district("One"), district("Other"), district("Silent")
    claims = [invested(one, 51, qualifier="more_than"), invested(other, 20, qualifier="about")]
    claims.append(figure(silent, "invested", 0, qualifier="not_stated", currency="AZN"))
    claims[-1].value = None
    found = view(register, one, other, silent, *claims)
    assert amounts(found, "invested") == ["more than 51\u00a0₼", "about 20\u00a0₼"]
    notes = tile(found, "invested").notes
    assert "More than 51\u00a0₼ from 1, about 20\u00a0₼ from 1, 1 not stated." in notes
    assert "Together more than 51\u00a0₼." in notes and "2 of 3 districts." in notes


def test_a_zone_within_a_district_is_not_added_to_it(register: Register) -> None:
    whole, other = district("Whole"), district("Other")
    zone, inner = district("Zone", part_of=whole.id), district("Inner")
    inner.part_of = zone.id
    claims = [figure(each, "jobs_created", 100) for each in (whole, zone, inner, other)]
    assert amounts(view(register, whole, other, zone, inner, *claims), "jobs_created") == ["200\u00a0jobs"]


def test_a_zone_counts_where_its_whole_states_nothing(register: Register) -> None:
    whole = district("Whole")
    zone = district("Zone", part_of=whole.id)
    assert amounts(view(register, whole, zone, figure(zone, "jobs_created", 100)), "jobs_created") == [
        "100\u00a0jobs"
    ]


def test_permanent_jobs_are_told_beside_jobs_created(register: Register) -> None:
    one = district()
    overview = view(register, one, figure(one, "jobs_created", 500), figure(one, "jobs_permanent", 220))
    assert amounts(overview, "jobs_created") == ["500\u00a0jobs"]
    assert amounts(overview, "jobs_permanent") == ["220\u00a0jobs"]
    assert "Not added to “Jobs created” of 1 district." in tile(overview, "jobs_permanent").notes


def test_a_tile_says_from_when_its_numbers_are(register: Register) -> None:
    one, other = district("One"), district("Other")
    overview = view(register, one, other, invested(one, 51, "2024-02-09"), invested(other, 9, "2025"))
    assert "As of 2024 to 2025." in tile(overview, "invested").notes


def test_a_tile_puts_no_preposition_before_a_date_that_brings_its_own(register: Register) -> None:
    park = district()
    claim = figure(park, "invested", 5, currency="AZN", as_of=ImpreciseDate("2025-37", "in early 2025"))
    assert "Date as printed: in early 2025." in tile(view(register, park, claim), "invested").notes


def test_a_district_shows_each_claim_with_its_whole_words(register: Register) -> None:
    one = district()
    overview = view(register, one, invested(one, 51_000_000, "2023-05-01", qualifier="more_than"))
    claimed = line(overview).claims["invested"]
    assert (claimed.quantity.sign, claimed.quantity.short()) == (">", "51\u00a0m\u00a0₼")
    assert spoken(line(overview))["invested"] == "more than 51\u202f000\u202f000\u00a0₼ as of 1 May 2023"


def test_recorded_residents_stand_beside_those_reported(register: Register) -> None:
    one, firms = district(), [company(f"Firm {number}") for number in range(4)]
    kinds = ("resident", "non_resident", None, "resident")
    statuses = ("registered", "registered", "operating", "applied")
    places = [
        residency(one, firm, residency_kind=kind, status=status)
        for firm, kind, status in zip(firms, kinds, statuses, strict=True)
    ]
    overview = view(register, one, *firms, *places, figure(one, "residents", 13, as_of=on("2023-05-01")))
    assert line(overview).recorded == 2
    assert line(overview).unlike_recorded
    assert spoken(line(overview))["residents"] == "13\u00a0residents as of 1 May 2023, 2 recorded"
    assert told(overview, "residents") == [("Hajigabul", "13 reported, 2 recorded")]
    assert finding(overview, "residents").count == 11


@pytest.mark.parametrize(
    ("values", "words"),
    [({"qualifier": "about"}, "about 13"), ({"qualifier": "between", "value_to": Decimal(15)}, "between 13 and 15")],
)
def test_residents_are_said_to_be_reported_as_the_claim_says_it(
    register: Register, values: dict[str, Any], words: str
) -> None:
    one = district()
    overview = view(register, one, figure(one, "residents", 13, **values))
    assert told(overview, "residents") == [("Hajigabul", f"{words} reported, 0 recorded")]


def test_residents_of_whom_at_most_so_many_are_reported_are_not_missing(register: Register) -> None:
    one = district()
    assert finding(view(register, one, figure(one, "residents", 13, qualifier="up_to")), "residents").count == 0


def test_the_trend_marks_a_fall(register: Register) -> None:
    one = district()
    overview = view(register, one, invested(one, 51_000_000, "2023-05-01"), invested(one, 45_600_000, "2024-02"))
    assert [(point.value, point.falls) for point in line(overview).trend] == [(51_000_000, False), (45_600_000, True)]
    assert overview.span == (date(2023, 5, 1).toordinal(), date(2024, 2, 29).toordinal())


def test_a_trend_keeps_to_the_currency_that_is_shown(register: Register) -> None:
    one = district()
    overview = view(register, one, invested(one, 51, "2023"), invested(one, 30, "2022", currency="USD"))
    assert [point.value for point in line(overview).trend] == [51]


def test_a_launch_whose_latest_day_has_passed_is_overdue(register: Register) -> None:
    plant = project()
    overview = view(register, plant, event(plant, date=on("2025-05")))
    assert told(overview, "launches") == [("Car plant", "expected May 2025, 17 to 18 months ago")]
    assert tile(overview, "overdue").is_alarming
    assert amounts(overview, "overdue") == ["1"]


@pytest.mark.thorough
@pytest.mark.parametrize("still", ["2026-11-23", "2026-11", "2026", "2026/..", "2027"])
def test_a_launch_that_may_still_come_is_not_overdue(register: Register, still: str) -> None:
    plant = project()
    assert finding(view(register, plant, event(plant, date=on(still))), "launches").count == 0


def test_a_launch_that_took_place_is_not_overdue(register: Register) -> None:
    plant = project()
    actual = event(plant, date=on("2025-08"), status="actual")
    assert finding(view(register, plant, event(plant, date=on("2025-05")), actual), "launches").count == 0


def test_a_launch_put_off_counts_once_by_its_last_announcement(register: Register) -> None:
    plant, other = project("Plant"), project("Other")
    chain = [
        event(plant, date=on("2025-05"), announced_on=on("2023-05-01")),
        event(plant, date=on("2025-12"), announced_on=on("2025-03")),
        event(other, date=on("2025-05"), announced_on=on("2023-05-01")),
        event(other, date=on("2027"), announced_on=on("2025-03")),
    ]
    overview = view(register, plant, other, *chain)
    assert told(overview, "launches") == [("Plant", "expected December 2025, 10 to 11 months ago")]


def _drawn_overdue(register: Register, plant: Record) -> list[str]:
    timeline = read_timeline(register)
    (lane,) = (each for each in timeline.lanes if each.id == plant.id)
    drawn = arrange(lane, [mark for mark in timeline.marks if mark.lane == plant.id], TODAY, 1.0)
    shapes = [shape for track in drawn.tracks for shape in track.shapes]
    return [shape.mark.start.text for shape in shapes if shape.is_overdue]


@pytest.mark.thorough
@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("other", ["2025-12", "2026-07/2026-12", "2030"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "2 dates are given, and it is not known which holds"),
        ("az", "2 tarix göstərilib, hansının qüvvədə olduğu məlum deyil"),
        ("ru", "указаны 2 даты, неизвестно, какая из них в силе"),
    ],
)
def test_of_dates_of_which_nobody_said_when_the_earliest_is_waited_for_as_on_the_timeline(
    register: Register, turn: int, other: str, language: str, said: str
) -> None:
    plant = project()
    chain = [event(plant, date=on(when)) for when in ("2025-05", other)[::turn]]
    keep(register, plant, *chain)
    with i18n.speaking(language):
        overview = view(register)
        ((_title, note),) = told(overview, "launches")
        assert "2025" in note and note.endswith(f"; {said}")
        assert amounts(overview, "overdue") == ["1"]
    assert _drawn_overdue(register, plant) == ["May 2025"]


def test_a_dated_announcement_replaces_one_of_which_nobody_said_when(register: Register) -> None:
    plant = project()
    chain = [event(plant, date=on("2025-05")), event(plant, date=on("2027"), announced_on=on("2025-03"))]
    assert finding(view(register, plant, *chain), "launches").count == 0
    assert _drawn_overdue(register, plant) == []


@pytest.mark.parametrize(
    "slip",
    [{"date": on("0202-05")}, {"date": on("0202-05"), "announced_on": on("2026-01")}],
)
def test_a_launch_in_an_implausible_year_is_no_link_of_a_chain(register: Register, slip: dict[str, Any]) -> None:
    plant, other = project("Plant"), project("Other")
    expected = event(plant, date=on("2025-05"), announced_on=on("2023"))
    overview = view(register, plant, other, expected, event(plant, **slip), event(other, **slip))
    assert told(overview, "launches") == [("Plant", "expected May 2025, 17 to 18 months ago")]
    assert _drawn_overdue(register, plant) == ["May 2025"]


def test_an_announcement_in_an_implausible_year_orders_nothing(register: Register) -> None:
    plant = project()
    chain = [
        event(plant, date=on("2025-12"), announced_on=on("0202")),
        event(plant, date=on("2025-05")),
    ]
    ((_title, note),) = told(view(register, plant, *chain), "launches")
    assert note.startswith("expected May 2025") and "2 dates" in note
    assert _drawn_overdue(register, plant) == ["May 2025"]


@pytest.mark.parametrize("status", ["operating", "completed", "cancelled"])
def test_a_project_that_is_settled_waits_for_no_launch(register: Register, status: str) -> None:
    plant = project(status=status)
    assert finding(view(register, plant, event(plant, date=on("2025-05"))), "launches").count == 0


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_launch_that_was_given_up_or_put_off_is_not_overdue(register: Register, status: str) -> None:
    plant = project()
    chain = [
        event(plant, date=on("2025-05"), announced_on=on("2023-05-01")),
        event(plant, status=status, announced_on=on("2025-03")),
    ]
    assert finding(view(register, plant, *chain), "launches").count == 0


def test_the_launch_of_a_project_counts_once_though_its_district_is_named_too(register: Register) -> None:
    one = district()
    plant = project(district=one.id)
    overview = view(register, one, plant, event(plant, one, date=on("2025-05")))
    assert [item.kind for item in finding(overview, "launches").items] == ["project"]


def test_a_shown_figure_older_than_a_year_is_found(register: Register) -> None:
    one = district()
    claims = [figure(one, "area", 60, as_of=on("2025-11-22")), figure(one, "residents", 8, as_of=on("2025-11-23"))]
    overview = view(register, one, *claims)
    assert told(overview, "old") == [("Hajigabul", "Territory: 60\u00a0ha as of 22 November 2025")]


def test_what_is_old_is_what_one_chooses(register: Register) -> None:
    park = district()
    keep(register, park, figure(park, "residents", 13, as_of=on("2026-02-01")))
    for age, count in ((6, 1), (12, 0)):
        old = next(each for each in read_overview(register, TODAY, age=age).findings if each.key == "old")
        assert (old.count, old.label) == (count, ["Claims older than a year", "Claims older than half a year"][count])


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(sorted(AGES)))
def test_a_day_so_many_months_back_is_the_last_that_is_not_later(today: date, months: int) -> None:
    found = _months_before(today, months)
    month = today.year * 12 + today.month - months
    assert (found.year * 12 + found.month, found.day) in ((month, today.day), (month + 1, 1))


def test_a_return_whose_day_is_at_hand_is_due_and_one_that_is_late_is_not(register: Register) -> None:
    park = district()
    days = {"late": "2026-11-22", "today": "2026-11-23", "month": "2026-12", "far": "2026-12-24"}
    made = [ReturnDue(id=new_id(), owed_by=park.id, form=form, due_on=on(day)) for form, day in days.items()]
    here = {"due_on": on("2026-11-30"), "received_on": on("2026-11-20")}
    made.append(ReturnDue(id=new_id(), owed_by=park.id, form="here", **here))
    overview = view(register, park, *made)
    assert [note.split(":")[0] for _title, note in told(overview, "due")] == ["today", "month"]
    assert [note.split(":")[0] for _title, note in told(overview, "returns")] == ["late"]


def test_the_returns_that_one_district_owes_stand_together_the_longest_waited_for_first(register: Register) -> None:
    north, south = district("North"), district("South")
    days = ((north, "2026-03-01"), (south, "2026-02-01"), (north, "2026-01-01"), (south, "2026-04-01"))
    made = [ReturnDue(id=new_id(), owed_by=park.id, form="SM-1", due_on=on(day)) for park, day in days]
    overview = view(register, north, south, *made)
    shown = [(title, note.split(", ")[0]) for title, note in told(overview, "returns")]
    assert shown == [
        ("North", "SM-1: due 1 January 2026"),
        ("North", "SM-1: due 1 March 2026"),
        ("South", "SM-1: due 1 February 2026"),
        ("South", "SM-1: due 1 April 2026"),
    ]


def test_an_old_figure_with_a_newer_one_beside_it_is_not_found(register: Register) -> None:
    one = district()
    claims = [figure(one, "residents", 13, as_of=on("2023")), figure(one, "residents", 8, as_of=on("2026"))]
    assert finding(view(register, one, *claims), "old").count == 0


def test_claims_without_evidence_are_found(register: Register) -> None:
    one, letter = district(), source()
    cited, bare, happened = figure(one, "area", 60), figure(one, "residents", 13), event(one, date=on("2030"))
    citation = Citation(id=new_id(), record=cited.id, source=letter.id)
    overview = view(register, one, letter, cited, bare, happened, citation)
    assert {item.id for item in finding(overview, "unsupported").items} == {bare.id, happened.id}


def test_a_removed_citation_is_no_evidence(register: Register) -> None:
    one, letter = district(), source()
    claim = figure(one, "area", 60)
    citation = Citation(id=new_id(), record=claim.id, source=letter.id)
    keep(register, one, letter, claim, citation)
    with register.change("Remove citation") as session:
        remove(session, [citation.id])
    assert [item.id for item in finding(read_overview(register, TODAY), "unsupported").items] == [claim.id]


def test_a_figure_that_falls_where_it_only_grows_contradicts(register: Register) -> None:
    one = district()
    overview = view(register, one, invested(one, 51, "2023-05-01", qualifier="more_than"), invested(one, 46, "2024"))
    before, after = "more than 51\u00a0₼ as of 1 May 2023", "46\u00a0₼ as of 2024"
    notes = [f"Invested to date: {before}, later {after}", f"Invested to date: {after}, after {before}"]
    assert told(overview, "contradictions") == [("Hajigabul", note) for note in notes]


@pytest.mark.parametrize("qualifier", ["more_than", "at_least", "about"])
def test_a_claim_that_may_be_higher_is_no_fall(register: Register, qualifier: str) -> None:
    park = district()
    claims = [invested(park, 51, "2023"), invested(park, 50, "2024", qualifier=qualifier)]
    assert told(view(register, park, *claims), "contradictions") == []


def test_residents_may_fall(register: Register) -> None:
    one = district()
    claims = [figure(one, "residents", 13, as_of=on("2023")), figure(one, "residents", 8, as_of=on("2024"))]
    assert finding(view(register, one, *claims), "contradictions").count == 0


def test_a_lower_figure_of_possibly_the_same_time_is_no_fall(register: Register) -> None:
    one = district()
    overview = view(register, one, invested(one, 51, "2023-05"), invested(one, 46, "2023"))
    assert finding(overview, "contradictions").count == 0


def test_different_numbers_as_of_one_day_contradict(register: Register) -> None:
    one = district()
    claims = [figure(one, "residents", value, as_of=on("2024-02-09")) for value in (13, 8)]
    # Each of the two is listed with the other.
    assert finding(view(register, one, *claims), "contradictions").count == 2


def test_a_claim_that_falls_and_has_a_rival_too_is_counted_once(register: Register) -> None:
    one = district()
    claims = [invested(one, 525, "2024-12-31"), invested(one, 370, "2025-12-31"), invested(one, 416, "2025-12-31")]
    found = finding(view(register, one, *claims), "contradictions")
    assert (found.count, {item.id for item in found.items}) == (3, {each.id for each in claims})
    # By each of the two rules it is kept as it is for itself.
    assert (len(found.items), found.in_all, found.unlisted) == (5, 5, 0)
    assert list_of_finding(found, 1).note == "3 in 5 rows."


def test_of_residents_the_districts_are_counted_that_are_not_listed(register: Register) -> None:
    places = [district(f"District {number}") for number in range(LISTED + 3)]
    keep(register, *places, *(figure(each, "residents", 8) for each in places))
    found = finding(read_overview(register, TODAY), "residents")
    assert (found.count, len(found.items), found.unlisted) == (8 * (LISTED + 3), LISTED, 3)
    assert len(read_finding(register, "residents", TODAY).items) == LISTED + 3


@pytest.mark.parametrize(
    ("values", "other"),
    [
        ({"value": 13}, {"value": 13}),
        ({"value": 12, "qualifier": "more_than"}, {"value": 13}),
        ({"value": 13, "status": "planned"}, {"value": 8}),
        ({"value": 13, "as_of": on("2024-02")}, {"value": 8, "as_of": on("2024-02")}),
    ],
)
def test_what_can_both_be_right_does_not_contradict(
    register: Register, values: dict[str, Any], other: dict[str, Any]
) -> None:
    one = district()
    claims = [figure(one, "residents", **{"as_of": on("2024-02-09")} | each) for each in (values, other)]
    assert finding(view(register, one, *claims), "contradictions").count == 0


def test_records_of_the_same_name_are_probable_duplicates(register: Register) -> None:
    first, second = company("Şəms MMC"), company("SEMS mmc")
    keep(register, first)
    overview = view(register, second)
    assert [(item.kind, item.id) for item in finding(overview, "duplicates").items] == [
        ("company", first.id),
        ("company", second.id),
    ]


def test_a_legal_form_makes_no_other_company(register: Register) -> None:
    overview = view(register, company("Xəzər Plast MMC"), company("Xezer Plast"), company("Plast MMC"))
    assert finding(overview, "duplicates").count == 2


def test_companies_with_the_same_tax_id_are_probable_duplicates(register: Register) -> None:
    first, second = company("Cement", tax_id="1234567890"), company("Sement", tax_id="1234567890")
    note = "“{name}” has the same tax ID. It may be the same one."
    assert told(view(register, first, second), "duplicates") == [
        ("Cement", note.format(name="Sement")),
        ("Sement", note.format(name="Cement")),
    ]


def test_a_district_and_a_company_may_have_one_name(register: Register) -> None:
    assert finding(view(register, district("Cement"), company("Cement")), "duplicates").count == 0


def warned(register: Register, *records: Record) -> list[str]:
    return [note for _title, note in told(view(register, *records), "warnings")]


def test_a_tax_id_that_is_not_ten_digits_is_warned_of(register: Register) -> None:
    assert len(warned(register, company(tax_id="123"))) == 1


def test_shares_above_a_hundred_percent_are_warned_of(register: Register) -> None:
    plant, firms = project(), [company("One"), company("Other")]
    shares = [
        Participation(id=new_id(), project=plant.id, company=firm.id, role="owner", share=Decimal(60))
        for firm in firms
    ]
    assert warned(register, plant, *firms, *shares) == ["The shares of this role come to 120 %."] * 2


def test_shares_as_of_one_day_are_added_in_whatever_language_the_day_is_printed(register: Register) -> None:
    plant, firms = project(), [company("One"), company("Other")]
    days = ImpreciseDate("../2026-01-01", "by 1 January 2026"), ImpreciseDate("../2026-01-01", "к 1 января 2026 года")
    shares = [
        Participation(id=new_id(), project=plant.id, company=firm.id, role="owner", share=Decimal(60), as_of=day)
        for firm, day in zip(firms, days, strict=True)
    ]
    assert warned(register, plant, *firms, *shares) == ["The shares of this role come to 120 %."] * 2


def test_plots_larger_than_the_district_are_warned_of(register: Register) -> None:
    one, firm = district(), company()
    place = residency(one, firm, plot_area=700_000)
    notes = warned(register, one, firm, place, figure(one, "area", 60))
    assert notes == ["The plots come to 70 ha, more than the district's 60 ha."]


@pytest.mark.parametrize("values", [{"status": "planned"}, {"status": "superseded"}, {"unit": "m²"}])
def test_plots_are_measured_by_the_territory_that_is_shown(register: Register, values: dict[str, str]) -> None:
    park, firm = district(), company()
    areas = figure(park, "area", 60), figure(park, "area", 9000, **values)
    home = residency(park, firm, plot_area=700_000)
    assert "The plots come to 70 ha, more than the district's 60 ha." in warned(register, park, firm, *areas, home)


def test_an_end_possibly_before_its_start_is_warned_of(register: Register) -> None:
    one, firm = district(), company()
    assert (
        len(warned(register, one, firm, residency(one, firm, registered_on=on("2024-05"), ended_on=on("2024")))) == 1
    )


def test_a_fraction_of_a_count_is_warned_of(register: Register) -> None:
    one = district()
    assert warned(register, one, figure(one, "residents", "8.5")) == ["A count is normally a whole number."]


def test_less_than_nothing_is_warned_of(register: Register) -> None:
    park = district()
    assert warned(register, park, figure(park, "residents", -3)) == ["This is normally not a negative number."]


def test_an_indicator_of_another_kind_of_subject_is_warned_of(register: Register) -> None:
    plant = project()
    assert len(warned(register, plant, figure(plant, "residents", 8))) == 1


def test_removed_records_count_nowhere(register: Register) -> None:
    one = district()
    keep(register, one, figure(one, "residents", 13))
    with register.change("Remove district") as session:
        remove(session, [one.id])
    assert read_overview(register, TODAY).is_empty


@pytest.mark.thorough
def test_long_findings_are_counted_whole_and_listed_in_part(register: Register) -> None:
    one = district()
    overview = view(register, one, *(invested(one, 10, f"{1000 + number}") for number in range(LISTED + 5)))
    found = finding(overview, "unsupported")
    assert (found.count, len(found.items), found.unlisted) == (LISTED + 5, LISTED, 5)


def test_a_long_finding_is_read_whole_to_be_worked_off(register: Register) -> None:
    keep(register, park := district(), *(event(park, title=f"{number}") for number in range(LISTED + 7)))
    whole = read_finding(register, "unsupported", TODAY)
    assert len(whole.items) == whole.count == LISTED + 7 and not whole.unlisted
    assert len({each.id for each in whole.items}) == whole.count


def test_districts_are_ordered_by_a_column_with_the_unstated_last(register: Register) -> None:
    one, other, third = district("A"), district("B"), district("C")
    overview = view(register, one, other, third, figure(one, "residents", 8), figure(third, "residents", 13))
    assert [each.name for each in ordered(overview.lines, "residents", True)] == ["C", "A", "B"]
    assert [each.name for each in ordered(overview.lines, "residents", False)] == ["A", "C", "B"]
    assert [each.name for each in ordered(overview.lines, "name", True)] == ["C", "B", "A"]


@pytest.mark.thorough
def test_the_worked_example_reads_as_the_news_item_says(sampled: Register) -> None:
    overview = read_overview(sampled, TODAY)
    assert amounts(overview, "residents") == ["13\u00a0residents"]
    # The text says of no money that it was invested.
    assert amounts(overview, "invested") == []
    assert amounts(overview, "jobs_created") == ["about 500\u00a0jobs"]
    # Of permanent jobs nobody says anything, and there is no tile of them.
    assert "jobs_permanent" not in {each.key for each in overview.tiles}
    counts = {each.key: each.count for each in overview.findings}
    assert (counts["launches"], counts["residents"], counts["old"], counts["unsupported"]) == (1, 13, 4, 0)


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ({"status": "expected"}, "1 district states only what is planned or expected."),
        ({"status": "planned"}, "1 district states only what is planned or expected."),
        ({"status": "withdrawn"}, "No district states it yet."),
    ],
)
def test_where_only_what_is_to_come_is_stated_the_overview_says_so(
    register: Register, said: dict[str, Any], note: str
) -> None:
    park = district()
    keep(register, park, figure(park, "invested", 5, currency="AZN", **said))
    view = read_overview(register, date(2026, 1, 1))
    assert next(each for each in view.tiles if each.key == "invested").notes == (note,)
    is_to_come = note.startswith("1")
    words = "only what is planned or expected is stated" if is_to_come else "not stated"
    assert (spoken(view.lines[0])["invested"], "invested" in view.lines[0].to_come) == (words, is_to_come)


def test_of_some_districts_only_what_belongs_to_them_is_counted(register: Register) -> None:
    east, west, plant, firm = district("East"), district("West"), project("Plant"), company("Firm", tax_id="12")
    plant.district, home = east.id, residency(west, firm)
    claims = [figure(each, "residents", count) for each, count in ((east, 3), (west, 4), (plant, 1))]
    both = event(plant, title="Launch of it", date=on("2020"))
    keep(register, east, west, plant, firm, home, *claims, both)
    whole = read_overview(register, TODAY)
    assert whole.of is None and finding(whole, "unsupported").count == 4 and finding(whole, "warnings").count >= 1
    with register.read() as session:
        conditions = read_filter(session, "district", "names ~ east")
    assert isinstance(conditions, tuple)
    part = read_overview(register, TODAY, Query("district", conditions=conditions))
    assert [line.name for line in part.lines] == ["East"] and part.of is not None and part.of.total == 2
    assert [each.short() for each in tile(part, "residents").quantities] == ["3"]
    assert [each.short() for each in tile(part, "projects").quantities] == ["1"]
    assert {each.id for each in finding(part, "unsupported").items} == {claims[0].id, claims[2].id, both.id}
    assert firm.id not in {each.id for each in finding(part, "warnings").items}
    other = read_overview(register, TODAY, Query("district", search="west"))
    assert firm.id in {each.id for each in finding(other, "warnings").items}
