"""Columns are proposed for fields by what they are called, what is in them, and what was chosen before."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.incoming.mapping import (
    CHOSEN_BEFORE,
    IN_REGISTER,
    VALUES_FIT,
    ColumnMapping,
    TableProposal,
    propose_mapping,
    read_mapping,
    save_mapping,
)
from districtdesk.incoming.register_names import find_names_in
from districtdesk.incoming.sheet_cells import IncomingRow, IncomingSheet
from districtdesk.incoming.tables import FoundTable, find_tables
from districtdesk.incoming.vocabulary import knows, scores_by_heading, targets
from districtdesk.names import Names
from districtdesk.records import Company
from districtdesk.register.journal.store import Register


def _table(*rows: Sequence[object]) -> FoundTable:
    kept = [IncomingRow(number, tuple(row)) for number, row in enumerate(rows, 1)]  # type: ignore[arg-type]
    (table,) = find_tables(IncomingSheet("any", kept), knows).tables
    return table


def _paths(proposal: TableProposal) -> list[str]:
    return [each.match.target.path if each.match else "" for each in proposal.columns]


def test_every_field_is_known_by_its_label_in_three_languages() -> None:
    unknown = []
    for path, target in targets().items():
        for language in LANGUAGES:
            with speaking(language):
                label = target.label()
            if scores_by_heading(label).get(path, 0) < 0.9:
                unknown.append((path, label))
    assert unknown == []


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("Regstration date", "residency.registered_on"), ("ŞİRKƏTİN ADI", "company.names"),
        ("sirketin adi", "company.names"), ("Müəssisələrin adı", "company.names"), ("Voen", "company.tax_id"),
        ("Площадь участка (га)", "residency.plot_area"), ("Number of employees, persons", "claim.people_employed"),
    ],
)  # fmt: skip
def test_a_heading_is_known_in_other_spellings(heading: str, path: str) -> None:
    scores = scores_by_heading(heading)
    assert max(scores, key=lambda each: scores[each]) == path


def test_columns_are_known_by_their_values_alone() -> None:
    table = _table(
        ("A", "B", "C"), ("x1", "1000000001", "Azerbaijan"), ("x2", "0900000002", "Italy"), ("x3", "1700000003", "TR")
    )
    proposal = propose_mapping(table)
    assert _paths(proposal)[1:] == ["company.tax_id", "company.country"]
    assert proposal.columns[1].match is not None
    assert VALUES_FIT in proposal.columns[1].match.reasons
    assert [column.heading for column in proposal.homeless] == ["A"]


def test_values_of_another_sort_speak_against_a_field() -> None:
    table = _table(("Company", "Registration date"), ("Alfa", "many"), ("Beta", "words"), ("Gamma", "here"))
    assert _paths(propose_mapping(table)) == ["company.names", ""]


def test_what_was_chosen_before_comes_first_and_what_was_dismissed_stays_so() -> None:
    table = _table(("Company", "Kod", "Jobs"), ("Alfa", "a1", 5), ("Beta", "b2", 6))
    chosen = dict(zip(table.columns, ("company.names", "company.other_names", ""), strict=True))
    saved = save_mapping("Quarterly list", chosen)
    assert read_mapping(saved.as_json()) == saved
    proposal = propose_mapping(table, saved=saved)
    assert _paths(proposal) == ["company.names", "company.other_names", ""]
    assert proposal.columns[1].match is not None
    assert CHOSEN_BEFORE in proposal.columns[1].match.reasons


def test_a_kept_mapping_forgets_fields_that_there_are_no_more() -> None:
    assert read_mapping('{"name": "x", "fields": {"a": "company.gone", "b": ""}}') == ColumnMapping("x", {"b": ""})
    for stored in ("[]", "{}", "no json"):
        with pytest.raises(ValueError):
            read_mapping(stored)


def test_a_column_of_names_that_the_register_knows_needs_no_heading(register: Register) -> None:
    with register.change("Add") as session:
        for name in ("Xəzər Polimer MMC", "Şirvan Metal"):
            session.add(Company(names=Names(az=name)))
    table = _table(("K1", "K2"), ("Xəzər Polimer", "a"), ("ŞİRVAN METAL MMC", "b"))
    with register.read() as session:
        proposal = propose_mapping(table, find_names=find_names_in(session))
    assert _paths(proposal)[0] == "company.names"
    assert proposal.columns[0].match is not None
    assert IN_REGISTER in proposal.columns[0].match.reasons
    assert proposal.columns[0].match.told_reasons()


def _proposed(*rows: Sequence[object]) -> dict[str, str]:
    columns = propose_mapping(_table(*rows)).columns
    return {each.column.heading: each.match.target.path if each.match else "" for each in columns}


def test_an_indicator_comes_once_for_each_time_that_the_headings_say() -> None:
    rows = (("A LLC", 10, 20), ("B LLC", 5, 6))
    found = _proposed(("Company", "Exports 2022, AZN", "Exports 2023, AZN"), *rows)
    assert list(found.values()) == ["company.names", "claim.exports", "claim.exports"]
    found = _proposed(("Company", "Exports, AZN", "Export, AZN"), *rows)
    assert list(found.values()).count("claim.exports") == 1


def test_jobs_that_are_to_be_created_are_not_those_that_were() -> None:
    headings = ("Layihənin adı", "Yaradılacaq iş yerlərinin sayı")
    assert _proposed(headings, ("Zavod", 10), ("Fabrik", 20))[headings[1]] == "claim.jobs_expected"


def test_a_number_of_women_is_no_share_of_them() -> None:
    rows = (("Sabirabad", 12), ("Masallı", 30))
    assert _proposed(("Məhəllə", "Onlardan qadınlar"), *rows)["Onlardan qadınlar"] != "claim.women_share"
    assert _proposed(("Məhəllə", "Onlardan qadınlar, %"), *rows)["Onlardan qadınlar, %"] == "claim.women_share"


def test_what_stands_in_brackets_behind_a_heading_is_passed_over() -> None:
    assert _proposed(("Project", "Participant (founder)"), ("Mill", "Alfa"), ("Works", "Beta")) == {
        "Project": "project.names",
        "Participant (founder)": "company.names",
    }


def test_a_column_with_a_unit_names_nothing() -> None:
    rows = (("Alfa LLC", "78 mln"), ("Beta LLC", "450 thousand"))
    found = propose_mapping(_table(("Company name", "Invested (AZN)"), *rows)).columns[1]
    assert found.match is not None and found.match.target.path == "claim.invested"
    assert all(each.score < 0.5 for each in found.candidates if each.target.key == "names")


def test_what_is_counted_is_no_list_of_companies() -> None:
    found = propose_mapping(_table(("Zone", "Registered enterprises"), ("Alfa", 14), ("Beta", "about 20")))
    assert found.kind == "district" and _paths(found) == ["district.names", "claim.enterprises_registered"]


def test_names_that_the_register_knows_of_districts_are_not_those_of_companies() -> None:
    table = _table(
        ("Наименование", "Площадь", "Численность работающих"), ("Alfa", 78, 640), ("Beta", 50, 300), ("Gamma", 4, 20)
    )
    known = propose_mapping(table, find_names=lambda kind, _texts: float(kind == "district"))
    assert known.kind == "district" and _paths(known)[:2] == ["district.names", "claim.area"]


@pytest.mark.parametrize("heading", ["Промышленный парк", "Sənaye zonası", "District", "Industrial zone"])
def test_a_list_of_projects_names_the_district_of_each_without_a_doubt(heading: str) -> None:
    found = propose_mapping(_table(("Project", heading), ("Mill", "Alfa"), ("Works", "Beta"))).columns[1]
    named = [
        each.target.path for each in found.candidates if each.target.path.startswith(("district.n", "residency.d"))
    ]
    assert found.match is not None and found.match.target.path == "project.district" and named == []


def test_jobs_with_a_word_for_planned_behind_them_are_expected() -> None:
    headings = ("Наименование проекта", "Количество рабочих мест (план)")
    assert _proposed(headings, ("Завод", 10), ("Цех", 20))[headings[1]] == "claim.jobs_expected"


@pytest.mark.parametrize("heading", ["Qeyd", "Примечание", "Комментарий", "Remarks"])
def test_a_column_of_remarks_is_the_note(heading: str) -> None:
    assert _proposed(("Company", heading), ("A LLC", "is built"), ("B LLC", "waits"))[heading] == "company.note"
