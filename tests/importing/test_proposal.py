"""What a workbook that came back asks of the register, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from districtdesk import i18n
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.exchange.export import export_register
from districtdesk.importing.comparing import propose
from districtdesk.importing.proposal import Proposal
from districtdesk.importing.taking import Choices, accept
from districtdesk.names import Names
from districtdesk.records import Citation, District, Figure
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import create, open_register
from districtdesk.register.queries.subject_claims import read_claims
from tests.making import INDICATOR_IDS, company, district, edit, event, figure, keep, residency, source, stored

Edit = Callable[[Any, Mapping[str, int]], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


def export_and_edit(register: Register, path: Path, kind: str, change: Edit) -> Proposal:
    """Export, let `change` edit the sheet of one kind (it is given the columns by key), and propose."""
    export_register(register, path)
    edit_book(path, kind, change)
    return propose(register, path)


def edit_book(path: Path, kind: str, change: Edit) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        marks = {mark.split(".", 2)[2]: defined for mark, defined in sheet.defined_names.items()}
        if any(mark.split(".", 2)[1] == kind for mark in sheet.defined_names):
            change(sheet, {key: sheet[each.attr_text.rpartition("!")[2]].column for key, each in marks.items()})
    book.save(path)


def setting(**cells: Any) -> Edit:
    """Write these cells into the row below the headings; a double underscore stands for the point of a key."""

    def change(sheet: Any, columns: Mapping[str, int]) -> None:
        headings = next(int(mark.attr_text.rpartition("$")[2]) for mark in sheet.defined_names.values())
        for key, value in cells.items():
            sheet.cell(headings + 1, columns[key.replace("__", ".")]).value = value

    return change


def rules(proposal: Proposal) -> list[str]:
    return [each.problem.rule for each in proposal.problems]


def proposed(proposal: Proposal) -> list[dict[str, Any]]:
    assert proposal.problems == []
    return [dict(entry.values) for entry in proposal.entries]


@pytest.mark.thorough
def test_the_sample_exported_in_any_language_and_imported_proposes_nothing(made_sample: Path, path: Path) -> None:
    sample = open_register(made_sample, read_only=True)
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            export_register(sample, path)
        assert propose(sample, path) == Proposal(), language
    sample.close()


@pytest.mark.thorough
def test_columns_that_only_show_are_ignored_when_edited(register: Register, path: Path) -> None:
    park = district()
    keep(register, park, figure(park, "area", 60))
    change = setting(caption="Another name", shown__unit="km", evidence__said_by="Somebody")
    assert export_and_edit(register, path, "figure", change) == Proposal()


@pytest.mark.thorough
def test_an_old_workbook_does_not_take_back_a_newer_edit(register: Register, path: Path) -> None:
    firm = company(activity="old")
    keep(register, firm)
    export_register(register, path)
    edit(register, firm, activity="new")
    proposal = propose(register, path)
    assert proposal == Proposal()
    accept(register, proposal)
    assert stored(register, firm).activity == "new"


@pytest.mark.thorough
def test_a_field_changed_in_both_is_a_conflict_and_other_fields_are_taken(register: Register, path: Path) -> None:
    firm = company(activity="old")
    keep(register, firm)
    export_register(register, path)
    edit(register, firm, activity="new")
    edit_book(path, "company", setting(activity="cement", address="Main street"))
    proposal = propose(register, path)
    assert proposed(proposal) == [{"address": "Main street"}]
    (conflict,) = proposal.conflicts
    assert (conflict.key, conflict.base, conflict.now, conflict.new) == ("activity", "old", "new", "cement")
    accept(register, proposal)
    assert (stored(register, firm).activity, stored(register, firm).address) == ("new", "Main street")
    accept(register, Proposal(conflicts=[conflict]), Choices(of_workbook=[(firm.id, "activity")]))
    assert stored(register, firm).activity == "cement"


@pytest.mark.thorough
def test_an_old_workbook_that_says_what_the_register_says_is_no_problem(register: Register, path: Path) -> None:
    firm = company(activity="old")
    keep(register, firm)
    export_register(register, path)
    edit(register, firm, activity="new")
    edit_book(path, "company", setting(activity="new"))
    assert propose(register, path) == Proposal()


@pytest.mark.thorough
def test_an_old_workbook_still_proposes_for_records_that_nobody_changed(register: Register, path: Path) -> None:
    firm, other = company("First"), company("Second")
    keep(register, firm, other)
    export_register(register, path)
    edit(register, other, activity="new")
    edit_book(path, "company", setting(activity="cement"))
    assert [entry.record_id for entry in propose(register, path).entries] == [firm.id]


def test_a_text_too_long_for_a_cell_is_not_cut_by_an_import(register: Register, path: Path) -> None:
    keep(register, source(text="word " * 8000 + "END"))
    export_register(register, path)
    assert propose(register, path) == Proposal()


@pytest.mark.thorough
def test_characters_that_a_cell_cannot_hold_are_not_lost_by_an_import(register: Register, path: Path) -> None:
    for text in ("bell \x07 here", "two\r\nlines", "x" * 40_000, " edges "):
        kept = source(text="kept")
        keep(register, kept)
        keep_as_it_is(register, kept.id, text)
    export_register(register, path)
    assert propose(register, path) == Proposal()


def keep_as_it_is(register: Register, source_id: str, text: str) -> None:
    """Past the rules, as a register from elsewhere may have it."""
    with register.engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE source SET text = ? WHERE id = ?", (text, source_id))


@pytest.mark.thorough
def test_a_long_text_that_was_edited_is_proposed(register: Register, path: Path) -> None:
    keep(register, source(text="word " * 8000))
    assert proposed(export_and_edit(register, path, "source", setting(text="short"))) == [{"text": "short"}]


@pytest.mark.thorough
def test_a_formula_without_its_result_is_a_problem(register: Register, path: Path) -> None:
    park = district()
    keep(register, park, figure(park, "area", 60, note="kept"))
    for cells in ({"note": "=1+1"}, {"value": "=1+59"}, {"subject": "=A1"}):
        proposal = export_and_edit(register, path, "figure", setting(**cells))
        assert proposal.entries == [] and rules(proposal) == ["formula"]


@pytest.mark.thorough
def test_an_error_in_a_cell_is_a_problem_and_no_text(register: Register, path: Path) -> None:
    def change(sheet: Any, columns: Mapping[str, int]) -> None:
        cell = sheet.cell(2, columns["activity"])
        cell.value, cell.data_type = "#N/A", "e"

    keep(register, company())
    proposal = export_and_edit(register, path, "company", change)
    assert proposal.entries == [] and rules(proposal) == ["cell_error"]


@pytest.mark.thorough
def test_the_second_row_of_a_record_is_a_problem(register: Register, path: Path) -> None:
    def change(sheet: Any, columns: Mapping[str, int]) -> None:
        for row, activity in ((2, "one"), (3, "two")):
            sheet.cell(row, columns["id"]).value = first.id
            sheet.cell(row, columns["activity"]).value = activity

    first, second = company("A"), company("A")
    keep(register, first, second)
    proposal = export_and_edit(register, path, "company", change)
    assert [dict(entry.values) for entry in proposal.entries] == [{"activity": "one"}]
    assert [(each.row, each.problem.rule) for each in proposal.problems] == [(3, "same_record")]


def add_figure(**cells: Any) -> Edit:
    def change(sheet: Any, columns: Mapping[str, int]) -> None:
        row = sheet.max_row + 1
        for key, value in ({"qualifier": "exact", "value": 7, "status": "Reported"} | cells).items():
            sheet.cell(row, columns[key]).value = value

    return change


@pytest.mark.thorough
def test_a_typed_name_is_found_among_what_the_link_may_point_at(register: Register, path: Path) -> None:
    def change(sheet: Any, columns: Mapping[str, int]) -> None:
        for name in ("Hacıqabul", "Hajigabul", "Гаджигабул", " hajigabul "):
            add_figure(subject=name, indicator="Территория")(sheet, columns)

    park = district(names=Names(az="Hacıqabul", en="Hajigabul", ru="Гаджигабул"))
    keep(register, park, figure(park, "area", 60))
    proposal = export_and_edit(register, path, "figure", change)
    found = [(values["subject"], values["indicator"]) for values in proposed(proposal)]
    assert found == [(park.id, INDICATOR_IDS["area"])] * 4
    accept(register, proposal)


@pytest.mark.thorough
def test_a_typed_name_that_two_records_have_is_a_problem(register: Register, path: Path) -> None:
    park = district("Same")
    keep(register, park, company("Same"), figure(park, "area", 60))
    proposal = export_and_edit(register, path, "figure", add_figure(subject="Same", indicator="Territory"))
    assert rules(proposal) == ["ambiguous_name"]


@pytest.mark.thorough
def test_a_typed_name_that_no_record_has_is_a_problem(register: Register, path: Path) -> None:
    park = district()
    keep(register, park, figure(park, "area", 60))
    proposal = export_and_edit(register, path, "figure", add_figure(subject="Nowhere", indicator="Territory"))
    assert rules(proposal) == ["unknown_name"]


@pytest.mark.thorough
def test_several_typed_names_are_found(register: Register, path: Path) -> None:
    park, firm = district("Park"), company("Firm")
    keep(register, park, firm, event(park))
    change = setting(subjects="Firm; Park", subjects__id=None)
    assert proposed(export_and_edit(register, path, "event", change)) == [{"subjects": (firm.id, park.id)}]


@pytest.mark.thorough
def test_a_name_typed_over_a_link_is_not_silently_left_out(register: Register, path: Path) -> None:
    park, firm, other = district(), company("First"), company("Second")
    keep(register, park, firm, other, residency(park, firm), event(firm))
    typed = setting(company="Second")
    assert rules(export_and_edit(register, path, "residency", typed)) == ["name_and_id"]
    assert rules(export_and_edit(register, path, "event", setting(subjects="First; Second"))) == ["name_and_id"]
    with_id = setting(company="Second", company__id=None)
    assert proposed(export_and_edit(register, path, "residency", with_id)) == [{"company": other.id}]


@pytest.mark.thorough
def test_a_record_renamed_since_keeps_its_links(register: Register, path: Path) -> None:
    park, firm = district(), company("Before")
    keep(register, park, firm, residency(park, firm), event(park, firm))
    export_register(register, path)
    edit(register, firm, names=Names(en="After"))
    assert propose(register, path) == Proposal()


@pytest.mark.thorough
def test_a_year_typed_over_a_date_is_a_problem_and_changes_nothing(register: Register, path: Path) -> None:
    park = district("Hajigabul")
    keep(register, park, event(park, title="Launch", date=ImpreciseDate("2025-05-01")))
    proposal = export_and_edit(register, path, "event", setting(date=2023))
    assert rules(proposal) == ["number_for_date"]
    assert proposal.entries == []


@pytest.mark.thorough
def test_seasons_and_early_days_come_back_unchanged(register: Register, path: Path) -> None:
    park = district("Hajigabul")
    dates = ("2022-23", "2023-24", "2025-33", "1905-07-15", "1900-01-01", "2022-23/2024-21")
    keep(register, park, *(event(park, title="Launch", date=ImpreciseDate(edtf)) for edtf in dates))
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            export_register(register, path)
        assert propose(register, path) == Proposal()


@pytest.mark.thorough
def test_two_years_typed_over_a_date_are_not_a_season(register: Register, path: Path) -> None:
    park = district("Hajigabul")
    keep(register, park, event(park, title="Launch", date=ImpreciseDate("2025-05-01")))
    assert rules(export_and_edit(register, path, "event", setting(date="2022-23"))) == ["date_two_readings"]


def _said(register: Register, park: District) -> list[list[tuple[str, str | None]]]:
    with register.read() as session:
        claims = read_claims(session, [park.id])
    return [[(each.publisher, each.citation.said_by) for each in claim.evidence] for claim in claims]


@pytest.fixture
def said_once(register: Register) -> District:
    """A park with one claim from one source, and a source that is not cited yet."""
    park, trend, report = district(), source("News", publisher="Trend"), source("Other", publisher="Report")
    said = figure(park, "area", 7)
    keep(register, park, trend, report, said, Citation(id=new_id(), record=said.id, source=trend.id))
    return park


@pytest.mark.thorough
def test_a_new_row_of_a_claim_that_is_there_adds_only_its_source(
    register: Register, path: Path, said_once: District
) -> None:
    again = add_figure(
        subject="Hajigabul",
        indicator="Territory",
        **{"evidence.source": "Report · Other", "evidence.said_by": "A. B."},
    )
    proposal = export_and_edit(register, path, "figure", again)
    assert proposed(proposal) == [] and not proposal.is_empty
    (row,) = proposal.same
    assert [each.why() for each in row.same] == ["This claim is there already, from Trend."]
    accept(register, proposal)
    assert _said(register, said_once) == [[("Trend", None), ("Report", "A. B.")]]
    undo(register)
    assert _said(register, said_once) == [[("Trend", None)]]
    accept(register, proposal, Choices(apart=[row.place]))
    assert _said(register, said_once) == [[("Report", "A. B.")], [("Trend", None)]]


@pytest.mark.thorough
def test_a_new_row_that_says_what_its_source_or_none_has_said_changes_nothing(
    register: Register, path: Path, said_once: District
) -> None:
    for named in ("Trend · News", None):
        again = add_figure(subject="Hajigabul", indicator="Territory", **{"evidence.source": named})
        proposal = export_and_edit(register, path, "figure", again)
        assert proposal.is_empty == bool(named)
        assert ["Choose the source" in row.same[0].why() for row in proposal.same] == ([] if named else [True])
        accept(register, proposal)
        assert _said(register, said_once) == [[("Trend", None)]]


@pytest.mark.thorough
def test_a_source_that_is_named_beside_a_claim_and_is_none_is_a_problem(
    register: Register, path: Path, said_once: District
) -> None:
    again = add_figure(subject="Hajigabul", indicator="Territory", **{"evidence.source": "Nobody"})
    proposal = export_and_edit(register, path, "figure", again)
    assert rules(proposal) == ["unknown_name"] and proposal.same == [] and proposal.entries == []


@pytest.mark.thorough
def test_all_sources_of_a_claim_come_back_through_an_empty_register(
    register: Register, path: Path, tmp_path: Path, said_once: District
) -> None:
    again = add_figure(subject="Hajigabul", indicator="Territory", **{"evidence.source": "Report · Other"})
    accept(register, export_and_edit(register, path, "figure", again))
    export_register(register, path)
    empty = create(tmp_path / "empty.ddesk")
    accept(empty, propose(empty, path))
    assert _said(empty, said_once) == _said(register, said_once) == [[("Trend", None), ("Report", None)]]
    assert propose(empty, path) == Proposal()
    empty.close()


@pytest.mark.thorough
def test_a_more_exact_date_of_the_same_source_is_offered_as_a_correction(
    register: Register, path: Path, said_once: District
) -> None:
    with register.change("Edit figure") as session:
        (said,) = session.query(Figure)
        said.as_of = ImpreciseDate("2023")
    for when, source_named, offered in (
        ("May 2023", "Trend · News", True),
        ("May 2023", "Report · Other", False),
        ("2024", "Trend · News", False),
        ("2022 to 2024", "Trend · News", False),
    ):
        again = add_figure(
            subject="Hajigabul", indicator="Territory", as_of=when, **{"evidence.source": source_named}
        )
        proposal = export_and_edit(register, path, "figure", again)
        assert [row.same[0].is_more_exact for row in proposal.same] == [True] * offered, (when, source_named)
        assert bool(proposal.entries) is not offered
        if offered:
            (row,) = proposal.same
            assert "more exact date" in row.same[0].why() and "As of" in row.same[0].why()
            accept(register, proposal)
            assert stored(register, said).as_of == ImpreciseDate("2023-05")
            undo(register)
            accept(register, proposal, Choices(apart=[row.place]))
            undo(register)


@pytest.mark.thorough
def test_which_claim_is_preferred_changes_only_in_an_empty_register(register: Register, path: Path) -> None:
    park = district()
    keep(register, park, figure(park, "area", 7), figure(park, "jobs_created", 70, preferred=True))
    proposal = export_and_edit(register, path, "figure", lambda sheet, columns: _answer(sheet, columns["preferred"]))
    assert proposal.entries == [] and rules(proposal) == ["preferred_by_import"] * 2
    again = add_figure(subject="Hajigabul", indicator="Territory", value=8, preferred="yes")
    proposal = export_and_edit(register, path, "figure", again)
    assert rules(proposal) == ["preferred_by_import"] and "preferred" not in proposal.entries[0].values
    empty = create(path.with_name("empty.ddesk"))
    export_register(register, path)
    accept(empty, propose(empty, path))
    with empty.read() as session:
        assert sorted(bool(each.preferred) for each in session.query(Figure)) == [False, True]
    empty.close()


def _answer(sheet: Any, column: int) -> None:
    """The other way round in each row."""
    for row in (3, 4):
        cell = sheet.cell(row, column)
        cell.value = "no" if cell.value == "yes" else "yes"
