"""Dates are read in the words and digits of three languages, and never guessed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from districtdesk import i18n
from districtdesk.dates.imprecise import ImpreciseDate, read
from districtdesk.problems import Problem
from tests.edtf_texts import TEXTS

_EXACT = {
    "2023-05-01": "2023-05-01|01.05.2023|1.5.2023|1 May 2023|May 1, 2023|1st of May, 2023|1 may 2023|1 мая 2023"
    "|1 мая 2023 года|1 мая 2023 г.|1-го мая 2023 г.|2023-cü il mayın 1-i|1 may 2023-cü il|1 MAY 2023|2023.05.01"
    "|2023/05/01|１.５.２０２３|01.05.2023\u200e| 1\u00a0May  2023 ",
    "2023-05-13": "13/5/2023|5/13/2023|13-05-2023",
    "2023-05-05": "5/5/2023|05-05-2023",
    "2023": "2023|2023-cü il|2023 год|в 2023 году|2023-cü ildə|the year 2023",
    "2025-05": "May 2025|may 2025|май 2025|05.2025|5/2025|2025-05|МАЙ 2025|в мае 2025 года|in May 2025"
    "|2025-ci ilin may ayı"
    "|2025-ci ilin mayı|may 2025-ci il",
    "2025-09": "Sept. 2025|Sep 2025|sentyabr 2025|sen 2025|сентябрь 2025|сент. 2025|September 2025|SENTYABR 2025",
    "2024-06": "İYUN 2024|iyun 2024|июнь 2024|Jun 2024|2024-cü ilin iyununda",
    "2026-40": "first half of 2026|H1 2026|2026-cı ilin birinci yarısı|первое полугодие 2026 года",
    "2026-41": "second half of 2026|2026-cı ilin ikinci yarısı|второе полугодие 2026|вторая половина 2026|H2 2026"
    "|во втором полугодии 2026 года|2026-cı ilin 2-ci yarısı",
    "2026-35": "Q3 2026|2026 Q3|third quarter of 2026|III quarter 2026|2026-cı ilin 3-cü rübü|3-cü rüb 2026"
    "|III квартал 2026|3-й квартал 2026 г.|3 кв. 2026|в третьем квартале 2026 года|2026-cı ilin üçüncü rübündə",
    "2025-21": "spring 2025|yaz 2025|весна 2025|весной 2025 года|2025-ci ilin yazı|spring of 2025",
    "2025-24": "winter 2025|winter 2025/2026|qış 2025|QIŞ 2025|зима 2025–2026",
    "2025-39": "September to December 2025|sentyabr – dekabr 2025|сентябрь–декабрь 2025",
    "2026~": "about 2026|around 2026|təxminən 2026|təxminən 2026-cı il|около 2026|около 2026 года"
    "|~2026|c. 2026|2026~",
    "2026?": "2026?|2026 ?|2026 (uncertain)|2026 (şübhəli)",
    "2026%": "~2026?|about 2026 (uncertain)|2026%",
    "202X": "2020s|the 2020s|2020-ci illər|2020-е|2020-е годы|202X|202x|2020's",
    "2023/2025": "2023-2025|2023 – 2025|2023–2025-ci illər|from 2023 to 2025|с 2023 по 2025 год"
    "|2023-2025 гг.|2023/2025"
    "|2023-cü ildən 2025-ci ilə qədər",
    "2015/2020": "2015-2020-ci illər|2015–2020 годы",
    "2023-05/2025": "from May 2023 to 2025|с мая 2023 по 2025|may 2023 – 2025",
    "2023-05/2024-06": "May 2023 – June 2024|с мая 2023 по июнь 2024 г.|05.2023-06.2024|05.2023/06.2024",
    "2023-05-01/2023-05-05": "1–5 May 2023|с 1 по 5 мая 2023 года|1-5 мая 2023 г.|01.05.2023 – 05.05.2023"
    "|1 May to 5 May 2023",
    "2025-05/2025-06": "May to June 2025|с мая по июнь 2025 года|from May to June 2025|may – iyun 2025|май–июнь 2025",
    "2023/..": "since 2023|с 2023 года|2023-cü ildən|2023-cü ildən bəri|from 2023",
    "2023-05/..": "since May 2023|с мая 2023|2023-cü ilin mayından bəri|may 2023 və sonrası",
    "../2025": "until 2025|по 2025|2025 və əvvəli|../2025",
    "../2025-12-31": "until the end of 2025|to the end of 2025|по конец 2025 года",
    "2025-01-01/..": "since the start of 2025|с начала 2025 года|2025-ci ilin əvvəlindən",
    "2024-01-01/2025-12-31": "from the start of 2024 to the end of 2025|с начала 2024 до конца 2025 года"
    "|2024-cü ilin əvvəlindən 2025-ci ilin sonunadək",
    "2004-21/2004-23": "2004-21/2004-23",
    "2023-33/..": "2023-33/..",
    "2023-40~": "2023-40~",
    "2004-06-XX": "June 2004, day unknown|2004-06-XX|iyun 2004, günü bilinmir|июнь 2004, день неизвестен",
}


@pytest.mark.parametrize(
    ("text", "edtf"), [(text, key) for key, texts in _EXACT.items() for text in texts.split("|")]
)
def test_what_the_words_say_is_kept_without_them(text, edtf):
    assert read(text) == ImpreciseDate(edtf)


_WORDS_SAY_MORE = {
    "2025-37": "early 2025|beginning of 2025|2025-ci ilin əvvəli|начало 2025|в начале 2025 года",
    "2025-38": "mid 2025|mid-2025|middle of 2025|2025-ci ilin ortası|середина 2025",
    "2025-39": "late 2025|end of 2025|the end of 2025|2025-ci ilin sonu"
    "|2025-ci ilin sonunda|конец 2025|в конце 2025 года",
    "2025-05": "late May 2025|конец мая 2025|2025-ci ilin may ayının sonu",
    "../2025": "by 2025|до 2025 года|2025-ci ilə qədər",
    "../2020": "2020-ə qədər",
    "../2025-12-31": "by the end of 2025|before the end of 2025|к концу 2025 года|до конца 2025 года|by year-end 2025"
    "|2025-ci ilin sonunadək|2025-ci ilin sonuna qədər|2025-ci ilin axırınadək|не позднее конца 2025 года"
    "|2025-ci ilin sonundan gec olmayaraq",
    "../2025-12-31~": "by about the end of 2025",
    "../2025-05-31": "by the end of May 2025|до конца мая 2025 года|2025-ci ilin may ayının sonunadək",
    "../2025-03-31": "by the end of Q1 2025|by the end of the first quarter of 2025|до конца I квартала 2025 года"
    "|2025-ci ilin birinci rübünün sonunadək",
    "../2025-06-30": "by the end of the first half of 2025|до конца первого полугодия 2025 года"
    "|2025-ci ilin I yarısının sonuna qədər",
    "../2029-12-31": "by the end of the 2020s",
    "../2025-01-01": "by the start of 2025|к началу 2025 года|2025-ci ilin əvvəlinədək",
    "../2025-06~": "by mid-2025|by the middle of 2025|к середине 2025 года|2025-ci ilin ortalarınadək",
    "../2025-05~": "by the middle of Q2 2025",
    "../2025-05-15~": "by the middle of May 2025",
    "../2025-04": "by early 2025",
    "../2025-12": "by late 2025|before late 2025|2025-ci ilin sonlarınadək",
    "../2024-12-31": "before 2025|before the start of 2025|2025-ci ildən əvvəl",
    "2023-06-01/..": "after May 2023",
    "2026-01-01/..": "after the end of 2025|2025-ci ildən sonra|после 2025 года",
    "2025-09/..": "since late 2025|after late 2025",
    "2024-12~/..": "since the end of 2024|с конца 2024 года|2024-cü ilin sonundan",
    "2023/2025-12": "2023 to late 2025",
}


@pytest.mark.parametrize(
    ("text", "edtf"), [(text, key) for key, texts in _WORDS_SAY_MORE.items() for text in texts.split("|")]
)
def test_words_that_say_more_are_kept_as_printed(text, edtf):
    assert read(text) == ImpreciseDate(edtf, text)


_REFUSED = {
    "date_two_readings": "2022-23|1/5/2023|01-05-2023|from 1/5/2023 to 2025",
    "date_compact": "20230501|01052023|13052023|202305|052023",
    "date_short_year": "01.05.23|May 25|1 мая 23|05.25|'25|May 1|25",
    "date_impossible": "31.02.2023|2023-02-31|29 February 2023|31 апреля 2023|2023-13|2023-25|Y12023|-0500|12023|0000"
    "|2025/2023|2025 to 2023|before 0001|after 9999|0 May 2023",
    "date_not_understood": "hello|1.21.2023|21.2023|32/13/2023|winter 2025/2027|Q5 2026|third half of 2026|2023 5|May"
    " 2023 2024|about about 2026|about 2023 to|5 Foo 2023|13 rüb 2026|the|2023-05-01T10:00",
    "date_empty": "| |\u200b|\n",
    "date_too_long": "1" * 161 + "|" + "2023 " * 1000,
}


@pytest.mark.parametrize(
    ("text", "rule"), [(text, key) for key, texts in _REFUSED.items() for text in texts.split("|")]
)
def test_what_is_not_a_date_is_refused_with_a_sentence(text, rule):
    found = read(text)
    assert isinstance(found, Problem)
    assert found.rule == rule and found.message.endswith(".") and found.is_error


def test_an_impossible_day_is_explained():
    found = read("31.02.2023")
    assert isinstance(found, Problem)
    assert found.message == "There is no day 31.02.2023: that month has 28 days."


_COMPACT = {
    "20230501": ("1 may 2023", "1 May 2023", "1 мая 2023"),
    "13052023": ("13 may 2023", "13 May 2023", "13 мая 2023"),
    "202305": ("may 2023", "May 2023", "май 2023"),
    "01052023": ("5 yanvar 2023", "5 January 2023", "5 января 2023"),
}


@pytest.mark.parametrize(("text", "days"), _COMPACT.items())
def test_bare_digits_are_asked_about_in_the_language_of_the_moment_and_the_answer_is_read(text, days):
    for language, day in zip(("az", "en", "ru"), days, strict=True):
        with i18n.speaking(language):
            found = read(text)
            assert isinstance(found, Problem) and day in found.message
        assert isinstance(read(day), ImpreciseDate)


def test_digits_that_are_no_day_of_our_time_are_not_offered_as_one():
    assert [read(text).rule for text in ("99999999", "20231341", "12023")] == ["date_impossible"] * 3


@given(TEXTS)
def test_every_edtf_text_that_can_be_nothing_else_is_read_as_it_is(text):
    # What clerks write for two years, 2022-23, is the one thing that has another reading.
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
        assert read(text) == ImpreciseDate(text)


@pytest.mark.parametrize("interface", i18n.LANGUAGES)
def test_every_language_is_read_whatever_the_interface_speaks(interface):
    with i18n.speaking(interface):
        assert all(read(text) == ImpreciseDate("2025-05") for text in _EXACT["2025-05"].split("|"))


_WORDS = (
    "1 05 31 2023 2025 23 . , / - – .. ? ~ % X May мая mayın late end of half Q3 III q since until before from to"
    " с по до qədər ildən -cü -ci il illər 2020s 202X təxminən about ( ) uncertain unknown winter зима və"
)
_PIECES = st.lists(st.sampled_from(_WORDS.split()), max_size=8)


@settings(max_examples=300)
@given(st.text(max_size=40) | _PIECES.map(" ".join) | _PIECES.map("".join))
@pytest.mark.thorough
def test_no_text_makes_reading_raise(text):
    found = read(text)
    assert isinstance(found, (ImpreciseDate, Problem))
    if isinstance(found, ImpreciseDate):
        assert ImpreciseDate.load(found.dump()) == found


@pytest.mark.thorough
@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_what_is_shown_is_read_back_in_every_language(text):
    value = ImpreciseDate(text)
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            shown, short = value.show(), value.short()
        assert read(shown) == value, shown
        assert read(short) == value, short


@pytest.mark.parametrize("text", ["1 May [2023]", "1 мая [2023]", "1 may [2023]", "May 1 [2023]", "1 May[2023]"])
def test_a_year_that_is_not_printed_is_added_in_brackets_and_stays_there(text):
    found = read(text)
    assert found == ImpreciseDate("2023-05-01", text)
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            assert read(found.show()) == found


@pytest.mark.parametrize("text", ["1 May", "1 May [23]", "[2023]", "31 февраля [2023]", "1 May [2023] x"])
def test_without_a_whole_year_no_day_is_read(text):
    assert isinstance(read(text), Problem)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_reading_is_read_again_from_what_it_shows(language):
    texts = [text for texts in (*_EXACT.values(), *_WORDS_SAY_MORE.values()) for text in texts.split("|")]
    values = {text: read(text) for text in texts}
    with i18n.speaking(language):
        lost = [text for text, value in values.items() if not read(value.show()) == value == read(value.short())]
    assert not lost, "\n".join(lost)
