"""A claim that says that it comes on top of another."""

from __future__ import annotations

import pytest

from districtdesk.increment import split_increment


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("120 additional jobs", "120 jobs"),
        ("additional 120 jobs as of May 2023", "120 jobs as of May 2023"),
        ("əlavə 120 iş yeri", "120 iş yeri"),
        ("təxminən 120 əlavə iş yeri", "təxminən 120 iş yeri"),
        ("120 дополнительных рабочих мест", "120 рабочих мест"),
        ("дополнительно 120 рабочих мест", "120 рабочих мест"),
    ],
)
def test_the_word_for_what_comes_on_top_is_heard(text: str, bare: str) -> None:
    assert split_increment(text) == (bare, True)


def test_any_other_claim_stays_as_it_is() -> None:
    assert split_increment("more than 500  jobs") == ("more than 500  jobs", False)


@pytest.mark.parametrize(
    "text", ["13 əlavə 120 iş yeri", "1 additional 200", "13 дополнительно 120", "5 əlavə olaraq 120"]
)
def test_two_numbers_never_become_one(text: str) -> None:
    assert split_increment(text) == (text, False)
