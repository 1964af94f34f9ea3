"""Tables, CSV and JSON of the command line."""

from __future__ import annotations

import csv
import json
from io import StringIO

from districtdesk.cli.output import CommandAnswer, Heading, write

_HEADINGS = (Heading("Name"), Heading("Jobs", is_number=True))


def _written(form: str, *values: tuple[object, str]) -> str:
    objects = [{"name": name, "jobs": jobs} for name, jobs in values]
    answer = CommandAnswer(
        _HEADINGS, lambda: [(str(name), jobs) for name, jobs in values], ("name", "jobs"), lambda: objects
    )
    stream = StringIO()
    write(answer, form, stream)
    return stream.getvalue()


def test_columns_of_a_table_stand_under_each_other_and_numbers_to_the_right():
    assert _written("table", ("Salyan", "7"), ("Masallı", "1200")).splitlines() == [
        "Name     Jobs",
        "───────  ────",
        "Salyan      7",
        "Masallı  1200",
    ]


def test_a_table_is_aligned_by_what_a_terminal_shows():
    lines = _written("table", ("工業区", "7"), ("e\u0301e\u0301", "12")).splitlines()
    # Three wide signs take six columns; a combining accent takes none.
    assert lines[2] == "工業区     7"
    assert lines[3] == "e\u0301e\u0301        12"


def test_control_characters_do_not_reach_the_terminal():
    text = _written("table", ("a\x1b[31mb\x9b\nc", "1"))
    assert "\x1b" not in text and "\x9b" not in text
    assert len(text.splitlines()) == 3


def test_long_cells_are_cut_but_not_in_the_last_column():
    lines = _written("table", ("n" * 200, "7"), ("m", "8" * 200)).splitlines()
    assert "n" * 59 + "…" in lines[2] and "n" * 60 not in lines[2]
    assert "8" * 200 in lines[3]


def test_an_empty_table_says_so():
    assert _written("table") == "There is nothing to list.\n"


def test_a_table_longer_than_its_measure_is_written_whole():
    lines = _written("table", *((f"n{number}", "1") for number in range(1500))).splitlines()
    assert len(lines) == 1502


def test_json_is_a_list_of_objects():
    assert json.loads(_written("json")) == []
    assert json.loads(_written("json", ("Şəki", "7"), ("B", "8"))) == [
        {"name": "Şəki", "jobs": "7"},
        {"name": "B", "jobs": "8"},
    ]
    assert "Şəki" in _written("json", ("Şəki", "7"))


def _cells(*values: tuple[object, str]) -> list[list[str]]:
    return list(csv.reader(StringIO(_written("csv", *values), newline="")))


def test_csv_has_the_keys_as_its_header():
    assert _cells(("a, “b”\nc\rd", "7")) == [["name", "jobs"], ["a, “b”\nc\rd", "7"]]
    assert _written("csv", ("a", "7")) == "name,jobs\na,7\n"


def test_what_is_no_text_stands_in_csv_as_in_json():
    values = [None, True, 1200, ["a", "b"], {"amount": 30, "currency": "USD"}, -5]
    said = [row[0] for row in _cells(*((value, "") for value in values))[1:]]
    assert said == ["", "true", "1200", '["a","b"]', '{"amount":30,"currency":"USD"}', "-5"]


def test_text_in_csv_cannot_become_a_formula():
    hostile = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"]
    said = [row[0] for row in _cells(*((text, "") for text in hostile))[1:]]
    assert said == [f"'{text}" for text in hostile]
