"""A unit behind a number follows it, in English and in Russian, and is read again as the same unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from districtdesk.counted_units import unit_behind
from districtdesk.i18n import speaking
from districtdesk.measure_units import MEASURE_UNITS, measure_code
from districtdesk.quantity import Quantity

_NUMBERS = ("1", "2", "5", "11", "12", "21", "22", "1.5", "100", "111", "973")


@pytest.mark.parametrize(
    ("qualifier", "value", "unit", "said"),
    [
        ("exact", "62", "resident", "62\u00a0резидента"),
        ("exact", "21", "job", "21\u00a0рабочее место"),
        ("exact", "973", "job", "973\u00a0рабочих места"),
        ("exact", "112", "plot", "112\u00a0участков"),
        ("exact", "1.5", "percentage_point", "1,5\u00a0процентного пункта"),
        ("more_than", "62", "resident", "более 62\u00a0резидентов"),
        ("at_least", "21", "job", "не менее 21\u00a0рабочего места"),
        ("about", "3", "person", "около 3\u00a0человек"),
        ("exact", "4", "hectare", "4\u00a0га"),
    ],
)
def test_russian_counts_in_three_forms_and_says_of_how_many_behind_a_word(
    qualifier: str, value: str, unit: str, said: str
) -> None:
    with speaking("ru"):
        assert Quantity(qualifier, Decimal(value), unit=unit).full() == said


def test_english_has_one_of_one_alone_and_azerbaijani_one_form() -> None:
    shown = {}
    for language in ("en", "az"):
        with speaking(language):
            shown[language] = [unit_behind("resident", Decimal(value)) for value in ("1", "2", "21")]
    assert shown == {"en": ["resident", "residents", "residents"], "az": ["rezident"] * 3}


def test_a_unit_as_somebody_calls_it_stays_as_it_is() -> None:
    with speaking("ru"):
        assert unit_behind("жителей", Decimal(2)) == "жителей"
        assert unit_behind("резидент", Decimal(2)) == "резидент"


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_in_each_form_it_is_read_as_the_same_unit(language: str) -> None:
    with speaking(language):
        read = {
            (unit.code, measure_code(unit_behind(unit.code, Decimal(value), is_exact=is_exact)))
            for unit in MEASURE_UNITS
            for value in _NUMBERS
            for is_exact in (True, False)
        }
    assert [pair for pair in read if pair[0] != pair[1]] == []
