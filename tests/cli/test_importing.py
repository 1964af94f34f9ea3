"""The command line says what would come of a file, and writes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from districtdesk.exchange.export import export_register
from districtdesk.register.opening import open_register

from .running import Run


@pytest.mark.thorough
def test_an_edited_workbook_of_ours_is_proposed_with_what_is_wrong(
    run: Run, made_sample: Path, tmp_path: Path
) -> None:
    book = tmp_path / "own.xlsx"
    register = open_register(made_sample, read_only=True)
    export_register(register, book)
    register.close()
    code, out, _err = run("import", made_sample, book, "--dry-run", "--format", "json")
    told = json.loads(out)
    assert (code, told["entries"], told["problems"], told["written"]) == (0, [], [], False)
    edited = openpyxl.load_workbook(book)
    page = edited["Districts"]
    headings = {cell.value: cell.column for cell in page[1]}
    page.cell(2, headings["Region"]).value = "Shirvan"
    page.cell(2, headings["Latitude"]).value = "many"
    edited.save(book)
    code, out, _err = run("import", made_sample, book, "--dry-run", "--format", "json")
    told = json.loads(out)
    ((entry,), (problem,)) = told["entries"], told["problems"]
    assert problem["column"] == "latitude"
    _code, out, err = run("import", made_sample, book, "--dry-run", "--language", "ru")
    assert "Districts, 2, Широта:" in err and "About" not in out
    assert code == 1
    assert (entry["sheet"], entry["row"], entry["kind"]) == ("Districts", 2, "district")
    assert [(each["field"], each["new"]) for each in entry["changes"]] == [("region", "Shirvan")]
    assert (problem["sheet"], problem["row"], problem["column"]) == ("Districts", 2, "latitude")


@pytest.mark.thorough
def test_a_foreign_table_is_told_with_its_columns(run: Run, made_sample: Path, tmp_path: Path) -> None:
    table = tmp_path / "companies.csv"
    table.write_text("List\n\nCompany;Tax ID;Odd\nAlfa LLC;1000000001;x\nBeta LLC;1000000002;y\nTotal;;2\n")
    code, out, _err = run("import", made_sample, table, "--dry-run", "--format", "json")
    told = json.loads(out)
    ((found,),) = (sheet["tables"] for sheet in told["sheets"])
    assert code == 1
    assert [column["field"] for column in found["columns"]] == ["company.names", "company.tax_id", None]
    assert (found["kind"], found["records"], found["totals"]) == ("company", [4, 5], [6])
    assert [each["text"] for each in told["sheets"][0]["remarks"]] == ["List"]
    assert [(each["row"], each["column"], each["value"]) for each in told["problems"]] == [(3, "C", "Odd")]
    code, out, err = run("import", made_sample, table, "--dry-run")
    assert "2 records" in out and "Odd" in out
    assert "companies, 3, C" in err


@pytest.mark.thorough
def test_what_cannot_be_read_is_said(run: Run, made_sample: Path, tmp_path: Path) -> None:
    (tmp_path / "page.xlsx").write_text("<html><table></table></html>")
    code, _out, err = run("import", made_sample, tmp_path / "page.xlsx", "--dry-run")
    assert code == 3 and "web page" in err


@pytest.mark.thorough
def test_a_workbook_is_taken_whole_or_not_at_all_unless_good_rows_are_wished(
    run: Run, made_sample: Path, tmp_path: Path
) -> None:
    copy, book = tmp_path / "copy.ddesk", tmp_path / "own.xlsx"
    shutil.copyfile(made_sample, copy)
    register = open_register(copy, read_only=True)
    export_register(register, book)
    register.close()
    edited = openpyxl.load_workbook(book)
    page = edited["Districts"]
    headings = {cell.value: cell.column for cell in page[1]}
    page.cell(2, headings["Region"]).value = "Shirvan"
    page.cell(page.max_row + 1, headings["Latitude"]).value = "many"
    edited.save(book)
    for options, written in (((), False), (("--good-rows", "--dry-run"), False), (("--good-rows",), True)):
        code, out, _err = run("import", copy, book, *options, "--format", "json")
        told = json.loads(out)
        assert (code, told["counts"]["changed"], told["written"]) == (1, 1, written)
        assert [(each["row"], each["column"]) for each in told["problems"]] == [(3, "latitude")]
    _code, out, _err = run("list", copy, "district", "--format", "json")
    assert [each["region"] for each in json.loads(out)] == ["Shirvan"]
    assert run("undo", copy)[0] == 0
    code, out, err = run("import", copy, book)
    assert (code, "Nothing was written." in out) == (1, True) and "Districts, 3, Latitude" in err


_RETURN = (
    "Return of Hajigabul, 1 July 2024\n\nCompany;Tax ID;Number of employees;Mood;Occupancy rate\n"
    "Alfa LLC;1000000011;34;gay;0,5\nBeta LLC;1000000012;about 40;sad;0,25\nTotal;;74;;\n"
)


@pytest.mark.thorough
def test_a_table_of_others_is_taken_by_a_mapping_that_is_kept(run: Run, made_sample: Path, tmp_path: Path) -> None:
    copy, table, mapping = tmp_path / "copy.ddesk", tmp_path / "return.csv", tmp_path / "mapping.json"
    shutil.copyfile(made_sample, copy)
    table.write_text(_RETURN, "utf-8")
    code, out, _err = run("import", copy, table, "--format", "json")
    told = json.loads(out)
    assert (code, told["entries"], told["written"]) == (1, [], False)
    assert [(each["row"], each["column"], each["value"]) for each in told["problems"]] == [
        (3, "D", "Mood"),
        (3, "E", "Occupancy rate"),
    ]
    dismissed = {"Mood": "", "Occupancy rate": ""}
    mapping.write_text(json.dumps({**told["mapping"], "fields": {**told["mapping"]["fields"], **dismissed}}), "utf-8")
    named = ("--source", "Return of Hajigabul", "--attach")
    code, out, _err = run("import", copy, table, "--mapping", mapping, "--dry-run", "--format", "json", *named)
    tried = json.loads(out)
    code, out, _err = run("import", copy, table, "--mapping", mapping, "--save-mapping", "Return", *named)
    assert code == 0 and "Nothing was written." not in out
    _code, out, _err = run("history", copy, "--format", "json")
    assert len(json.loads(out)[0]["changes"]) == tried["counts"]["new"] == 10
    entries = [(each["sheet"], each["row"], each["kind"], each["name"]) for each in tried["entries"]]
    assert ("return", 4, "company", "Alfa LLC") in entries and ("return", 5, "figure", "Beta LLC") in entries
    code, out, _err = run("import", copy, table, "--mapping", "return", "--format", "json", *named)
    again = json.loads(out)
    assert (code, again["entries"], again["counts"]["same"]) == (0, [], 2)
    # The headings are known again by themselves.
    code, out, _err = run("import", copy, table, "--dry-run", *named)
    assert code == 0 and "“Return”" in out
    code, _out, err = run("import", copy, table, "--mapping", "Other")
    assert code == 1 and "Return" in err
    # A source by some words of its title, in another spelling; and a new one though one is called like that.
    code, out, _err = run("import", copy, table, "--dry-run", "--source", "return Гаджигабул")
    assert code == 0 and "“Return of Hajigabul”, which is in the register" in out and "0 new records" in out
    code, out, _err = run("import", copy, table, "--dry-run", "--format", "json", "--new-source", "Return of")
    assert json.loads(out)["source"] == {"id": None, "title": "Return of"}


@pytest.mark.thorough
def test_good_rows_of_a_table_go_without_those_that_ask_something(
    run: Run, made_sample: Path, tmp_path: Path
) -> None:
    copy, table = tmp_path / "copy.ddesk", tmp_path / "districts.csv"
    shutil.copyfile(made_sample, copy)
    table.write_text("District;Occupancy rate;Jobs created\nAghdara;0,5;12\nZangilan;;7\nLerik;;many\n", "utf-8")
    code, out, _err = run("import", copy, table, "--format", "json")
    told = json.loads(out)
    assert (code, told["written"]) == (1, False)
    assert {(each["row"], each["column"], each["value"]) for each in told["problems"]} == {
        (2, "B", "0,5"),
        (4, "C", "many"),
    }
    code, out, _err = run("import", copy, table, "--good-rows", "--format", "json")
    assert (code, json.loads(out)["written"]) == (1, True)
    _code, out, _err = run("list", copy, "district", "--format", "json")
    assert {each["names"]["en"] for each in json.loads(out)} == {"Hajigabul Industrial District", "Zangilan"}
