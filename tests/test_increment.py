"""A claim that says that it comes on top of another."""

from __future__ import annotations

import pytest

from districtdesk.claim_reading import ClaimReading, read_claim
from districtdesk.problems import Problem


@pytest.mark.parametrize(
    "text",
    [
        "120 additional jobs",
        "additional 120 jobs as of May 2023",
        "another 120 jobs",
        "əlavə 120 iş yeri",
        "daha 120 iş yeri",
        "təxminən 120 əlavə iş yeri",
        "120 дополнительных рабочих мест",
        "дополнительно 120 рабочих мест",
        "ещё 120 рабочих мест",
        "еще 120",
    ],
)
def test_the_word_for_what_comes_on_top_is_heard(text: str) -> None:
    reading = read_claim(text)
    assert isinstance(reading, ClaimReading)
    assert reading.is_increment and reading.quantity.value == 120


@pytest.mark.parametrize("text", ["more than 500  jobs", "500-dən daha çox", "500 və daha çox", "не более 500"])
def test_any_other_claim_is_none(text: str) -> None:
    reading = read_claim(text)
    assert isinstance(reading, ClaimReading) and not reading.is_increment


@pytest.mark.parametrize(
    "text", ["13 əlavə 120 iş yeri", "1 additional 200", "13 дополнительно 120", "5 əlavə olaraq 120"]
)
def test_two_numbers_never_become_one(text: str) -> None:
    assert isinstance(read_claim(text), Problem)
