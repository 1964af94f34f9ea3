"""Rows of the usual form are read without a parser, and as the parser reads them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.exchange.errors import ExchangeError
from districtdesk.exchange.read_book import read_book

_PARTS = {
    "xl/workbook.xml": '<workbook xmlns:r="x"><sheets><sheet name="S" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/>'
    '<Relationship Id="b" Type="x/sharedStrings" Target="t.xml"/></Relationships>',
    "xl/t.xml": "<sst><si><t>shared</t></si><si><r><t>two </t></r><r><t>runs</t></r></si></sst>",
}


def _read(path: Path, rows: str, before: str = "") -> list[object]:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        archive.writestr("xl/s.xml", f"{before}<worksheet><sheetData>{rows}</sheetData></worksheet>")
    (sheet,) = read_book(path)
    return [[column.label for column in sheet.columns], *((row.number, row.values) for row in sheet.rows())]


_CELLS = st.sampled_from(
    [
        "<v>1</v>", "<v>0.5</v>", "<v>-3</v>", "<f>A1</f><v>7</v>", "<f>A1</f>", "", "<is><t>text</t></is>",
        '<is><t xml:space="preserve"> kept </t></is>', "<is><t>a&amp;b</t></is>", "<is><t>_x0041_</t></is>",
        "<is><r><t>two </t></r><r><t>runs</t></r></is>", "<is><t>x</t><rPh><t>no</t></rPh></is>",
        "<!-- a --><v>2</v>",
        "<is><t><![CDATA[<row>]]></t></is>",
    ]
)  # fmt: skip


def _row(number: int, cells: list[str]) -> str:
    types = [' t="inlineStr"' if "<is>" in cell else "" for cell in cells]
    written = "".join(f'<c r="{"ABCDE"[place]}{number}"{types[place]}>{cell}</c>' for place, cell in enumerate(cells))
    return f'<row r="{number}">{written}</row>'


@pytest.mark.thorough
@given(st.lists(st.lists(_CELLS, max_size=5), min_size=1, max_size=6))
def test_both_ways_read_the_same(tmp_path_factory: pytest.TempPathFactory, grid: list[list[str]]) -> None:
    path = tmp_path_factory.getbasetemp() / "rows.xlsx"
    rows = "".join(_row(number, cells) for number, cells in enumerate(grid, 1))
    # A comment before the rows sends all of them to the parser.
    assert _read(path, rows) == _read(path, rows, before="<!-- odd -->")


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ('<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>',
         (2, ("two runs",))),
        # What a comment hides is no row, whatever it looks like.
        ('<row r="1"><c r="A1"><v>1</v></c></row><!-- <row r="5"><c r="A5"><v>5</v></c></row> <row r="6"><c r="A6">'
         '<v>6</v></c></row> --><row r="2"><c r="A2"><v>2</v></c></row>', (2, (2,))),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="3" ht="12"><c s="0" r="A3"><v>3</v></c></row>', (3, (3,))),
    ],
)  # fmt: skip
def test_odd_rows_go_to_the_parser(tmp_path: Path, rows: str, read: object) -> None:
    assert _read(tmp_path / "rows.xlsx", rows)[1:] == [read]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row></row>',
        '<row r="1" r="2"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>a\x01</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><x>',
    ],
)
def test_what_is_no_xml_is_refused_all_the_same(tmp_path: Path, rows: str) -> None:
    with pytest.raises(ExchangeError, match="damaged"):
        _read(tmp_path / "rows.xlsx", rows)


@pytest.mark.parametrize("before", ["", "<!-- odd -->"], ids=["plain", "parsed"])
@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ('<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>', "row 2 twice"),
        ('<row r="2"><c r="B2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>x</t></is></c></row>', "cell B2 twice"),
        ('<row r="2"><c r="A2" t="s"><v>-1</v></c></row>', "damaged"),
    ],
)
def test_what_stands_twice_or_nowhere_is_refused(tmp_path: Path, before: str, rows: str, says: str) -> None:
    with pytest.raises(ExchangeError, match=says):
        _read(tmp_path / "rows.xlsx", rows, before)
