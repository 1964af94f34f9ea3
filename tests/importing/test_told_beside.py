"""What a table of projects tells beside its records: events, products, shares, and of which day each row is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.importing.answers import GivenAnswers
from districtdesk.importing.choosing import offer_tables
from districtdesk.importing.chosen_table import OF_ONE, ROLE, ChosenSource, ChosenTable, TableAnswers
from districtdesk.importing.proposal import Proposal
from districtdesk.importing.table_work import TableWork
from districtdesk.importing.taking import accept
from districtdesk.incoming.mapping import ColumnMapping
from districtdesk.incoming.sheet_cells import IncomingFile
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import event, keep, project

from .foreign import TITLE, chosen, file_of, of_file, offered, proposed, take, with_unit

_PLANTS = file_of(
    ("Layihə", "İnvestor", "Payı, %", "Tikintiyə başlanılma tarixi", "İstismara verilmə (plan)",
     "İstismara verilmə (fakt)", "İstehsal ediləcək məhsul", "Hansı tarixə"),
    ("Kabel fabriki", "Simal", 75, "may 2021-ci il", "II rüb 2026", None, "kabel; məftil", date(2025, 4, 1)),
    ("Un kombinatı", "Bərəkət", 100, "2020", "2022-ci ilin sonu", date(2024, 2, 15), "un", "mart 2025"),
)  # fmt: skip


def _values(proposal: Proposal, kind: str, *keys: str) -> list[tuple[object, ...]]:
    return [tuple(entry.values.get(key) for key in keys) for entry in proposal.entries if entry.kind == kind]


def _events(proposal: Proposal) -> list[tuple[object, ...]]:
    return [
        (kind, status, when.edtf, said.edtf if said else None)  # type: ignore[attr-defined]
        for kind, status, when, said in _values(proposal, "event", "event_kind", "status", "date", "announced_on")
    ]


def _answered(table: ChosenTable, heading: str, status: str) -> ChosenTable:
    columns = {
        column: replace(choice, status=status) if column.heading == heading else choice
        for column, choice in table.columns.items()
    }
    return replace(table, columns=columns)


def test_columns_of_dates_products_and_shares_are_proposed_as_such(register: Register) -> None:
    (table,) = offered(register, _PLANTS)
    paths = {each.column.heading: each.match.target.path for each in table.proposal.columns if each.match}
    assert paths == {
        "Layihə": "project.names",
        "İnvestor": "company.names",
        "Payı, %": "participation.share",
        "Tikintiyə başlanılma tarixi": "event.construction_start",
        "İstismara verilmə (plan)": "event.launch_planned",
        "İstismara verilmə (fakt)": "event.launch_actual",
        "İstehsal ediləcək məhsul": "product.model",
        "Hansı tarixə": "claim.as_of",
    }
    assert table.chosen.given[ROLE] == "investor"


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("Ввод в эксплуатацию (план)", "event.launch_planned"),
        ("Фактический срок ввода", "event.launch_actual"),
        ("Expected commissioning date", "event.launch_expected"),
        ("Launch", "event.launch"),
        ("Закладка фундамента", "event.groundbreaking"),
        ("Start of construction", "event.construction_start"),
        ("İşə salınması nəzərdə tutulan tarix", "event.launch_planned"),
    ],
)
def test_a_column_of_dates_is_known_by_its_heading_in_three_languages(
    register: Register, heading: str, path: str
) -> None:
    (table,) = offered(register, file_of(("Project name", heading), ("Mill", "May 2025"), ("Works", "late 2026")))
    assert [each.match.target.path for each in table.proposal.columns if each.match] == ["project.names", path]


def test_what_is_told_beside_is_taken_with_its_cell_and_nothing_comes_of_it_twice(register: Register) -> None:
    tables = [_answered(each, "Tikintiyə başlanılma tarixi", "actual") for each in chosen(register, _PLANTS)]
    found = proposed(register, tables)
    assert found.problems == [] and found.questions == []
    assert _events(found) == [
        ("construction_start", "actual", "2021-05", None),
        ("launch", "planned", "2026-34", "2025-04-01"),
        ("construction_start", "actual", "2020", None),
        ("launch", "planned", "2022-39", "2025-03"),
        ("launch", "actual", "2024-02-15", None),
    ]
    assert _values(found, "product", "model", "status") == [
        ("kabel", "planned"),
        ("məftil", "planned"),
        ("un", "planned"),
    ]
    assert _values(found, "participation", "role", "share", "as_of") == [
        ("investor", Decimal(75), ImpreciseDate("2025-04-01")),
        ("investor", Decimal(100), ImpreciseDate("2025-03")),
    ]
    accept(register, found)
    with register.read() as session:
        launch = next(row for row in listing.everything(session, Query("event")) if row.text("status") == "planned")
        (cited,) = listing.everything(session, Query("citation", linked=("record", (launch.id,))))
    assert cited.text("place_in_it") in ("Sheet1!E2", "Sheet1!E3")
    assert proposed(register, tables).is_empty


def test_whether_dates_are_planned_is_asked_once_where_the_heading_does_not_say_it(register: Register) -> None:
    file = file_of(("Project name", "Launch"), ("Mill", "May 2025"), ("Works", "late 2027"))
    work, answers = _work(register, file), GivenAnswers()
    (question,) = work.propose(register, answers.choices()).questions
    assert (question.asks, question.rows) == ("status", (2, 3))
    assert [each.value for each in question.choices] == ["planned", "expected", "actual"]
    answers.answer(question, "planned")
    found = work.propose(register, answers.choices())
    assert found.questions == []
    assert _events(found) == [("launch", "planned", "2025-05", None), ("launch", "planned", "2027-39", None)]


def _work(register: Register, file: IncomingFile) -> TableWork:
    return TableWork([], offered(register, file), ChosenSource(TITLE))


def test_several_products_in_a_cell_are_asked_unless_each_has_its_line(register: Register) -> None:
    file = file_of(
        ("Project name", "Products"), ("Mill", "flour\nbran"), ("Works", "pipes, profiles"), ("Press", "oil 0,5 l")
    )
    found = of_file(register, file)
    assert [model for (model,) in _values(found, "product", "model")] == ["flour", "bran", "oil 0,5 l"]
    (question,) = found.questions
    for value, models in (("one", ["pipes, profiles"]), ("all", ["pipes", "profiles"])):
        answers = TableAnswers(readings={("Sheet1", question.cell.row, question.cell.column): value})
        told = [model for (model,) in _values(of_file(register, file, answers), "product", "model")]
        assert told[2:-1] == models


def test_two_dates_in_a_cell_are_asked(register: Register) -> None:
    file = file_of(
        ("Project name", "Planned launch"), ("Mill", "May 2025;\nlate 2025"), ("Works", "2026 (Q3 perhaps)")
    )
    found = of_file(register, file)
    assert _events(found) == [("launch", "planned", "2026", None)]
    (question,) = found.questions
    answers = TableAnswers(readings={("Sheet1", 2, 2): "all"})
    assert question.cell.text == "May 2025;\nlate 2025"
    assert [each[2] for each in _events(of_file(register, file, answers))] == ["2025-05", "2025-39", "2026"]


def test_what_is_no_date_is_told_with_its_cell(register: Register) -> None:
    found = of_file(register, file_of(("Project name", "Actual launch"), ("Mill", "postponed"), ("Works", "2021")))
    (problem,) = found.problems
    assert problem.cell is not None and (problem.row, problem.cell.column, problem.value) == (2, 2, "postponed")


@pytest.mark.thorough
def test_a_share_of_one_is_asked_and_one_without_a_company_is_told(register: Register) -> None:
    file = file_of(
        ("Project name", "Investor", "Share"), ("Mill", "Alfa", Decimal("0.51")), ("Works", "Beta", Decimal("0.2"))
    )
    found = of_file(register, file)
    (question,) = found.questions
    assert question.rows == (2, 3) and _values(found, "participation", "share") == []
    tables = [with_unit(each, "Share", OF_ONE) for each in chosen(register, file)]
    assert _values(proposed(register, tables), "participation", "share") == [(Decimal(51),), (Decimal(20),)]
    alone = of_file(register, file_of(("Project name", "Share, %"), ("Mill", 51), ("Works", 20)))
    assert [each.problem.rule for each in alone.problems] == ["share_of_nobody"] * 2


@pytest.mark.thorough
def test_a_share_fills_a_tie_that_is_there_and_another_day_makes_another(register: Register) -> None:
    rows = (("Project name", "Investor"), ("Mill", "Alfa"), ("Works", "Beta"))
    take(register, file_of(*rows))
    shares = (
        ("Project name", "Investor", "Share, %", "As of"),
        ("Mill", "Alfa", 51, "2023"),
        ("Works", "Beta", 20, "2023"),
    )
    filled = take(register, file_of(*shares))
    changed = [(entry.record_id is None, entry.values.get("share")) for entry in filled.entries
               if entry.kind == "participation"]  # fmt: skip
    assert changed == [(False, Decimal(51)), (False, Decimal(20))]
    later = [shares[0], *((*row[:2], Decimal(60), "2025") for row in shares[1:])]
    assert _values(of_file(register, file_of(*later)), "participation", "share") == [(Decimal(60),)] * 2


@pytest.mark.thorough
def test_an_event_of_another_source_is_cited_and_a_more_exact_date_corrects(register: Register) -> None:
    mill = project("Mill")
    keep(register, mill)
    keep(register, event(mill, event_kind="launch", status="planned", date=ImpreciseDate("2025")))
    rows = (("Project name", "Planned launch"), ("Mill", "2025"), ("Works", "2026"))
    first = take(register, file_of(*rows))
    assert [each[2] for each in _events(first)] == ["2026"]
    assert len(_values(first, "citation", "place_in_it")) == 3
    exact = of_file(register, file_of(rows[0], ("Mill", "May 2025"), ("Works", "2026")))
    (entry,) = exact.entries
    assert entry.record_id is not None and entry.values == {"date": ImpreciseDate("2025-05")}


@pytest.mark.thorough
def test_an_as_of_column_dates_the_numbers_of_its_row(register: Register) -> None:
    file = file_of(("District", "Jobs created", "As of"), ("Park", 40, "1 May 2023"), ("Far park", 12, "Q2 2024"))
    assert [
        when.edtf  # type: ignore[attr-defined]
        for (when,) in _values(of_file(register, file), "figure", "as_of")
    ] == ["2023-05-01", "2024-34"]


@pytest.mark.thorough
def test_products_and_shares_are_no_columns_of_a_list_of_districts(register: Register) -> None:
    file = file_of(
        ("District", "Region", "Products", "Share"), ("Park", "Aran", "pipes", 5), ("Far", "Aran", "tea", 6)
    )
    (table,) = offered(register, file)
    found = {each.column.heading for each in table.proposal.columns if each.match is None}
    assert found >= {"Products"}


@pytest.mark.thorough
def test_a_company_beside_a_project_is_clear_and_a_mapping_says_what_its_headings_leave_open(
    register: Register,
) -> None:
    file = file_of(
        ("Project name", "Investor", "Launch"), ("Mill", "Alfa LLC", "May 2025"), ("Works", "Beta LLC", "late 2027")
    )
    said = ColumnMapping("launches", {"project name": "project.names"}, statuses={"launch": "planned"})
    (table,) = offer_tables(register, file, wanted=said)[1]
    assert table.is_clear
    assert proposed(register, [table.chosen]).questions == []


def test_a_note_below_a_table_is_told_beside_it_and_is_no_column(register: Register) -> None:
    sheets, found = offer_tables(
        register, file_of(("Zone", "Residents"), ("Alfa", 5), ("Beta", 6), ("Note: as told",))
    )
    work = TableWork(sheets, found, ChosenSource(TITLE))
    (unread,) = work.propose(register, GivenAnswers().choices()).unread
    assert unread.headings == () and unread.beside == ("Note: as told",)
