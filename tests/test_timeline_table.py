"""The timeline as rows: all that is drawn stands in them, in the language of the moment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from districtdesk import i18n
from districtdesk.exchange.rows_book import write_rows
from districtdesk.i18n import LANGUAGES
from districtdesk.register.journal.store import Register
from districtdesk.timeline.facts import facts_of
from districtdesk.timeline.feed import Timeline
from districtdesk.timeline.layout import lay_out
from districtdesk.timeline.marks import Lane
from districtdesk.timeline.promises import read_promises
from districtdesk.timeline.showing import TimelineWishes, read_known, show
from districtdesk.timeline.table_rows import PromiseRows, TimelineRows
from tests.making import district, event, keep, on, project, source


@pytest.fixture
def told(register: Register) -> Timeline:
    place = district("Hacıqabul")
    plant, store, other = (project(name, district=place.id) for name in ("Zavod", "Anbar", "Şüşə zavodu"))
    letter = source("A letter")
    launch = {"event_kind": "launch", "status": "expected"}
    keep(
        register, place, plant, store, other, letter,
        event(plant, date=on("2024-05"), announced_on=on("2023-05-01"), **launch),
        event(plant, date=on("2025"), announced_on=on("2024-06-01"), **launch),
        event(other, date=on("2031-02-03"), announced_on=on("2024-06-01"), **launch),
    )  # fmt: skip
    return show(register, read_known(register), TimelineWishes()).found


def test_every_mark_and_every_lane_without_one_has_a_row(told: Timeline) -> None:
    rows = TimelineRows(told.lanes, told.marks, told.today)
    records = {rows.record(place) for place in range(len(rows))}
    assert {(mark.record_kind, mark.id) for mark in told.marks} <= records
    drawn = lay_out(told.lanes, told.marks, today=told.today).rows
    said = {rows.texts(place)[0].partition(" · ")[0] for place in range(len(rows))}
    assert {row.lane.title for row in drawn if row.depth} <= said
    assert ("Anbar · Hacıqabul", "nothing with a date") in {rows.texts(place)[:2] for place in range(len(rows))}


def test_what_has_passed_is_said_beside_its_state_as_the_drawing_says_it(told: Timeline) -> None:
    rows = TimelineRows(told.lanes, told.marks, date(2027, 1, 1))
    states = [rows.texts(place)[3] for place in range(len(rows)) if rows.texts(place)[2] == "2025"]
    assert states == ["expected, no launch recorded"]
    own = [mark for mark in told.marks if mark.start.text == "2025"]
    assert facts_of(own, date(2027, 1, 1)).is_overdue


def test_promises_are_told_line_by_line_with_their_bounds_and_slips(told: Timeline) -> None:
    promises = read_promises(told.lanes, told.marks, told.today)
    rows = PromiseRows(promises, told.lanes)
    assert len(rows) == sum(len(line.promises) for line in promises.lines) == 3
    first, second, third = (rows.texts(place) for place in range(3))
    assert first[:3] == ("Zavod · Hacıqabul", "1 May 2023", "May 2024") and first[3:5] == ("01.05.2024", "31.05.2024")
    assert second[2] == "2025" and second[6] == "7 to 20 months later"
    assert third[2:5] == ("3 February 2031", "", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_speaks_the_language_of_the_window(register: Register, told: Timeline, language: str) -> None:
    with i18n.speaking(language):
        found = show(register, read_known(register), TimelineWishes())
        timeline = TimelineRows(found.found.lanes, found.found.marks, found.found.today)
        promises = PromiseRows(found.promises, found.found.lanes)
        words = [*timeline.headings, *timeline.file_headings, *promises.headings, *promises.file_headings]
        words += [text for rows in (timeline, promises) for place in range(len(rows)) for text in rows.texts(place)]
    known = set(words) & {"Lane", "State", "expected", "nothing with a date", "Promised for", "Said on", "May 2024"}
    assert bool(known) == (language == "en")


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_table_is_written_with_its_days(register: Register, told: Timeline, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"table{ending}"
    rows = PromiseRows(read_promises(told.lanes, told.marks, told.today), told.lanes)
    assert write_rows(register, rows, target) == "3 rows were written."
    if ending == ".csv":
        assert "2031-02-03" in target.read_text("utf-8-sig") or "03.02.2031" in target.read_text("utf-8-sig")
        return
    (sheet,) = (each for each in openpyxl.load_workbook(target).worksheets if each.title.startswith("What was"))
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Promised for" in cells and any(str(cell).startswith("2031-02-03") for cell in cells)


def test_rows_of_nothing_are_none() -> None:
    rows = TimelineRows([Lane("d", "district", "Park"), Lane("p", "project", "Plant", parent="d")], [], date.min)
    assert len(rows) == 1 and rows.record(0) == ("project", "p") and rows.story(0) == ["Plant", "nothing with a date"]
