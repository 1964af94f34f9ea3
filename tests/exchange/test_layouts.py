"""What leaves the register in a form made for a purpose: slippage, contradictions, one row a claim; and as CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from districtdesk import i18n
from districtdesk.cli.program import main
from districtdesk.exchange.csv_file import bare_text, write_exact_csv, write_spreadsheet_csv
from districtdesk.exchange.export import export_layout, export_layout_csv, export_list_csv
from districtdesk.exchange.json_file import export_claims_json
from districtdesk.exchange.layout import BookColumn, BookSheet, CellValue
from districtdesk.exchange.layout_names import LAYOUTS
from districtdesk.exchange.layouts import LayoutOrder
from districtdesk.records import Citation, District, DistrictState, Figure, Record, fields_of
from districtdesk.register.clock import Clock
from districtdesk.register.journal.store import Register
from districtdesk.register.past.past_register import open_past
from districtdesk.register.queries.listing import Query
from districtdesk.whole_signs import broken_sign
from tests.hostile import HOSTILE
from tests.making import district, edit, event, figure, keep, on, project, source
from tests.on_days import saved_on


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[1].iter_rows(values_only=True))


def keep_a_slipping_plant(register: Register) -> list[Record]:
    plant, still, letter = project("Car plant"), project("Still"), source("A letter")
    first = event(plant, date=on("2024-05"), announced_on=on("2023"), status="expected")
    then = event(plant, date=on("2025-03"), announced_on=on("2024"), status="expected")
    keep(register, plant, still, letter, first, then)
    keep(register, Citation(record=first.id, source=letter.id, said_by="Anar"))
    return [plant, still]


def test_a_project_that_slips_stands_before_one_of_which_nothing_is_announced(
    register: Register, tmp_path: Path
) -> None:
    keep_a_slipping_plant(register)
    export_layout(register, "slippage", LayoutOrder(), tmp_path / "out.xlsx")
    headings, slipping, still = rows_of(tmp_path / "out.xlsx")
    told = dict(zip(headings, slipping, strict=True))
    assert (told["First announced"], told["First announced by"]) == ("May 2024", "Anar")
    assert told["Latest announced"] == "March 2025"
    assert (told["Slip in days, at least"], told["Slip in days, at most"]) == (274, 334)
    assert still[0] == "Still" and not any(still[3:-1])


def test_claims_that_disagree_stand_side_by_side_once(register: Register, tmp_path: Path) -> None:
    park = district("Park")
    same = on("2024-05-01")
    keep(register, park, figure(park, "residents", 7, as_of=same), figure(park, "residents", 9, as_of=same))
    export_layout(register, "contradictions", LayoutOrder(), tmp_path / "out.xlsx")
    _headings, pair = rows_of(tmp_path / "out.xlsx")
    assert pair[:2] == ("Park", "Residents")
    assert {pair[2], pair[5]} == {f"{each}\N{NO-BREAK SPACE}residents as of 1 May 2024" for each in (7, 9)}


def test_what_can_be_split_has_a_sheet_for_each_district_and_one_for_what_has_none(
    register: Register, tmp_path: Path
) -> None:
    keep_a_slipping_plant(register)
    park, empty, same = district("Park"), district("Empty"), on("2024-05-01")
    mill, target = project("Mill", district=park.id), tmp_path / "out.xlsx"
    keep(
        register,
        park,
        empty,
        mill,
        figure(park, "residents", 7, as_of=same),
        figure(park, "residents", 9, as_of=same),
    )
    names = {}
    for layout in (key for key, each in LAYOUTS.items() if each.can_split):
        export_layout(register, layout, LayoutOrder(by_district=True), target)
        book = openpyxl.load_workbook(target)
        names[layout] = {each.title: each["A2"].value for each in book.worksheets[1:] if each["A1"].value != "Word"}
    assert list(names.pop("claims")) == ["Park", "Dictionary"] and book["Park"].max_row == 3
    assert all(each.why_one for each in LAYOUTS.values() if not each.can_split)
    assert names["slippage"] == {"Park": "Mill", "Without a district": "Car plant"}
    assert names["contradictions"] == {"Park": "Park"}


def test_a_layout_as_of_a_day_tells_how_things_were_by_what_is_known_now(register: Register, tmp_path: Path) -> None:
    keep_a_slipping_plant(register)
    park, early, late = district("Park"), source("E", date=on("2024-05-02")), source("Late", date=on("2025-01-09"))
    one, other = (figure(park, "residents", value, as_of=on("2024-05-01")) for value in (7, 8))
    later = figure(park, "residents", 9, as_of=on("2025-01-01"))
    keep(register, park, early, late, one, other, later)
    cited = [(one, early), (other, early), (other, late), (later, late)]
    keep(register, *(Citation(record=each.id, source=whence.id) for each, whence in cited))
    edit(register, one, status="superseded", replaced_by=later.id)
    target = tmp_path / "out.xlsx"

    def told(layout: str, *day: int) -> list[tuple[Any, ...]]:
        export_layout(register, layout, LayoutOrder(day=date(*day)), target)
        return rows_of(target)

    (pair,) = told("contradictions", 2024, 6, 1)[1:]
    # What was superseded later stood then, and what bears it out is known now.
    assert {pair[2][0], pair[5][0]} == {"7", "8"} and any("Late" in str(cell) for cell in pair)
    assert "No two claims" in str(told("contradictions", 2025, 6, 1)[0][0])
    assert len(told("claims", 2024, 6, 1)) == 3 and len(told("claims", 2025, 6, 1)) == 4
    _headings, slipping, _still = told("slippage", 2023, 6, 1)
    assert (slipping[3], slipping[5], slipping[9]) == ("May 2024", "May 2024", None)
    assert told("slippage", 2024, 6, 1)[1][5] == "March 2025"
    book = openpyxl.load_workbook(target)
    assert book.worksheets[0]["A1"].value == "Projects with slippage, as it was on 1 June 2024"
    assert book.worksheets[1].oddHeader.left.text == "Projects with slippage, as it was on 1 June 2024"


def test_a_claim_leaves_with_every_field_and_all_its_evidence(register: Register, tmp_path: Path) -> None:
    park, letter = district("Park"), source("A letter")
    claim = figure(park, "invested", "51.5", qualifier="more_than", currency="AZN", as_of=on("2024-05"))
    keep(register, park, letter, claim)
    keep(register, Citation(record=claim.id, source=letter.id, said_by="Anar", words="over 51.5"))
    export_claims_json(register, tmp_path / "out.json")
    told = json.loads((tmp_path / "out.json").read_text())
    (known,) = told["claims"]
    assert {field.key for field in fields_of(Figure)} <= set(known)
    assert {line["key"] for line in told["dictionary"]} == set(known)
    # Who looks for the day of an event hears where it is.
    assert "Events" in told["note"] and "“Projects with slippage”" in told["note"]
    assert (told["format"], told["version"], known["indicator_code"]) == ("districtdesk-claims", 1, "invested")
    assert known["evidence"][0]["said_by"] == "Anar" and known["evidence"][0]["words"] == "over 51.5"
    export_layout_csv(register, "claims", LayoutOrder(), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert json.loads(row["evidence"]) == known["evidence"]
    assert (row["value"], row["as_of"], row["counts"]) == (str(known["value"]), known["as_of"], "true")


def test_claims_without_personal_data_name_nobody(register: Register, tmp_path: Path) -> None:
    park, letter = district("Park"), source("A letter")
    claim = figure(park, "area", 5)
    keep(register, park, letter, claim)
    keep(register, Citation(record=claim.id, source=letter.id, said_by="Anar"))
    export_claims_json(register, tmp_path / "out.json", without_personal=True)
    assert "Anar" not in (tmp_path / "out.json").read_text()


@pytest.mark.usefixtures("filled_with")
def test_a_filter_narrows_a_layout_and_the_cover_says_so(register_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert main(["export", str(register_file), str(target), "--layout", "slippage", "--filter", "names~Car"]) == 0
    assert [row[0] for row in rows_of(target)] == ["Project", "Car plant"]
    cover = {row[0]: row[1] for row in openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True)}
    assert "Car" in cover["Filter"]


@pytest.mark.parametrize("words", [["--layout", "slippage"], ["--kind", "project"]])
@pytest.mark.usefixtures("filled_with")
def test_a_layout_and_a_list_have_a_sheet_for_each_district(
    register_file: Path, tmp_path: Path, words: Sequence[str]
) -> None:
    target = tmp_path / "out.xlsx"
    asked = ["--language", "en", "export", str(register_file), str(target), "--by-district", "--mark", "Internal"]
    assert main([*asked, *words]) == 0
    book = openpyxl.load_workbook(target)
    assert book.sheetnames[1] == "Without a district" and book.worksheets[1].oddHeader.center.text == "Internal"


@pytest.fixture
def filled_with(register: Register) -> Register:
    keep_a_slipping_plant(register)
    return register


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["out.csv"], "CSV file holds one table"),
        (["out.json", "--layout", "slippage"], "claims"),
        (["out.csv", "--layout", "reading"], ".xlsx"),
        (["out.xlsx", "--layout", "slippage", "--kind", "company"], "--kind"),
        (["out.xlsx", "--layout", "contradictions", "--filter", "value>5"], "no such filter"),
        (["out.xlsx", "--layout", "slippage", "--without-personal"], "personal"),
        (["out.xlsx", "--layout", "minister", "--by-district"], "one sheet holds them all"),
        (["out.xlsx", "--by-district"], "a sheet for each kind"),
        (["out.csv", "--kind", "project", "--by-district"], "Only a workbook"),
    ],
)
@pytest.mark.usefixtures("filled_with")
def test_what_a_layout_cannot_do_is_said_and_nothing_is_written(
    register_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: Sequence[str], said: str
) -> None:
    out, *more = words
    assert main(["--language", "en", "export", str(register_file), str(tmp_path / out), *more]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / out).exists()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("name", LAYOUTS)
def test_no_heading_of_a_layout_has_to_be_changed(
    filled_with: Register, tmp_path: Path, name: str, language: str
) -> None:
    with i18n.speaking(language):
        assert export_layout(filled_with, name, LayoutOrder(), tmp_path / "out.xlsx").problems == []


def of_texts(*rows: Sequence[CellValue]) -> BookSheet:
    columns = tuple(BookColumn(f"c{place}", f"Column {place}") for place in range(len(rows[0])))
    return BookSheet("Texts", "texts", columns, lambda: rows, len(rows))


def test_a_csv_for_a_spreadsheet_has_its_signs_and_a_semicolon(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    write_spreadsheet_csv(target, of_texts(["ə; ğ", Decimal("-1.50"), date(2024, 5, 1), True, None]))
    assert target.read_bytes().startswith(b"\xef\xbb\xbfColumn 0;")
    assert target.read_text("utf-8-sig").splitlines()[1] == '"ə; ğ";-1,50;01.05.2024;Yes;'


def whole(text: str) -> bool:
    """Whether a register takes it."""
    return bool(text) and "\0" not in text and broken_sign(text) is None


def test_a_csv_of_a_day_tells_what_was_so_then(register: Register, register_file: Path, tmp_path: Path) -> None:
    park, target = district("Park", status="operating"), tmp_path / "out.csv"
    keep(register, park, DistrictState(district=park.id, since=on("2020"), until=on("2022"), status="planned"))
    words = ["--language", "en", "export", str(register_file), str(target), "--kind", "district"]
    assert main([*words, "--as-of", "2021-05-01"]) == 0
    then = target.read_text("utf-8-sig")
    assert main(words) == 0
    assert "On that day" in then and then != target.read_text("utf-8-sig")


def test_a_csv_by_a_clock_says_in_each_row_which_day_is_looked_at(tmp_path: Path) -> None:
    clock, target = Clock("known", date(2024, 3, 1)), tmp_path / "out.csv"
    with clock.looking():
        write_spreadsheet_csv(target, of_texts(["a"]))
    assert target.read_text("utf-8-sig").splitlines() == ["Column 0;Another day", "a;as known on 1 March 2024"]
    with clock.looking():
        write_exact_csv(target, of_texts(["a"]))
    assert [line.split(",")[-1] for line in target.read_text("utf-8").splitlines()] == ["clock", "known 2024-03-01"]


def test_a_list_taken_while_another_day_is_looked_at_has_its_day_in_a_csv(register: Register, tmp_path: Path) -> None:
    target, query = tmp_path / "out.csv", Query("district")
    with saved_on(date(2024, 3, 1)):
        keep(register, district("Park"))
    with open_past(register, Clock("known", date(2024, 3, 1))) as past:
        export_list_csv(past, query, fields_of(District)[:1], target)
    assert "as known on 1 March 2024" in target.read_text("utf-8-sig")


def test_no_text_of_a_csv_begins_a_formula_and_each_comes_back(tmp_path: Path) -> None:
    texts = ["=1+1", "+4", "-a", "@x", "\tx", "\rx", "'=1", "'", "plain", *filter(whole, HOSTILE)]
    write_spreadsheet_csv(tmp_path / "out.csv", of_texts(*([each] for each in texts)))
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [row[0] for row in csv.reader(file, delimiter=";")][1:]
    assert not any(each.startswith(("=", "+", "-", "@", "\t", "\r")) for each in found)
    assert [bare_text(each) for each in found] == texts
