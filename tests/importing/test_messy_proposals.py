"""What a handful of messy files asks of an empty register: each record, number, unit, time and place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from districtdesk.importing.chosen_table import OF_ONE, TableAnswers
from districtdesk.importing.proposal import Proposal
from districtdesk.names import Names
from districtdesk.quantity import Quantity
from districtdesk.records.figure import quantity_of
from districtdesk.register.claims.standard_indicators import INDICATORS
from districtdesk.register.journal.store import Register
from tests.incoming.held_out import HELD_OUT
from tests.incoming.messy import MessyFile
from tests.incoming.messy_books import BOOKS
from tests.incoming.messy_texts import TEXTS

from .foreign import chosen, proposed, read_messy, with_unit

_CODES = {each.id: each.code for each in INDICATORS}
_FILES = {each.name: each for each in (*BOOKS, *TEXTS, *HELD_OUT)}
# Of whom, which indicator, how much in plain digits with its currency, planned or reported, when, and where.
Told = tuple[str, str, str, str, str, str]


def _figures(proposal: Proposal) -> Iterator[Told]:
    cited = {entry.values["record"]: entry.values for entry in proposal.entries if entry.kind == "citation"}
    for entry, row in proposal.told():
        if entry.kind == "figure":
            when = entry.values.get("as_of") or entry.values.get("period")
            amount = quantity_of({"qualifier": "exact", **entry.values})
            yield (
                row.caption.show() if row.caption else "",
                _CODES[str(entry.values["indicator"])],
                _plain(amount),
                str(entry.values["status"]),
                when.edtf if when else "",  # type: ignore[attr-defined]
                str(cited[entry.given_id or ""]["place_in_it"]).partition("!")[2],
            )


def _plain(amount: Quantity) -> str:
    return f"{amount.value.normalize():f} {amount.currency or ''}".rstrip()


def _records(proposal: Proposal, *keys: str) -> list[tuple[str, ...]]:
    """The named records, with their values of these fields."""
    return [
        (entry.kind, names.show(), *(str(entry.values.get(key)) for key in keys))
        for entry in proposal.entries
        if isinstance(names := entry.values.get("names"), Names)
    ]


def _of(register: Register, folder: Path, messy: MessyFile) -> Proposal:
    return proposed(register, chosen(register, read_messy(messy, folder)))


@pytest.mark.thorough
def test_a_return_with_two_rows_of_headings(register: Register, tmp_path: Path) -> None:
    found = _of(register, tmp_path, next(each for each in HELD_OUT if each.name == "return.xlsx"))
    plast, araz, demir = "“Şəfəq Plast” MMC", "“Araz Tekstil” ASC", "“Dəmir-Beton” MMC"
    assert _records(found, "tax_id") == [
        ("company", plast, "1401234567"),
        ("company", araz, "0901234561"),
        ("company", demir, "1701234563"),
    ]
    when = "2024-35"
    assert list(_figures(found)) == [
        (plast, "investment_planned", "1200000 AZN", "planned", when, "D7"),
        (plast, "invested", "850500 AZN", "reported", when, "E7"),
        (plast, "jobs_permanent", "40", "reported", when, "F7"),
        (plast, "jobs_seasonal", "5", "reported", when, "G7"),
        (araz, "investment_planned", "3400000 AZN", "planned", when, "D8"),
        (araz, "invested", "3400000 AZN", "reported", when, "E8"),
        (araz, "jobs_permanent", "120", "reported", when, "F8"),
        (demir, "investment_planned", "560000 AZN", "planned", when, "D9"),
        (demir, "invested", "0 AZN", "reported", when, "E9"),
    ]
    assert found.problems == [] and found.questions == []


@pytest.mark.thorough
def test_an_old_workbook_in_roubles(register: Register, tmp_path: Path) -> None:
    found = _of(register, tmp_path, _FILES["projects.xls"])
    assert _records(found) == [("project", "Завод А"), ("project", "Завод Б"), ("project", "Завод В")]
    assert [each[:3] + each[5:] for each in _figures(found)] == [
        ("Завод А", "investment_value", "1200000 RUB", "B2"),
        ("Завод Б", "investment_value", "350000 RUB", "B3"),
        ("Завод В", "investment_value", "99000 RUB", "B6"),
    ]


@pytest.mark.thorough
def test_two_forms_are_two_districts(register: Register, tmp_path: Path) -> None:
    found = _of(register, tmp_path, _FILES["two forms.xlsx"])
    masalli, hajigabul = "Masallı SM", "Hacıqabul SM"
    assert _records(found, "region") == [("district", masalli, "Aran"), ("district", hajigabul, "Aran")]
    assert [each[:3] + each[5:] for each in _figures(found)] == [
        (masalli, "area", "10", "C6"),
        (masalli, "jobs_created", "320", "C7"),
        (masalli, "occupancy", "75", "C8"),
        (hajigabul, "area", "60", "C6"),
        (hajigabul, "jobs_created", "500", "C7"),
        (hajigabul, "occupancy", "75", "C8"),
    ]


@pytest.mark.thorough
def test_a_table_of_text_has_its_shares_asked(register: Register, tmp_path: Path) -> None:
    tables = chosen(register, read_messy(_FILES["excel says the separator.csv"], tmp_path))
    (question,) = proposed(register, tables).questions
    heading = question.heading
    found = proposed(register, [with_unit(each, heading, OF_ONE) for each in tables])
    assert [each[1:3] for each in _figures(found)][:1] == [("women_share", "51")]


@pytest.mark.thorough
def test_words_that_no_field_knows_are_asked_once_for_all_rows(register: Register, tmp_path: Path) -> None:
    tables = chosen(register, read_messy(_FILES["stacked.xlsx"], tmp_path))
    asked = {question.cell.text: question for question in proposed(register, tables).questions}
    assert set(asked) == {"Fəaliyyətdədir", "Hazırlıq"}
    answers = {"Fəaliyyətdədir": "operating", "Hazırlıq": "preparation"}
    readings = {
        ("Hesabat", cell.row, cell.column): answers[text] for text, each in asked.items() for cell in each.cells
    }
    found = proposed(register, tables, TableAnswers(readings=readings))
    assert found.questions == []
    assert [each[1:] for each in _records(found, "status") if each[0] == "project"] == [
        ("Yağ zavodu", "operating"),
        ("Un zavodu", "under_construction"),
        ("Kağız zavodu", "preparation"),
    ]
