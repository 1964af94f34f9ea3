"""Stated conversions: kept as printed, and doubted where the two amounts differ in scale."""

from __future__ import annotations

import pytest

from districtdesk.money import Amount
from tests.making import district, figure
from tests.register.saying import warnings


@pytest.mark.parametrize(
    ("value", "currency", "converted"),
    [
        ("59300000", "AZN", Amount(34_800_000_000_00, "USD")),
        ("59300000000", "AZN", Amount(34_800_000_00, "USD")),
        ("5930000", "AZN", Amount(34_800_000_00, "USD")),
        ("300000000", "UZS", Amount(25_000_000_00, "EUR")),
        ("1000000", "RUB", Amount(50_00, "KZT")),
    ],
)
def test_a_conversion_of_the_wrong_scale_is_warned_of(register, value, currency, converted):
    park = district()
    claim = figure(park, "invested", value, currency=currency, stated_conversion=converted)
    assert warnings(register, park, claim) == ["implausible_rate"]


@pytest.mark.parametrize(
    ("value", "currency", "converted"),
    [
        ("59300000", "AZN", Amount(34_800_000_00, "USD")),
        ("78", "AZN", Amount(100_00, "USD")),
        ("51700000", "USD", Amount(88_000_000_00, "AZN")),
        ("82000000000", "UZS", Amount(6_500_000_00, "USD")),
        ("1000000", "EUR", Amount(1_900_000_00, "AZN")),
        ("1", "AZN", Amount(100_000_000_00, "ZMW")),
    ],
)
def test_a_rate_that_has_been_is_no_matter(register, value, currency, converted):
    park = district()
    claim = figure(park, "invested", value, currency=currency, stated_conversion=converted)
    assert warnings(register, park, claim) == []
