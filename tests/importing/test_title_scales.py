"""A scale that stands in a title alone, and what a heading and its cells say otherwise, is read or asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from districtdesk.importing.chosen_table import ChosenTable, ColumnChoice, TableAnswers
from districtdesk.importing.proposal import Proposal
from districtdesk.incoming.number_format import NumberFormat
from districtdesk.incoming.sheet_cells import IncomingFile
from districtdesk.incoming.title_scales import said_scales
from districtdesk.register.journal.store import Register

from .foreign import Cell, chosen, file_of, proposed, told, with_unit

_INVESTED = "claim.investment_unspecified"


def table_of(register: Register, file: IncomingFile, path: str = _INVESTED) -> ChosenTable:
    """The table, with its second column as this indicator."""
    (table,) = chosen(register, file)
    second = table.table.columns[1]
    return replace(table, columns={**table.columns, second: ColumnChoice(path)})


def of_rows(register: Register, *rows: Sequence[Cell], path: str = _INVESTED) -> tuple[ChosenTable, Proposal]:
    table = table_of(register, file_of(*rows), path)
    return table, proposed(register, [table])


def values(proposal: Proposal) -> list[object]:
    assert not proposal.problems and not proposal.questions
    return [value for _kind, value in told(proposal, "figure")]


def choices(proposal: Proposal) -> list[str]:
    (question,) = proposal.questions
    assert told(proposal, "figure") == []
    return [each.value for each in question.choices]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("(mln. manatla)", "12000000"),
        ("Инвестиции резидентов, в млн манатов", "12000000"),
        ("Residents in 2024 (in thousands of AZN)", "12000"),
        ("min manat", "12000"),
    ],
)
def test_a_title_that_says_plainly_in_what_amounts_are_counted_is_read(
    register: Register, title: str, value: str
) -> None:
    _table, proposal = of_rows(register, [title], ["Company", "Investment"], ["A MMC", 12])
    assert values(proposal) == [value]


@pytest.mark.parametrize(
    ("title", "heading", "meant"),
    [
        ("in thousands", "Investment, AZN", ["thousand AZN", "1 AZN"]),
        ("Amounts of AZN million were reported", "Investment", ["million AZN", "1 AZN"]),
        ("(mln. manatla)", "Investment, USD", ["million USD", "million AZN", "1 USD", "1 AZN"]),
    ],
)
def test_a_title_that_may_be_meant_otherwise_is_asked_once_for_the_column(
    register: Register, title: str, heading: str, meant: list[str]
) -> None:
    rows = (["A MMC", 12], ["B MMC", "more than 7"])
    table, proposal = of_rows(register, [title], ["Company", heading], *rows)
    assert choices(proposal) == meant
    assert len(proposal.questions[0].cells) == 2
    plain = with_unit(table, heading, meant[-1])
    assert values(proposed(register, [plain])) == ["12", "7"]
    scaled = with_unit(table, heading, meant[0])
    assert values(proposed(register, [scaled])) in (["12000", "7000"], ["12000000", "7000000"])


def test_a_note_below_the_table_and_a_count_of_people_are_asked_too(register: Register) -> None:
    rows = (["Company", "Investment, AZN"], ["A MMC", 12], ["B MMC", 7], [], ["Note: in thousands"])
    _table, proposal = of_rows(register, *rows)
    assert choices(proposal) == ["thousand AZN", "1 AZN"]
    jobs = (["(in thousands)"], ["Company", "Permanent jobs"], ["A MMC", 12])
    table, proposal = of_rows(register, *jobs, path="claim.jobs_permanent")
    assert choices(proposal) == ["thousand", "1 x"]
    assert values(proposed(register, [with_unit(table, "Permanent jobs", "1 x")])) == ["12"]
    assert values(proposed(register, [with_unit(table, "Permanent jobs", "thousand")])) == ["12000"]


@pytest.mark.parametrize(
    "rows",
    [
        (["Company", "Investment"], ["(min manatla)", None], ["A MMC", 12], ["B MMC", 7]),
        (["Company", "Investment"], ["Amounts in thousand AZN", None], ["A MMC", 12], ["B MMC", 7]),
    ],
)
def test_a_scale_in_a_row_of_its_own_below_the_headings_is_asked(
    register: Register, rows: Sequence[Sequence[Cell]]
) -> None:
    _table, proposal = of_rows(register, *rows)
    assert choices(proposal) == ["thousand AZN", "1 AZN"]


def test_a_unit_without_a_scale_that_a_mapping_gives_loses_none(register: Register) -> None:
    table, _proposal = of_rows(register, ["(mln. manatla)"], ["Company", "Investment"], ["A MMC", 12])
    assert choices(proposed(register, [with_unit(table, "Investment", "AZN")])) == ["million AZN", "1 AZN"]


def test_the_name_of_a_sheet_and_a_title_above_two_tables_are_asked_too(register: Register) -> None:
    file = file_of(["Company", "Investment"], ["A MMC", 12], sheet="mln AZN")
    assert choices(proposed(register, [table_of(register, file)])) == ["million AZN", "1 AZN"]
    rows = (["min manat"], ["Company", "Investment", None, "Company", "Investment"], ["A MMC", 12, None, "C MMC", 5])
    tables = chosen(register, file_of(*rows))
    invested = [
        replace(each, columns={**each.columns, each.table.columns[1]: ColumnChoice(_INVESTED)}) for each in tables
    ]
    proposal = proposed(register, invested)
    (question,) = proposal.questions
    assert question.cell.text == "5" and [value for _kind, value in told(proposal, "figure")] == ["12000"]


def test_a_column_or_a_cell_that_says_its_scale_is_not_asked(register: Register) -> None:
    title = "Amounts of AZN million were reported"
    _table, proposal = of_rows(register, [title], ["Company", "Investment, min manat"], ["A MMC", 12])
    assert values(proposal) == ["12000"]
    _table, proposal = of_rows(register, [title], ["Company", "Investment"], ["A MMC", "12 min manat"])
    assert values(proposal) == ["12000"]


def test_what_is_no_scale_of_the_table_is_none() -> None:
    titles = ("Investments of 3 million manat", "Area of 5 min m²", "Salary per month", "Residents, 2024")
    assert said_scales(titles) == ()


@pytest.mark.parametrize("heading", ["Investment, AZN, m", "Investment (AZN, m)"])
def test_a_comma_between_currency_and_scale_loses_neither(register: Register, heading: str) -> None:
    _table, proposal = of_rows(register, ["Company", heading], ["A MMC", 12])
    assert values(proposal) == ["12000000"]


@pytest.mark.parametrize("cell", ["78 млн \n112 млн", "78 \n112", "78; 112 mln AZN"])
def test_two_lines_below_a_heading_with_a_scale_are_two_claims_to_choose_from(register: Register, cell: str) -> None:
    table, proposal = of_rows(register, ["Company", "Investment, млн ₼"], ["A MMC", cell])
    (question,) = proposal.questions
    assert [each.value for each in question.choices] == ["0", "1", "all"]
    answers = TableAnswers(readings={table.key(question.cell): "all"})
    assert values(proposed(register, [table], answers)) == ["78000000", "112000000"]


def test_a_cell_that_says_its_scale_alone_takes_the_currency_of_its_column(register: Register) -> None:
    for heading in ("Investment, млн ₼", "Investment, AZN"):
        _table, proposal = of_rows(register, ["Company", heading], ["A MMC", "78 млн"])
        assert values(proposal) == ["78000000"], heading


def test_a_heading_and_a_format_of_two_currencies_are_asked(register: Register) -> None:
    file = file_of(["Company", "Investment, mln USD"], ["A MMC", 12])
    (sheet,) = file.sheets
    rows = [replace(each, formats={2: NumberFormat(currency="AZN")}) for each in sheet.rows]
    table = table_of(register, replace(file, sheets=[replace(sheet, rows=rows)]))
    assert choices(proposed(register, [table])) == ["mln USD", "million AZN"]
    for unit, currency in (("mln USD", "USD"), ("million AZN", "AZN")):
        found = proposed(register, [with_unit(table, "Investment, mln USD", unit)])
        assert values(found) == ["12000000"]
        assert [each.values["currency"] for each in found.entries if each.kind == "figure"] == [currency]
