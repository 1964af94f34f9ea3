"""A table as it is read on paper: words beside numbers, formats, headings among the rows, totals and sources."""

from __future__ import annotations

from decimal import Decimal

import pytest

from districtdesk import i18n
from districtdesk.exchange.chart_document import charts_of
from districtdesk.exchange.document import Bar
from districtdesk.exchange.layout import BookCell, BookChart, BookColumn, BookSheet, BookValue, Formula, HeadingRow
from districtdesk.exchange.said_cells import said
from districtdesk.exchange.table_document import as_document


@pytest.mark.parametrize(
    ("cell", "code", "shown"),
    [
        (BookCell(Decimal("51000000"), before="> "), "#,##0.0,,", "> 51.0"),
        (Decimal("45640000"), "#,##0.0#,,", "45.64"),
        (Decimal("1234.5"), "#,##0", "1234"),
        (BookCell(Formula("SUM(A1:A2)", 12), after=" *"), None, "12 *"),
        (Decimal("0.5"), "General", "0.5"),
        (True, None, "Yes"),
        (None, None, ""),
    ],
)
def test_a_cell_is_said_as_a_workbook_shows_it(cell: BookValue, code: str | None, shown: str) -> None:
    with i18n.speaking("en"):
        assert said(cell, code) == shown


def test_what_stands_around_the_rows_of_a_table_is_printed_too() -> None:
    columns = (BookColumn("a", "District"), BookColumn("b", "Jobs", "whole"), BookColumn("id", "Id", hidden=True))
    sheet = BookSheet(
        "Table", "table", columns, lambda: [["Park", BookCell(500, before="≈ "), "x"]], 1,
        above=(HeadingRow("The table", "title"),),
        below=lambda: [
            [BookCell("Total", look="total"), BookCell(Formula("SUM(B1)", 500), look="total")],
            (BookCell("1. A letter", look="quiet", span=2),),
        ],
    )  # fmt: skip
    document = as_document(sheet, lambda: None)
    assert [(row.role, row.texts, row.spans) for row in document.rows] == [
        ("title", ("The table",), (2,)),
        ("heading", ("District", "Jobs"), ()),
        ("row", ("Park", "≈ 500"), ()),
        ("group", ("Total", "500"), ()),
        ("source", ("1. A letter",), (2,)),
    ]


def test_the_charts_of_a_table_are_bars_beside_its_names_with_the_words_of_its_cells() -> None:
    columns = (BookColumn("a", "District"), BookColumn("b", "Spent", "whole"), BookColumn("c", "Planned", "whole"))
    rows: list[list[BookValue]] = [["Park", BookCell(50, before="> "), 100], ["Zone", None, 20]]
    table = BookSheet("Table", "table", columns, lambda: rows, 2)
    charts = (BookChart("Money", "table", "a", ("b", "c")), BookChart("Plans", "table", "a", ("c",)))
    (document,) = charts_of([table, BookSheet("Charts", "charts", columns, tuple, 0, charts=charts)])
    _title, heading, park, zone = document.rows
    assert heading.texts == ("District", "Money", "Plans")
    assert [[each.said for each in bars] for bars in heading.bars] == [[], ["Spent", "Planned"], []]
    assert park.bars == ((), (Bar(0.5, "> 50"), Bar(1, "100")), (Bar(1, "100"),))
    assert zone.bars == ((), (Bar(0, ""), Bar(0.2, "20")), (Bar(0.2, "20"),))
