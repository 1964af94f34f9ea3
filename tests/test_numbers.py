"""Numbers are read as people write them, and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk import i18n
from districtdesk.numbers import read_number
from districtdesk.problems import Problem

_SAME = {
    "51000000": "51 000 000|51\u00a0000\u00a0000|51\u202f000\u202f000|51'000'000|51’000’000|51,000,000|51.000.000",
    "51.7": "51.7|51,7| 51.70 |+51,7",
    "1234.5": "1,234.5|1.234,5|1 234,5|1'234.5|1234.5",
    "-5": "-5|−5|–5|- 5",
    "0": "0|-0|0,0|−0.00",
    "88000000": "88 mln|88 mln.|88mln|88 million|88 milyon|88 MİLYON|88 млн|88 млн.|88 миллионов|88 Млн",
    "1200000000": "1,2 mlrd|1.2 bn|1.2 billion|1,2 milyard|1,2 млрд|1,2 миллиарда|1 200 mln",
    "2500000": "2 yarım milyon|2 and a half million|2 с половиной миллиона|2,5 mln",
    "5000000000": "5 thousand million|5 min milyon|5 тыс. млн|5 bln|5 mlrd.",
    "5000000000000": "5 trillion|5 trilyon|5 трлн|5 trln.",
    "5000": "5 thousands|5 min|5 MİN|5 thousand|5 тыс.|5 тысяч",
    "45.678": "45.6780|45,6780",
    "0.123": "0.123|0,123",
    "1234.567": "1234.567|1234,567|1 234.567",
    "1234567": "１２３４５６７|١٢٣٤٥٦٧|1.234.567|1,234,567",
    "7": "007|7.0",
    "123456789012345678": "123 456 789 012 345 678",
}


@pytest.mark.parametrize(
    ("text", "number"),
    [(text, Decimal(number)) for number, texts in _SAME.items() for text in texts.split("|")],
)
def test_a_number_is_read_however_it_is_grouped_marked_or_scaled(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["1,200", "1.200", "-51.700", "1.200 mln", "12,345"])
def test_a_number_with_two_readings_is_refused(text):
    found = read_number(text)
    assert isinstance(found, Problem) and found.rule == "number_two_readings"


def test_the_refusal_names_both_readings_and_how_to_write_them():
    found = read_number("1,200")
    assert isinstance(found, Problem)
    assert found.message == "1,200 can be read as 1200 or as 1.2. Write 1200 or 1.20."


@pytest.mark.parametrize(("text", "advice"), [("1.234", "1.2340"), ("1.230", "1.23"), ("1.000", "1.00")])
def test_the_advice_of_a_refusal_can_be_typed(text, advice):
    found = read_number(text)
    assert isinstance(found, Problem) and found.message.endswith(f" or {advice}.")
    assert read_number(advice) == Decimal(text)


def test_whole_numbers_settle_the_two_readings():
    assert read_number("1,200", whole=True) == 1200
    assert read_number("1.000", whole=True) == 1000
    assert read_number("1.2 mln", whole=True) == 1_200_000
    assert isinstance(read_number("1.200 mln", whole=True), Problem)


def test_a_fraction_is_refused_where_whole_numbers_are_meant():
    found = read_number("51.7", whole=True)
    assert isinstance(found, Problem) and found.rule == "number_not_whole"


_REFUSED = (
    "| |abc|1e6|1E6|NaN|inf|Infinity|0x1F|5 %|5%|10²|½|1,2,3|1 2 3|12 34|1.234,567.8|1,234 567|--5|5-|1..2|.5|5."
    "|1_000|88 fln"
    "|5 million million|5 mln min|5 min min|5 hundred|2 yarım|2,5 yarım milyon|2000 yarım min|½ mln"
    "|5 6 mln|٪5|1 234 567 890 123 456 789|1234567890123 mlrd"
)


@pytest.mark.parametrize("text", [*_REFUSED.split("|"), "9" * 5000, "1 " * 5000])
def test_what_is_not_a_plain_number_is_refused_with_a_sentence(text):
    found = read_number(text)
    assert isinstance(found, Problem) and found.message.endswith(".") and found.rule


@given(st.text(max_size=30) | st.text("0123456789 .,'-+%eExmlnй−\u202f٣", max_size=20), st.booleans())
def test_no_text_makes_reading_raise(text, whole):
    assert isinstance(read_number(text, whole), (Decimal, Problem))


_DECIMALS = st.decimals(-(10**11), 10**11, allow_nan=False, allow_infinity=False, places=6)
_PLACES = st.integers(0, 6)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@given(number=_DECIMALS, places=_PLACES)
def test_a_shown_number_is_read_back(language, number, places):
    rounded = round(number, places)
    with i18n.speaking(language):
        assert read_number(i18n.number(rounded)) == rounded


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_a_shown_whole_number_is_read_back(language, number):
    with i18n.speaking(language):
        assert read_number(i18n.number(number)) == number
        assert read_number(i18n.number(number), whole=True) == number


def test_three_places_are_shown_with_a_fourth_only_where_they_look_like_thousands():
    assert i18n.number(Decimal("1.234")) == "1.2340"
    assert i18n.number(Decimal("0.123")) == "0.123"
    assert i18n.number(Decimal("1234.567")) == "1234.567"
