"""Tables of others: their rows are records that are there or new, their numbers are claims, cited from the file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.exchange.errors import Cancelled
from districtdesk.exchange.read_book import Uncalculated
from districtdesk.importing.choosing import find_source, offer_tables
from districtdesk.importing.chosen_table import OF_ONE, ROLE, ChosenSource, ColumnChoice, TableAnswers
from districtdesk.importing.foreign import propose_tables
from districtdesk.importing.saved_mappings import keep_mapping, mapping_called, mapping_of, saved_mappings
from districtdesk.importing.taking import accept, keep_good_rows
from districtdesk.importing.wording import read_wording
from districtdesk.incoming.mapping import read_mapping
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.incoming.held_out import HELD_OUT
from tests.incoming.messy_books import BOOKS
from tests.incoming.messy_texts import TEXTS
from tests.incoming.office_files import OFFICE_FILES
from tests.making import company, district, figure, keep, source, stored

from .foreign import TITLE, chosen, file_of, of_file, offered, proposed, read_messy, take, told, with_unit

_RETURN = file_of(
    ("Residents of Hajigabul, third quarter of 2024",),
    (
        "Company",
        "Tax ID",
        "Industrial district",
        "Certificate number",
        "Number of employees",
        "Exports, thousand AZN",
    ),
    ("Alfa LLC", "1000000011", "Hajigabul", "R-1", 34, Decimal("120.5")),
    ("Beta LLC", "1000000012", "Hajigabul", "R-2", "about 40", None),
)


def values_of(register: Register, kind: str) -> list[dict[str, object]]:
    with register.read() as session:
        return [dict(row.values) for row in listing.everything(session, Query(kind))]


def test_a_row_makes_records_that_name_each_other_and_claims_that_are_cited(register: Register) -> None:
    proposal = take(register, _RETURN)
    assert proposal.problems == [] and proposal.questions == [] and proposal.alike == []
    assert told(proposal, "district", "company") == [
        ("district", "Hajigabul"),
        ("company", "Alfa LLC"),
        ("company", "Beta LLC"),
    ]
    with register.read() as session:
        companies = {row.caption.show(): row.id for row in listing.everything(session, Query("company"))}
        residencies = list(listing.everything(session, Query("residency")))
        figures = {row.text("subject"): row for row in listing.everything(session, Query("figure"))}
        cited = [row.values for row in listing.everything(session, Query("citation"))]
    assert {row.text("company"): row.text("certificate_number") for row in residencies} == {
        companies["Alfa LLC"]: "R-1",
        companies["Beta LLC"]: "R-2",
    }
    about = figures[companies["Beta LLC"]].values
    assert (about["qualifier"], about["value"], about["as_of"]) == ("about", Decimal(40), ImpreciseDate("2024-35"))
    said = {
        (each["place_in_it"], each["words"])
        for each in cited
        if each["record"] in {row.id for row in figures.values()}
    }
    assert ("Sheet1!E4", "about 40") in said
    assert [each["title"] for each in values_of(register, "source")] == [TITLE]
    again = of_file(register, _RETURN)
    assert again.is_empty and again.entries == [] and again.counted.same == 2
    undo(register)
    assert values_of(register, "company") == values_of(register, "source") == []


def test_what_is_cited_is_called_by_its_title_before_it_is_there(register: Register) -> None:
    proposal = propose_tables(register, chosen(register, _RETURN), ChosenSource(TITLE))
    with register.read() as session:
        wording = read_wording(session, proposal)
    cited = [each.values["source"] for each in proposal.entries if each.kind == "citation"]
    assert {wording.value("citation", "source", each) for each in cited} == {TITLE}


def test_comparing_tables_says_how_far_it_is_and_can_be_cancelled_at_each_row(register: Register) -> None:
    tables, heard = chosen(register, _RETURN), list[int]()
    propose_tables(register, tables, ChosenSource(TITLE), progress=lambda done, _total: heard.append(done))
    assert heard == [1, 2]
    asked = iter((False, True))
    with pytest.raises(Cancelled):
        propose_tables(register, tables, ChosenSource(TITLE), is_cancelled=lambda: next(asked))


def test_a_column_without_a_home_must_be_dismissed(register: Register) -> None:
    file = file_of(
        ("Company", "Tax ID", "Mood"), ("Alfa LLC", "1000000011", "gay"), ("Beta LLC", "1000000012", "sad")
    )
    (table,) = (each.chosen for each in offered(register, file))
    proposal = propose_tables(register, [table], ChosenSource(TITLE))
    (found,) = proposal.problems
    assert proposal.entries == [] and found.cell is not None
    assert (found.row, found.cell.column, found.cell.text) == (1, 3, "Mood")
    assert told(of_file(register, file), "company") == [("company", "Alfa LLC"), ("company", "Beta LLC")]


def test_a_percent_is_what_its_cell_shows_and_is_asked_where_no_format_tells(register: Register) -> None:
    rows = (("District", "Occupancy rate"), ("Agjabadi", Decimal("0.51")), ("Masalli", Decimal("0.875")))
    assert told(of_file(register, file_of(*rows, percents=(2,))), "figure") == [("figure", "51"), ("figure", "87.5")]
    file = file_of(*rows)
    asked = of_file(register, file)
    (question,) = asked.questions
    assert told(asked, "figure") == [] and question.rows == (2, 3)
    for unit, values in ((question.choices[0].value, ["0.51", "0.875"]), (OF_ONE, ["51", "87.5"])):
        tables = [with_unit(each, "Occupancy rate", unit) for each in chosen(register, file)]
        assert [value for _kind, value in told(proposed(register, tables), "figure")] == values


def test_of_two_numbers_in_a_cell_one_is_chosen_or_each_is_a_claim(register: Register) -> None:
    file = file_of(
        ("District", "Total area"), ("Agjabadi", "78 Ha \n112 Ha (with the new part)"), ("Masalli", "10 ha")
    )
    (question,) = of_file(register, file).questions
    place = ("Sheet1", 2, 2)
    assert [each.value for each in question.choices] == ["0", "1", "all"]
    for answer, values in (("0", ["78", "10"]), ("1", ["112", "10"]), ("all", ["78", "112", "10"])):
        found = of_file(register, file, TableAnswers(readings={place: answer}))
        assert [value for _kind, value in told(found, "figure")] == values and found.questions == []


def test_what_may_be_there_waits_for_a_choice_and_then_is_compared(register: Register) -> None:
    vega, alfa = company("Vega", address="Main street"), company("Alfa LLC", tax_id="1000000011", activity="Pipes")
    keep(register, vega, alfa)
    file = file_of(
        ("Company", "Tax ID", "Activity", "Address"),
        ("“Vega” LLC", "1000000015", "Cement", None),
        ("Alfa", "1000000011", "Cables", "Side street"),
    )
    known = TableAnswers()
    proposal = of_file(register, file, known)
    assert [each.given_id for each in proposal.entries] == [
        each.given_id for each in of_file(register, file, known).entries
    ]
    (open_row,) = proposal.alike
    assert [each.id for each in open_row.candidates] == [vega.id]
    (changed,) = (entry for entry in proposal.entries if entry.kind == "company")
    assert changed.record_id == alfa.id and dict(changed.values) == {"activity": "Cables", "address": "Side street"}
    assert next(row.old for entry, row in proposal.told() if entry is changed) == {
        "activity": "Pipes",
        "address": None,
    }
    as_vega = take(register, file, TableAnswers(is_record={open_row.key: vega.id}))
    assert as_vega.alike == [] and as_vega.counted.blank == 1
    assert (stored(register, vega).tax_id, stored(register, vega).address) == ("1000000015", "Main street")
    assert of_file(register, file).is_empty
    undo(register)
    other = of_file(register, file, TableAnswers(new=[open_row.key]))
    assert told(other, "company")[0] == ("company", "“Vega” LLC")


def test_a_formula_that_nobody_calculated_is_called_so(register: Register) -> None:
    title, headings = ("Residents, third quarter of 2024",), ("Company", "Tax ID", "Number of employees")
    file = file_of(title, headings, ("Alfa LLC", "1000000011", Uncalculated("=")), ("Beta LLC", "1000000012", 40))
    (found,) = of_file(register, file).problems
    assert (found.problem.rule, "not calculated yet" in found.problem.message) == ("formula", True)


@pytest.mark.thorough
def test_what_was_counted_over_a_time_asks_for_that_time(register: Register) -> None:
    file = file_of(
        ("Company", "Tax ID", "Exports, AZN"), ("Alfa LLC", "1000000011", 10), ("Beta LLC", "1000000012", 20)
    )
    (question,) = of_file(register, file).questions
    assert (question.asks, question.rows) == ("as_of", (2, 3))
    tables = [replace(each, as_of=ImpreciseDate("2024-35")) for each in chosen(register, file)]
    found = proposed(register, tables)
    assert [entry.values["period"] for entry in found.entries if entry.kind == "figure"] == [
        ImpreciseDate("2024-35")
    ] * 2


@pytest.mark.thorough
def test_the_currency_is_asked_where_nothing_says_it(register: Register) -> None:
    file = file_of(("Project", "Project cost, mln"), ("Mill", 12), ("Works", Decimal("1.5")))
    (question,) = of_file(register, file).questions
    assert question.asks == "unit" and "million AZN" in [each.value for each in question.choices]
    tables = [with_unit(each, "Project cost, mln", "mln AZN") for each in chosen(register, file)]
    assert [value for _kind, value in told(proposed(register, tables), "figure")] == ["12000000", "1500000"]


@pytest.mark.thorough
def test_what_a_company_is_to_the_project_beside_it_is_asked_once(register: Register) -> None:
    file = file_of(
        ("Project name", "Company", "Project status"), ("Mill", "Alfa", "Operating"), ("Works", "Beta", "Suspended")
    )
    (question,) = of_file(register, file).questions
    assert (question.asks, question.path, question.rows) == ("given", ROLE, (2, 3))
    tables = [replace(each, given={ROLE: "investor"}) for each in chosen(register, file)]
    accept(register, proposed(register, tables))
    assert [each["role"] for each in values_of(register, "participation")] == ["investor", "investor"]
    assert proposed(register, [replace(each, given={ROLE: "investor"}) for each in chosen(register, file)]).is_empty


@pytest.mark.thorough
def test_good_rows_go_without_those_that_are_wrong_or_open(register: Register) -> None:
    keep(register, company("Vega"))
    file = file_of(
        ("Company", "Tax ID", "Number of employees"),
        ("VEGA LLC", "1000000015", 5),
        ("Alfa LLC", "1000000011", "many"),
        ("Beta LLC", "1000000012", 7),
    )
    proposal = of_file(register, file)
    assert {place[1] for place in proposal.open_places} == {2, 3}
    (wrong,) = proposal.problems
    assert wrong.cell is not None and (wrong.cell.row, wrong.cell.column, wrong.cell.text) == (3, 3, "many")
    keep_good_rows(register, proposal)
    accept(register, proposal)
    assert sorted(each["names"].show() for each in values_of(register, "company")) == ["Beta LLC", "Vega"]  # type: ignore[attr-defined]


@pytest.mark.thorough
def test_a_claim_of_another_source_is_confirmed_and_a_more_exact_time_corrects(register: Register) -> None:
    park, letter = district("Park"), source("Letter")
    keep(register, park, letter)
    keep(register, figure(park, "jobs_created", 40, as_of=ImpreciseDate("2024")))
    rows = (("District", "Jobs created"), ("Park", 40), ("Far park", 12))
    first = proposed(
        register, [replace(each, as_of=ImpreciseDate("2024")) for each in chosen(register, file_of(*rows))]
    )
    assert len(first.same) == 1 and told(first, "figure") == [("figure", "12")]
    accept(register, first)
    assert len(values_of(register, "figure")) == 2
    exact = [replace(each, as_of=ImpreciseDate("2024-10-01")) for each in chosen(register, file_of(*rows))]
    corrected = proposed(register, exact)
    assert [dict(entry.values) for entry in corrected.entries] == [{"as_of": ImpreciseDate("2024-10-01")}] * 2
    accept(register, corrected)
    assert len(values_of(register, "figure")) == 2


@pytest.mark.thorough
def test_the_preferred_claim_stays_preferred(register: Register) -> None:
    park = district("Park")
    told_before = figure(park, "jobs_created", 40, preferred=True, as_of=ImpreciseDate("2020"))
    keep(register, park, told_before)
    take(register, file_of(("District", "Jobs created 2024"), ("Park", 55), ("Far park", 12)))
    assert [each["value"] for each in values_of(register, "figure") if each["preferred"]] == [Decimal(40)]


@pytest.mark.thorough
def test_the_file_is_attached_to_its_source_once(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_text("Company,Tax ID\n", "utf-8")
    other = file_of(("District", "Jobs created"), ("Park", 40), ("Far park", 12))
    for file in (_RETURN, other):
        known = find_source(register, TITLE) or [ChosenSource(TITLE)]
        accept(register, propose_tables(register, chosen(register, file), replace(known[0], attached=path)))
    assert [each["file_name"] for each in values_of(register, "attachment")] == ["return.csv"]


@pytest.mark.thorough
@pytest.mark.parametrize("has_sample", [False, True], ids=["empty", "sample"])
def test_every_messy_file_comes_to_a_proposal(
    request: pytest.FixtureRequest, tmp_path: Path, *, has_sample: bool
) -> None:
    register: Register = request.getfixturevalue("sampled" if has_sample else "register")
    bare = {}
    for messy in (*BOOKS, *TEXTS, *HELD_OUT, *OFFICE_FILES):
        found = of_file(register, read_messy(messy, tmp_path))
        if found.is_empty:
            bare[messy.name] = found
        for each in found.problems:
            assert each.problem.message and each.row > 0, messy.name
    assert bare == {}


@pytest.mark.thorough
def test_a_mapping_is_kept_under_a_name_and_followed_where_the_headings_come_again(register: Register) -> None:
    rows = (("Firm name", "Mood", None, "Turnover, mln"), ("Alfa LLC", "gay", "x", 12), ("Beta LLC", "sad", "y", 3))
    (table,) = (each.chosen for each in offered(register, file_of(*rows)))
    by_heading = {column.heading: column for column in table.table.columns}
    columns = {
        by_heading["Firm name"]: ColumnChoice("company.names"),
        by_heading["Mood"]: ColumnChoice(),
        by_heading[""]: ColumnChoice("company.activity"),
        by_heading["Turnover, mln"]: ColumnChoice("claim.taxes_paid", "mln AZN", "planned"),
    }
    table = replace(table, kind="company", columns=columns, given={"company.country": "Azerbaijan"})
    keep_mapping(register, mapping_of("Firms", [table]))
    keep_mapping(register, mapping_of("FIRMS", [table]))
    (kept,) = saved_mappings(register)
    assert mapping_called(register, "firms") == kept == read_mapping(kept.as_json())
    (again,) = offer_tables(register, file_of(*rows, sheet="Other"), [kept])[1]
    assert again.mapping == kept and again.is_clear
    assert (dict(again.chosen.columns), again.chosen.given) == (columns, table.given)
    (other,) = offer_tables(register, file_of(("Company", "Tax ID"), ("Alfa LLC", "1000000011"), ("B", "2")), [kept])[
        1
    ]
    assert other.mapping is None
    undo(register)
    assert [each.name for each in saved_mappings(register)] == ["Firms"]
