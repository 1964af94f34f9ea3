"""New records whose names may be of one thing: taken as one, or noted as different, in the one step of an import."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from districtdesk.exchange.book import go_on, say_nothing
from districtdesk.exchange.export import export_register
from districtdesk.importing.answers import DIFFERENT, ONE, GivenAnswers
from districtdesk.importing.chosen_table import ChosenSource
from districtdesk.importing.comparing import propose
from districtdesk.importing.perhaps_one import PerhapsOne
from districtdesk.importing.preparing import Prepared, Watched, prepare_proposal, prepare_tables, take, try_again
from districtdesk.importing.sections import Sort
from districtdesk.importing.table_work import TableWork
from districtdesk.incoming.tables import find_tables
from districtdesk.incoming.vocabulary import knows
from districtdesk.register.journal import journal
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import company, district, keep, residency, stored

from .foreign import file_of, offered
from .test_proposal import edit_book
from .test_taking import adding, names_of

WATCHED = Watched(say_nothing, go_on)
SPELT = ("Alfa Plastik", "Alfa Plastic", "Alfa Plasstik", "Beta Kimya")


@pytest.fixture
def path(register: Register, tmp_path: Path) -> Path:
    """A workbook with four new companies, of which three look like one, and a residency of the second."""
    park, firm = district("Park"), company("Zeta")
    keep(register, park, firm, residency(park, firm))
    file = tmp_path / "out.xlsx"
    export_register(register, file)
    rows = [{"names__en": name, **({"activity": "Films"} if name == SPELT[1] else {})} for name in SPELT]
    edit_book(file, "company", adding(*rows))
    edit_book(file, "residency", adding({"district": "Park", "company": SPELT[1], "status": "Registered"}))
    return file


def prepared(register: Register, path: Path) -> tuple[Prepared, PerhapsOne]:
    found = prepare_proposal(register, propose(register, path), WATCHED)
    (cluster,) = found.base.perhaps_one
    return found, cluster


def ids(cluster: PerhapsOne, *places: int) -> Iterable[str]:
    return [cluster.members[each].id for each in places]


def companies(register: Register) -> dict[str, str | None]:
    """What each is called otherwise."""
    with register.read() as session:
        rows = list(listing.everything(session, Query("company")))
    return {row.caption.show(): row.values["other_names"] for row in rows}  # type: ignore[misc]


def test_rows_that_are_one_make_one_record_with_the_other_spellings_as_names(register: Register, path: Path) -> None:
    found, cluster = prepared(register, path)
    assert [each.name.show() for each in cluster.members] == list(SPELT[:3])
    answers = GivenAnswers()
    answers.weigh(cluster, ONE, ids(cluster, 0, 1))
    tried = try_again(register, found, answers.choices(), WATCHED)
    section = next(each for each in tried.sections if each.sort is Sort.NEW)
    # The residency too, and the company that was left out.
    assert section.count(answers) == 4
    outcome = take(register, tried, answers.choices(), WATCHED, only_good=False)
    # With the note that the one that was left out is another.
    assert outcome.tally == tried.tried.tally and outcome.tally.added == 5
    assert companies(register) == {
        "Alfa Plastik": "Alfa Plastic", "Alfa Plasstik": None, "Beta Kimya": None, "Zeta": None,
    }  # fmt: skip
    with register.read() as session:
        linked = {row.caption.show() for row in listing.everything(session, Query("residency"))}
        rows = {row.caption.show(): row.text("activity") for row in listing.everything(session, Query("company"))}
    assert rows["Alfa Plastik"] == "Films" and any("Alfa Plastik" in each for each in linked)
    assert propose(register, path).is_empty
    undo(register)
    assert names_of(register, "company") == ["Zeta"]


@pytest.mark.thorough
def test_what_is_different_is_not_asked_again(register: Register, path: Path) -> None:
    found, cluster = prepared(register, path)
    answers = GivenAnswers()
    answers.weigh(cluster, DIFFERENT, ids(cluster, 0, 1, 2))
    outcome = take(register, found, answers.choices(), WATCHED, only_good=False)
    assert outcome.tally is not None and outcome.tally.added == 5 + 3
    with register.read() as session:
        told = journal.changes_of(session, [journal.newest(session)])
    assert len(told) == outcome.tally.all
    later = path.with_name("later.xlsx")
    export_register(register, later)
    edit_book(later, "company", adding({"names__en": "Alfa Plastin"}))
    again = prepare_proposal(register, propose(register, later), WATCHED).base.perhaps_one
    # Each of them is still like a further one, and no two of them stand together.
    assert [len(each.members) for each in again] == [2]


@pytest.mark.thorough
def test_a_row_that_is_a_record_that_is_there_adds_its_spelling(register: Register, path: Path) -> None:
    known = company("Alfa Plastin", activity="Films")
    keep(register, known)
    found, cluster = prepared(register, path)
    assert cluster.kept_of(cluster.key) == known.id
    answers = GivenAnswers()
    answers.weigh(cluster, ONE, cluster.key)
    outcome = take(register, found, answers.choices(), WATCHED, only_good=False)
    assert outcome.tally is not None and (outcome.tally.added, outcome.tally.changed) == (2, 1)
    now = stored(register, known)
    assert (now.names.show(), now.other_names) == ("Alfa Plastin", "; ".join(SPELT[:3]))
    assert names_of(register, "company") == ["Alfa Plastin", "Beta Kimya", "Zeta"]


@pytest.mark.thorough
def test_one_answer_serves_all_rows_that_may_be_one_record(register: Register, path: Path) -> None:
    known = company("Alfa Plastyk")
    keep(register, known)
    found, cluster = prepared(register, path)
    assert len(found.base.alike) == 3 and all(each.is_asked for each in cluster.members if each.place)
    answers = GivenAnswers()
    answers.weigh(cluster, ONE, [each.id for each in cluster.members if each.name.show() != SPELT[2]])
    assert [answers.answer_to(row) for row in found.base.alike] == [known.id, known.id, ""]
    answers.weigh(cluster, ONE, cluster.key)
    outcome = take(register, found, answers.choices(), WATCHED, only_good=False)
    assert outcome.tally is not None and (outcome.tally.added, outcome.tally.changed) == (2, 1)
    assert companies(register) == {"Alfa Plastyk": "; ".join(SPELT[:3]), "Beta Kimya": None, "Zeta": None}
    assert propose(register, path).is_empty


@pytest.mark.thorough
def test_what_is_left_out_of_the_rows_that_are_one_is_not_needed(register: Register, path: Path) -> None:
    found, cluster = prepared(register, path)
    answers = GivenAnswers()
    answers.weigh(cluster, ONE, cluster.key)
    first = cluster.members[0].place
    assert first is not None
    answers.take_row(first, (), is_taken=False)
    outcome = take(register, found, answers.choices(), WATCHED, only_good=False)
    assert outcome.tally is not None and outcome.tally.added == 3
    assert companies(register) == {"Alfa Plastic": "Alfa Plasstik", "Beta Kimya": None, "Zeta": None}


@pytest.mark.thorough
@pytest.mark.parametrize("is_there", [False, True])
def test_rows_of_a_table_of_others_are_one_too(register: Register, is_there: bool) -> None:
    known = company("Alfa Plastin")
    keep(register, *([known] if is_there else []))
    file = file_of(["Company", "Activity"], *([name, "Pipes"] for name in SPELT))
    sheets = [find_tables(sheet, knows) for sheet in file.sheets]
    work = TableWork(sheets, offered(register, file), ChosenSource("list"))
    answers = GivenAnswers()
    found = prepare_tables(register, work, answers.choices(), WATCHED)
    (cluster,) = found.base.perhaps_one
    answers.weigh(cluster, ONE, cluster.key)
    tried = try_again(register, found, answers.choices(), WATCHED)
    assert tried.base.perhaps_one == [cluster]
    outcome = take(register, tried, answers.choices(), WATCHED, only_good=False)
    assert outcome.tally == tried.tried.tally
    kept, others = ("Alfa Plastin", SPELT[:3]) if is_there else (SPELT[0], SPELT[1:3])
    assert companies(register) == {kept: "; ".join(others), "Beta Kimya": None}


@pytest.mark.thorough
@pytest.mark.parametrize("has_ids", [False, True])
def test_rows_of_one_record_that_say_otherwise_of_it_are_told_and_not_asked_again(
    register: Register, tmp_path: Path, has_ids: bool
) -> None:
    keep(register, *([company("Zeta")] if has_ids else []))
    file = tmp_path / "out.xlsx"
    export_register(register, file)
    rows = ({"names__en": SPELT[0], "activity": "Films"}, {"names__en": SPELT[1], "activity": "Pipes"})
    edit_book(file, "company", adding(*rows))
    found, cluster = prepared(register, file)
    answers = GivenAnswers()
    answers.weigh(cluster, ONE, cluster.key)
    tried = try_again(register, found, answers.choices(), WATCHED)
    assert take(register, tried, answers.choices(), WATCHED, only_good=False).tally == tried.tried.tally
    again = propose(register, file)
    assert again.is_empty
    (told,) = again.noted
    assert told.problem.rule == "row_again" and "Activity" in told.problem.message
    # And once somebody has seen to it in the file, no more.
    edit_book(
        file,
        "company",
        lambda sheet, columns: sheet.cell(sheet.max_row, columns["activity"]).__setattr__("value", None),
    )
    assert propose(register, file).noted == []
