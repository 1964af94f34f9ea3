"""A project whose status only its states tell is counted and put together by what its page shows."""

from __future__ import annotations

from datetime import date

import pytest

from districtdesk.overview.breakdown import AskedNumber, read_breakdown
from districtdesk.overview.overview import read_overview
from districtdesk.overview.traced import Breakdown
from districtdesk.records import Project, ProjectState
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.listing import Query, everything
from districtdesk.register.queries.members import read_projects_in
from districtdesk.register.queries.through_time import read_day
from districtdesk.timeline.showing import TimelineWishes, read_known, show
from tests.making import district, event, keep, on, project

TODAY = date(2026, 11, 23)


def state(plant: Project, status: str, since: str, until: str | None = None) -> ProjectState:
    return ProjectState(id=new_id(), project=plant.id, status=status, since=on(since), until=until and on(until))


def counted(register: Register) -> dict[str | None, int]:
    return {line.status: len(line.projects) for line in read_overview(register, TODAY).projects.lines}


def behind(register: Register, status: str | None) -> Breakdown:
    """The projects of this status, or of none."""
    return read_breakdown(register, AskedNumber(what="status", key=status or ""), TODAY)


def groups(register: Register) -> list[str]:
    """The groups of the timeline by status."""
    lanes = show(register, read_known(register), TimelineWishes(by="status")).found.lanes
    return [lane.title for lane in lanes if lane.parent is None]


def on_its_page(register: Register) -> str:
    """What the page of the one project says of its status today."""
    with register.read() as session:
        [row] = everything(session, Query("project"))
        shown = read_day(session, row)
    assert shown is not None
    return next(each.words for each in shown.facts if each.label == "Status")


@pytest.mark.thorough
def test_the_plant_of_the_worked_example_stands_under_its_status_everywhere(sampled: Register) -> None:
    words = on_its_page(sampled)
    assert words == "Ground broken" and counted(sampled) == {"ground_broken": 1}
    [row] = behind(sampled, "ground_broken").counted
    assert row.note.startswith(f"{words} · Since 1 May 2023")
    assert words in groups(sampled)


def test_a_status_told_for_a_time_is_counted_with_that_time(register: Register) -> None:
    park = district()
    plant = project("Plant", district=park.id)
    keep(register, park, plant)
    keep(register, state(plant, "ground_broken", "2023-05-01"))
    assert on_its_page(register) == "Ground broken" and counted(register) == {"ground_broken": 1}
    [row] = behind(register, "ground_broken").counted
    assert row.note == "Ground broken · Since 1 May 2023"
    assert groups(register) == ["Ground broken"]


def test_a_list_by_what_the_records_say_is_offered_only_where_it_holds_the_same(register: Register) -> None:
    plant, mill, shop = project("Plant"), project("Mill", status="operating"), project("Shop", status="identified")
    keep(register, plant, mill, shop)
    keep(register, state(plant, "operating", "2023"))
    asked = [behind(register, each) for each in ("operating", "identified")]
    assert [(len(each.counted), each.kind) for each in asked] == [(2, ""), (1, "project")]


@pytest.mark.parametrize(
    ("since", "until", "words"), [("2023", "2024", "not known"), ("2020/2090", None, "possibly Operating")]
)
def test_what_is_over_or_only_may_be_so_is_not_counted_as_so(
    register: Register, since: str, until: str | None, words: str
) -> None:
    plant = project("Plant")
    keep(register, plant)
    keep(register, state(plant, "operating", since, until))
    assert on_its_page(register) == words and counted(register) == {None: 1}
    [row] = behind(register, None).counted
    assert row.note.startswith(words)


def test_a_project_keeps_the_status_that_it_says_of_itself_where_no_state_tells_of_today(register: Register) -> None:
    plant, mill = project("Plant", status="operating"), project("Mill", status="suspended")
    keep(register, plant, mill)
    keep(register, state(plant, "ground_broken", "2020", "2021"))
    assert counted(register) == {"operating": 1, "suspended": 1}
    notes = [each.note for status in ("suspended", "operating") for each in behind(register, status).counted]
    assert notes == ["Suspended", "Operating"]


def test_nothing_is_waited_for_of_what_by_its_states_runs_or_was_given_up(register: Register) -> None:
    park = district()
    plant, mill = project("Plant", district=park.id), project("Mill", district=park.id)
    keep(register, park, plant, mill)
    keep(register, *(event(each, event_kind="launch", status="expected", date=on("2024")) for each in (plant, mill)))
    assert all(each.is_overdue for each in read_known(register).facts.values())
    keep(register, state(plant, "operating", "2024"), state(mill, "cancelled", "2024"))
    assert not any(each.is_overdue for each in read_known(register).facts.values())
    projects = read_overview(register, TODAY).projects
    assert (projects.standing, projects.given_up) == (1, 1)
    with register.read() as session:
        assert read_projects_in(session, park.id) == [plant.id]
