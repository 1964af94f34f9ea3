"""A workbook of ours that was saved as .ods or .xls comes back as one that was not."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from districtdesk.exchange.export import export_register
from districtdesk.importing.comparing import propose
from districtdesk.importing.proposal import Proposal
from districtdesk.importing.recognising import open_ours
from districtdesk.incoming.reading import read_file
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from tests.exchange.office import saved_as, typed_into
from tests.incoming.ods import write_ods
from tests.making import company, keep

from .test_headings import lose_keys

_ENDINGS = ("ods", "xls")


def proposal_of(register: Register, path: Path) -> Proposal:
    return propose(register, open_ours(path, read_file(path)))


def by_headings(proposal: Proposal) -> set[bool]:
    return {each.by_headings for each in proposal.read}


def test_the_keys_of_an_ods_file_are_its_named_ranges(register: Register, tmp_path: Path) -> None:
    firm = company("Vega", activity="old")
    keep(register, firm)
    names = "".join(
        f'<table:named-range table:name="dd.company.{key}" table:cell-range-address="$\'Our firms\'.${letter}$2"/>'
        for letter, key in (("A", "id"), ("B", "activity"))
    )
    rows = [["Of May"], ["Which", "What it does"], [firm.id, "cement"]]
    path = tmp_path / "firms.ods"
    write_ods(path, "Our firms", rows, names=f"<table:named-expressions>{names}</table:named-expressions>")
    proposal = proposal_of(register, path)
    assert [(each.record_id, dict(each.values)) for each in proposal.entries] == [(firm.id, {"activity": "cement"})]
    assert by_headings(proposal) == {False}


def test_an_ods_file_without_keys_is_known_by_its_headings(register: Register, tmp_path: Path) -> None:
    firm = company("Vega", activity="old")
    keep(register, firm)
    path = tmp_path / "firms.ods"
    write_ods(path, "Companies", [["Record id", "Names (en)", "Activity"], [firm.id, "Vega", "cement"]])
    proposal = proposal_of(register, path)
    assert [dict(each.values) for each in proposal.entries] == [{"activity": "cement"}]
    assert by_headings(proposal) == {True}


@pytest.mark.thorough
def test_the_sample_comes_back_unchanged_as_ods_and_as_xls(made_sample: Path, tmp_path: Path) -> None:
    sample = open_register(made_sample, read_only=True)
    export_register(sample, tmp_path / "out.xlsx")
    for ending in _ENDINGS:
        proposal = proposal_of(sample, saved_as(tmp_path / "out.xlsx", ending))
        assert proposal == Proposal() and proposal.counted.same > 100, ending
        assert by_headings(proposal) == {False}
    lose_keys(tmp_path / "out.xlsx")
    for ending in _ENDINGS:
        proposal = proposal_of(sample, saved_as(tmp_path / "out.xlsx", ending))
        assert proposal == Proposal() and proposal.counted.same > 100, ending
        assert by_headings(proposal) == {True}
    sample.close()


@pytest.mark.thorough
def test_what_is_typed_into_a_cell_is_all_that_an_ods_or_xls_file_proposes(sampled: Register, tmp_path: Path) -> None:
    export_register(sampled, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    typed, expected = {}, []
    for title, key, value, read in (
        ("Projects", "dd.project.note", "Seen in May", "Seen in May"),
        ("Events", "dd.event.note", "1.50", "1.5"),
        ("Districts", "dd.district.other_names", "Park of Alat", "Park of Alat"),
    ):
        sheet = book[title]
        heading = sheet[sheet.defined_names[key].attr_text.rpartition("!")[2]]
        typed[title] = {(heading.row + 1, heading.column): value}
        expected.append((title, {key.rpartition(".")[2]: read}))
    for ending in _ENDINGS:
        path = tmp_path / f"typed.{ending}"
        typed_into(tmp_path / "out.xlsx", path, typed)
        proposal = proposal_of(sampled, path)
        assert proposal.problems == []
        found = [(row.place[0], dict(entry.values)) for entry, row in proposal.told()]
        assert sorted(found, key=repr) == sorted(expected, key=repr), ending
