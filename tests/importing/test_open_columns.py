"""What the numbers of a column do not say is asked once for the column: percents, and the sign before fractions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from districtdesk.exchange.limits import Limits
from districtdesk.importing.answers import GivenAnswers
from districtdesk.importing.chosen_table import ChosenSource
from districtdesk.importing.proposal import TableQuestion
from districtdesk.importing.table_work import TableWork
from districtdesk.incoming.sheet_cells import IncomingFile
from districtdesk.incoming.text_table import read_text_table
from districtdesk.register.journal.store import Register

from .foreign import TITLE, chosen, file_of, offered, proposed, told


def _file(folder: Path, text: str) -> IncomingFile:
    path = folder / "table.csv"
    path.write_text(text, "utf-8")
    return IncomingFile(path.name, [sheet.read_all() for sheet in read_text_table(path, Limits())])


def _work(register: Register, file: IncomingFile) -> TableWork:
    """Every column without a home dismissed."""
    tables = zip(offered(register, file), chosen(register, file), strict=True)
    return TableWork([], [replace(each, chosen=table) for each, table in tables], ChosenSource(TITLE))


def _after(
    register: Register, file: IncomingFile, *answers: str
) -> tuple[list[TableQuestion], list[tuple[str, object]]]:
    """What was asked, and the numbers that came of these answers, one after the other."""
    work, given, asked = _work(register, file), GivenAnswers(), list[TableQuestion]()
    for answer in answers:
        (question,) = work.propose(register, given.choices()).questions
        asked.append(question)
        given.answer(question, answer)
    found = work.propose(register, given.choices())
    assert found.questions == []
    return asked, [value for _kind, value in told(found, "figure")]


_MARKS = "Şirkət;Qoyulmuş investisiya, min manat;İşçi sayı\nA MMC;1.234;3\nB MMC;2.500;4\nC MMC;12.750;5\n"


@pytest.mark.parametrize(
    ("answer", "values"),
    [("thousands", ["1234000", "2500000", "12750000"]), ("decimal", ["1234", "2500", "12750"])],
)
def test_a_sign_that_may_part_thousands_is_asked_once_for_its_column(
    register: Register, tmp_path: Path, answer: str, values: list[str]
) -> None:
    (question,), found = _after(register, _file(tmp_path, _MARKS), answer)
    assert (question.asks, question.rows, question.cell.text) == ("mark", (2, 3, 4), "1.234")
    assert [each for each in found if len(str(each)) > 1] == values


def test_the_sign_before_fractions_is_that_of_its_column(register: Register, tmp_path: Path) -> None:
    text = (
        "Şirkət\tQoyulmuş investisiya, min manat\tOrta əməkhaqqı, manat\nA MMC\t12,5\t850.25\nB MMC\t1,250\t900.5\n"
    )
    assert _after(register, _file(tmp_path, text))[1] == ["12500", "850.25", "1250", "900.5"]


def test_both_signs_in_one_column_are_each_read_and_what_is_open_is_asked(register: Register, tmp_path: Path) -> None:
    text = "Şirkət;Qoyulmuş investisiya, min manat\nA MMC;12.5\nB MMC;12,75\nC MMC;1.234\n"
    (question,), found = _after(register, _file(tmp_path, text), "thousands")
    assert question.rows == (4,) and found == ["12500", "12750", "1234000"]


def test_a_number_with_three_digits_behind_the_point_is_no_question(register: Register) -> None:
    file = file_of(("Şirkət", "Qoyulmuş investisiya, min manat"), ("A MMC", Decimal("1.234")), ("B MMC", 5))
    assert _after(register, file)[1] == ["1234", "5000"]


@pytest.mark.parametrize(("answer", "values"), [("<=1", ["51", "49"]), ("%", ["0.51", "49"])])
def test_percents_beside_parts_of_one_are_asked(register: Register, answer: str, values: list[str]) -> None:
    file = file_of(("District", "Occupancy rate"), ("Park", Decimal("0.51")), ("Far park", 49))
    (question,), found = _after(register, file, answer)
    assert question.asks == "unit" and [each.value for each in question.choices] == ["%", "<=1"]
    assert found == values


@pytest.mark.thorough
def test_percents_that_are_texts_are_asked_as_numbers_are(register: Register) -> None:
    file = file_of(("District", "Occupancy rate, %"), ("Park", "0,51"), ("Far park", "0,4"))
    (question,), found = _after(register, file, "1")
    assert question.rows == (2, 3) and found == ["51", "40"]


@pytest.mark.thorough
def test_percents_above_one_are_percents(register: Register) -> None:
    assert _after(register, file_of(("District", "Occupancy rate"), ("Park", 51), ("Far park", 49)))[1] == [
        "51",
        "49",
    ]


@pytest.mark.thorough
def test_a_field_of_numbers_waits_for_the_sign_too(register: Register, tmp_path: Path) -> None:
    file = _file(tmp_path, "Layihə;Layihənin sahəsi, ha;Status\nA;1.234;Operating\nB;2.500;Operating\n")
    work, given = _work(register, file), GivenAnswers()
    first = work.propose(register, given.choices())
    assert all("site_area" not in entry.values for entry in first.entries)
    (question,) = first.questions
    given.answer(question, "thousands")
    areas = [entry.values["site_area"] for entry in work.propose(register, given.choices()).entries
             if entry.kind == "project"]  # fmt: skip
    assert areas == [12_340_000, 25_000_000]


@pytest.mark.thorough
def test_amounts_that_are_texts_have_their_currency_asked(register: Register) -> None:
    file = file_of(("Project", "Project cost, mln"), ("Mill", "1 495,5"), ("Works", "12"))
    (question,), found = _after(register, file, "mln AZN")
    assert question.rows == (2, 3) and found == ["1495500000", "12000000"]


def test_proposals_stay_the_same_where_nothing_is_open(register: Register) -> None:
    file = file_of(("District", "Jobs created"), ("Park", "1 200"), ("Far park", 12))
    assert told(proposed(register, chosen(register, file)), "figure") == [("figure", "1200"), ("figure", "12")]


def test_a_word_that_a_field_does_not_have_is_answered_once_for_all_its_rows(register: Register) -> None:
    rows = [[f"{each} MMC", "Park", "oddish"] for each in "ABC"]
    work = _work(register, file_of(["Company", "District", "Status"], *rows))
    answers = GivenAnswers()
    (question,) = work.propose(register, answers.choices()).questions
    assert len(question.cells) == len(rows)
    answers.answer(question, "applied")
    proposal = work.propose(register, answers.choices())
    assert proposal.questions == []
    assert [each.values["status"] for each in proposal.entries if each.kind == "residency"] == ["applied"] * 3
