"""What the register's dated records become on the timeline."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from districtdesk.i18n import speaking
from districtdesk.names import Names
from districtdesk.records import (
    Citation,
    District,
    DistrictState,
    Event,
    LegalAct,
    Participation,
    ProjectState,
    Residency,
    field_of,
)
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.timeline import words
from districtdesk.timeline.feed import COMPANIES, NO_DISTRICT, Timeline, read_timeline
from districtdesk.timeline.filter import found_in
from districtdesk.timeline.layout import Lane, Mark, lay_out
from tests.making import company, district, event, keep, on, project, residency, source
from tests.park import NEW, OLD, keep_park


def act(**values: Any) -> LegalAct:
    return LegalAct(**{"id": new_id(), "kind_as_reported": "decree", "number": "3127"} | values)


def establishment(place: District, day: str, **values: Any) -> Event:
    return event(place, event_kind="established", status="actual", date=on(day), **values)


def titles(timeline: Timeline, parent: str | None = None) -> list[str]:
    return [lane.title for lane in timeline.lanes if lane.parent == parent]


def lane(timeline: Timeline, record_id: str) -> Lane:
    return next(lane for lane in timeline.lanes if lane.id == record_id)


def marks(timeline: Timeline, lane_id: str) -> list[Mark]:
    return [mark for mark in timeline.marks if mark.lane == lane_id]


def labels(timeline: Timeline, lane_id: str) -> list[str]:
    return [mark.label for mark in marks(timeline, lane_id)]


# Lanes.


def test_projects_and_residents_stand_in_their_district_and_the_rest_together(register: Register):
    hajigabul, cement = district(), company()
    plant, mill, lost = (
        project("Plant", district=hajigabul.id),
        project("Mill", district=hajigabul.id),
        project("Lost"),
    )
    keep(register, hajigabul, cement)
    resident = residency(hajigabul, cement, registered_on=on("2020"))
    keep(register, plant, mill, lost, resident)
    timeline = read_timeline(register)
    assert titles(timeline) == ["Hajigabul", "Without a district"]
    assert titles(timeline, hajigabul.id) == ["Mill", "Plant", "Cement"]
    assert titles(timeline, NO_DISTRICT) == ["Lost"]
    assert [each.record_kind for each in timeline.lanes] == [
        *("district", "project", "project", "residency"),
        *("", "project"),
    ]


def test_lanes_follow_the_alphabet_of_the_language(register: Register):
    keep(register, district(names=Names(az="Çinar", en="Plane")), district(names=Names(az="Dağ", en="Mountain")))
    keep(register, district(names=Names(az="Cığır", en="Path")))
    with speaking("az"):
        assert titles(read_timeline(register)) == ["Cığır", "Çinar", "Dağ"]
    assert titles(read_timeline(register)) == ["Mountain", "Path", "Plane"]


def test_a_project_says_which_countries_build_it_or_what_it_makes(register: Register):
    joint, pipes, early = project("Joint", activity="cars"), project("Pipes", activity="pipes"), project("Early")
    early.status = "preparation"
    uzbek = company(country="UZ")
    keep(register, joint, pipes, early, uzbek)
    partner = {"project": joint.id, "role": "joint_venture_partner"}
    keep(
        register,
        Participation(id=new_id(), company=uzbek.id, **partner),
        Participation(id=new_id(), country="AZ", **partner),
        Participation(id=new_id(), country="IT", project=joint.id, role="technology_supplier"),
    )
    timeline = read_timeline(register)
    assert lane(timeline, joint.id).subtitle == "Azerbaijan, Uzbekistan"
    assert lane(timeline, pipes.id).subtitle == "pipes"
    assert lane(timeline, early.id).subtitle == "In preparation"


def test_removed_records_leave_the_timeline(register: Register):
    hajigabul, plant = district(), project()
    keep(register, hajigabul, plant)
    visit = event(hajigabul, plant, date=on("2020"))
    keep(register, visit)
    remove_record(register, "event", visit.id)
    assert read_timeline(register).marks == ()


# Events.


def test_an_event_of_several_subjects_stands_in_the_lane_of_each(register: Register):
    hajigabul, plant, cement = district(), project(), company()
    keep(register, hajigabul, plant, cement)
    visit = event(hajigabul, plant, cement, event_kind="visit", title="A visit", date=on("2020"), status="actual")
    keep(register, visit)
    timeline = read_timeline(register)
    assert [mark.lane for mark in timeline.marks] == sorted((hajigabul.id, plant.id, cement.id))
    assert {mark.id for mark in timeline.marks} == {visit.id}
    assert lane(timeline, cement.id).parent == COMPANIES


def test_a_company_of_which_nothing_is_told_has_no_lane(register: Register):
    keep(register, company())
    assert read_timeline(register).lanes == ()


def test_an_imprecise_date_is_the_span_it_is(register: Register):
    plant = project()
    keep(register, plant)
    keep(register, event(plant, date=on("2025-05"), announced_on=on("2023")))
    keep(register, event(plant, event_kind="visit", status="actual"), event(plant, date=on("2026-03-01?")))
    launch, visit, doubted = sorted(read_timeline(register).marks, key=lambda mark: mark.id)
    assert (launch.start.earliest, launch.start.latest) == (date(2025, 5, 1), date(2025, 5, 31))
    assert (launch.start.text, launch.announced, launch.announced_as) == ("May 2025", date(2023, 1, 1), "2023")
    assert visit.is_undated
    assert doubted.start.is_approximate and not doubted.start.is_day


def test_an_event_is_named_by_its_title_or_kind_and_says_the_rest_aside(register: Register):
    plant, letter = project(), source()
    keep(register, plant, letter)
    named = event(plant, event_kind="visit", title="Delegation", place="Baku", date=on("2020"), status="actual")
    plain = event(plant, event_kind="groundbreaking", date=on("2021"), status="actual")
    keep(register, named, plain)
    keep(register, Citation(id=new_id(), record=named.id, source=letter.id, said_by="A. Speaker"))
    told = {mark.id: (mark.label, mark.note) for mark in read_timeline(register).marks}
    assert told == {named.id: ("Delegation", "Visit · Baku"), plain.id: ("Groundbreaking", "")}
    (said,) = [mark for mark in read_timeline(register).marks if mark.id == named.id]
    assert said.speakers == ("A. Speaker",) and words.story(said)[-3] == "Said by A. Speaker"
    assert words.story(said)[-1] == "Source: A letter"


# Legal acts.


def test_an_act_stands_in_the_lane_of_its_district_with_what_it_does(register: Register):
    hajigabul = district()
    keep(register, hajigabul)
    keep(register, act(number="7", date=on("2022"), effect="transfers_management", district=(hajigabul.id,)))
    assert labels(read_timeline(register), hajigabul.id) == ["Transfers management, Decree №\u00a07"]


@pytest.mark.parametrize("day", ["2017-07-25", "2017", None])
def test_an_event_and_the_act_it_cites_are_one_mark(register: Register, day: str | None):
    hajigabul = district()
    decree = act(date=on(day) if day else None, effect="establishes", district=(hajigabul.id,))
    keep(register, hajigabul, decree)
    keep(
        register,
        event(hajigabul, event_kind="established", status="actual", date=on("2017-07-25"), legal_act=decree.id),
    )
    assert labels(read_timeline(register), hajigabul.id) == ["Established, Decree №\u00a03127"]


def test_an_act_of_another_day_than_the_event_has_its_own_mark(register: Register):
    hajigabul = district()
    decree = act(date=on("2017-07-25"), effect="establishes", district=(hajigabul.id,))
    keep(register, hajigabul, decree)
    keep(
        register,
        event(hajigabul, event_kind="established", status="actual", date=on("2018-01-09"), legal_act=decree.id),
    )
    assert len(marks(read_timeline(register), hajigabul.id)) == 2


def test_the_act_that_founded_a_district_is_found_by_its_link(register: Register):
    decree = act(date=on("2017-07-25"))
    keep(register, decree)
    hajigabul = district(established_by=decree.id)
    keep(register, hajigabul)
    assert labels(read_timeline(register), hajigabul.id) == ["Established, Decree №\u00a03127"]
    keep(register, establishment(hajigabul, "2017-07-25"))
    assert labels(read_timeline(register), hajigabul.id) == ["Established"]


def test_an_act_also_stands_with_what_it_concerns_and_its_parties(register: Register):
    plant, cement = project(), company()
    keep(register, plant, cement)
    keep(register, act(kind_as_reported="agreement", number=None, concerns=(plant.id,), parties=(cement.id,)))
    timeline = read_timeline(register)
    assert labels(timeline, plant.id) == labels(timeline, cement.id) == ["Agreement"]


def test_an_act_that_concerns_nothing_is_still_shown(register: Register):
    keep(register, act(date=on("2020")))
    timeline = read_timeline(register)
    assert labels(timeline, NO_DISTRICT) == ["Decree №\u00a03127"]


# Residencies.


def test_a_company_in_two_districts_stands_in_both(register: Register):
    first, second, cement = district("First"), district("Second"), company()
    keep(register, first, second, cement)
    keep(register, residency(first, cement, registered_on=on("2019")))
    keep(register, residency(second, cement, registered_on=on("2021")))
    timeline = read_timeline(register)
    assert titles(timeline, first.id) == titles(timeline, second.id) == ["Cement"]


@pytest.mark.parametrize(
    ("values", "state", "is_ongoing", "has_end", "label"),
    [
        ({"registered_on": "2019"}, "actual", True, False, "Residency"),
        ({"registered_on": "2019", "status": "suspended"}, "actual", True, False, "Residency · Suspended"),
        ({"registered_on": "2019", "ended_on": "2021-05"}, "actual", False, True, "Residency"),
        ({"registered_on": "2019", "status": "left"}, "actual", False, True, "Residency · Left"),
        ({"registered_on": "2199", "residency_kind": "non_resident"}, "planned", False, False, "Non-resident"),
        ({"ended_on": "2021"}, "actual", False, True, "Residency"),
    ],
)
def test_a_residency_lasts_from_its_registration_to_its_end(
    register: Register, values: dict[str, str], state: str, is_ongoing: bool, has_end: bool, label: str
):
    hajigabul, cement = district(), company()
    keep(register, hajigabul, cement)
    dates = {key: on(text) for key, text in values.items() if key.endswith("_on")}
    resident = residency(hajigabul, cement, **values | dates)
    keep(register, resident)
    (mark,) = marks(read_timeline(register), resident.id)
    assert (mark.state, mark.is_ongoing, mark.end is not None, mark.label) == (state, is_ongoing, has_end, label)


def test_a_residency_of_which_nothing_is_dated_is_counted_in_its_district(register: Register):
    hajigabul, cement = district(), company()
    keep(register, hajigabul, cement)
    resident = residency(hajigabul, cement, residency_kind="resident", status="applied")
    keep(register, resident)
    timeline = read_timeline(register)
    assert titles(timeline, hajigabul.id) == []
    assert labels(timeline, hajigabul.id) == ["Cement · Resident · Applied"]


# The whole.


def test_the_sample_is_told_as_the_news_item_tells_it(sampled: Register):
    timeline = read_timeline(sampled)
    (place, plant) = timeline.lanes
    assert (place.title, plant.subtitle, plant.parent) == (
        *("Hajigabul Industrial District", "Azerbaijan, Uzbekistan"),
        place.id,
    )
    told = {mark.kind: mark for mark in timeline.marks}
    assert len(timeline.marks) == len(told) == 4
    assert told["established"].start.earliest == date(2017, 7, 25)
    assert told["established"].label == "Established, Decree №\u00a03127"
    assert (told["groundbreaking"].start.text, told["groundbreaking"].state) == ("1 May 2023", "actual")
    assert (told["launch"].start.text, told["launch"].state) == ("May 2025", "expected")
    assert (told["legal_act"].label, told["legal_act"].is_undated) == ("Agreement", True)
    layout = lay_out(timeline.lanes, timeline.marks, today=date(2026, 7, 1))
    shapes = [shape for row in layout.rows for track in row.tracks for shape in track.shapes]
    assert any(shape.is_overdue and shape.mark.kind == "launch" for shape in shapes)
    assert [mark.kind for row in layout.rows for mark in row.undated] == ["legal_act"]


def test_many_records_cost_no_more_queries_than_few(register: Register, statements: list[str]):
    plants = [project(f"Plant {number}") for number in range(30)]
    keep(register, *plants)
    keep(register, *(event(plant, date=on("2025")) for plant in plants))
    statements.clear()
    assert len(read_timeline(register).marks) == 30
    assert sum(each.startswith("SELECT") for each in statements) == 14


# Looking for words.


@pytest.fixture
def sample(sampled: Register) -> Timeline:
    return read_timeline(sampled)


@pytest.mark.parametrize(
    ("text", "kinds", "lanes"),
    [
        ("", {"established", "groundbreaking", "launch", "legal_act"}, 2),
        ("hacıqabul", {"established", "groundbreaking", "launch", "legal_act"}, 2),
        ("Гаджигабул", {"established", "groundbreaking", "launch", "legal_act"}, 2),
        ("neftçala", set(), 0),
        ("HAJİGABUL", {"established", "groundbreaking", "launch", "legal_act"}, 2),
        ("car plant", {"groundbreaking", "launch", "legal_act"}, 2),
        ("launch", {"launch"}, 2),
        ("hajigabul launch", {"launch"}, 2),
        ("3127", {"established"}, 1),
    ],
)
def test_words_are_sought_in_labels_and_in_titles_around_them(
    sample: Timeline, text: str, kinds: set[str], lanes: int
):
    found = found_in(sample, text)
    assert ({mark.kind for mark in found.marks}, len(found.lanes)) == (kinds, lanes)


# Through time.


def test_a_district_that_became_a_park_shows_both_in_its_lane(register: Register):
    park = keep_park(register)
    known = {mark.id: mark for mark in marks(read_timeline(register), park.district.id)}
    was, became, order = known[park.was.id], known[park.became.id], known[park.order.id]
    assert (was.label, became.label) == (f"Industrial district · {OLD.en}", f"Industrial park · {NEW.en}")
    assert (was.start.text, was.end and was.end.text, was.is_ongoing) == ("13 October 2016", "2024", False)
    assert (became.start.text, became.end, became.is_ongoing) == ("2024", None, True)
    assert {was.record_kind, became.record_kind} == {"district_state"}
    assert order.label == "Order №\u00a077"


def test_a_company_and_a_project_show_what_they_were(register: Register):
    park = keep_park(register)
    timeline = read_timeline(register)
    assert labels(timeline, park.resident.id) == ["Kristal MMC"]
    assert labels(timeline, park.plant.id) == ["Under construction"]


def test_a_state_that_tells_only_of_a_manager_names_it(register: Register):
    zone, agency = district(), company("Agency")
    keep(register, zone, agency)
    keep(register, DistrictState(id=new_id(), district=zone.id, managed_by=agency.id, since=on("2020")))
    assert labels(read_timeline(register), zone.id) == ["Managing organisation: Agency"]


def test_a_state_without_any_day_is_counted_with_what_has_no_date(register: Register):
    zone = district()
    keep(register, zone, DistrictState(id=new_id(), district=zone.id, status="planned"))
    (mark,) = marks(read_timeline(register), zone.id)
    assert mark.is_undated


def test_a_mere_status_that_began_with_an_event_is_told_by_the_event(register: Register):
    plant = project("Plant")
    keep(register, plant, event(plant, event_kind="groundbreaking", status="actual", date=on("2023-05-01")))
    state = {"project": plant.id, "status": "under_construction"}
    keep(register, ProjectState(id=new_id(), since=on("2023-05-01"), **state))
    assert [mark.record_kind for mark in marks(read_timeline(register), plant.id)] == ["event"]
    keep(register, ProjectState(id=new_id(), since=on("2024-05-01"), **state))
    assert labels(read_timeline(register), plant.id).count("Under construction") == 2


def test_an_event_and_a_residency_of_every_status_have_a_state(register: Register):
    place, plant = district(), project("Plant")
    keep(register, place, plant)
    statuses = field_of(Event, "status").kind.all_values()
    keep(register, *(event(plant, event_kind="launch", status=each, date=on("2020")) for each in statuses))
    for each in field_of(Residency, "status").kind.all_values():
        firm = company(each)
        keep(register, firm, residency(place, firm, status=each))
    timeline = read_timeline(register)
    assert {mark.state for mark in marks(timeline, plant.id)} == set(statuses)
    assert all(words.state_word(mark.state) for mark in timeline.marks)
