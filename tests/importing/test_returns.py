"""A district's return: a template is made, filled in, and comes back as records, claims, and a return received."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter as _letter

from districtdesk import i18n
from districtdesk.exchange.paper import print_plan
from districtdesk.exchange.read_book import read_book
from districtdesk.exchange.sheet import read_cells
from districtdesk.exchange.template_book import write_template
from districtdesk.exchange.template_order import TemplateOrder, template_kinds
from districtdesk.exchange.template_sheets import template_fields, template_sheet
from districtdesk.importing.comparing import propose
from districtdesk.importing.taking import Choices, accept, rehearse
from districtdesk.problems import Problem
from districtdesk.records import ReturnDue
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.subject_claims import read_evidence
from tests.making import company, district, keep, on, stored

from .test_proposal import edit_book
from .test_taking import adding, names_of


def owed(owner: Any, period: str, due: str) -> ReturnDue:
    return ReturnDue(id=new_id(), owed_by=owner.id, form="Quarterly", period=on(period), due_on=on(due))


@pytest.mark.thorough
def test_a_filled_template_adds_what_names_each_other_and_marks_the_return_as_received(
    register: Register, tmp_path: Path
) -> None:
    path, park, known = tmp_path / "return.xlsx", district("Park"), company("Known", tax_id="1000000001")
    last, late = owed(park, "2026-35", "2026-10-15"), owed(park, "2026-34", "2026-07-15")
    keep(register, park, known, last, late)
    write_template(path, TemplateOrder(district="park"), register)
    assert propose(register, path).is_empty
    edit_book(path, "figure", adding({"subject": "New firm", "indicator": "Jobs created", "qualifier": "about",
                                      "value": 40, "status": "Reported", "as_of": date(2026, 9, 30)}))  # fmt: skip
    edit_book(path, "residency", adding({"company": "New firm", "status": "Registered"}, {"company": "Known"}))
    edit_book(path, "company", adding({"names__en": "New firm"}, {"names__en": "known", "activity": "Pipes"}))
    proposal = propose(register, path)
    rehearse(register, proposal)
    assert (proposal.problems, proposal.alike, proposal.counted.examples) == ([], [], 5)
    accept(register, proposal)
    assert names_of(register, "company") == ["Known", "New firm"]
    assert stored(register, known).activity == "Pipes"
    with register.read() as session:
        residencies = list(listing.everything(session, Query("residency")))
    assert {each.values["district"] for each in residencies} == {park.id} and len(residencies) == 2
    with register.read() as session:
        (claim,) = listing.everything(session, Query("figure"))
        (evidence,) = read_evidence(session, [claim.id])[claim.id]
    assert evidence.source_id == stored(register, last).source
    assert stored(register, last).received_on is not None and stored(register, late).received_on is None
    assert propose(register, path).is_empty


@pytest.mark.thorough
def test_an_example_that_was_written_over_is_told_and_of_a_return_left_out_whole_nothing_is_taken(
    register: Register, tmp_path: Path
) -> None:
    path, park = tmp_path / "return.xlsx", district("Park")
    due = owed(park, "2026-35", "2026-10-15")
    keep(register, park, due)
    with i18n.speaking("ru"):
        write_template(path, TemplateOrder(district="Park"), register)
    edit_book(path, "company", lambda sheet, at: sheet.__setitem__(f"{_letter(at['activity'])}2", "Стекло"))
    edit_book(path, "project", lambda sheet, at: sheet.__setitem__(f"{_letter(at['status'])}2", None))
    edit_book(path, "company", adding({"names__ru": "ООО «Бета»"}))
    proposal = propose(register, path)
    assert [(each.row, each.problem.rule) for each in proposal.problems] == [(2, "edited_example")]
    assert proposal.problems[0].value.startswith("Пример:") and proposal.counted.examples == 4
    left = {each.place for each in (*proposal.problems, *proposal.rows) if each.place != proposal.returned}
    assert accept(register, proposal, Choices(rows_left=left)).all == 0
    assert stored(register, due).received_on is None
    assert accept(register, proposal, Choices(rows_left={each.place for each in proposal.problems})).all == 2


def test_no_district_without_a_register_nor_one_that_nobody_knows(register: Register, tmp_path: Path) -> None:
    order = TemplateOrder(district="Park")
    for found in (write_template(tmp_path / "a.xlsx", order), write_template(tmp_path / "a.xlsx", order, register)):
        assert isinstance(found, Problem)
    assert not (tmp_path / "a.xlsx").exists()


def test_a_district_is_found_by_what_it_is_called_in_short(register: Register, tmp_path: Path) -> None:
    keep(register, district("Hajigabul Industrial District"), district("Alat Free Zone"), district("Alat Port"))
    found = write_template(tmp_path / "a.xlsx", TemplateOrder(district="Hacıqabul"), register)
    unknown = write_template(tmp_path / "c.xlsx", TemplateOrder(district="Hacıqabul", owed="Weekly"), register)
    assert isinstance(unknown, Problem) and "Weekly" in unknown.message
    assert not isinstance(found, Problem)
    several = write_template(tmp_path / "b.xlsx", TemplateOrder(district="Alat"), register)
    assert isinstance(several, Problem) and "Alat Free Zone; Alat Port" in several.message


def test_examples_read_back_and_each_sheet_is_as_wide_as_a_page() -> None:
    wrong = []
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            for kind in template_kinds():
                sheet = template_sheet(kind)
                (row,) = sheet.plain_rows()
                cells = dict(zip((each.key for each in sheet.columns), row, strict=True))
                if print_plan(sheet.columns).breaks:
                    wrong.append((language, kind))
                for field in template_fields(kind)[1:]:
                    own = {
                        key.partition(".")[2]: cell
                        for key, cell in cells.items()
                        if key.partition(".")[0] == field.key
                    }
                    if not field.kind.is_link and isinstance(read_cells(field, own, None), Problem):  # type: ignore[arg-type]
                        wrong.append((language, f"{kind}.{field.key}"))
    assert wrong == []


@pytest.mark.thorough
def test_a_template_of_every_kind_is_made_and_proposes_nothing(register: Register, tmp_path: Path) -> None:
    keep(register, district("Park"))
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            write_template(tmp_path / "all.xlsx", TemplateOrder(tuple(template_kinds()), "Park"), register)
        sheets = [sheet.name for sheet in read_book(tmp_path / "all.xlsx") if sheet.name]
        assert sheets == template_kinds()
        proposal = propose(register, tmp_path / "all.xlsx")
        assert proposal.is_empty and proposal.counted.examples == len(sheets) and proposal.unread == []
