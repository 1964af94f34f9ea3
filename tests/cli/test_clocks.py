"""The two clocks on the command line: what was known on a day, and how things were."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from districtdesk.register.opening import open_register
from tests.cli.running import Run
from tests.making import district, edit, event, figure, keep, named, on, project
from tests.on_days import saved_on

FIRST = ("--known-on", "2024-03-01")


@pytest.fixture
def told(register_file: Path) -> Path:
    register = open_register(register_file)
    park = district("Park")
    plant = project("Plant", district=park.id)
    with saved_on(date(2024, 3, 1)):
        keep(register, park, plant, event(plant, date=on("2025-05"), announced_on=on("2024")))
    with saved_on(date(2025, 6, 10)):
        edit(register, park, names=named("New park"))
        keep(register, district("Second"), figure(park, "residents", 13, as_of=on("2025-01-01")))
    register.close()
    return register_file


def _overview(run: Run, file: Path, *clock: str) -> dict[tuple[str, str], dict]:
    told = json.loads(run("overview", file, *clock, "--format", "json")[1])
    return {(each["section"], each["key"]): each for each in told}


def test_a_list_a_search_and_the_overview_tell_what_was_known_on_a_day(run: Run, told: Path) -> None:
    listed = json.loads(run("list", told, "district", *FIRST, "--format", "json")[1])
    assert [each["names"]["en"] for each in listed] == ["Park"]
    assert "Second" not in run("search", told, "Second", *FIRST)[1] and "Second" in run("search", told, "Second")[1]
    then = _overview(run, told, *FIRST)
    assert then["number", "residents"]["told"].startswith("not stated")
    assert then["attention", "launches"]["number_of"] == 0, "in 2024 a launch in May 2025 was not overdue"
    now = _overview(run, told)
    assert now["number", "residents"]["told"].startswith("13") and now["attention", "launches"]["number_of"] == 1


def test_the_overview_and_a_search_tell_how_things_were_on_a_day(run: Run, told: Path) -> None:
    then = _overview(run, told, "--as-of", "2024-12-31")
    assert then["number", "residents"]["told"].startswith("not stated")
    assert "New park" in run("search", told, "park", "--as-of", "2024-12-31")[1]
    code, _out, why = run("overview", told, *FIRST, "--as-of", "2024-12-31")
    assert code == 2 and "--known-on" in why


def test_a_day_before_the_first_step_is_refused_in_a_sentence(run: Run, told: Path) -> None:
    code, out, why = run("list", told, "district", "--known-on", "1999-01-01")
    assert (code, out) == (3, "")
    assert "On 1 January 1999 nothing was known yet: the first step of this register was made on" in why


def test_what_is_written_says_of_which_day_it_is_and_is_not_remembered(run: Run, told: Path, tmp_path: Path) -> None:
    book, page, plain = tmp_path / "all.xlsx", tmp_path / "page.docx", tmp_path / "all.json"
    for out, *asked in ((book, "export"), (plain, "export"), (page, "report", "--kind", "district")):
        code, _out, why = run(asked[0], told, out, *asked[1:], *FIRST)
        assert code == 0 and "It shows another day, as known on 1 March 2024" in why
    cover = openpyxl.load_workbook(book).worksheets[0]
    words = [str(cell.value) for row in cover.iter_rows() for cell in row if cell.value]
    assert words[0].endswith("as known on 1 March 2024")
    assert any(each.startswith("This is what the register knew on 1 March 2024") for each in words)
    assert json.loads(plain.read_text("utf-8"))["day"] == "2024-03-01"
    assert any("knew on 1 March 2024" in each.text for each in docx.Document(str(page)).paragraphs)
    assert json.loads(run("exports", told, "--format", "json")[1]) == []
    assert run("calendar", told, tmp_path / "dates.ics", *FIRST)[0] == 0
    assert "as known on 1 March 2024" in (tmp_path / "dates.ics").read_text("utf-8").replace("\n ", "")
