"""A script answers what a file asks, by the keys with which the command line tells the questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from districtdesk.exchange.export import export_register
from districtdesk.register.opening import open_register
from tests.making import company, edit, keep

from .running import Run

pytestmark = pytest.mark.thorough


def asked(run: Run, file: Path, book: Path, *options: object) -> dict[str, Any]:
    _code, out, _err = run("import", file, book, "--dry-run", "--format", "json", *options)
    told: dict[str, Any] = json.loads(out)
    return told


def answers_in(folder: Path, answers: object) -> Path:
    path = folder / "answers.json"
    path.write_text(json.dumps(answers), "utf-8")
    return path


def test_the_questions_of_a_table_are_answered_until_none_is_left(run: Run, sample: Path, tmp_path: Path) -> None:
    register = open_register(sample)
    known = company("Alfa Cement LLC")
    keep(register, known)
    register.close()
    table = tmp_path / "list.csv"
    lines = ["Company;District;Status;Investment", "Alfa Sement LLC;Hajigabul Industrial District;oddish;1.234",
             "Betaphone Trading LLC;Hajigabul Industrial District;oddish;5",
             "Betaphone Tradings LLC;Hajigabul Industrial District;oddish;7"]  # fmt: skip
    table.write_text("\n".join(lines), "utf-8")
    mapping = tmp_path / "map.json"
    mapping.write_text(json.dumps({"fields": {"Investment": "claim.investment_unspecified"}}))
    first = asked(run, sample, table, "--mapping", mapping)
    assert {each["key"] for each in first["questions"]} == {"unit:list!D2", "reading:list!C2"}
    given: dict[str, object] = {"unit:list!D2": "AZN", "reading:list!C2": "applied"}
    second = asked(run, sample, table, "--mapping", mapping, "--answers", answers_in(tmp_path, given))
    questions = {each["key"]: each for each in second["questions"]}
    assert questions.keys() == {"alike:list!2", "mark:list!D2", "one:list!3+list!4"}
    assert [each["answer"] for each in questions["alike:list!2"]["choices"]] == ["new", known.id, "left"]
    assert [each["key"] for each in questions["one:list!3+list!4"]["members"]] == ["list!3", "list!4"]
    given |= {"mark:list!D2": "thousands", "alike:list!2": known.id, "one:list!3+list!4": ["list!3", "list!4"]}
    answers = answers_in(tmp_path, given)
    third = asked(run, sample, table, "--mapping", mapping, "--answers", answers)
    assert (third["questions"], third["problems"]) == ([], [])
    assert [each["name"] for each in third["entries"] if each["kind"] == "company"][-1:] == ["Betaphone Trading LLC"]
    code, out, err = run("import", sample, table, "--mapping", mapping, "--answers", answers)
    assert (code, err) == (0, "") and f"{third['counts']['new']} new records" in out
    _code, out, _err = run("list", sample, "figure", "--format", "json")
    assert 1234 in {each["value"] for each in json.loads(out)}


def test_what_a_workbook_of_ours_asks_is_answered(run: Run, sample: Path, tmp_path: Path) -> None:
    register, book = open_register(sample), tmp_path / "own.xlsx"
    firm = company("Vega", activity="old")
    keep(register, firm)
    export_register(register, book)
    edit(register, firm, activity="new")
    register.close()
    opened = openpyxl.load_workbook(book)
    page = opened["Companies"]
    columns = {cell.value: cell.column for cell in page[1]}
    page.cell(2, columns["Activity"]).value = "cement"
    page.cell(3, columns["Names (en)"]).value = "Vega"
    page.cell(3, columns["Address"]).value = "Main street"
    opened.save(book)
    told = asked(run, sample, book)
    assert {each["key"]: [choice["answer"] for choice in each["choices"]] for each in told["questions"]} == {
        "conflict:Companies!2:activity": ["register", "workbook"],
        "alike:Companies!3": ["new", firm.id, "left"],
    }
    answers = answers_in(tmp_path, {"conflict:Companies!2:activity": "workbook", "alike:Companies!3": firm.id})
    told = asked(run, sample, book, "--answers", answers)
    changes = {(each["field"], each["old"], each["new"]) for entry in told["entries"] for each in entry["changes"]}
    assert changes == {("activity", "new", "cement"), ("address", None, "Main street")}
    assert (told["problems"], told["questions"], told["counts"]["changed"]) == ([], [], 1)
    assert run("import", sample, book, "--answers", answers)[0] == 0
    _code, out, _err = run("list", sample, "company", "--format", "json")
    (kept,) = (each for each in json.loads(out) if each["id"] == firm.id)
    assert (kept["activity"], kept["address"]) == ("cement", "Main street")


def test_answers_to_nothing_and_answers_that_are_none_are_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("District;Occupancy rate\nHajigabul Industrial District;0,5\n", "utf-8")
    key, before = "unit:list!B2", sample.read_bytes()
    for answers, words in (
        ({key: "many"}, "“many” is no answer to “unit:list!B2”. The answers are: %, 1, left."),
        ({key: "%", "unit:list!C9": "%"}, "“unit:list!C9” is no question that this file asks."),
        ([], "holds no answers"),
    ):
        code, out, err = run("import", sample, table, "--good-rows", "--answers", answers_in(tmp_path, answers))
        assert (code, out) == (1, "") and words in err
    code, _out, err = run("import", sample, table, "--answers", tmp_path / "none.json")
    assert code == 1 and "none.json" in err
    assert sample.read_bytes() == before
    code, out, _err = run("import", sample, table, "--answers", answers_in(tmp_path, {key: "left"}))
    assert code == 0 and "0 new records" in out
