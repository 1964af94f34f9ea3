"""The page of a district: what it tells and in which order, how it is cut, and what it leaves out."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from districtdesk import i18n
from districtdesk.i18n import _, number
from districtdesk.overview.overview import read_overview
from districtdesk.paper.findings import TOLD
from districtdesk.paper.making import MOST_SHEETS, make_page
from districtdesk.paper.on_grid import lay_out, say_more
from districtdesk.paper.order import PaperOrder
from districtdesk.paper.page import WIDTH, Paragraph, Table
from districtdesk.paper.word_heights import count_word_sheets
from districtdesk.records import District, Event, Project, ProjectState
from districtdesk.records.today import today
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register, Session
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import company, district, event, figure, keep, new_id, on, project, residency
from tests.paper.park import all_texts, facts, keep_park, page_of, part, table


def test_a_large_number_has_its_qualifier_its_day_its_sources_and_what_disagrees(register: Register) -> None:
    page = page_of(register, keep_park(register))
    invested, residents = page.headlines
    assert (invested.label, invested.word) == ("Invested to date", "more than")
    assert invested.value.startswith("51") and invested.notes == ("01.05.2023",) and invested.sources == "1"
    assert residents.notes == ("01.05.2024", "Disagrees: 7\N{NO-BREAK SPACE}residents, 01.05.2024 [1]")
    assert residents.value.startswith("9") and residents.sources == "2"


def test_projects_stand_by_how_far_they_slipped_with_first_and_last_day_and_sources(register: Register) -> None:
    rows = table(page_of(register, keep_park(register)), "Projects").rows
    assert [row[0] for row in rows] == ["Car plant", "Plant 00"]
    _name, status, first, launch, slip, cost, cited = rows[0]
    assert (status, first, launch) == ("Under construction", "May 2024", "May 2025 (expected)")
    assert "later" in slip and cost.startswith("about 88") and cited == "1, 2"


def test_what_slipped_perhaps_is_counted_apart_and_told_after_what_slipped(register: Register) -> None:
    record = keep_park(register)
    dates = {"Soap plant": ("2035", "2035-09"), "Paper mill": ("2035", "2036"), "Given up": ("2022", "2036")}
    for name, (first, then) in dates.items():
        plant = project(name, district=record, status="cancelled" if name == "Given up" else "under_construction")
        said_then = event(plant, date=on(first), announced_on=on("2023-01"))
        keep(register, plant, said_then, event(plant, date=on(then), announced_on=on("2024-06")))
    projects = part(page_of(register, record), "Projects")
    counted = next(each.text for each in projects.blocks if isinstance(each, Paragraph))
    assert "Slipped: 2; Perhaps slipped: 1; Launches overdue: 1" in counted
    names = [row[0] for row in table(page_of(register, record), "Projects").rows]
    assert names == ["Car plant", "Paper mill", "Soap plant", "Given up", "Plant 00"]


def test_a_project_whose_cost_nobody_says_has_what_is_planned_of_it(register: Register) -> None:
    park = district("Park")
    plant = project("Car plant", district=park.id)
    planned = {"currency": "AZN", "qualifier": "about", "status": "planned"}
    keep(register, park, plant, figure(plant, "investment_planned", 12_000_000, **planned))
    projects = table(page_of(register, park.id), "Projects")
    said = projects.rows[0][[each.label for each in projects.columns].index("Investment")]
    assert said.startswith("about 12") and "planned" in said


def test_a_column_in_which_nothing_stands_leaves_its_room_to_the_names(register: Register) -> None:
    residents = table(page_of(register, keep_park(register)), "Residents")
    assert [each.label for each in residents.columns] == ["Company", "Status", "Registered on"]
    assert residents.rows == [("Nur Metal", "Operating", "04.03.2021")]


def test_what_needs_attention_is_told_sort_by_sort(register: Register) -> None:
    told = facts(page_of(register, keep_park(register)), "Needs attention")
    assert told["Expected launches that have passed: 1"].startswith("Car plant: expected May 2025")
    (pair,) = told["Claims that contradict: 2"].splitlines()
    assert pair.count("residents") == 2 and pair.endswith("[1, 2]")
    assert told["Returns overdue: 1"].startswith("SM-1: due 1 February 2024")
    assert told["Open questions: 1"] == "How many jobs are there?"
    assert told["Residents reported, not recorded: 8"].endswith("1 recorded [2]")


@pytest.mark.thorough
def test_of_every_district_of_a_full_register_it_counts_what_the_overview_counts(filled_file: Path) -> None:
    with closing(open_register(filled_file, read_only=True)) as filled:
        with filled.read() as session:
            districts = list(listing.everything(session, Query("district")))
            told = {row.id: _counts(filled, session, row.id) for row in districts}
        for row in districts:
            only = Query("district", search=row.caption.show())
            view = read_overview(filled, today(), only)
            assert view.of is not None and view.of.ids == {row.id}
            counted = {_("{title}: {count}", title=each.label, count=number(each.count)) for each in view.findings}
            assert told[row.id] <= counted
            assert len(told[row.id]) == sum(each.count > 0 and each.key in TOLD for each in view.findings)


def _counts(filled: Register, session: Session, record: str) -> set[str]:
    page = make_page(filled, session, PaperOrder("district", record))
    assert page is not None
    return {each for each in facts(page, "Needs attention") if not each.startswith("Disputed")}


def test_sources_are_numbered_as_they_are_cited_and_each_number_has_its_source(register: Register) -> None:
    page = page_of(register, keep_park(register))
    assert [each.number for each in page.sources] == list(range(1, len(page.sources) + 1))
    assert "Early" in page.sources[0].name and "Late" in page.sources[1].name


def test_nobody_is_named_on_it(register: Register) -> None:
    assert "Aliyev" not in all_texts(page_of(register, keep_park(register)))


def test_of_a_day_it_tells_how_things_were_by_what_is_known_now(register: Register) -> None:
    record = keep_park(register)
    page = page_of(register, record, day=date(2024, 1, 31))
    assert page.lines[0].startswith("This is how things were on 31 January 2024, by what is known now")
    assert table(page, "Projects").rows[0][:3] == ("Car plant", "May 2024", "May 2024 (expected)")
    told = facts(page, "Needs attention")
    assert "Open questions: 1" not in told and not any(each.startswith("Expected launches") for each in told)
    with register.read() as session:
        assert make_page(register, session, PaperOrder("district", "no-such-id")) is None


def test_of_another_day_it_tells_no_status_of_today_but_what_a_state_tells_of_that_day(register: Register) -> None:
    record = keep_park(register)
    known = project("Known", district=record, status="cancelled")
    keep(register, known, ProjectState(id=new_id(), project=known.id, status="suspended", since=on("2020")))
    page = page_of(register, record, day=date(2024, 1, 31))
    counted = next(each.text for each in part(page, "Projects").blocks if isinstance(each, Paragraph))
    assert counted == "Suspended: 1; Status on that day not known: 2" and "Status" not in facts(page, "In short")
    assert not {text for row in table(page, "Projects").rows for text in row} & {"Operating", "Under construction"}


@pytest.mark.parametrize(("said", "is_old"), [("2023-01-30", True), ("2023-01-31", False)])
def test_a_claim_is_old_from_the_same_day_of_the_year_before_on(register: Register, said: str, is_old: bool) -> None:
    place = district("Second")
    keep(register, place, figure(place, "area", 20, as_of=on(said)))
    told = facts(page_of(register, place.id, day=date(2024, 1, 31)), "Needs attention")
    assert ("Claims older than a year: 1" in told) == is_old


def test_a_project_whose_status_is_told_by_a_state_counts_under_that(register: Register) -> None:
    place = district("Second")
    plant = project("Plant", district=place.id)
    keep(register, place, plant)
    keep(register, ProjectState(id=new_id(), project=plant.id, status="ground_broken", since=on("2020")))
    page = page_of(register, place.id)
    counted = next(each.text for each in part(page, "Projects").blocks if isinstance(each, Paragraph))
    assert counted == "Ground broken: 1" and table(page, "Projects").rows[0][1] == "Ground broken"


def test_a_project_that_by_a_state_was_given_up_has_not_slipped(register: Register) -> None:
    place = district("Second")
    plant = project("Plant", district=place.id)
    keep(register, place, plant)
    keep(register, *announced(plant))
    assert "Slipped: 1" in how_many(register, place)
    keep(register, ProjectState(id=new_id(), project=plant.id, status="cancelled", since=on("2020")))
    assert how_many(register, place) == "Cancelled: 1"


def how_many(register: Register, place: District) -> str:
    """What stands above the projects."""
    blocks = part(page_of(register, place.id), "Projects").blocks
    return next(each.text for each in blocks if isinstance(each, Paragraph))


def announced(plant: Project) -> list[Event]:
    """A launch in 2022, and then in 2030."""
    told = {"event_kind": "launch", "status": "expected"}
    days = (("2022", "2020"), ("2030", "2021"))
    return [event(plant, **told, date=on(day), announced_on=on(said)) for day, said in days]


@pytest.mark.parametrize("plants", [3, 25, 80])
def test_it_takes_two_sheets_at_most_and_says_how_many_rows_it_leaves_out(register: Register, plants: int) -> None:
    page = page_of(register, keep_park(register, plants))
    grid = lay_out(page)
    assert count_word_sheets(grid) <= MOST_SHEETS
    projects = table(page, "Projects")
    assert len(projects.rows) + projects.unlisted == plants + 1
    is_cut = bool(projects.unlisted)
    assert is_cut == (plants == 80) and (say_more(projects.unlisted) in [row.texts[0] for row in grid.rows]) == is_cut


def test_what_stands_beside_each_other_is_as_wide_as_the_page(register: Register) -> None:
    page = page_of(register, keep_park(register))
    tables = [block for each in page.parts for block in each.blocks if isinstance(block, Table)]
    assert {sum(column.share for column in each.columns) for each in tables} == {WIDTH}
    assert all(len(row) == len(each.columns) for each in tables for row in each.rows)
    assert all(sum(row.spans) <= WIDTH for row in lay_out(page).rows)


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_page_of_every_district_of_a_full_register_goes_on_two_sheets(filled_file: Path, language: str) -> None:
    filled = open_register(filled_file, read_only=True)
    with closing(filled), i18n.speaking(language), filled.read() as session:
        for row in listing.everything(session, Query("district")):
            page = make_page(filled, session, PaperOrder("district", row.id))
            assert page is not None and count_word_sheets(lay_out(page)) <= MOST_SHEETS


def test_on_a_past_day_residents_stand_as_they_may_have_been_then(register: Register) -> None:
    park = keep_park(register)
    with register.read() as session:
        place = session.get_one(District, park)
    for name, status in (("Bare", "registered"), ("Shut", "suspended"), ("Later", "operating")):
        day = "2023-01-01" if name == "Later" else "2021-06-01"
        keep(register, firm := company(name), residency(place, firm, status=status, registered_on=on(day)))
    then = table(page_of(register, park, day=date(2022, 1, 1)), "Residents").rows
    assert {row[0]: row[1] for row in then} == {
        "Nur Metal": "possibly Operating",
        "Bare": "Registered",
        "Shut": "possibly Suspended",
    }
    now = table(page_of(register, park), "Residents").rows
    assert {row[0]: row[1] for row in now}["Nur Metal"] == "Operating"


def keep_zone(register: Register, whole: str) -> str:
    """Another zone, whose id it returns."""
    keep(register, gone := district("South zone", part_of=whole))
    return gone.id


def test_projects_and_residents_of_zones_stand_on_the_page_of_their_whole(register: Register) -> None:
    park = keep_park(register)
    zone = district("North zone", part_of=park)
    plant, firm = project("Zone plant", district=zone.id, status="operating"), company("Zone firm")
    keep(register, zone, plant, firm, residency(zone, firm, status="registered", registered_on=on("2021")))
    page = page_of(register, park)
    assert facts(page, "In short")["Zones"] == "North zone"
    assert "Zone plant, North zone" in [row[0] for row in table(page, "Projects").rows]
    assert "Zone firm, North zone" in [row[0] for row in table(page, "Residents").rows]
    said = next(each.text for each in part(page, "Residents").blocks if isinstance(each, Paragraph))
    assert said.endswith("2 recorded") and facts(page, "Needs attention")["Residents reported, not recorded: 7"]
    then = page_of(register, park, day=date(2024, 6, 1))
    assert facts(then, "Needs attention")["Residents reported, not recorded: 7"]
    own = page_of(register, zone.id)
    assert facts(own, "In short")["Part of"] == "Park"
    remove_record(register, "district", keep_zone(register, park))
    assert facts(page_of(register, park), "In short")["Zones"] == "North zone"
    assert [row[0] for row in table(own, "Projects").rows] == ["Zone plant"]
