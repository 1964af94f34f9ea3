"""How long ago a launch was expected, in the unit that a reader thinks in."""

from __future__ import annotations

from datetime import date

import pytest

from districtdesk import i18n
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.overview.launches import how_long
from tests.making import on


def _told(when: ImpreciseDate, today: date, language: str = "en") -> str:
    with i18n.speaking(language):
        return how_long(when, today)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-11", "23 days ago at least"),
        ("2026-06", "5 to 6 months ago"),
        ("2025-01", "22 to 23 months ago"),
        ("2024-06-10", "2 years ago"),
        ("2023-06-23", "3 years ago"),
        ("2022-06-23", "4 years ago"),
        ("2023-01/2023-03", "3 years ago"),
        ("2013", "12 to 13 years ago"),
        ("2022", "3 to 4 years ago"),
    ],
)
def test_whole_years_that_have_passed_are_told_from_two_on(when: str, said: str) -> None:
    assert _told(on(when), date(2026, 12, 23)) == said


@pytest.mark.parametrize(
    ("language", "when", "said"),
    [
        ("az", "2013", "12–13 il əvvəl"),
        ("ru", "2013", "12–13 лет назад"),
        ("ru", "2022", "3–4 года назад"),
        ("ru", "2005-12-01", "21 год назад"),
        ("ru", "2021-12-01", "5 лет назад"),
        ("ru", "2026-06", "5–6 месяцев назад"),
    ],
)
def test_years_and_months_are_counted_as_each_language_does(language: str, when: str, said: str) -> None:
    assert _told(on(when), date(2026, 12, 23), language) == said
