"""What a file or a mapping says and nothing knows is named: it is neither replaced by a guess nor left out unsaid."""

from __future__ import annotations

import pytest

from districtdesk.exchange.known_headings import kind_of_headings
from districtdesk.exchange.template_examples import example_cell, says_its_own
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.importing.choosing import offer_tables
from districtdesk.incoming.mapping import read_mapping, unknown_in_mapping, unmatched_headings
from districtdesk.incoming.table_words import begins_totals
from districtdesk.records import KINDS, field_of
from districtdesk.register.claims.standard_indicators import INDICATORS
from districtdesk.register.journal.store import Register

from .foreign import chosen, file_of, of_file, offered


def test_a_mapping_names_the_fields_and_kinds_that_there_are_not() -> None:
    stored = '{"kind": "firm", "fields": {"Company": "company.names", "Jobs": "claim.jobz"}, "unit": {}}'
    assert unknown_in_mapping(stored) == ["unit", "claim.jobz", "firm"]
    assert unknown_in_mapping('{"fields": {"Company": "company.names", "Odd": ""}}') == []


def test_a_heading_of_a_mapping_that_the_file_has_not_is_named(register: Register) -> None:
    (table,) = chosen(register, file_of(("Company", "Investment (USD million)"), ("A MMC", 5)))
    stored = '{"fields": {"Company": "company.names", "Jobz": ""}, "units": {"Investment (USD million)": "USD"}}'
    assert unmatched_headings(read_mapping(stored), table.table.columns) == ["jobz"]


def test_columns_told_apart_by_their_currency_keep_it_whatever_a_mapping_says(register: Register) -> None:
    file = file_of(("Company", "Investment (USD million)", "Investment (AZN million)"), ("A MMC", 5, 9))
    stored = '{"fields": {"Investment": "claim.investment_unspecified"}, "units": {"Investment": "USD"}}'
    ((_sheets, (table,)),) = [offer_tables(register, file, (), read_mapping(stored))]
    assert [choice.unit for choice in table.chosen.columns.values()] == ["", "", ""]


def test_a_list_titled_after_companies_is_none_of_companies_in_time() -> None:
    assert kind_of_headings("Companies", ["Company", "Legal form", "Tax ID", "Country"]) == ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_example_of_a_template_has_the_word_of_its_list(code: str) -> None:
    names = next(each.names for each in INDICATORS if each.code == "jobs_created")
    with speaking(code):
        said = example_cell("figure", field_of(KINDS["figure"], "indicator"), "")
    assert said == names[LANGUAGES.index(code)]


def test_the_example_of_a_former_template_is_still_one() -> None:
    assert not says_its_own("figure", {"indicator": "Создано рабочих мест"})
    assert says_its_own("figure", {"indicator": "Занятая территория"})


def test_two_new_rows_of_one_name_are_told_as_two_of_the_file(register: Register) -> None:
    file = file_of(("Company", "Tax ID"), ("Alfa LLC", "1000000001"), ("ALFA L.L.C.", "1000000002"))
    said = [each.problem.message for each in of_file(register, file).warnings]
    assert any("stands twice" in each for each in said)
    assert not any("already in the register" in each for each in said)


def test_a_company_called_like_a_total_is_none() -> None:
    assert not any(map(begins_totals, ("Cəmi Ticarət MMC", "Итого ООО", "Total Energies LLC")))
    assert all(map(begins_totals, ("Cəmi", "Итого по ООО", "Всего", "Total 2024", "Cəmi MMC üzrə")))


def test_turkey_is_known_by_the_name_it_had() -> None:
    assert field_of(KINDS["company"], "country").kind.parse("Turkey") == "TR"


def test_cells_that_say_that_nothing_is_known_are_counted(register: Register) -> None:
    file = file_of(
        ("Company", "Tax ID", "Jobs created"), ("A MMC", "-", 5), ("B MMC", None, "н/д"), ("C MMC", "n/a", 7)
    )
    assert of_file(register, file).counted.marked_blank == 3


@pytest.mark.parametrize("heading", ["Owner's country", "Страна учредителя", "Sahibinin ölkəsi", "VÖEN sahibinin"])
def test_what_is_said_of_the_owner_of_a_company_has_no_home_and_must_be_dismissed(
    register: Register, heading: str
) -> None:
    said = "1234567891" if "VÖEN" in heading else "Türkiyə"
    (table,) = offered(register, file_of(["Company", heading], ["A MMC", said], ["B MMC", said]))
    assert [each.heading for each in table.chosen.homeless] == [heading]
    assert not table.is_clear


@pytest.mark.parametrize("heading", ["Share", "Доля, %", "Payı"])
def test_a_share_of_nobody_knows_what_has_no_home_in_a_list_of_companies(register: Register, heading: str) -> None:
    (table,) = offered(register, file_of(["Company", heading], ["A MMC", "51%"], ["B MMC", "49%"]))
    assert [each.heading for each in table.chosen.homeless] == [heading]
