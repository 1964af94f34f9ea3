"""No number loses the scale that its heading says, in whatever order and language it says it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from districtdesk.importing.chosen_table import ColumnChoice, TableAnswers
from districtdesk.incoming.table_words import unit_behind, without_unit
from districtdesk.register.journal.store import Register

from .foreign import chosen, file_of, proposed, told, with_unit

_READ = [
    ("Investment (USD million)", "million USD"), ("Investment, USD mn", "million USD"),
    ("Investment in millions of US dollars", "million USD"), ("Investment (AZN, thousands)", "thousand AZN"),
    ("Investment, AZN 000", "thousand AZN"), ("Инвестиции (в тыс. манат)", "thousand AZN"),
    ("Инвестиции, млн. долл. США", "million USD"), ("Инвестиции, тыс. долл.", "thousand USD"),
    ("Инвестиции, т. манат", "thousand AZN"), ("Investment (thsd. manats)", "thousand AZN"),
    ("Investment bn AZN", "billion AZN"), ("Investment, USDm", "million USD"), ("Investment, €m", "million EUR"),
    ("Investment, $ million", "million USD"), ("Investment, million (USD)", "million USD"),
    ("İnvestisiya, mln. ABŞ dolları", "million USD"), ("Investment, mln AZN/USD", "mln AZN/USD"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "unit"), _READ)
def test_a_heading_says_scale_and_currency_in_any_order(heading: str, unit: str) -> None:
    assert unit_behind(heading) == unit
    assert without_unit(heading) in ("Investment", "Инвестиции", "İnvestisiya")


@pytest.mark.parametrize("heading", ["Арендная плата за кв. м, манат", "Salary, AZN/m", "Min salary", "Jobs"])
def test_letters_of_other_units_are_no_scale(heading: str) -> None:
    assert not unit_behind(heading).startswith(("million", "thousand"))


def _values(register: Register, heading: str, cell: str | int, unit: str = "") -> list[object]:
    (table,) = chosen(register, file_of(("Company", heading), ("A MMC", cell)))
    columns = {
        each: replace(choice, path="claim.investment_unspecified") if each.heading == heading else choice
        for each, choice in table.columns.items()
    }
    table = replace(table, columns=columns)
    found = proposed(register, [with_unit(table, heading, unit) if unit else table])
    assert not found.problems
    return [*(each.message for each in found.questions), *(value for _kind, value in told(found, "figure"))]


@pytest.mark.parametrize("heading", ["Investment (USD million)", "Investment (million)", "Investment, mln"])
def test_a_unit_that_says_no_scale_keeps_that_of_the_heading(register: Register, heading: str) -> None:
    assert _values(register, heading, 12, "USD") == ["12000000"]
    assert _values(register, heading, 12, "thousand USD") == ["12000"]


def test_the_answers_to_which_currency_carry_the_scale(register: Register) -> None:
    (table,) = chosen(register, file_of(("Company", "Investment million"), ("A MMC", 12)))
    columns = {
        each: ColumnChoice("claim.investment_unspecified") for each in table.columns if "million" in each.heading
    }
    (question,) = proposed(register, [replace(table, columns={**table.columns, **columns})]).questions
    assert [each.value for each in question.choices] == ["million AZN", "million USD", "million EUR", "million RUB"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("more than 7", "7000000"), ("более 300", "300000000"), ("7-dən çox", "7000000"), ("7 as of 2024", "7000000"),
     ("more than 7 thousand AZN", "7000")],
)  # fmt: skip
def test_words_beside_a_number_take_nothing_from_the_unit_of_its_column(
    register: Register, cell: str, value: str
) -> None:
    assert _values(register, "İnvestisiya, milyon manat", cell) == [value]


def test_a_currency_without_a_scale_below_a_heading_with_one_is_asked(register: Register) -> None:
    (table,) = chosen(register, file_of(("Company", "Investment, million AZN"), ("A MMC", "12.5 USD")))
    (question,) = proposed(register, [table]).questions
    assert [each.value for each in question.choices] == ["12.5 USD", "12.5 million USD"]
    answers = TableAnswers(readings={table.key(question.cell): "12.5 million USD"})
    assert told(proposed(register, [table], answers), "figure")[0][1] == "12500000"
