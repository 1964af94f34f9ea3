"""The page of a project: its cost, its milestones, and every date that was given for its launch."""

from __future__ import annotations

from datetime import date

from districtdesk.paper.making import make_page
from districtdesk.paper.order import PaperOrder
from districtdesk.records import Participation
from districtdesk.register.journal.store import Register
from tests.making import company, keep, new_id
from tests.paper.park import all_texts, facts, keep_park, page_of, plant_of, table


def kept_plant(register: Register) -> str:
    keep_park(register)
    return plant_of(register)


def test_it_tells_what_the_project_costs_and_how_far_its_launch_slipped(register: Register) -> None:
    page = page_of(register, kept_plant(register), "project")
    (cost,) = page.headlines
    assert (cost.word, cost.sources, cost.notes) == ("about", "1", ("Planned",)) and cost.value.startswith("88")
    (launch,) = table(page, "Milestones").rows
    assert launch[:3] == ("Launch", "May 2024", "May 2025") and "later" in launch[3]
    assert facts(page, "Needs attention")["Expected launches that have passed: 1"].startswith("expected May 2025")
    assert facts(page, "In short")["District"] == "Park" and "Aliyev" not in all_texts(page)


def test_every_date_given_for_the_launch_stands_with_the_day_on_which_it_was_said(register: Register) -> None:
    rows = table(page_of(register, kept_plant(register), "project"), "What was announced when").rows
    assert [(row[0], row[1]) for row in rows] == [("Jan 2023", "May 2024"), ("Jun 2024", "May 2025")]
    assert all(row[-1] for row in rows)


def test_who_takes_part_is_told_with_the_role(register: Register) -> None:
    plant, maker = kept_plant(register), company("Bolt Works")
    keep(register, maker, Participation(id=new_id(), project=plant, company=maker.id, role="investor"))
    assert table(page_of(register, plant, "project"), "Participations").rows == [("Bolt Works", "Investor")]


def test_of_a_day_it_tells_what_was_announced_by_then(register: Register) -> None:
    plant = kept_plant(register)
    page = page_of(register, plant, "project", date(2024, 1, 31))
    assert table(page, "Milestones").rows[0][2] == "May 2024"
    assert not any(each.title == "What was announced when" for each in page.parts)
    with register.read() as session:
        assert make_page(register, session, PaperOrder("project", "gone")) is None
