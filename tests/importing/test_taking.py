"""What a workbook that came back does to the register: as one step, all of it or the good rows alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.exchange.export import export_register
from districtdesk.importing.clearing import CLEAR_MARKS
from districtdesk.importing.comparing import propose
from districtdesk.importing.proposal import Proposal
from districtdesk.importing.taking import Choices, accept, keep_good_rows, rehearse
from districtdesk.names import Names
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.subject_claims import read_claims, read_evidence
from tests.making import company, district, event, figure, keep, residency, source, stored

from .test_proposal import Edit, add_figure, edit_book, export_and_edit, setting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


def adding(*rows: Mapping[str, Any]) -> Edit:
    """Type rows below the last one of a sheet; a double underscore stands for the point of a key."""

    def change(sheet: Any, columns: Mapping[str, int]) -> None:
        for cells in rows:
            row = sheet.max_row + 1
            for key, value in cells.items():
                sheet.cell(row, columns[key.replace("__", ".")]).value = value

    return change


def names_of(register: Register, kind: str) -> list[str]:
    with register.read() as session:
        return sorted(row.caption.show() for row in listing.everything(session, Query(kind)))


def rehearsed(register: Register, path: Path) -> Proposal:
    proposal = propose(register, path)
    rehearse(register, proposal)
    return proposal


@pytest.mark.thorough
def test_new_records_may_name_each_other_in_any_order(register: Register, path: Path) -> None:
    park, firm = district("Park"), company("First")
    keep(register, park, firm, residency(park, firm))
    export_register(register, path)
    edit_book(path, "residency", adding({"district": "New park", "company": "New firm", "status": "Registered"}))
    edit_book(path, "company", adding({"names__en": "New firm"}))
    edit_book(path, "district", adding({"names__en": "North part", "part_of": "New park"}, {"names__en": "New park"}))
    proposal = rehearsed(register, path)
    assert proposal.problems == [] and len(proposal.entries) == 4
    accept(register, proposal)
    assert "New firm" in names_of(register, "company") and "New park" in names_of(register, "district")
    assert len(names_of(register, "residency")) == 2
    undo(register)
    assert names_of(register, "company") == ["First"]


@pytest.mark.thorough
@pytest.mark.parametrize("named", ["Trend · News", None])
def test_a_second_import_of_the_same_file_proposes_nothing(register: Register, path: Path, named: str | None) -> None:
    park = district("Park")
    keep(register, park, company("First"), source("News", publisher="Trend"), figure(park, "area", 60))
    export_register(register, path)
    edit_book(path, "company", adding({"names__en": "New firm", "activity": "Cement"}))
    edit_book(path, "figure", add_figure(subject="Park", indicator="Territory", **{"evidence.source": named}))
    assert accept(register, rehearsed(register, path)).all > 1
    again = rehearsed(register, path)
    assert again.is_empty and again.counted.same > 2


@pytest.mark.thorough
def test_a_new_claim_is_cited_from_the_source_named_beside_it(register: Register, path: Path) -> None:
    park = district("Park")
    keep(register, park, source("News", publisher="Trend"), figure(park, "area", 60))
    cells = {"evidence.source": "Trend · News", "evidence.said_by": "A. B."}
    proposal = export_and_edit(register, path, "figure", add_figure(subject="Park", indicator="Territory", **cells))
    accept(register, proposal)
    with register.read() as session:
        said = [each.citation.said_by for claim in read_claims(session, [park.id]) for each in claim.evidence]
    assert said == ["A. B."]


@pytest.mark.thorough
def test_a_source_beside_a_new_row_of_an_event_that_is_there_is_cited_once(register: Register, path: Path) -> None:
    park = district("Park")
    opened = event(park, title="Opening", date=ImpreciseDate("2025-05-01"))
    keep(register, park, source("News", publisher="Trend"), opened)
    again = {"subjects": "Park", "title": "Opening", "date": "2025-05-01", "evidence__source": "Trend · News"}
    export_register(register, path)
    edit_book(path, "event", adding(again))
    proposal = rehearsed(register, path)
    assert [entry.kind for entry in proposal.entries] == ["citation"] and proposal.problems == []
    accept(register, proposal)
    with register.read() as session:
        assert [each.publisher for each in read_evidence(session, [opened.id])[opened.id]] == ["Trend"]
    assert rehearsed(register, path).is_empty and len(names_of(register, "event")) == 1


@pytest.mark.thorough
def test_blank_cells_leave_what_is_there_and_marked_ones_clear_it(register: Register, path: Path) -> None:
    firm = company("Firm", activity="Cement", address="Main street")
    keep(register, firm)
    for mark in CLEAR_MARKS:
        proposal = export_and_edit(register, path, "company", setting(activity=None, address=mark))
        assert [dict(entry.values) for entry in proposal.entries] == [{"address": None}]
        assert (proposal.counted.blank, proposal.counted.cleared) == (1, 1)
    accept(register, proposal)
    assert (stored(register, firm).activity, stored(register, firm).address) == ("Cement", None)


@pytest.mark.thorough
def test_the_word_of_a_mark_without_its_brackets_is_a_text(register: Register, path: Path) -> None:
    keep(register, company("Firm", address="Main street"))
    proposal = export_and_edit(register, path, "company", setting(address="sil"))
    assert [dict(entry.values) for entry in proposal.entries] == [{"address": "sil"}]
    assert proposal.counted.cleared == 0


@pytest.mark.thorough
def test_of_a_name_each_language_is_left_and_cleared_alone(register: Register, path: Path) -> None:
    park = district(names=Names(az="Hacıqabul", en="Hajigabul", ru="Гаджигабул"))
    keep(register, park)
    changed = setting(names__az="Hacıqabul SM", names__en=None, names__ru="[sil]")
    (entry,) = export_and_edit(register, path, "district", changed).entries
    assert dict(entry.values) == {"names": Names(az="Hacıqabul SM", en="Hajigabul")}


@pytest.mark.thorough
def test_a_new_row_that_may_be_there_waits_for_a_choice(register: Register, path: Path) -> None:
    firm = company("Vega")
    keep(register, firm)
    new = adding({"names__en": "VEGA LLC", "activity": "Pipes"})
    proposal = export_and_edit(register, path, "company", new)
    ((row),) = proposal.alike
    assert [each.id for each in row.candidates] == [firm.id] and proposal.entries == []
    accept(register, proposal)
    assert names_of(register, "company") == ["Vega"]
    accept(register, proposal, Choices(new=[row.place]))
    assert len(names_of(register, "company")) == 2
    undo(register)
    accept(register, proposal, Choices(is_record={row.place: firm.id}))
    assert stored(register, firm).activity == "Pipes" and len(names_of(register, "company")) == 1


@pytest.mark.thorough
def test_what_a_save_would_refuse_or_warn_of_is_told_before_with_its_row(register: Register, path: Path) -> None:
    park = district("Park")
    keep(register, park, company("First"), company("Second"), figure(park, "area", 60))
    export_register(register, path)
    edit_book(path, "company", setting(names__en="[clear]", activity="Cement"))
    edit_book(path, "figure", add_figure(subject="Park", indicator="Territory"))
    edit_book(path, "figure", add_figure(subject="Nowhere", indicator="Territory"))
    proposal = rehearsed(register, path)
    assert {(each.sheet, each.row) for each in proposal.problems} == {("Companies", 2), ("Claims", 5)}
    assert {(each.sheet, each.row) for each in proposal.warnings} == {("Claims", 4)}
    assert [entry.kind for entry in proposal.entries] == ["figure"]
    assert names_of(register, "company") == ["First", "Second"]
    accept(register, proposal)
    assert len(names_of(register, "figure")) == 2


@pytest.mark.thorough
def test_a_bad_row_takes_those_with_it_that_name_its_record(register: Register, path: Path) -> None:
    park, firm = district("Park"), company("First")
    keep(register, park, firm, residency(park, firm))
    export_register(register, path)
    edit_book(path, "company", adding({"names__en": "New firm", "country": "Nowhereland"}))
    edit_book(path, "residency", adding({"district": "Park", "company": "New firm", "status": "Registered"}))
    proposal = rehearsed(register, path)
    assert {each.place for each in proposal.problems} == {("Companies", 3)}
    keep_good_rows(register, proposal)
    assert {each.place for each in proposal.problems} == {("Companies", 3), ("Residents", 3)}
    accept(register, proposal)
    assert names_of(register, "company") == ["First"]


@pytest.mark.thorough
def test_a_column_that_no_field_knows_is_named(register: Register, path: Path) -> None:
    def change(sheet: Any, _columns: Mapping[str, int]) -> None:
        place = sheet.max_column + 1
        sheet.cell(1, place).value, sheet.cell(2, place).value = "Odd", "x"

    keep(register, company("First"))
    proposal = export_and_edit(register, path, "company", change)
    assert [each.headings for each in proposal.unread if each.title == "Companies"] == [("Odd",)]
