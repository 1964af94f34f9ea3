"""What somebody wrote into cells of an export that no import reads is named, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from districtdesk import i18n
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.exchange.export import export_register
from districtdesk.importing.comparing import propose
from districtdesk.importing.taking import rehearse
from districtdesk.records import Citation, OpenQuestion
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from tests.making import company, district, figure, keep, source

from .test_proposal import edit_book, setting


@pytest.fixture
def exported(register: Register, tmp_path: Path) -> Path:
    park, news = district("Park"), source("News", publisher="Trend")
    said = figure(park, "area", 7)
    keep(register, park, news, said, Citation(id=new_id(), record=said.id, source=news.id, words="seven"))
    keep(register, company("Vega"), OpenQuestion(id=new_id(), subject=park.id, question="Why?"))
    path = tmp_path / "out.xlsx"
    with i18n.speaking("ru"):
        export_register(register, path)
    return path


def told(register: Register, path: Path) -> list[tuple[str, int, str]]:
    """Of each cell that is named: of which kind its record is, its column, and what stands in it."""
    proposal = propose(register, path)
    assert proposal.is_empty
    rehearse(register, proposal)
    found = [each for each in proposal.warnings if each.problem.rule == "unread_cell"]
    return [(each.kind, each.cell.column, each.cell.text) for each in found if each.cell]


def edit(path: Path, kind: str, **cells: Any) -> list[tuple[str, int, str]]:
    """Write the cells; gives what is then to be told."""
    places: dict[str, int] = {}

    def change(sheet: Any, columns: Mapping[str, int]) -> None:
        setting(**cells)(sheet, columns)
        places.update(columns)

    edit_book(path, kind, change)
    return sorted((kind, places[key.replace("__", ".")], str(value)) for key, value in cells.items())


def test_an_export_that_nobody_wrote_into_names_no_cell(register: Register, exported: Path) -> None:
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            assert told(register, exported) == []


def test_what_the_program_fills_in_and_the_exact_date_are_named(register: Register, exported: Path) -> None:
    expected = edit(exported, "open_question", status="Answered by phone")
    expected += edit(exported, "figure", as_of__edtf="2020")
    assert sorted(told(register, exported)) == sorted(expected)


def test_the_evidence_the_unit_and_the_name_beside_are_named(register: Register, exported: Path) -> None:
    expected = edit(
        exported, "figure", evidence__source="Another", evidence__words="eight", shown__unit="USD", caption="Mine"
    )
    assert sorted(told(register, exported)) == expected


def test_what_the_register_says_otherwise_since_is_no_edit(register: Register, exported: Path) -> None:
    with register.read() as session:
        (cited,) = session.query(Citation)
        cited_id, version = cited.id, cited.version
    save(register, Entry("citation", {"words": "seven hectares"}, cited_id, version))
    assert told(register, exported) == []


def test_what_was_emptied_is_named_where_something_had_stood(register: Register, exported: Path) -> None:
    empties = {"evidence__source": None, "evidence__words": None, "shown__unit": None, "caption": None}
    edit(exported, "figure", **empties, evidence__note=None)
    edit(exported, "open_question", status=None, caption=None)
    edit(exported, "company", caption=None)
    found = told(register, exported)
    assert [kind for kind, _column, _text in found] == ["company", *["figure"] * 4, *["open_question"] * 2]
    assert {text for _kind, _column, text in found} == {""}


def test_an_exact_date_is_named_once_it_is_gone_and_not_where_its_date_is_gone_too(
    register: Register, tmp_path: Path
) -> None:
    park = district("Park")
    keep(register, park, figure(park, "area", 7, as_of=ImpreciseDate("2020")))
    path = tmp_path / "out.xlsx"
    export_register(register, path)
    edit(path, "figure", as_of__edtf=None)
    (found,) = told(register, path)
    assert found[0] == "figure" and found[2] == ""
    edit(path, "figure", as_of=None)
    assert told(register, path) == []


def _add_company(path: Path, **cells: str) -> None:
    def change(sheet: Any, columns: Mapping[str, int]) -> None:
        row = sheet.max_row + 1
        for key, value in cells.items():
            sheet.cell(row, columns[key.replace("__", ".")]).value = value

    edit_book(path, "company", change)


def test_a_new_row_that_is_named_where_names_are_only_shown_is_told_which_column_has_them(
    register: Register, exported: Path
) -> None:
    _add_company(exported, caption="Alfa", tax_id="1000000011")
    proposal = propose(register, exported)
    assert proposal.entries == []
    (found,) = proposal.problems
    assert found.problem.rule == "unread_name" and "“Alfa”" in found.problem.message
    assert found.cell is not None and found.cell.text == "Alfa"


def test_a_new_row_that_has_nothing_but_such_a_name_is_not_passed_over(register: Register, exported: Path) -> None:
    _add_company(exported, caption="Alfa")
    assert [each.problem.rule for each in propose(register, exported).problems] == ["unread_name"]


def test_another_name_of_a_new_row_there_is_named_beside_its_own(register: Register, exported: Path) -> None:
    _add_company(exported, caption="Alfa", names__en="Beta")
    proposal = propose(register, exported)
    assert len(proposal.entries) == 1 and proposal.problems == []
    assert [each.problem.rule for each in proposal.warnings] == ["unread_name"]


def test_a_new_row_that_is_called_alike_in_both_says_nothing(register: Register, exported: Path) -> None:
    _add_company(exported, caption="Beta", names__en="Beta")
    assert propose(register, exported).warnings == []
