"""An amount and its date are one right sentence in each language, however the date was printed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from districtdesk import fields
from districtdesk.claim_reading.reading import read_claim
from districtdesk.dates.imprecise import ImpreciseDate, read
from districtdesk.fields import FieldKind
from districtdesk.i18n import speaking
from districtdesk.problems import Problem
from districtdesk.records.figure_dates import amount_as_of, amount_over, period_until, show_as_of, show_period

_PRINTED = {
    "by the end of 2025": {"az": "“by the end of 2025”", "en": "by the end of 2025", "ru": "«by the end of 2025»"},
    "before March 2025": {"az": "“before March 2025”", "en": "before March 2025", "ru": "«before March 2025»"},
    "in early 2025": {"az": "“in early 2025”", "en": "in early 2025", "ru": "«in early 2025»"},
    "к концу 2025 года": {"az": "“к концу 2025 года”", "en": "“к концу 2025 года”", "ru": "к концу 2025 года"},
    "until 2025": {"az": "2025 və əvvəli", "en": "until 2025", "ru": "2025 и раньше"},
    "since 2025": {"az": "2025 və sonrası", "en": "since 2025", "ru": "2025 и позже"},
}
_PLAIN = {"az": ("2025 tarixinə", "dövr: 2025"), "en": ("as of 2025", "over 2025"), "ru": ("на 2025", "за 2025")}


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("printed", _PRINTED)
def test_a_date_that_brings_its_own_preposition_gets_no_other(printed: str, language: str) -> None:
    when = read(printed)
    assert isinstance(when, ImpreciseDate)
    with speaking(language):
        wanted = _PRINTED[printed][language]
        assert show_as_of(when) == show_period(when) == wanted
        assert amount_as_of("1000", when) == amount_over("1000", when) == f"1000, {wanted}"


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_plain_date_has_the_preposition_of_a_day_or_of_a_period(language: str) -> None:
    with speaking(language):
        assert (show_as_of(ImpreciseDate("2025")), show_period(ImpreciseDate("2025"))) == _PLAIN[language]


@pytest.mark.parametrize(
    ("day", "period"),
    [
        ("2023", "../2023"),
        ("2023~", "../2023~"),
        ("2024-39", "../2024-12"),
        ("2024-37", "../2024-04"),
        ("2023-05/2023-08", "../2023-08-31"),
        ("../2023", "../2023-12-31"),
        ("2020/..", None),
    ],
)
def test_a_period_until_a_date_reaches_as_far_as_the_date(day: str, period: str | None) -> None:
    assert period_until(ImpreciseDate(day)) == (ImpreciseDate(period) if period else None)


@pytest.mark.parametrize("claim", ["500 в конце 2024 года", "в конце 2024 года 500"])
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_russian_phrase_is_shown_with_the_preposition_of_its_case(claim: str, language: str) -> None:
    with speaking(language):
        reading = read_claim(claim)
        assert not isinstance(reading, Problem) and reading.as_of is not None
        assert show_as_of(reading.as_of).strip("“”") == "в конце 2024 года"


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("FY2023/24", "2023/2024"),
        ("fiscal year 2023-24", "2023/2024"),
        ("2023/24-cü maliyyə ili", "2023/2024"),
        ("2023-2024-cü maliyyə ilində", "2023/2024"),
        ("2023/24 финансовый год", "2023/2024"),
        ("FY24", "2024~"),
        ("FY2023/25", None),
        ("2023-24", None),
    ],
)
def test_a_fiscal_year_of_two_years_reaches_from_the_one_into_the_other(text: str, comes: str | None) -> None:
    found = fields.Imprecise("").parse(text)
    assert (found.edtf if isinstance(found, ImpreciseDate) else None) == comes
    assert comes is None or (isinstance(found, ImpreciseDate) and found.words == text)


@pytest.mark.parametrize(
    "text", ["Monday, 27 November 2023", "27 noyabr 2023, bazar ertəsi", "понедельник, 27.11.2023"]
)
def test_a_date_field_takes_the_weekday_that_fits(text: str) -> None:
    assert fields.Imprecise("").parse(text) == ImpreciseDate("2023-11-27")
    assert fields.Day("").parse(text) == date(2023, 11, 27)


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("Tuesday, 27 November 2023", "date_weekday", "27 November 2023"),
        ("27.11.2023 14:30", "date_time", "27.11.2023"),
        ("2023-11-27T14:30:15", "date_time", "27.11.2023"),
        ("dünən", "date_relative", f"{date.today() - timedelta(1):%d.%m.%Y}"),
        ("сегодня", "date_relative", f"{date.today():%d.%m.%Y}"),
    ],
)
def test_a_date_field_refuses_the_rest_and_says_what_to_type(text: str, rule: str, says: str) -> None:
    for kind in (fields.Imprecise, fields.Day):
        found = kind("").parse(text)
        assert isinstance(found, Problem) and found.rule == rule and says in found.message


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (fields.Money, "100 ¥", ["100 CN¥", "100 JPY"]),
        (fields.Area, "12.500 ha", ["12 500 ha", "12.5 ha"]),
        (fields.Day, "05/04/2024", ["5 April 2024", "4 May 2024"]),
        (fields.Imprecise, "27.11.2023 14:30", ["27 November 2023"]),
        (fields.Number, "12 ducks", []),
    ],
)
def test_a_field_knows_what_an_open_text_may_mean(kind: type[FieldKind[object]], text: str, shown: list[str]) -> None:
    field = kind("")
    assert isinstance(field.parse(text), Problem)
    assert [" ".join(field.show(each).split()) for each in field.answers(text)] == shown
