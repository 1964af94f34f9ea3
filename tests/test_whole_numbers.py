"""A text that is shortened ends before a number that has no room, and never within it."""

from __future__ import annotations

import pytest

from districtdesk.whole_numbers import without_part_of_number


@pytest.mark.parametrize(
    ("text", "fits", "shown"),
    [
        ("due 1 February 2025, 21 months ago", "due 1 February 2…", "due 1 February…"),
        ("about 37\u202f900\u202f000\u00a0₼ as of 2025", "about 37\u202f900\u202f0…", "about…"),
        ("about 37\u202f900\u202f000\u00a0₼ as of 2025", "about 37\u202f900…", "about…"),
        ("about 37\u202f900\u202f000\u00a0₼ as of 2025", "about 37\u202f900\u202f000\u00a0₼ a…", None),
        ("700,7\u00a0mln\u00a0₼", "700,…", "…"),
        ("700,7\u00a0mln\u00a0₼", "700,7\u00a0m…", "…"),
        ("37 900 000 manats", "37 900…", "…"),
        ("Plant 12 of 2025", "Plant 12 …", None),
        ("Cannery, Shorbashi", "Cannery, Sh…", None),
        ("2025", "2025", None),
    ],
)
def test_of_a_number_that_is_cut_nothing_is_left(text: str, fits: str, shown: str | None) -> None:
    assert without_part_of_number(text, fits) == (fits if shown is None else shown)
