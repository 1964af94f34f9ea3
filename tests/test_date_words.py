"""Dates are said in words with the right endings in each language."""

import subprocess
import sys

import pytest

from districtdesk import i18n
from districtdesk.dates.imprecise import ImpreciseDate, read
from districtdesk.dates.words import azerbaijani_ordinal, english_ordinal

_SHOWN = {
    "2023-05-01": ("1 may 2023", "1 May 2023", "1 мая 2023"),
    "0476-05-01": ("01.05.0476", "01.05.0476", "01.05.0476"),
    "2025-05": ("may 2025", "May 2025", "май 2025"),
    "2025": ("2025", "2025", "2025"),
    "202X": ("2020-ci illər", "2020s", "2020-е"),
    "199X": ("1990-cı illər", "1990s", "1990-е"),
    "20XX": ("20XX", "20XX", "20XX"),
    "2026-35": ("2026-cı ilin 3-cü rübü", "3rd quarter of 2026", "3-й квартал 2026"),
    "2026-41": ("2026-cı ilin 2-ci yarısı", "2nd half of 2026", "2-е полугодие 2026"),
    "2025-39": ("sentyabr – dekabr 2025", "September to December 2025", "сентябрь – декабрь 2025"),
    "2025-21": ("yaz 2025", "spring 2025", "весна 2025"),
    "2025-24": ("qış 2025/2026", "winter 2025/2026", "зима 2025/2026"),
    "2025-05~": ("təxminən may 2025", "about May 2025", "примерно май 2025"),
    "2025-05?": ("may 2025 (şübhəli)", "May 2025 (uncertain)", "май 2025 (под вопросом)"),
    "2025%": ("təxminən 2025 (şübhəli)", "about 2025 (uncertain)", "примерно 2025 (под вопросом)"),
    "2004-XX": ("2004, ayı bilinmir", "2004, month unknown", "2004, месяц неизвестен"),
    "2023-05/2025": ("may 2023 – 2025", "May 2023 to 2025", "май 2023 – 2025"),
    "2023-05/..": ("may 2023 və sonrası", "since May 2023", "май 2023 и позже"),
    "../2025": ("2025 və əvvəli", "until 2025", "2025 и раньше"),
    "2023/": ("2023 – bilinmir", "2023 to unknown", "2023 – неизвестно"),
    "/2025": ("bilinmir – 2025", "unknown to 2025", "неизвестно – 2025"),
}

_SHORT = {
    "2023-05-01": ("01.05.2023", "01.05.2023", "01.05.2023"),
    "2025-09": ("sen 2025", "Sep 2025", "сент. 2025"),
    # On paper and in tables as on a page: a quarter and a half of a year are called one way.
    "2026-35": ("2026-cı ilin 3-cü rübü", "3rd quarter of 2026", "3-й квартал 2026"),
    "2026-40": ("2026-cı ilin 1-ci yarısı", "1st half of 2026", "1-е полугодие 2026"),
    "2025-39": ("sen – dek 2025", "Sep to Dec 2025", "сент. – дек. 2025"),
}


@pytest.mark.parametrize(("text", "said"), _SHOWN.items())
def test_a_date_is_shown_in_the_language_of_the_moment(text, said):
    value = ImpreciseDate(text)
    for language, words in zip(("az", "en", "ru"), said, strict=True):
        with i18n.speaking(language):
            assert value.show() == words


@pytest.mark.parametrize(("text", "said"), _SHORT.items())
def test_a_table_shows_dates_in_short(text, said):
    value = ImpreciseDate(text)
    for language, words in zip(("az", "en", "ru"), said, strict=True):
        with i18n.speaking(language):
            assert value.short() == words


_PRINTED = {
    "late 2025": ("“late 2025”", "late 2025", "«late 2025»"),
    "by mid-2025": ("“by mid-2025”", "by mid-2025", "«by mid-2025»"),
    "до конца 2025 года": ("“до конца 2025 года”", "“до конца 2025 года”", "до конца 2025 года"),
    "2025-ci ilin sonu": ("2025-ci ilin sonu", "“2025-ci ilin sonu”", "«2025-ci ilin sonu»"),
    "2025-ci ildən əvvəl": ("2025-ci ildən əvvəl", "“2025-ci ildən əvvəl”", "«2025-ci ildən əvvəl»"),
}


@pytest.mark.parametrize(("words", "shown"), _PRINTED.items())
def test_printed_words_are_shown_as_they_are_and_quoted_inside_another_language(words, shown):
    value = read(words)
    assert isinstance(value, ImpreciseDate) and value.words == words
    for language, said in zip(("az", "en", "ru"), shown, strict=True):
        with i18n.speaking(language):
            assert value.show() == value.short() == said
        assert read(said) == value


_AZERBAIJANI = (
    "0-cı 1-ci 2-ci 3-cü 4-cü 5-ci 6-cı 7-ci 8-ci 9-cu 10-cu 11-ci 20-ci 30-cu 40-cı 50-ci 60-cı 70-ci 80-ci 90-cı"
    " 100-cü 106-cı 1000-ci 1900-cü 1990-cı 2000-ci 2010-cu 2016-cı 2019-cu 2020-ci 2023-cü 2025-ci 2026-cı 2030-cu"
)


@pytest.mark.parametrize("written", _AZERBAIJANI.split())
def test_azerbaijani_ordinals_follow_vowel_harmony(written):
    assert azerbaijani_ordinal(int(written.partition("-")[0])) == written


_ENGLISH = "1st 2nd 3rd 4th 10th 11th 12th 13th 21st 22nd 103rd 111th"


@pytest.mark.parametrize("written", _ENGLISH.split())
def test_english_ordinals_end_as_they_are_spoken(written):
    assert english_ordinal(int(written[:-2])) == written


def test_babel_is_not_loaded_before_a_date_is_shown():
    code = "import sys, districtdesk.dates, districtdesk.numbers; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
