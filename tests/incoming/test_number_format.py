"""What the number formats of cells say."""

from __future__ import annotations

import pytest

from districtdesk.incoming.number_format import PLAIN, NumberFormat, read_number_format


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
