"""What is printed of a claim is read as it is meant, or refused: never half, and never with another number."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from districtdesk.claim_reading import ClaimReading, OpenReading, read_claim, words
from districtdesk.claim_reading.tokens import tidy, tokens_of, word_key
from districtdesk.i18n import LANGUAGES, _, speaking
from districtdesk.problems import Problem
from districtdesk.quantity import Quantity

from . import printed_claims


def _cases(table: str) -> list[tuple[str, str]]:
    lines = (line.partition(" => ") for line in table.strip().splitlines())
    return [(text, said) for text, _arrow, said in lines]


def _plain(number: object) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _said(reading: ClaimReading | Problem) -> str:
    if isinstance(reading, Problem):
        return "refused"
    parts = [reading.quantity.qualifier, _plain(reading.quantity.value)]
    if reading.quantity.value_to is not None:
        parts.append(f"to {_plain(reading.quantity.value_to)}")
    parts.append(reading.quantity.currency or reading.quantity.unit or "")
    if reading.per:
        parts.append(f"a {reading.per}")
    if reading.is_increment:
        parts.append("more")
    if reading.conversion:
        parts.append(f"({_plain(reading.conversion.value)} {reading.conversion.currency})")
    if reading.printed:
        parts.append(f"(printed {_plain(reading.printed.value)} {reading.printed.unit})")
    if reading.as_of:
        parts.append(f"@{reading.as_of.edtf}")
    return " ".join(filter(None, parts))


@pytest.mark.parametrize(("text", "said"), _cases(printed_claims.COUNTS))
def test_a_printed_count_is_read_as_meant_or_refused(text: str, said: str) -> None:
    assert _said(read_claim(text)) == said


@pytest.mark.parametrize(("text", "said"), _cases(printed_claims.MONEY))
def test_a_printed_amount_of_money_is_read_as_meant_or_refused(text: str, said: str) -> None:
    assert _said(read_claim(text, is_money=True)) == said


@pytest.mark.parametrize(("text", "said"), _cases(printed_claims.AREAS))
def test_a_printed_area_is_read_as_meant_or_refused(text: str, said: str) -> None:
    assert _said(read_claim(text, is_area=True)) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_is_a_sentence(language: str) -> None:
    refused = [text for text, said in _cases(printed_claims.COUNTS) if said == "refused"]
    with speaking(language):
        problems = [read_claim(text) for text in refused]
    assert all(isinstance(problem, Problem) and problem.message.endswith((".", "?")) for problem in problems)


_WORDS = (
    "500 1 200 12 3 5 2023 2024 1,5 01.05.2023 05.2023 -5 + - – , ; : . ( ) $ $3m ₼ m² k m "
    "mln million min thousand тыс. млрд bln yarım half with с половиной yüz hundred nəfər jobs iş yeri manat AZN "
    "about more than at least not no less до не более от свыше təxminən ən azı -dən çox "
    "az deyil olmayan -ə qədər -dək "
    "or more and between to from ilə arasında as of in on на в году May мая may tarixinə ildə -ci il V 2022-23 "
    "late by к sonu rüb Q1 2025"
)
_PIECES = _WORDS.split()
_TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8).map(" ".join)
_PRINTED = [text for table in (printed_claims.COUNTS, printed_claims.MONEY) for text, _said in _cases(table)]
_MIXED = st.builds(
    lambda text, place, piece: text[: place % (len(text) + 1)] + piece + text[place % (len(text) + 1) :],
    st.sampled_from(_PRINTED),
    st.integers(0, 200),
    st.sampled_from([f" {piece} " for piece in _PIECES] + _PIECES),
)


def _digits(text: str) -> Counter[str]:
    """Every digit but nought: those come and go with scale words and with the form of a date."""
    return Counter(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal() and sign not in "0٠०０")


def _halved(text: str) -> str:
    """A half in words counts as the digit that it becomes."""
    return re.sub(r"\b(?:yarım|(?:and a )?half|с половиной)\b", "5", text)


def _word_digits() -> dict[str, str]:
    """The digits of each number word: five is 5, полтора 15."""
    values: dict[str, object] = {**words.MORE_NUMBERS, **words.WHOLE_HUNDREDS, **words.WITH_SCALE, **words.PARTS}
    for text in words.NUMBERS.values():
        values |= {word: number for number, word in enumerate(text.split())}
    for text in words.TENS.values():
        values |= {word: 10 * number for number, word in enumerate(text.split(), 3)}
    return {word_key(word): str(value) for word, value in values.items()} | {"half": "5", "dozen": "12"}


_WORD_DIGITS = _word_digits()
_PERHAPS_ONE = {"on", "yuz", "hundred", "min", *map(word_key, words.ONE_OF_A_SCALE)}


def _digits_in_words(text: str) -> list[Counter[str]]:
    """Every digit written, in digits or in words. A hundred or a thousand may multiply, and on be an English word."""
    keys = [token.key for token in tokens_of(tidy(text))]
    sure = "".join(_WORD_DIGITS.get(key, "") for key in keys if key not in (*_PERHAPS_ONE, "yarim", "half"))
    perhaps = sum(keys.count(key) for key in _PERHAPS_ONE)
    return [_digits(f"{_halved(text)} {sure}") + Counter({"1": count}) for count in range(perhaps + 1)]


def _said_digits(reading: ClaimReading) -> Counter[str]:
    numbers = [
        reading.quantity.value,
        reading.quantity.value_to,
        reading.conversion.value if reading.conversion else None,
    ]
    return _digits(" ".join(f"{number:f}" for number in numbers if number is not None))


def _date_digits(edtf: str) -> list[Counter[str]]:
    """What digits a date can have been written in: its years, and its months and days in digits or in words."""
    ways = [Counter[str]()]
    years = set()
    for point in re.findall(r"[0-9X]{4}(?:-[0-9X]{2}){0,2}", edtf):
        year, *rest = point.split("-")
        options = [_digits(year)] if year not in years else [_digits(year), Counter[str]()]
        years.add(year)
        for number, part in enumerate(rest):
            value = int(part) if part.isdigit() else 0
            written = {value} if value <= 31 else set()
            # A month may be the first or the last of a quarter or a half, and a day be said as one of their edges.
            written |= (
                {value - 32, value - 39, (value + 2) // 3, (value + 5) // 6} & {1, 2, 3, 4} if not number else set()
            )
            known = [_digits(str(each)) for each in written if each]
            known += [Counter[str]()] if not number or value in (1, 15, 28, 29, 30, 31) else []
            options = [option + each for option in options for each in known]
        ways = [way + option for way in ways for option in options]
    return ways


@pytest.mark.thorough
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS | _MIXED | st.sampled_from(_PRINTED), st.booleans())
def test_no_digit_of_a_claim_is_lost_or_used_twice(text: str, is_money: bool) -> None:
    reading = read_claim(text, is_money=is_money)
    if isinstance(reading, ClaimReading):
        ways = _date_digits(reading.as_of.edtf) if reading.as_of else [Counter[str]()]
        written = _digits_in_words(text)
        assert any(each == _said_digits(reading) + way for way in ways for each in written), reading


_MORE_WORDS = (
    "the plant opened workers in of Hajigabul zavod rezidentlərin sayı число компаний rose grew increased by % "
    "percent faiz artaraq yüksəlib çatıb вырос выросло составил достиг up compared with than 1,204 84,3 13 25 ( ) , "
    "2022 300 jobs AZN"
)
_SENTENCES = st.lists(st.sampled_from(_PIECES + 3 * _MORE_WORDS.split()), min_size=3, max_size=12).map(" ".join)


@pytest.mark.thorough
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SENTENCES, st.sampled_from(["money", "count", "area", "percent", "output", "any"]))
def test_no_digit_of_a_sentence_is_left_out_without_being_named(text: str, dimension: str) -> None:
    found = read_claim(text, dimension=dimension)
    if not isinstance(found, OpenReading):
        return
    for choice in found.choices:
        ways = _date_digits(choice.as_of.edtf) if choice.as_of else [Counter[str]()]
        said = _said_digits(replace(choice, quantity=_as_printed(choice)))
        # What other questions quote is in their answers as well.
        is_named = found.rule in ("words_left_out", "level_changed")
        named = _digits_in_words(found.message) if is_named else [Counter[str]()]
        written = _digits_in_words(text)
        assert any(each == said + way + left for each in written for way in ways for left in named), (text, found)


def _as_printed(choice: ClaimReading) -> Quantity:
    return replace(choice.quantity, value=choice.printed.value) if choice.printed else choice.quantity


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS | _MIXED | st.sampled_from(_PRINTED), st.booleans())
def test_what_is_shown_of_a_claim_reads_as_the_same_in_every_language(text: str, is_money: bool) -> None:
    reading = read_claim(text, is_money=is_money)
    if isinstance(reading, Problem):
        return
    shown = replace(reading, conversion=None, conversion_qualifier=None, printed=None, per=None, is_increment=False)
    for language in LANGUAGES:
        with speaking(language):
            words = _shown(shown)
            again = read_claim(words, is_money=is_money)
        assert again == shown or _is_number_or_year(again), words


def _is_number_or_year(again: ClaimReading | Problem) -> bool:
    """1,2023 looks like a year wherever the decimal mark is a comma, and as of an end is open: asked, not read."""
    return isinstance(again, Problem) and again.rule in ("number_or_year", "date_edge")


def _shown(reading: ClaimReading) -> str:
    if reading.as_of is None:
        return reading.quantity.full()
    return f"{reading.quantity.full()}, {_('as of {day}', day=reading.as_of.show())}"
