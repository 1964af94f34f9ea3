"""A file that is handed over without personal data: no column, key, title or record that says who somebody is."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from districtdesk.exchange.export import export_list, export_register
from districtdesk.exchange.json_file import export_json
from districtdesk.exchange.read_book import read_book
from districtdesk.names import Names
from districtdesk.records import KINDS, Attachment, Citation, CompanyState, Person, fields_of
from districtdesk.register.identity import new_id
from districtdesk.register.journal.attachments import attach
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.personal import personal_kinds
from tests.making import company, keep, source

_NAMES = ("Mammadov", "Aliyev", "Sahib", "Ilham", "Tested")
_PERSONAL = {(kind, field.key) for kind in KINDS for field in fields_of(KINDS[kind]) if field.kind.personal}


@pytest.fixture
def sample(sampled: Register, tmp_path: Path) -> Register:
    """The worked example, and what else may hold a name: an owner, a contact, an author, a file."""
    owner, letter = Person(id=new_id(), names=Names(en="Tested Owner")), source(author="Tested Author")
    firm, fund = company(contacts="Tested Contact"), company("Fund")
    state = CompanyState(id=new_id(), company=firm.id, owners=(owner.id, fund.id))
    keep(sampled, owner, letter, firm, fund, state)
    (tmp_path / "cv.txt").write_text("x", encoding="utf-8")
    attach(sampled, owner.id, tmp_path / "cv.txt")
    return sampled


def _sheets(path: Path) -> dict[str, list[str]]:
    return {sheet.name: [column.key for column in sheet.columns] for sheet in read_book(path) if sheet.name}


def _cells(path: Path) -> str:
    rows = (row for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows(values_only=True))
    return " ".join(str(cell) for row in rows for cell in row if cell is not None)


def _exported(register: Register, path: Path, **options: Any) -> dict[str, Any]:
    export_json(register, path, **options)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.thorough
def test_no_personal_column_is_in_the_workbook(sample: Register, tmp_path: Path) -> None:
    export_register(sample, tmp_path / "out.xlsx", without_personal=True)
    sheets = _sheets(tmp_path / "out.xlsx")
    columns = {(kind, key.partition(".")[0]) for kind, keys in sheets.items() for key in keys}
    assert not columns & _PERSONAL and not set(sheets) & personal_kinds()
    assert not any(key in ("evidence.said_by", "evidence.speaker", "evidence.office") for key in sheets["figure"])
    assert "caption" not in sheets["citation"] and "caption" in sheets["district"]


@pytest.mark.thorough
def test_no_name_is_in_any_cell_of_the_workbook(sample: Register, tmp_path: Path) -> None:
    export_register(sample, tmp_path / "all.xlsx")
    export_register(sample, tmp_path / "out.xlsx", without_personal=True)
    assert all(name in _cells(tmp_path / "all.xlsx") for name in _NAMES)
    assert not any(name in _cells(tmp_path / "out.xlsx") for name in _NAMES)


@pytest.mark.thorough
def test_the_first_sheet_says_so_and_not_who_made_it(sample: Register, tmp_path: Path) -> None:
    sample.who = "Tested Clerk"
    export_register(sample, tmp_path / "out.xlsx", without_personal=True)
    assert "Personal data are left out" in _cells(tmp_path / "out.xlsx")
    assert "Tested" not in _cells(tmp_path / "out.xlsx")


def test_no_personal_key_and_no_name_is_in_the_json(sample: Register, tmp_path: Path) -> None:
    found = _exported(sample, tmp_path / "out.json", without_personal=True)
    assert found["without_personal"] is True
    keys = {(kind, key) for kind, records in found["records"].items() for each in records for key in each}
    assert not keys & _PERSONAL and not set(found["records"]) & personal_kinds()
    assert not any(name in (tmp_path / "out.json").read_text(encoding="utf-8") for name in _NAMES)


def test_what_is_told_of_a_person_goes_and_the_rest_stays(sample: Register, tmp_path: Path) -> None:
    whole = _exported(sample, tmp_path / "all.json")["records"]
    kept = _exported(sample, tmp_path / "out.json", without_personal=True)["records"]
    assert kept["attachment"] == [] and len(whole["attachment"]) == 1
    people = {each["id"] for kind in personal_kinds() for each in whole[kind]}
    of_others = [each["id"] for each in whole["citation"] if each["record"] not in people]
    assert [each["id"] for each in kept["citation"]] == of_others != [each["id"] for each in whole["citation"]]
    (state,) = kept["company_state"]
    owners = [each for each in kept["company"] if each["id"] in state["owners"]]
    assert [each["names"]["en"] for each in owners] == ["Fund"] and len(state["owners"]) == 1
    for kind in ("figure", "event", "project", "district"):
        assert len(kept[kind]) == len(whole[kind])


def test_a_list_is_exported_without_its_personal_columns(sample: Register, tmp_path: Path) -> None:
    export_list(sample, Query("citation"), fields_of(Citation), tmp_path / "out.xlsx", without_personal=True)
    keys = _sheets(tmp_path / "out.xlsx")["citation"]
    assert "how_told" in keys and not {"said_by", "speaker", "office"} & set(keys)
    assert not any(name in _cells(tmp_path / "out.xlsx") for name in _NAMES)


@pytest.mark.thorough
def test_a_day_is_exported_without_them_too(sample: Register, tmp_path: Path) -> None:
    export_register(sample, tmp_path / "out.xlsx", day=date(2024, 1, 1), without_personal=True)
    _exported(sample, tmp_path / "out.json", day=date(2024, 1, 1), without_personal=True)
    assert not any(name in _cells(tmp_path / "out.xlsx") for name in _NAMES)
    assert not any(name in (tmp_path / "out.json").read_text(encoding="utf-8") for name in _NAMES)


def test_attachments_are_kept_where_they_tell_of_no_person(sample: Register, tmp_path: Path) -> None:
    firm = company("Another")
    keep(sample, firm)
    (tmp_path / "licence.txt").write_text("y", encoding="utf-8")
    attach(sample, firm.id, tmp_path / "licence.txt")
    export_list(sample, Query("attachment"), fields_of(Attachment), tmp_path / "out.xlsx", without_personal=True)
    assert "licence.txt" in _cells(tmp_path / "out.xlsx") and "cv.txt" not in _cells(tmp_path / "out.xlsx")
