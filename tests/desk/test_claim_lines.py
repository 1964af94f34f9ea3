"""The lines of a cell in a table of claims break between words where its column is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from districtdesk.desk.look import fonts
from districtdesk.desk.record.claim_cells import INDENT, Cell, TextRun
from districtdesk.desk.record.claim_lines import amount_width, broken, least_width, whole_width

pytestmark = pytest.mark.usefixtures("qapp")


def _cell(*texts: str, is_number: bool = False) -> Cell:
    return Cell(tuple((TextRun(text),) for text in texts), is_number=is_number)


def _written(cell: Cell, width: int) -> list[str]:
    return ["".join(run.text for run in line) for line in broken(cell, width)]


def _room(text: str) -> int:
    return fonts.metrics().horizontalAdvance(text) + 2


def test_a_line_that_fits_stays_as_it_is() -> None:
    cell = _cell("Jobs expected", "planned")
    assert _written(cell, whole_width(cell)) == ["Jobs expected", "planned"]


def test_a_line_breaks_between_words_and_keeps_them_all() -> None:
    cell = _cell("Permanent jobs expected", "planned")
    assert _written(cell, _room("Permanent jobs")) == ["Permanent jobs", "expected", "planned"]
    assert _written(cell, least_width(cell)) == ["Permanent", "jobs", "expected", "planned"]


def test_a_part_of_a_number_is_set_in_on_each_of_its_lines() -> None:
    cell = _cell(f"{INDENT}of which permanent")
    assert _written(cell, _room(f"{INDENT}of which")) == [f"{INDENT}of which", f"{INDENT}permanent"]


def test_what_parts_pieces_stands_at_the_end_of_a_line() -> None:
    assert _written(_cell("Launch · Hajigabul"), _room("Launch ·")) == ["Launch ·", "Hajigabul"]


def test_a_number_stays_on_one_line_and_what_is_said_of_it_breaks() -> None:
    number = "1\u202f200\xa0jobs"
    cell = _cell(f"about {number}", "on top of an unstated base", is_number=True)
    assert _written(cell, amount_width(cell))[0] == f"about {number}"
    assert _written(cell, least_width(cell))[:2] == ["about", number]
    assert len(_written(cell, least_width(cell))) > 3


def test_runs_keep_what_they_lead_to() -> None:
    target = ("source", "1")
    line = (TextRun("State Statistical Committee", "accent", target), TextRun(" [2]", "accent", ("citations", "2")))
    lines = broken(Cell((line,)), _room("Committee [2]"))
    assert ["".join(run.text for run in each) for each in lines] == ["State", "Statistical", "Committee [2]"]
    assert [run.target for run in lines[-1]] == [target, ("citations", "2")]


def test_a_line_without_end_is_shortened_in_the_end(qapp: QApplication) -> None:
    cell = _cell(" ".join(["word"] * 100))
    assert len(broken(cell, _room("word word"))) == 8
