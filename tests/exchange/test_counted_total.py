"""The row above the claims: it adds what is seen and counts, and of unlike claims it gives no number."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell

from districtdesk import i18n
from districtdesk.exchange.export import export_list, export_list_csv, export_register
from districtdesk.exchange.printed import read_list
from districtdesk.fields import Operator
from districtdesk.i18n import _
from districtdesk.importing.comparing import propose
from districtdesk.records import Figure, fields_of
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries.condition import Condition
from districtdesk.register.queries.listing import Query
from tests.making import INDICATOR_IDS, district, figure, keep

from .office import reckoned
from .repair_rules import broken_rules

JOBS = Query("figure", conditions=(Condition("indicator", Operator.IS, (INDICATOR_IDS["jobs_created"],)),))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "register.xlsx"


def above(path: Path, title: str = "Claims") -> tuple[object, object, object]:
    """What it is called, its number, and its words."""
    sheet = openpyxl.load_workbook(path, data_only=True)[title]
    label, *rest = [cell.value for cell in sheet[1] if isinstance(cell, Cell) and cell.value is not None]
    return label, *(rest if len(rest) > 1 else (None, *rest))


def keep_claims(register: Register) -> None:
    one, other, third = district("One"), district("Other"), district("Third")
    keep(
        register, one, other, third,
        figure(one, "jobs_created", 500), figure(other, "jobs_created", 70, qualifier="more_than"),
        figure(third, "jobs_created", 9000, status="disputed"), figure(one, "invested", 4, currency="AZN"),
    )  # fmt: skip


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_like_claims_are_added_and_unlike_ones_are_not(register: Register, target: Path, language: str) -> None:
    keep_claims(register)
    with i18n.speaking(language):
        title = {"az": "Məlumatlar", "en": "Claims", "ru": "Сведения"}[language]
        export_list(register, JOBS, fields_of(Figure), target)
        assert above(target, title)[1] == 570 and "2" in str(above(target, title)[2])
        export_register(register, target)
        _name, total, words = above(target, title)
        assert total is None and _("No. in Sums") in str(words)
        assert broken_rules(target) == [] and propose(register, target).is_empty


def test_the_row_tells_how_many_numbers_are_no_exact_ones(register: Register, target: Path) -> None:
    keep_claims(register)
    export_list(register, JOBS, fields_of(Figure), target)
    assert above(target) == (
        "Sum of the rows that are seen and count", 570,
        "Claims added: 2. Of these bounds, ranges or about so: 1; their numbers alone are added.",
    )  # fmt: skip


def test_the_row_is_printed_where_it_has_a_number_and_is_none_of_the_rows_of_a_csv(
    register: Register, target: Path
) -> None:
    keep_claims(register)
    for query, is_told in ((JOBS, True), (Query("figure"), False)):
        (document,) = read_list(register, query, fields_of(Figure), None, lambda: None).documents
        said = [text for row in document.rows for text in row.texts]
        assert ("Sum of the rows that are seen and count" in said, "570" in said) == (is_told, is_told)
    table = target.with_suffix(".csv")
    assert export_list_csv(register, JOBS, fields_of(Figure), table) == 3
    assert "Sum of the rows" not in table.read_text("utf-8-sig")


def test_nothing_is_added_where_nothing_counts(register: Register, target: Path) -> None:
    park = district("Park")
    keep(register, park, figure(park, "jobs_created", 9000, status="disputed"))
    export_list(register, JOBS, fields_of(Figure), target)
    assert openpyxl.load_workbook(target)["Claims"]["A1"].value == "Claim"


def choose(source: Path, numbers: set[object], target: Path) -> Path:
    """The workbook as it is when only the claims with these numbers of sums are chosen."""
    book = openpyxl.load_workbook(source)
    sheet = book["Claims"]
    place = next(cell.column_letter for cell in sheet[2] if cell.value == "No. in Sums")
    for row in range(3, sheet.max_row + 1):
        sheet.row_dimensions[row].hidden = sheet[f"{place}{row}"].value not in numbers
    book.save(target)
    return target


@pytest.mark.thorough
def test_rows_that_are_chosen_come_to_the_sum_of_the_overview_in_libreoffice(filled_file: Path, target: Path) -> None:
    filled = open_register(filled_file)
    export_register(filled, target)
    rows = list(openpyxl.load_workbook(target, data_only=True)["Sums"].iter_rows(min_row=3, values_only=True))
    sums = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    told = {row["No."]: (row["Sum"], row["Claims added"]) for row in sums if row["Sum"] is not None}
    several = sorted(told, key=lambda number: told[number][1], reverse=True)[:3]
    ways: list[set[object]] = [*({each} for each in several), set(several), {None}, {*told}]
    files = [choose(target, way, target.with_name(f"{place}.xlsx")) for place, way in enumerate(ways)]
    found = [above(path) for path in reckoned(*files)]
    for number, (_name, total, words) in zip(several, found, strict=False):
        assert (total, str(words).partition(".")[0]) == (told[number][0], f"Claims added: {told[number][1]}")
    unlike, none, everything = found[3:]
    assert unlike == everything == above(target) and unlike[1] is None
    assert none[1:] == (None, "Of the rows that are seen none counts in a sum.")


@pytest.mark.thorough
def test_what_stands_there_is_what_libreoffice_reckons_in_each_language(register: Register, target: Path) -> None:
    keep_claims(register)
    made = []
    for code in i18n.LANGUAGES:
        with i18n.speaking(code):
            for place, query in enumerate((JOBS, Query("figure"))):
                made.append(target.with_name(f"{code}{place}.xlsx"))
                export_list(register, query, fields_of(Figure), made[-1])
    for path, again in zip(made, reckoned(*made), strict=True):
        title = openpyxl.load_workbook(path).sheetnames[1]
        assert above(again, title) == above(path, title)
