"""Tables kept as text come back as they were written, in each encoding, with each separator."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from districtdesk.exchange.csv_file import write_spreadsheet_csv
from districtdesk.exchange.layout import BookColumn, BookSheet, CellValue
from districtdesk.exchange.limits import Limits
from districtdesk.incoming.text_table import find_encoding, find_separator, read_text_cell, read_text_table

_SEPARATORS = ("\t", ";", ",")
_WORDS = st.text(st.sampled_from("abcxyzəğıöşüç ,;'\"\n-.%()"), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text and not text.startswith("'") and text[0] not in "+-"
)


def _read(path: Path, content: bytes) -> list[tuple[CellValue, ...]]:
    path.write_bytes(content)
    (sheet,) = read_text_table(path, Limits())
    return [row.values for row in sheet.read_all().rows]


def _written(rows: list[list[str]], separator: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue()


@pytest.mark.thorough
@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(_WORDS, min_size=width, max_size=width), min_size=2, max_size=8)
    ),
    st.sampled_from(_SEPARATORS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_texts_come_back_whatever_the_separator_and_the_encoding(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str, encoding: str
) -> None:
    text = _written(rows, separator)
    # Quoted cells can be so made that another sign parts the lines as evenly.
    assume(find_separator(text) == separator)
    read = _read(tmp_path_factory.getbasetemp() / "any.csv", text.encode(encoding))
    assert read == [tuple(row) for row in rows]


@pytest.mark.thorough
@given(
    st.lists(st.sampled_from(["ООО Вега", "Сумгаит", "Güneş", "İstanbul", "Çay", "Şişli"]), min_size=1, max_size=20)
)
def test_code_pages_are_told_apart(words: list[str]) -> None:
    for encoding, kept in (("cp1251", words[0][0] > "\u0400"), ("cp1254", words[0][0] < "\u0400")):
        own = [word for word in words if (word[0] > "\u0400") == (encoding == "cp1251")]
        if kept and own:
            assert find_encoding(" ".join(own).encode(encoding)) == encoding


@pytest.mark.parametrize(
    ("written", "decimal", "value"),
    [
        ("12", "", 12), ("-5", "", -5), ("0012", "", "0012"), ("1 204", "", 1204), ("12,5", ",", Decimal("12.5")),
        ("1,200", "", "1,200"), ("1,200", ",", Decimal("1.200")),
        ("12.5", ",", "12.5"), ("01.05.2023", "", date(2023, 5, 1)),
        ("2023-05-01", "", date(2023, 5, 1)),
        ("31.02.2023", "", "31.02.2023"), ("1e5", "", "1e5"),
        ("51 %", "", "51 %"),
        ("12345678901234567", "", "12345678901234567"),
        ("'=1+1", "", "=1+1"), ("'+994", "", "+994"), ("  ", "", None),
    ],
)  # fmt: skip
def test_a_cell_is_what_it_says_and_a_text_where_it_says_two_things(
    written: str, decimal: str, value: CellValue
) -> None:
    read = read_text_cell(written, decimal)
    assert (type(read), read) == (type(value), value)


def test_a_table_that_we_wrote_for_a_spreadsheet_is_taken_back(tmp_path: Path) -> None:
    columns = tuple(BookColumn(key, key) for key in ("name", "amount", "day"))
    rows = [("=Alfa", Decimal("12.5"), date(2023, 5, 1)), ("'quoted'", Decimal("-0.25"), None), ("a\nb", None, None)]
    write_spreadsheet_csv(tmp_path / "ours.csv", BookSheet("x", "x", columns, lambda: rows, len(rows)))
    (sheet,) = read_text_table(tmp_path / "ours.csv", Limits())
    read = [tuple(row.cell(column).value for column in (1, 2, 3)) for row in sheet.read_all().rows[1:]]
    assert read == rows
