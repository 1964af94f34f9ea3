"""What needs attention and what has changed, taken along as a workbook or as CSV."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from districtdesk.exchange.told_book import write_told_list
from districtdesk.overview.attention import LABELS
from districtdesk.overview.overview import read_finding
from districtdesk.overview.since_then import newest_step, read_since_step
from districtdesk.overview.told_list import list_of_changes, list_of_finding, list_of_set_aside
from districtdesk.records import Figure, OpenQuestion, Project, Record, ReturnDue
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.kept_warnings import keep_warning, warn_again
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import company, district, edit, event, figure, keep, new_id, on, project, residency

TODAY = date(2026, 11, 23)


def keep_all_sorts(register: Register) -> dict[str, str]:
    """A register with one of each sort that needs attention; returns the ids that are looked for."""
    park, again, plant = district("Park"), district("Park"), project("Plant", status="under_construction")
    late, again_late = (
        event(plant, date=on(day), announced_on=on(said)) for day, said in (("2024-05", "2023"), ("2025", "2026-02"))
    )
    owed, soon = (
        ReturnDue(id=new_id(), owed_by=park.id, form="SM-1", due_on=on(day)) for day in ("2025-02-01", "2026-12-01")
    )
    asked = OpenQuestion(id=new_id(), subject=park.id, question="=How many?")
    old, other = (figure(park, "area", value, unit="hectare", as_of=on("2020-01-01")) for value in (7, 9))
    residents = figure(park, "residents", 5, as_of=on("2026-10"))
    far = event(plant, event_kind="visit", date=on("2206"))
    keep(register, park, again, plant, late, again_late, owed, soon, asked, old, other, residents, far)
    return {
        "launches": plant.id, "slipped": plant.id, "returns": owed.id, "due": soon.id, "questions": asked.id,
        "residents": park.id,
        "old": other.id, "unsupported": old.id, "contradictions": other.id, "duplicates": park.id, "warnings": far.id,
    }  # fmt: skip


def test_every_sort_of_what_needs_attention_is_a_list_that_can_be_taken_along(
    register: Register, tmp_path: Path
) -> None:
    wanted = keep_all_sorts(register)
    assert set(wanted) == set(LABELS)
    for key, record in wanted.items():
        finding = read_finding(register, key, TODAY)
        target = tmp_path / f"{key}.csv"
        assert write_told_list(register, list_of_finding(finding, newest_step(register)), target) == ""
        rows = list(csv.reader(target.read_text("utf-8-sig").splitlines(), delimiter=";"))
        assert rows[0] == ["Of what", "What is said", "Kind", "Record id"]
        assert record in {row[3] for row in rows[1:]}, key
        assert len(rows) == 1 + len(finding.items)


def test_a_workbook_of_what_changed_says_since_when_and_is_remembered(register: Register, tmp_path: Path) -> None:
    plant = project("Plant", status="identified")
    keep(register, plant)
    step = newest_step(register)
    edit(register, plant, status="operating")
    told = list_of_changes(read_since_step(register, step), "Since yesterday.", newest_step(register))
    assert write_told_list(register, told, tmp_path / "news.xlsx") == ""
    book = load_workbook(tmp_path / "news.xlsx")
    cells = [cell.value for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert "Plant" in cells and "Changed: Status Identified → Operating" in cells
    assert any(str(each).startswith("Since yesterday. 1 record in 1 step. Changed: Projects") for each in cells)
    with register.read() as session:
        (kept,) = listing.everything(session, Query("export"))
    assert "news.xlsx" in str(kept.values)


def test_what_is_worked_off_is_in_its_list_no_more(register: Register) -> None:
    wanted = keep_all_sorts(register)

    def change(kind: type[Record], key: str, **values: Any) -> None:
        with register.read() as session:
            record = session.get_one(kind, wanted[key])
        edit(register, record, **values)

    change(Project, "launches", status="operating")
    change(ReturnDue, "returns", received_on=on("2025-03-01"))
    change(ReturnDue, "due", received_on=on("2026-11-01"))
    remove_record(register, "open_question", wanted["questions"])
    change(Figure, "old", as_of=on("2026-10-01"))
    left = {key: read_finding(register, key, TODAY) for key in ("launches", "returns", "due", "questions", "old")}
    assert all(wanted[key] not in {each.id for each in finding.items} for key, finding in left.items())


@pytest.mark.parametrize("key", LABELS)
def test_what_was_looked_at_and_is_right_is_set_aside_with_its_reason(register: Register, key: str) -> None:
    keep_all_sorts(register)
    before = read_finding(register, key, TODAY).items
    assert before and all(each.rule for each in before)
    for each in before:
        keep_warning(register, *each.kept_under, "Looked at.")
    after = read_finding(register, key, TODAY)
    assert (after.count, after.items) == (0, ())
    assert [(each.kept_under, each.title, each.because) for each in after.set_aside] == [
        (each.kept_under, each.title, "Looked at.") for each in before
    ]
    told = list_of_set_aside(after, 1).rows[0]
    assert told.note.startswith(before[0].note) and told.note.endswith(" Kept because: Looked at.")
    assert ".." not in told.note and told.about == before[0].about
    warn_again(register, *before[0].kept_under)
    assert before[0].id in {each.id for each in read_finding(register, key, TODAY).items}


def test_what_is_set_aside_comes_back_when_what_it_rests_on_changes(register: Register) -> None:
    wanted = keep_all_sorts(register)
    keys = ("launches", "slipped", "returns", "due", "questions", "residents", "old")
    found = {key: read_finding(register, key, TODAY).items[0] for key in keys}
    for each in found.values():
        keep_warning(register, *each.kept_under, "Looked at.")

    def is_loud(key: str) -> bool:
        return found[key].id in {each.id for each in read_finding(register, key, TODAY).items}

    assert not any(map(is_loud, keys))
    firm = company("Firm")
    keep(register, firm, residency(district("Park", id=wanted["residents"]), firm, status="operating"))
    assert is_loud("residents") and not is_loud("returns")
    plant = project("Other", id=wanted["launches"])
    keep(register, event(plant, date=on("2025-09"), announced_on=on("2026-05")))
    assert is_loud("launches") and is_loud("slipped")
    for key, kind, values in (
        ("returns", ReturnDue, {"form": "SM-2"}),
        ("due", ReturnDue, {"form": "SM-2"}),
        ("questions", OpenQuestion, {"question": "Still?"}),
        ("old", Figure, {"value": Decimal(8)}),
    ):
        with register.read() as session:
            record = session.get_one(kind, found[key].id)
        edit(register, record, **values)
        assert is_loud(key), key


def test_a_reason_is_a_step_that_can_be_undone(register: Register) -> None:
    keep_all_sorts(register)
    (item,) = read_finding(register, "returns", TODAY).items
    keep_warning(register, *item.kept_under, "Promised for Monday.")
    assert not read_finding(register, "returns", TODAY).count
    undo(register)
    assert read_finding(register, "returns", TODAY).items == (item,)
