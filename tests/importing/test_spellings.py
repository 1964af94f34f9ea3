"""A row that is a record that is there leaves its name; what the file calls it becomes one of its other names."""

from __future__ import annotations

from pathlib import Path

import pytest

from districtdesk.exchange.export import export_register
from districtdesk.exchange.template_book import write_template
from districtdesk.exchange.template_order import TemplateOrder
from districtdesk.importing.choices import Choices, id_of
from districtdesk.importing.chosen_table import ChosenSource, TableAnswers
from districtdesk.importing.comparing import propose
from districtdesk.importing.foreign import propose_tables
from districtdesk.importing.proposal import Proposal
from districtdesk.importing.questions import question
from districtdesk.importing.spellings import NamesThere
from districtdesk.importing.taking import accept, rehearse
from districtdesk.importing.wording import read_wording
from districtdesk.names import Names
from districtdesk.records import Company
from districtdesk.register.journal.store import Register
from tests.making import company, district, keep, residency, stored

from .foreign import TITLE, chosen, file_of
from .test_proposal import edit_book, proposed
from .test_taking import adding, names_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


@pytest.fixture
def firm(register: Register) -> Company:
    made = company(names=Names(az="Veqa", en="Vega"), activity="Cement")
    keep(register, made, company("Zeta"))
    return made


def with_row(register: Register, path: Path, **cells: str) -> Proposal:
    """The proposal of an export with one more company in it."""
    export_register(register, path)
    edit_book(path, "company", adding(cells))
    return propose(register, path)


def names_and_others(register: Register, firm: Company) -> tuple[Names, str | None]:
    now = stored(register, firm)
    return now.names, now.other_names


def test_the_name_stays_and_a_second_import_knows_the_spelling(register: Register, path: Path, firm: Company) -> None:
    proposal = with_row(register, path, names__en="VEGA LLC", activity="Pipes")
    (row,) = proposal.alike
    with register.read() as session:
        asked = question(row, read_wording(session, proposal))
    told = {each.label: (each.values, each.renames is not None) for each in asked.rows}
    assert told["Names"][1] and told["Other names"] == (("VEGA LLC", "—"), False)
    choices = Choices(is_record={row.place: firm.id})
    rehearse(register, proposal, choices)
    assert (proposal.problems, proposal.tally.added, proposal.tally.changed) == ([], 0, 1)
    accept(register, proposal, choices)
    assert names_and_others(register, firm) == (Names(az="Veqa", en="Vega"), "VEGA LLC")
    assert stored(register, firm).activity == "Pipes"
    assert propose(register, path).is_empty
    # In a later file the row is that company, and its other values are compared.
    later = with_row(register, path, names__en="Vega LLC", activity="Glass")
    assert later.alike != []
    edit_book(path, "company", lambda sheet, _at: sheet.delete_rows(2, 2))
    assert proposed(propose(register, path)) == [{"activity": "Glass"}]


def test_it_is_called_otherwise_only_where_somebody_says_so(register: Register, path: Path, firm: Company) -> None:
    proposal = with_row(register, path, names__en="VEGA LLC")
    (row,) = proposal.alike
    is_it = {row.place: firm.id}
    left = Choices(is_record=is_it, without={(id_of(row.entry), "other_names")})
    accept(register, proposal, left)
    assert names_and_others(register, firm) == (Names(az="Veqa", en="Vega"), None)
    accept(register, proposal, Choices(is_record=is_it, renamed={row.place}))
    assert names_and_others(register, firm) == (Names(az="Veqa", en="VEGA LLC"), "Vega")


def test_a_name_in_a_further_language_is_added_and_one_in_another_case_is_none() -> None:
    there = NamesThere("company", Names(az="Alfa"), ("Alfa MMC",))
    assert there.of_row({"names": Names(ru="Альфа")}) == {"names": Names(az="Alfa", ru="Альфа")}
    assert there.of_row({"names": Names(ru="Alfa OOO")}) == {"other_names": "Alfa MMC; Alfa OOO"}
    assert there.of_row({"names": Names(az="ALFA mmc", ru="Альфа")}) == {"other_names": "Alfa MMC; Альфа"}
    assert there.of_row({"names": Names(az="ALFA"), "activity": "Pipes"}) == {"activity": "Pipes"}
    assert there.of_row({"other_names": "Alfa; Omeqa"}) == {"other_names": "Alfa MMC; Omeqa"}


@pytest.mark.thorough
def test_what_names_a_record_by_another_name_is_linked_to_it(register: Register, path: Path) -> None:
    park, firm, other = district("Park"), company("Vega", other_names="Vega Group; VEGA LLC"), company("Other")
    keep(register, park, firm, other, residency(park, other))
    export_register(register, path)
    edit_book(path, "residency", adding({"district": "Park", "company": "vega llc", "status": "Registered"}))
    edit_book(path, "company", adding({"names__en": "Other"}, {"names__en": "VEGA LLC"}))
    proposal = propose(register, path)
    rehearse(register, proposal)
    assert (proposal.problems, proposal.alike) == ([], [])
    assert [entry.values["company"] for entry in proposal.entries] == [firm.id]
    accept(register, proposal)
    assert propose(register, path).is_empty and names_of(register, "company") == ["Other", "Vega"]


@pytest.mark.thorough
def test_a_return_may_call_a_company_by_another_name(register: Register, path: Path) -> None:
    firm = company("Vega", other_names="VEGA LLC", activity="Cement")
    keep(register, district("Park"), firm)
    write_template(path, TemplateOrder(district="Park"), register)
    edit_book(path, "company", adding({"names__en": "Vega llc", "activity": "Pipes"}))
    edit_book(path, "residency", adding({"company": "VEGA LLC", "status": "Registered"}))
    proposal = propose(register, path)
    rehearse(register, proposal)
    assert proposal.problems == [] and {frozenset(entry.values) for entry in proposal.entries} >= {
        frozenset({"activity"})
    }
    accept(register, proposal)
    assert names_of(register, "company") == ["Vega"] and stored(register, firm).other_names == "VEGA LLC"
    assert propose(register, path).is_empty


@pytest.mark.parametrize("is_renamed", [False, True])
def test_a_table_of_others_adds_its_spelling_once(register: Register, firm: Company, is_renamed: bool) -> None:
    file = file_of(["Company", "Activity"], ["VEGA LLC", "Pipes"], ["Vega LTD", "Pipes"])
    tables, source = chosen(register, file), ChosenSource(TITLE)
    asked = propose_tables(register, tables, source)
    keys = [row.key for row in asked.alike]
    answers = TableAnswers(is_record=dict.fromkeys(keys, firm.id), renamed=keys[:1] if is_renamed else ())
    proposal = propose_tables(register, tables, source, answers)
    (changed,) = [entry for entry in proposal.entries if entry.record_id == firm.id]
    assert changed.values["activity"] == "Pipes"
    accept(register, proposal)
    called = Names(az="Veqa", en="VEGA LLC" if is_renamed else "Vega")
    others = "Vega; Vega LTD" if is_renamed else "VEGA LLC; Vega LTD"
    assert names_and_others(register, firm) == (called, others)
    again = propose_tables(register, chosen(register, file), source)
    assert again.alike == [] and not any(entry.record_id == firm.id for entry in again.entries)
