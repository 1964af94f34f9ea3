"""Quantity: what it allows, what it is compared with, and how it reads in each language."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.quantity import Quantity
from districtdesk.records.figure import QUALIFIERS

_CODES = [code for code, _label in QUALIFIERS]


def quantity(qualifier: str, value: int | str, value_to: int | str | None = None, **measured_in: str) -> Quantity:
    return Quantity(qualifier, Decimal(value), None if value_to is None else Decimal(value_to), **measured_in)


def made(text: str) -> Quantity:
    """Of "more_than 500" or "between 400 600"."""
    qualifier, *numbers = text.split()
    return quantity(qualifier, *numbers)


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [
        ("exact 500", 500, 500),
        ("about 500", 450, 550),
        ("about -500", -550, -450),
        ("about 500 600", 450, 660),
        ("more_than 500", 500, None),
        ("at_least 500", 500, None),
        ("less_than 500", None, 500),
        ("up_to 500", None, 500),
        ("between 400 600", 400, 600),
    ],
)
def test_a_qualifier_says_between_which_numbers_it_lies(text: str, lowest: int | None, highest: int | None) -> None:
    assert (made(text).lowest, made(text).highest) == (lowest, highest)


@pytest.mark.parametrize(
    ("one", "other", "is_below"),
    [
        ("exact 499", "exact 500", True),
        ("exact 500", "exact 500", False),
        ("up_to 499", "exact 500", True),
        ("up_to 500", "exact 500", False),
        ("less_than 500", "exact 500", True),
        ("exact 500", "more_than 500", True),
        ("exact 500", "at_least 500", False),
        ("more_than 400", "exact 500", False),
        ("exact 3", "less_than 500", False),
        ("about 480", "exact 500", False),
        ("about 300", "about 500", True),
        ("exact 450", "between 400 600", False),
        ("between 300 499", "exact 500", True),
    ],
)
def test_one_is_below_another_only_where_it_is_certain(one: str, other: str, is_below: bool) -> None:
    assert made(one).is_certainly_below(made(other)) is is_below
    assert made(one).contradicts(made(other)) is made(other).contradicts(made(one)) is is_below


def test_only_like_contradicts_like() -> None:
    manat = quantity("exact", 88, currency="AZN")
    assert manat.contradicts(quantity("exact", 104, currency="AZN"))
    assert not manat.contradicts(quantity("exact", 104, currency="USD"))
    assert not manat.contradicts(quantity("exact", 104, unit="cars"))


def test_two_orders_run_from_the_lowest_to_the_highest() -> None:
    by_least = ["up_to 900", "exact 500", "more_than 500", "between 501 502"]
    by_most = ["less_than 500", "exact 500", "between 3 501", "at_least 2"]
    assert all(made(one).order_by_lowest < made(other).order_by_lowest for one, other in pairwise(by_least))
    assert all(made(one).order_by_highest < made(other).order_by_highest for one, other in pairwise(by_most))


@pytest.mark.parametrize(
    ("qualifier", "az", "en", "ru"),
    [
        ("exact", "15 000", "15 000", "15 000"),
        ("about", "≈ 15 000", "about 15 000", "около 15 000"),
        ("more_than", "> 15 000", "more than 15 000", "более 15 000"),
        ("at_least", "≥ 15 000", "at least 15 000", "не менее 15 000"),
        ("less_than", "< 15 000", "less than 15 000", "менее 15 000"),
        ("up_to", "≤ 15 000", "up to 15 000", "до 15 000"),
        ("between", "15 000 ilə 20 000 arasında", "between 15 000 and 20 000", "от 15 000 до 20 000"),
    ],
)
def test_it_is_shown_in_full_in_three_languages(qualifier: str, az: str, en: str, ru: str) -> None:
    shown = {}
    for language in LANGUAGES:
        with speaking(language):
            shown[language] = quantity(qualifier, 15_000, 20_000 if qualifier == "between" else None).full()
    assert {key: text.replace("\u202f", " ") for key, text in shown.items()} == {"az": az, "en": en, "ru": ru}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("qualifier", _CODES)
def test_its_word_and_its_number_make_up_the_full_form(qualifier: str, language: str) -> None:
    with speaking(language):
        shown = quantity(qualifier, 500, 600 if qualifier == "between" else None, currency="AZN")
        word, number = shown.parts()
        assert " ".join(filter(None, (word, number))) == shown.full()
        assert bool(word) is (qualifier not in ("exact", "between"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sum_of_about_so_many_to_so_many_has_its_word_once(language: str) -> None:
    with speaking(language):
        shown = quantity("about", 500, 600)
        assert shown.parts() == ("", shown.full())


def test_the_number_stands_before_its_currency_or_its_unit() -> None:
    assert quantity("exact", 500).full() == "500"
    assert quantity("exact", 500, unit="cars").full() == "500\u00a0cars"
    assert quantity("more_than", 500, currency="AZN").full() == "more than 500\u00a0₼"
    assert quantity("between", 500, 600, unit="cars").full() == "between 500 and 600\u00a0cars"


def test_another_unit_never_takes_the_place_of_its_own() -> None:
    assert quantity("exact", 500).with_unit("jobs").unit == "jobs"
    assert quantity("exact", 500, unit="cars").with_unit("jobs").unit == "cars"
    assert quantity("exact", 500, currency="AZN").with_unit("jobs").unit is None


def test_a_short_number_never_says_more_than_was_claimed() -> None:
    assert quantity("more_than", 51_960_000, currency="AZN").short() == "51.9\u00a0m\u00a0₼"
    assert quantity("less_than", 51_910_000).short() == "52\u00a0m"
    # Halves are rounded up, as spreadsheets do.
    assert quantity("exact", 1_250_000_000).short() == "1.3\u00a0bn"
    assert quantity("about", 73_650_000).short() == "73.7\u00a0m"
    assert quantity("exact", 999_999).short() == "999\u202f999"
