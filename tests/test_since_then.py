"""What changed since a step or a day, each record once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from districtdesk.exchange.leaving import remember_drawing
from districtdesk.overview.since_then import newest_step, read_since_day, read_since_step
from districtdesk.records.today import today
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from tests.making import district, edit, figure, keep, on, project


def test_each_record_stands_once_with_what_it_was_and_what_it_is(register: Register) -> None:
    park, plant, gone = district("Park"), project("Plant", status="identified"), project("Gone")
    keep(register, park, plant, gone)
    step = newest_step(register)
    claim = figure(park, "residents", 13, as_of=on("2024"))
    edit(register, plant, status="preparation")
    edit(register, plant, status="operating")
    keep(register, claim)
    remove_record(register, "project", gone.id)
    since = read_since_step(register, step)
    told = {each.id: (each.title, each.note, each.why) for each in since.rows}
    assert told[plant.id] == ("Plant", "Changed: Status Identified → Operating", "Project")
    assert told[gone.id][:2] == ("Gone", "Removed")
    assert told[claim.id][1].startswith("Added: ") and "13" in told[claim.id][1]
    assert park.id not in told
    assert since.summary() == "3 records in 4 steps."
    told = {"Added: Claims\u00a01", "Changed: Projects\u00a01", "Removed: Projects\u00a01"}
    assert set(since.told()) == told


def test_what_is_new_is_not_told_its_own_name(register: Register) -> None:
    keep(register, park := district("Park", region="Aran"))
    (row,) = (each for each in read_since_step(register, 0).rows if each.id == park.id)
    assert row.note.startswith("Added: ") and "Aran" in row.note and "Park" not in row.note


def test_what_came_and_went_or_was_taken_back_is_no_news(register: Register) -> None:
    plant = project("Plant", status="identified")
    keep(register, plant)
    step = newest_step(register)
    edit(register, plant, status="operating")
    edit(register, plant, status="identified")
    keep(register, gone := project("Gone"))
    remove_record(register, "project", gone.id)
    since = read_since_step(register, step)
    assert since.rows == () and since.summary() == "Nothing has changed since then."


def test_that_a_file_left_is_no_change(register: Register, tmp_path: Path) -> None:
    keep(register, plant := project("Plant"))
    step = newest_step(register)
    (tmp_path / "page.pdf").write_bytes(b"")
    assert remember_drawing(register, tmp_path / "page.pdf", "Timeline", {plant.id}, step).id
    assert read_since_step(register, step).summary() == "Nothing has changed since then."
    edit(register, plant, status="operating")
    assert read_since_step(register, step).summary() == "1 record in 1 step."


def test_a_day_begins_with_its_first_step(register: Register) -> None:
    keep(register, park := district("Park"))
    assert park.id in {each.id for each in read_since_day(register, today()).rows}
    assert read_since_day(register, today() + timedelta(days=2)).rows == ()
