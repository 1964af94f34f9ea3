"""Columns of an export that were moved in a program which leaves the hidden names of the columns where they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from districtdesk import i18n
from districtdesk.exchange.export import export_list
from districtdesk.exchange.known_headings import have_shifted
from districtdesk.importing.comparing import propose
from districtdesk.importing.proposal import Proposal
from districtdesk.records import District, fields_of
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.listing import Query
from tests.making import district, keep

from .test_proposal import edit_book

Columns = Any


def swap(sheet: Any, columns: Columns) -> None:
    for row in sheet.iter_rows():
        one, other = row[columns["region"] - 1], row[columns["note"] - 1]
        one.value, other.value = other.value, one.value


def remove(sheet: Any, columns: Columns) -> None:
    sheet.delete_cols(columns["region"])


def insert(sheet: Any, columns: Columns) -> None:
    sheet.insert_cols(columns["region"])
    sheet.cell(1, columns["region"]).value = "Mine"
    sheet.cell(2, columns["region"]).value = "Something"


def insert_before_the_last(sheet: Any, columns: Columns) -> None:
    sheet.insert_cols(max(columns.values()))
    sheet.cell(1, max(columns.values())).value = "Mine"


def swap_with_names(sheet: Any, columns: Columns) -> None:
    swap(sheet, columns)
    one, other = (sheet.defined_names[f"dd.district.{key}"] for key in ("region", "note"))
    one.attr_text, other.attr_text = other.attr_text, one.attr_text


def rename(sheet: Any, columns: Columns) -> None:
    sheet.cell(1, columns["region"]).value = "Where it lies"
    sheet.cell(1, columns["note"]).value = None


@pytest.fixture
def exported(register: Register, tmp_path: Path) -> Path:
    keep(register, district("Park", region="Aran", note="A note", settlement="Town"))
    path = tmp_path / "out.xlsx"
    export_list(register, Query("district"), fields_of(District), path)
    return path


@pytest.mark.parametrize("move", [swap, remove, insert, insert_before_the_last], ids=lambda each: each.__name__)
def test_columns_that_left_their_names_behind_are_read_by_their_headings(
    move: Callable[..., None], register: Register, exported: Path
) -> None:
    edit_book(exported, "district", move)
    proposal = propose(register, exported)
    assert (proposal.entries, proposal.problems, proposal.conflicts) == ([], [], [])
    assert [each.by_headings for each in proposal.read] == [True]


@pytest.mark.parametrize("move", [swap_with_names, rename], ids=lambda each: each.__name__)
def test_columns_that_took_their_names_along_or_are_called_otherwise_are_read_by_them(
    move: Callable[..., None], register: Register, exported: Path
) -> None:
    edit_book(exported, "district", move)
    proposal = propose(register, exported)
    assert proposal == Proposal()
    assert [each.by_headings for each in proposal.read] == [False]
    edit_book(exported, "district", lambda sheet, columns: sheet.cell(2, columns["region"], "Quba"))
    assert [dict(each.values) for each in propose(register, exported).entries] == [{"region": "Quba"}]


def test_what_is_written_into_a_moved_column_is_that_of_its_heading(register: Register, exported: Path) -> None:
    edit_book(exported, "district", swap)
    # The hidden name of the note stands beside the regions now.
    edit_book(exported, "district", lambda sheet, columns: sheet.cell(2, columns["note"], "Quba"))
    assert [dict(each.values) for each in propose(register, exported).entries] == [{"region": "Quba"}]


def test_no_heading_that_an_export_writes_is_that_of_another_column(register: Register, tmp_path: Path) -> None:
    keep(register, district("Park"))
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            export_list(register, Query("district"), fields_of(District), tmp_path / "out.xlsx")
        read = propose(register, tmp_path / "out.xlsx").read
        assert [each.by_headings for each in read] == [False], language


def test_a_heading_that_nobody_knows_tells_nothing() -> None:
    assert not have_shifted("district", [("region", "Where it lies"), ("note", "Note"), ("", "Mine")])
    assert have_shifted("district", [("region", "Qeyd"), ("note", "Регион")])
