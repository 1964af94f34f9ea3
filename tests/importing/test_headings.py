"""A workbook of ours that lost its keys is known by its headings, and rows that lost their ids by what they say."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from districtdesk import i18n
from districtdesk.exchange.export import export_list, export_register
from districtdesk.exchange.known_headings import key_of
from districtdesk.importing.comparing import propose
from districtdesk.importing.proposal import Proposal
from districtdesk.importing.recognising import open_ours
from districtdesk.records import Company, Indicator, field_of, fields_of
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries.condition import Condition
from districtdesk.register.queries.listing import Query
from tests.making import company, district, keep, project, residency

from .test_proposal import edit_book

_IDS = ("id", "version")
_FIRMS = (("First", "AZ"), ("Second", "AZ"), ("Third", "TR"))


def lose_keys(path: Path, *, without: Iterable[str] = (), shuffled: bool = False) -> None:
    """Write the cells alone into a new workbook, as a program does that keeps nothing else.

    `without`: which columns, by how their keys end, are left out.
    """
    book = openpyxl.load_workbook(path)
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, sheet in enumerate(book.worksheets, 1):
        keys = {sheet[each.attr_text.rpartition("!")[2]].column: name.split(".", 2)[2]
                for name, each in sheet.defined_names.items() if name.startswith("dd.")}  # fmt: skip
        kept = [
            each for each in range(1, sheet.max_column + 1) if keys.get(each, "").rpartition(".")[2] not in without
        ]
        if shuffled:
            random.Random(7).shuffle(kept)
        page = made.create_sheet(f"Page {number}")
        for row in sheet.iter_rows():
            page.append([row[each - 1].value for each in kept])
        for row in page.iter_rows():
            for cell, each in zip(row, kept, strict=True):
                cell.number_format = sheet.cell(cell.row, each).number_format
    made.save(path)


def test_a_heading_of_a_former_version_is_known_still() -> None:
    assert [key_of("indicator", each) for each in ("Nature", "Размерность")] == ["nature", "dimension"]
    assert (key_of("figure", "Göstərici növü"), field_of(Indicator, "nature").kind.parse("Stock")) == (
        "indicator",
        "stock",
    )


@pytest.mark.thorough
def test_without_keys_the_sample_proposes_nothing_in_any_language(made_sample: Path, tmp_path: Path) -> None:
    sample = open_register(made_sample, read_only=True)
    path = tmp_path / "out.xlsx"
    lost = ((), _IDS, (*_IDS, "edtf", "key"))
    for language, without in zip(i18n.LANGUAGES, lost, strict=True):
        with i18n.speaking(language):
            export_register(sample, path)
        lose_keys(path, without=without, shuffled=True)
        proposal = propose(sample, path)
        assert proposal == Proposal(), (language, without)
        assert len(proposal.read) > 10 and all(each.by_headings for each in proposal.read)
    sample.close()


@pytest.mark.thorough
def test_a_row_without_an_id_is_the_record_that_is_called_so(register: Register, tmp_path: Path) -> None:
    park, firm, other = district("Park"), company("Vega", tax_id="1000000001"), company("Vega")
    plant = project("Plant", district=park.id)
    keep(register, park, firm, other, plant, residency(park, firm))
    path = tmp_path / "out.xlsx"
    export_register(register, path)
    lose_keys(path, without=("id", "version", "caption"))
    change(path, {"Region": "Aran", "Activity": "Pipes", "Status": "Registered"})
    proposal = propose(register, path)
    found = {(each.kind, each.record_id) for each in proposal.entries}
    # Of two of one name nobody can tell which the one without a number is.
    assert ("district", park.id) in found and ("project", plant.id) in found and ("company", firm.id) in found
    assert [each.entry.kind for each in proposal.alike] == ["company"]


@pytest.mark.thorough
def test_headings_of_other_languages_and_rows_above_them_are_known_too(register: Register, tmp_path: Path) -> None:
    firm = company("Vega")
    keep(register, firm)
    book = openpyxl.Workbook()
    for row in (
        ["A title"],
        ["Adlar (az)", "Names (en)", "ИНН (VÖEN)", "Fəaliyyət", "Mine"],
        [None, "vega", None, "Pipes", 1],
    ):
        book.active.append(row)
    book.save(tmp_path / "mixed.xlsx")
    proposal = propose(register, tmp_path / "mixed.xlsx")
    assert [(each.record_id, dict(each.values)) for each in proposal.entries] == [(firm.id, {"activity": "Pipes"})]
    assert "Mine" in proposal.unread[0].headings


@pytest.mark.thorough
def test_rows_that_are_gone_are_told_and_those_a_filter_left_out_are_not(register: Register, tmp_path: Path) -> None:
    path, firms = tmp_path / "out.xlsx", [company(name, country=code) for name, code in _FIRMS]
    keep(register, *firms)
    query = Query("company", conditions=(Condition("country", "is", ("AZ",)),))
    for export, missing in (
        (lambda: export_register(register, path), [(1, ["Second"])]),
        (lambda: export_list(register, query, fields_of(Company), path), [(1, [])]),
    ):
        export()
        assert propose(register, path) == Proposal()
        edit_book(path, "company", lambda sheet, _columns: sheet.delete_rows(3))
        keep(register, company("Later", country="AZ"))
        proposal = propose(register, path)
        told = [(each.count, [names.show() for _id, names in each.records]) for each in proposal.missing]
        assert (proposal.entries, proposal.problems, told) == ([], [], missing)


def test_the_records_of_a_sheet_that_is_gone_are_told(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    keep(register, *(company(name, country=code) for name, code in _FIRMS))
    export_register(register, path)
    book = openpyxl.load_workbook(path)
    del book["Companies"]
    book.save(path)
    proposal = propose(register, path)
    assert [(each.title, each.count, len(each.records)) for each in proposal.missing] == [
        ("Companies", len(_FIRMS), len(_FIRMS))
    ]
    assert proposal.entries == []


def change(path: Path, values: dict[str, Any]) -> None:
    """Write into all rows of the columns with these headings."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for column in sheet.iter_cols():
            if column[0].value in values:
                for cell in column[1:]:
                    cell.value = values[column[0].value]
    book.save(path)


def test_a_table_of_others_with_a_few_headings_of_ours_is_no_workbook_of_ours(tmp_path: Path) -> None:
    for headings in (
        ("Company", "Tax ID", "Number of employees"),
        ("Company", "Tax ID", "Activity", "Address"),
        ("Şirkət", "VÖEN", "Fəaliyyət"),
    ):
        book = openpyxl.Workbook()
        for row in (headings, ("Alfa LLC", "1000000011", *("x" for _each in headings[2:]))):
            book.active.append(row)
        book.save(tmp_path / "others.xlsx")
        assert open_ours(tmp_path / "others.xlsx") == [], headings
