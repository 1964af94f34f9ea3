"""Bounds: a claim is less than another only where its words leave no doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.making import district, figure, keep, on
from tests.register.saying import warnings


@pytest.mark.parametrize(
    ("before", "after", "falls"),
    [
        (("exact", 500), ("exact", 499), True),
        (("exact", 500), ("up_to", 499), True),
        (("exact", 500), ("less_than", 500), True),
        (("exact", 500), ("up_to", 500), False),
        (("more_than", 500), ("exact", 500), True),
        (("at_least", 500), ("exact", 500), False),
        (("exact", 500), ("more_than", 400), False),
        (("exact", 500), ("at_least", 1), False),
        (("up_to", 500), ("exact", 3), False),
        (("less_than", 500), ("exact", 3), False),
        (("about", 500), ("exact", 480), False),
        (("exact", 500), ("about", 480), False),
        (("about", 500), ("about", 300), True),
        (("between", 400, 600), ("exact", 450), False),
        (("between", 400, 600), ("exact", 399), True),
        (("exact", 500), ("between", 300, 500), False),
        (("exact", 500), ("between", 300, 499), True),
    ],
)
def test_a_fall_is_told_only_where_it_is_certain(register, before, after, falls):
    park = district()
    keep(register, park, _claim(park, before, "2023"))
    assert warnings(register, _claim(park, after, "2024")) == (["falls"] if falls else [])


def _claim(park, said, when):
    qualifier, value, *rest = said
    value_to = Decimal(rest[0]) if rest else None
    return figure(park, "jobs_created", value, qualifier=qualifier, value_to=value_to, as_of=on(when))
