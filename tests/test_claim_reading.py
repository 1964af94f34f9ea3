"""Claims as people write them, in three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.claim_reading import ClaimReading, read_claim
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.money import Amount
from districtdesk.problems import Problem
from districtdesk.quantity import Quantity


def _read(text: str, **how: bool) -> ClaimReading:
    reading = read_claim(text, **how)
    assert isinstance(reading, ClaimReading), reading
    return reading


@pytest.mark.parametrize(
    ("text", "qualifier", "value"),
    [
        ("220", "exact", 220),
        ("about 500", "about", 500),
        ("təxminən 500", "about", 500),
        ("около 500", "about", 500),
        ("~ 500", "about", 500),
        ("more than 220", "more_than", 220),
        ("500-dən çox", "more_than", 500),
        ("1500-ə çatdırılacaq", "exact", 1500),
        ("1500-ə çatacaq", "exact", 1500),
        ("5 mindən çox", "more_than", 5000),
        ("свыше 500", "more_than", 500),
        ("at least 30", "at_least", 30),
        ("не менее 30", "at_least", 30),
        ("ən azı 30", "at_least", 30),
        ("less than 12", "less_than", 12),
        ("500-dən az", "less_than", 500),
        ("up to 300", "up_to", 300),
        ("500-ə qədər", "up_to", 500),
        ("5 milyona qədər", "up_to", 5_000_000),
        ("до 300", "up_to", 300),
        ("a dozen or so", "about", 12),
        ("500 или около того", "about", 500),
    ],
)
def test_a_qualifier_is_read_in_three_languages(text: str, qualifier: str, value: int) -> None:
    reading = _read(text)
    assert (reading.quantity.qualifier, reading.quantity.value) == (qualifier, value)


@pytest.mark.parametrize(
    ("text", "unit"), [("220 iş yerindən çox", "iş yeri"), ("8 rezidentdən az", "rezident"), ("9 evə qədər", "ev")]
)
def test_a_unit_sheds_the_ending_of_its_qualifier(text: str, unit: str) -> None:
    assert _read(text).quantity.unit == unit


def test_money_sheds_the_ending_of_its_qualifier() -> None:
    reading = _read("51 milyon manatdan artıq", is_money=True)
    assert (reading.quantity.qualifier, reading.quantity.value, reading.quantity.currency) == (
        "more_than",
        51_000_000,
        "AZN",
    )


@pytest.mark.parametrize(
    "text", ["between 10 and 12", "10-12", "10 – 12", "от 10 до 12", "10 ilə 12 arasında", "from 10 to 12"]
)
def test_two_values_make_a_range(text: str) -> None:
    reading = _read(text)
    assert (reading.quantity.qualifier, reading.quantity.value, reading.quantity.value_to) == ("between", 10, 12)


def test_a_scale_said_once_counts_for_both_ends() -> None:
    reading = _read("between 10 and 12 million AZN", is_money=True)
    assert (reading.quantity.value, reading.quantity.value_to) == (10_000_000, 12_000_000)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("more than 220 as of 9 Feb 2024", "2024-02-09"),
        ("500, 2024-cü il", "2024"),
        ("500 на май 2023", "2023-05"),
        ("500 по состоянию на 1 мая 2023", "2023-05-01"),
        ("60 ha, 1 May 2023", "2023-05-01"),
    ],
)
def test_the_date_behind_the_claim_is_read(text: str, edtf: str) -> None:
    assert _read(text).as_of == ImpreciseDate(edtf)


def test_a_claim_without_a_date_gets_none() -> None:
    assert _read("about 500").as_of is None


def test_a_conversion_in_brackets_is_kept_as_printed() -> None:
    reading = _read("more than 51 million manat (30 million dollars) as of 1 May 2023", is_money=True)
    assert reading.conversion == Amount(3_000_000_000, "USD")
    assert (reading.quantity.value, reading.quantity.currency) == (51_000_000, "AZN")


def test_money_without_a_currency_is_refused() -> None:
    problem = read_claim("51 000 000", is_money=True)
    assert isinstance(problem, Problem)
    assert problem.rule == "money_without_currency"


def test_a_count_with_a_comma_is_read_as_whole() -> None:
    assert _read("30,000 cars", is_whole=True) == ClaimReading(Quantity("exact", Decimal(30000), unit="cars"))


def test_a_number_with_two_readings_is_refused() -> None:
    assert isinstance(read_claim("about 1,200"), Problem)


@pytest.mark.parametrize("text", ["", "abc", "as of May 2023", "13 as of xyz", "between and", "(", "> "])
def test_what_is_no_claim_is_refused_with_a_sentence(text: str) -> None:
    problem = read_claim(text)
    assert isinstance(problem, Problem)
    assert problem.message.endswith(".")


@pytest.mark.thorough
@given(st.text(max_size=60), st.booleans(), st.booleans())
def test_no_text_makes_reading_fail(text: str, is_money: bool, is_whole: bool) -> None:
    assert isinstance(read_claim(text, is_money=is_money, is_whole=is_whole), ClaimReading | Problem)


@pytest.mark.parametrize(
    "text",
    ["51.7 mln ABŞ dolları", "51,7 млн долларов США", "51,7 млн долл.", "51.7 million US dollars", "$51.7 mln"],
)
def test_dollars_are_read_as_they_are_printed(text: str) -> None:
    reading = _read(text, is_money=True)
    assert (reading.quantity.value, reading.quantity.currency) == (51_700_000, "USD")


@pytest.mark.parametrize("text", ["60", "60 ha", "60 hektar", "60 га", "600 000 m²", "600 000 кв. м", "0.6 km²"])
def test_an_area_comes_in_hectares_whatever_its_unit(text: str) -> None:
    reading = _read(text, is_area=True)
    assert (reading.quantity.value, reading.quantity.unit) == (60, None)


def test_both_ends_of_a_range_of_areas_are_in_the_unit_said_once() -> None:
    reading = _read("between 5 000 and 8 000 m²", is_area=True)
    assert (reading.quantity.value, reading.quantity.value_to) == (Decimal("0.5"), Decimal("0.8"))


def test_an_area_in_another_unit_is_refused() -> None:
    assert isinstance(read_claim("about 5 manat as of 2025", is_area=True), Problem)


@pytest.mark.parametrize(
    ("text", "currency"),
    [("9,5 росс. рублей", "RUB"), ("9,5 рос. руб.", "RUB"), ("9,5 узб. сумов", "UZS"), ("9,5 азерб. манатов", "AZN")],
)
def test_a_currency_is_known_by_its_shortened_country(text: str, currency: str) -> None:
    reading = _read(text, is_money=True)
    assert (reading.quantity.value, reading.quantity.currency) == (Decimal("9.5"), currency)


@pytest.mark.parametrize("text", ["40 ilə 50 arasında müəssisə", "40 müəssisə ilə 50 müəssisə arasında"])
def test_what_is_counted_may_stand_behind_the_word_that_ends_a_range(text: str) -> None:
    quantity = _read(text).quantity
    assert (quantity.value, quantity.value_to) == (40, 50) and quantity.unit
