"""Filters on the command line: what list and export leave of one kind."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.filter_text import read_filter
from districtdesk.register.queries.listing import Query
from tests.cli.running import Run

_FILTER = "status = reported; evidence = yes; value >= 10"


def _expected(file: Path, kind: str, text: str) -> list[str]:
    register = open_register(file, read_only=True)
    with register.read() as session:
        found = read_filter(session, kind, text)
        assert isinstance(found, tuple)
        ids = [row.id for row in listing.everything(session, Query(kind, conditions=found))]
        assert 0 < len(ids) < listing.count(session, Query(kind))
    register.close()
    return ids


def test_list_and_export_write_what_meets_the_conditions(run: Run, sample: Path, tmp_path: Path) -> None:
    ids = _expected(sample, "figure", _FILTER)
    code, out, err = run("list", sample, "figure", "--filter", _FILTER, "--format", "json")
    assert (code, err, [each["id"] for each in json.loads(out)]) == (0, "", ids)
    several = [part for each in _FILTER.split(";") for part in ("--filter", each)]
    assert run("list", sample, "figure", *several, "--format", "json")[1] == out
    russian = "Статус = Сообщено; Подтверждения = да; Значение >= 10"
    assert run("list", sample, "figure", "--filter", russian, "--format", "json")[1] == out
    assert run("export", sample, tmp_path / "out.json", "--kind", "figure", "--filter", _FILTER)[0] == 0
    records = json.loads((tmp_path / "out.json").read_text("utf-8"))["records"]
    assert list(records) == ["figure"] and [each["id"] for each in records["figure"]] == ids


def test_a_workbook_says_on_its_cover_what_was_left_in(run: Run, sample: Path, tmp_path: Path) -> None:
    book = tmp_path / "out.xlsx"
    code, out, _err = run("export", sample, book, "--kind", "figure", "--filter", _FILTER)
    assert (code, str(len(_expected(sample, "figure", _FILTER))) in out) == (0, True)
    cover, sheet = (each for each in openpyxl.load_workbook(book).worksheets if each.sheet_state == "visible")
    words = "\n".join(str(cell.value) for row in cover.iter_rows() for cell in row if cell.value)
    assert "Status: Reported" in words and "Evidence: yes" in words and "Value: at least 10" in words
    assert sheet.title == "Claims"


def test_conditions_that_cannot_be_read_and_those_of_no_kind_are_refused(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    code, out, err = run("list", sample, "figure", "--filter", "colour = red")
    assert (code, out) == (1, "") and "colour" in err and "status" in err
    code, _out, err = run("export", sample, tmp_path / "out.json", "--filter", "status = planned")
    assert code == 1 and "--kind" in err
    assert not list(tmp_path.glob("out*"))


def test_a_list_has_the_columns_that_are_asked_for_and_refuses_others_with_what_fits(run: Run, sample: Path) -> None:
    keys = "claim.investment_value,names,count.figures"
    code, out, err = run(
        "list", sample, "project", "--columns", "names,claim.invested,launch.day", "--format", "json"
    )
    (plant,) = json.loads(out)
    assert (code, err, list(plant)) == (0, "", ["id", "kind", "names", "claim.invested", "launch.day"])
    (place,) = json.loads(run("list", sample, "district", "--columns", "count.projects", "--format", "json")[1])
    assert place["count.projects"] == 1
    out = run("list", sample, "project", "--columns", "launch.day,names")[1]
    assert out.splitlines()[0].split() == ["Launch", "Names"]
    code, out, err = run("list", sample, "project", "--columns", keys)
    assert (code, out) == (1, "") and "“count.figures”" in err and "count.events" in err
    of_a_day = ("list", sample, "district", "--as-of", "2024-01-01", "--format", "json")
    (then,) = json.loads(run(*of_a_day, "--columns", "claim.residents")[1])
    assert set(then) > {"claim.residents", "is_sure"}
    assert run("list", sample, "district", "--columns", " , ")[0] == 2
