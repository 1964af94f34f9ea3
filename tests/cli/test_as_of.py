"""Lists and workbooks as of a day: what a district, its companies, projects and residents were then."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from districtdesk.names import Names
from districtdesk.records import DistrictState, LegalAct
from districtdesk.register.identity import new_id
from districtdesk.register.opening import open_register
from districtdesk.register.queries.as_of import ids_as_of
from districtdesk.register.queries.listing import Query
from tests.cli.running import Run
from tests.making import company, district, edit, event, figure, keep, on, residency
from tests.park import AFTER, BEFORE, BETWEEN, NEW, OLD, keep_park

MAYBE = "possibly Industrial district / Industrial park"


@pytest.fixture
def parks(register_file: Path) -> Path:
    register = open_register(register_file)
    keep_park(register)
    register.close()
    return register_file


def _objects(run: Run, file: Path, kind: str, day: date) -> list[dict[str, object]]:
    code, out, err = run("list", file, kind, "--as-of", day.isoformat(), "--format", "json")
    assert (code, err) == (0, "")
    return list(json.loads(out))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("day", "said"),
    [(BEFORE, f"{OLD.en}  Industrial district"), (BETWEEN, MAYBE), (AFTER, f"{NEW.en}  Industrial park")],
)
def test_a_district_is_listed_as_it_was(run: Run, parks: Path, day: date, said: str) -> None:
    code, out, _err = run("list", parks, "district", "--as-of", day.isoformat())
    assert code == 0 and said in out


@pytest.mark.thorough
def test_programs_are_told_apart_what_was_what_may_have_been_and_what_is_not_known(run: Run, parks: Path) -> None:
    (before,) = _objects(run, parks, "district", BEFORE)
    assert (before["district_kind"], before["as_of"], before["possible"]) == ("industrial_district", "2020-03-01", {})
    (between,) = _objects(run, parks, "district", BETWEEN)
    assert between["district_kind"] is None
    assert between["possible"]["district_kind"] == ["industrial_district", "industrial_park"]  # type: ignore[index]
    glass = {each["id"]: each for each in _objects(run, parks, "company", AFTER) if each["unknown"]}
    assert [each["unknown"] for each in glass.values()] == [["owners"]]


def test_csv_has_the_same_columns(run: Run, parks: Path) -> None:
    out = run("list", parks, "district", "--as-of", "1 March 2020", "--format", "csv")[1]
    (row,) = csv.DictReader(StringIO(out))
    assert (row["district_kind"], row["is_sure"], row["possible"]) == ("industrial_district", "true", "{}")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (BEFORE, {("resident", None, True)}),
        (AFTER, {("resident", "re_registered", True), ("non_resident", "re_registered", True)}),
    ],
)
def test_residents_are_those_that_were_in_force(
    run: Run, parks: Path, day: date, found: set[tuple[object, ...]]
) -> None:
    rows = _objects(run, parks, "residency", day)
    assert len(rows) == 2
    assert {(row["residency_kind"], row["status"], row["is_sure"]) for row in rows} == found


@pytest.mark.parametrize(
    ("notice", "day", "said"),
    [
        ("2026-03", "2026-02-28", "not known"),
        ("2026-03", "2026-03-15", "possibly Notice given"),
        ("2026-03", "2026-03-31", "Notice given"),
        (None, "2026-02-28", "Notice given"),
    ],
)
def test_no_notice_was_given_before_its_day(
    run: Run, register_file: Path, notice: str | None, day: str, said: str
) -> None:
    register = open_register(register_file)
    park, firm = district(), company()
    given = {"status": "notice_given", "registered_on": on("2020-01-01"), "notice_on": notice and on(notice)}
    keep(register, park, firm, residency(park, firm, **given))
    register.close()
    code, out, _err = run("list", register_file, "residency", "--as-of", day)
    assert code == 0 and f"  {said}  " in out


def test_a_search_by_the_old_name_lists_the_district(run: Run, parks: Path) -> None:
    assert NEW.en in run("list", parks, "district", "--search", "goytepe")[1]
    assert OLD.en in run("list", parks, "district", "--search", "mughan", "--as-of", "01.03.2020")[1]


@pytest.mark.parametrize("day", ["May 2024", "yesterday-ish", "2024-02-30", ""])
def test_what_is_no_day_is_refused(run: Run, parks: Path, day: str) -> None:
    code, out, err = run("list", parks, "district", "--as-of", day)
    assert code == 2 and out == "" and "--as-of" in err


def test_of_other_kinds_what_was_there_on_the_day_is_listed(run: Run, register_file: Path) -> None:
    register, park = open_register(register_file), district("Park")
    early, late = (figure(park, "residents", 7, as_of=on(year)) for year in ("2023", "2025"))
    keep(register, park, early, late)
    register.close()
    code, out, err = run("list", register_file, "figure", "--as-of", "2024-05-01", "--format", "json")
    assert (code, err) == (0, "") and [each["id"] for each in json.loads(out)] == [early.id]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("day", "kind"), [(BEFORE, "Industrial district"), (BETWEEN, MAYBE), (AFTER, "Industrial park")]
)
def test_a_workbook_as_of_a_day_says_the_day_and_what_was_then(
    run: Run, parks: Path, tmp_path: Path, day: date, kind: str
) -> None:
    target = tmp_path / "then.xlsx"
    assert run("export", parks, target, "--as-of", day.isoformat())[0] == 0
    book = openpyxl.load_workbook(target)
    cover = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows() if row[0].value}
    assert cover["As of"] == f"{day.day} {day:%B} {day.year}"
    rows = list(book["Districts"].iter_rows(values_only=True))
    district = dict(zip(rows[0], rows[1], strict=True))
    assert (district["Kind"], district["Region"], district["On that day"]) == (kind, "Jalilabad", "yes")
    assert {OLD.en: BEFORE, NEW.en: AFTER}.get(str(district["Names (en)"]), BETWEEN) == day
    residents = list(book["Residents"].iter_rows(values_only=True))
    assert len(residents) == 3 if day != BETWEEN else len(residents) >= 3
    assert all(mark.startswith("dd.district_as_of.") for mark in book.defined_names if ".district" in mark[:12])


@pytest.mark.thorough
def test_an_export_without_a_day_is_as_before(run: Run, parks: Path, tmp_path: Path) -> None:
    target = tmp_path / "now.xlsx"
    assert run("export", parks, target)[0] == 0
    book = openpyxl.load_workbook(target)
    assert "As of" not in [row[0].value for row in book.worksheets[0].iter_rows()]
    states = list(book["Districts in time"].iter_rows(values_only=True))
    assert len(states) == 3


def _found(file: Path, *, by_act: bool) -> None:
    """A district founded in 2020 and renamed since, one of which no founding is known, and one founded in 2010."""
    register = open_register(file)
    young, named, old = district("Young"), district("Named"), district("Old")
    acts = [LegalAct(id=new_id(), number=str(each), date=on(each)) for each in ("2020-05-01", "2010")]
    keep(register, young, named, old, *acts)
    if by_act:
        edit(register, young, established_by=acts[0].id)
        edit(register, old, established_by=acts[1].id)
    else:
        told = {"event_kind": "established", "status": "actual"}
        keep(register, event(young, date=on("2020-05-01"), **told), event(old, date=on("2010"), **told))
    once = DistrictState(id=new_id(), district=named.id, names=Names(en="Named"), since=on("2019"))
    keep(register, once, DistrictState(id=new_id(), district=young.id, status="established", since=on("2020-05-01")))
    register.close()


@pytest.mark.thorough
@pytest.mark.parametrize("by_act", [True, False])
def test_what_was_founded_after_the_day_is_not_listed_and_a_name_not_known_is_told_by_that_of_today(
    run: Run, register_file: Path, tmp_path: Path, by_act: bool
) -> None:
    _found(register_file, by_act=by_act)
    out = run("list", register_file, "district", "--as-of", "2015-01-01")[1]
    assert "Young" not in out and "Old" in out and "Named (name then not known)" in out
    assert len(_objects(run, register_file, "district", date(2015, 1, 1))) == 2
    assert len(_objects(run, register_file, "district", date(2020, 5, 1))) == 3
    assert run("export", register_file, tmp_path / "then.xlsx", "--as-of", "2015-01-01")[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "then.xlsx")["Districts"]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "Named (name then not known)" in cells and "Young" not in cells
    with open_register(register_file, read_only=True).read() as session:
        found = ids_as_of(session, Query("district"), date(2015, 1, 1))
        assert found is not None and len(found) == 2
