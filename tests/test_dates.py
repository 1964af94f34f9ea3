"""Imprecise dates keep what was said, sort by their bounds and survive every way of writing them down."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from districtdesk.dates.imprecise import ImpreciseDate, read
from tests.edtf_texts import TEXTS

_DATES = st.builds(ImpreciseDate, TEXTS, st.just("") | st.text(max_size=20))


def _date(text: str) -> ImpreciseDate:
    return ImpreciseDate(text)


def test_a_calendar_day_becomes_an_exact_date():
    assert ImpreciseDate.of(date(2023, 5, 1)) == _date("2023-05-01")
    assert ImpreciseDate.of(datetime(476, 5, 1, 12)) == _date("0476-05-01")


def test_only_one_exact_day_is_a_day():
    assert _date("2023-05-01").is_day
    assert not any(_date(text).is_day for text in ("2023-05-01~", "2023-05", "2023-05-01/2023-05-01", "../2023"))


def test_qualifiers_are_told_apart():
    told = {text: (_date(text).is_approximate, _date(text).is_uncertain) for text in ("2026", "2026~", "2026?")}
    assert told == {"2026": (False, False), "2026~": (True, False), "2026?": (False, True)}
    assert _date("2026%").is_approximate and _date("2026%").is_uncertain


@pytest.mark.parametrize(
    ("first", "second", "certainly", "possibly"),
    [
        ("2023-05", "2023-06", True, True),
        ("2023", "2023-06", False, True),
        ("2023-06", "2023", False, True),
        ("2024", "2023", False, False),
        ("2023-05-01", "2023-05-01", False, False),
        ("../2023", "2024", True, True),
        ("2023/..", "2024", False, True),
        ("2024", "2023/..", False, True),
        ("2024", "../2023", False, False),
    ],
)
def test_order_is_certain_only_where_the_bounds_say_so(first, second, certainly, possibly):
    assert _date(first).certainly_before(_date(second)) is certainly
    assert _date(first).possibly_before(_date(second)) is possibly


def test_dates_sort_by_their_bounds_open_start_first_open_end_last():
    ordered = ["../2023", "../2024", "2022/2023", "2023-01-01", "2023", "2023/..", "2023-05-01", "2023-05"]
    assert [value.edtf for value in sorted(map(_date, reversed(ordered)))] == ordered


def test_the_stored_form_begins_with_the_bounds():
    assert _date("2025-05").store() == "2025-05-01 2025-05-31 2025-05"
    assert _date("../2025").store() == "0000-00-00 2025-12-31 ../2025"
    assert ImpreciseDate("2025-39", "late 2025").store() == "2025-09-01 2025-12-31 2025-39 late 2025"
    assert _date("2025/..").store() == "2025-01-01 9999-12-31 2025/.."


def test_the_dumped_form_is_plain_edtf_and_the_words_if_any():
    assert _date("2025-05").dump() == "2025-05"
    assert ImpreciseDate("2025-39", "late 2025").dump() == "2025-39 late 2025"


@settings(max_examples=30)
@given(_DATES)
def test_a_dumped_date_is_loaded_as_it_was(value):
    assert ImpreciseDate.load(value.dump()) == value


@given(_DATES)
def test_a_stored_date_is_restored_as_it_was(value):
    assert ImpreciseDate.restore(value.store()) == value


@pytest.mark.thorough
@given(_DATES, _DATES)
def test_stored_texts_sort_like_the_bounds(first, second):
    def bounds(value: ImpreciseDate) -> tuple[str, str]:
        return str(value.earliest or ""), str(value.latest or date.max)

    if bounds(first) < bounds(second):
        assert first.store() < second.store()
        assert first < second
    assert (first < second) + (first == second) + (first > second) == 1


@pytest.mark.parametrize("text", ["", " ", "2025 ", "late 2025", "2023-02-31"])
def test_a_foreign_text_is_not_restored(text):
    with pytest.raises(ValueError, match=r"\w"):
        ImpreciseDate.restore(text)


def test_words_are_kept_on_one_line_without_what_cannot_be_printed():
    assert ImpreciseDate("2025-39", " late\n\u200b2025\ud800 ").words == "late 2025"


def test_a_date_cannot_contradict_its_bounds():
    with pytest.raises(TypeError):
        ImpreciseDate("2025", "", date(2023, 1, 1), date(2023, 1, 2))


def test_what_is_read_is_a_date():
    assert read("late 2025") == ImpreciseDate("2025-39", "late 2025")
