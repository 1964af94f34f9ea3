"""A district's return: a template is made, filled in, and comes back as records, claims, and a return received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter as _letter

from districtdesk import i18n
from districtdesk.exchange.book import go_on, say_nothing
from districtdesk.exchange.paper import print_plan
from districtdesk.exchange.read_book import read_book
from districtdesk.exchange.sheet import read_cells
from districtdesk.exchange.template_book import write_template
from districtdesk.exchange.template_order import TemplateOrder, template_kinds
from districtdesk.exchange.template_sheets import template_fields, template_sheet
from districtdesk.importing.answers import WORKBOOK, GivenAnswers
from districtdesk.importing.comparing import propose
from districtdesk.importing.preparing import Watched, prepare_proposal, take, try_again
from districtdesk.importing.taking import Choices, accept, rehearse
from districtdesk.problems import Problem
from districtdesk.records import Figure, ReturnDue, field_of
from districtdesk.register.identity import new_id
from districtdesk.register.journal import journal
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.subject_claims import read_evidence
from tests.exchange.office import typed_into
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


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["az", "ru"])
def test_a_return_filled_in_libreoffice_comes_to_its_end(register: Register, tmp_path: Path, language: str) -> None:
    """With two mistakes, a conflict and a duplicate: each is told, the good rows are taken, and one undo ends it."""
    park = district("Park")
    known, alike = company("Vega", activity="Cement"), company("Zeta", activity="Glass")
    due = owed(park, "2026-35", "2026-10-15")
    keep(register, park, known, alike, due)
    made, path = tmp_path / "template.xlsx", tmp_path / "return.xlsx"
    with i18n.speaking(language):
        write_template(made, TemplateOrder(district="Park"), register)
        jobs, reported = _jobs(register), field_of(Figure, "status").kind.show("reported")
    save(register, Entry("company", {"activity": "Bricks"}, known.id, known.version))
    companies = [
        {"names.en": "Vega", "activity": "Pipes"},
        {"names.en": "ZETA LLC", "activity": "Bottles"},
        {"names.en": "New firm", "activity": "Paper"},
        {"names.en": "Odd firm", "country": "Nowhereland"},
    ]
    claims = [
        {"subject": "New firm", "indicator": jobs, "value": "40", "status": reported, "as_of": "2026-09-30"},
        {"subject": "New firm", "indicator": jobs, "value": "many", "status": reported, "as_of": "2026-06-30"},
    ]
    typed = {"company": companies, "figure": claims, "residency": [{"company": "New firm"}]}
    titles = _fill_in(made, path, typed)
    found = prepare_proposal(register, propose(register, path), Watched(say_nothing, go_on))
    wrong = {(each.sheet, each.value) for each in found.tried.problems}
    assert wrong == {(titles["company"], "Nowhereland"), (titles["figure"], "many")}
    ((conflict,), (row,)) = found.base.conflicts, found.base.alike
    assert (conflict.base, conflict.now, conflict.new) == ("Cement", "Bricks", "Pipes")
    answers = GivenAnswers()
    answers.answer(conflict, WORKBOOK)
    answers.answer(row, alike.id)
    tried = try_again(register, found, answers.choices(), Watched(say_nothing, go_on))
    outcome = take(register, tried, answers.choices(), Watched(say_nothing, go_on), only_good=True)
    assert outcome.tally == tried.tried.tally and outcome.left == 2
    with register.read() as session:
        told = journal.changes_of(session, [journal.newest(session)])
    assert (outcome.tally.added, outcome.tally.all) == (sum(each.before is None for each in told), len(told))
    assert (stored(register, known).activity, stored(register, alike).activity) == ("Pipes", "Bottles")
    assert stored(register, alike).other_names == "ZETA LLC" and stored(register, due).received_on is not None
    assert names_of(register, "company") == ["New firm", "Vega", "Zeta"]
    undo(register)
    assert names_of(register, "company") == ["Vega", "Zeta"] and names_of(register, "figure") == []
    assert stored(register, due).received_on is None and stored(register, known).activity == "Bricks"


def _jobs(register: Register) -> str:
    """What a cell offers for jobs that were created."""
    with register.read() as session:
        rows = list(listing.everything(session, Query("indicator")))
    return next(row.caption.show() for row in rows if row.text("code") == "jobs_created")


def _fill_in(made: Path, path: Path, typed: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, str]:
    """Type these rows below the examples of a template, by kind; gives the titles of its sheets."""
    cells: dict[str, dict[tuple[int, int], str | float]] = {}
    titles = {}
    for sheet in read_book(made):
        places = {column.key: place for place, column in enumerate(sheet.columns, 1)}
        first = max((row.number for row in sheet.rows()), default=sheet.heading_row) + 1
        titles[sheet.name] = sheet.title
        for number, row in enumerate(typed.get(sheet.name, ()), first):
            own = cells.setdefault(sheet.title, {})
            own |= {(number, places[key]): value for key, value in row.items()}
    typed_into(made, path, cells)
    return titles


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
    assert isinstance(several, Problem) and all(each in several.message for each in ("Alat Free Zone", "Alat Port"))


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
