"""What the number formats of cells say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from districtdesk.exchange.limits import Limits
from districtdesk.incoming.number_format import PLAIN, NumberFormat, read_number_format
from districtdesk.incoming.ods_file import read_ods

from .ods import write_ods


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("General", PLAIN),
        ("0%", NumberFormat(is_percent=True)),
        ("0.00%;[Red]-0.00%", NumberFormat(is_percent=True)),
        ('0.0" % of all"', PLAIN),
        ('#,##0.00\\ [$₼-42C]', NumberFormat(currency="AZN")),
        ('_-* #,##0.00\\ [$AZN]_-;-* #,##0.00\\ [$AZN]_-', NumberFormat(currency="AZN")),
        ('#,##0" manat"', NumberFormat(currency="AZN")),
        ("[$€-2]\\ #,##0.00", NumberFormat(currency="EUR")),
        ('"$"#,##0_);("$"#,##0)', NumberFormat(currency="USD")),
        ("$#,##0", NumberFormat(currency="USD")),
        ("#,##0,", NumberFormat(left_out=1)),
        ('0.0,,"mln"', NumberFormat(left_out=2)),
        ("#,##0", PLAIN),
        ("dd/mm/yyyy", PLAIN),
        ("[$-419]mmmm\\ yyyy;@", PLAIN),
        ("@", PLAIN),
    ],
)  # fmt: skip
def test_a_format_says_percent_money_and_what_is_left_out(code: str, says: NumberFormat) -> None:
    assert read_number_format(code) == says


@pytest.mark.parametrize(
    ("stored", "text", "read"),
    [
        ("2024-05-01", "May-24", "2024-05"), ("2024-05-01", "May 2024", "2024-05"),
        ("2024-05-01", "05.2024", "2024-05"),
        ("2024-01-01", "2024", "2024"), ("2024-05-01", "2024", date(2024, 5, 1)),
        ("2024-05-01", "01.05.2024", date(2024, 5, 1)),
        ("2024-05-02", "May 2024", date(2024, 5, 2)), ("2024-05-01", "", date(2024, 5, 1)),
        ("2024-05-01T12:30:00", "01.05.2024 12:30", "2024-05-01 12:30:00"),
    ],
)  # fmt: skip
def test_a_day_of_an_open_document_is_as_exact_as_it_is_shown(
    tmp_path: Path, stored: str, text: str, read: object
) -> None:
    cell = (
        f'<table:table-cell office:value-type="date" office:date-value="{stored}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
    write_ods(tmp_path / "day.ods", "x", [], inside=f"<table:table-row>{cell}</table:table-row>")
    (sheet,) = read_ods(tmp_path / "day.ods", Limits())
    assert sheet.read_all().rows[0].values == (read,)


def test_money_of_an_open_document_has_its_code_where_a_sign_is_written(tmp_path: Path) -> None:
    write_ods(tmp_path / "money.ods", "x", [[("currency", "5", "₼"), ("currency", "6", "EUR")]])
    (sheet,) = read_ods(tmp_path / "money.ods", Limits())
    (row,) = sheet.read_all().rows
    assert [row.cell(column).text() for column in (1, 2)] == ["5 AZN", "6 EUR"]
