"""Shows EDTF dates in words, in Azerbaijani, English and Russian.

These words are grammar rather than texts of the interface: endings follow the number before them, and what is
shown must be read back. So they stand here, beside what reads them, and not among the translations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .. import i18n
from .edtf import HALVES, OPEN, QUADRIMESTERS, QUARTERS, SEASONS, Interval, Point

_AZ_ONES = ("", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz")
_AZ_TENS = ("", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan")
_AZ_ENDINGS = {"a": "cı", "ı": "cı", "o": "cu", "u": "cu", "e": "ci", "ə": "ci", "i": "ci", "ö": "cü", "ü": "cü"}


def azerbaijani_ordinal(number: int) -> str:
    """2025-ci, 2026-cı, 2023-cü, 2010-cu: the ending follows the last vowel of the number as it is spoken."""
    vowels = [letter for letter in _last_word(number) if letter in _AZ_ENDINGS]
    return f"{number}-{_AZ_ENDINGS[vowels[-1]]}"


def _last_word(number: int) -> str:
    """The last word of a number from 0 to 999 999 as Azerbaijani speaks it."""
    if number == 0:
        return "sıfır"
    tail = _AZ_ONES[number % 10] or _AZ_TENS[number // 10 % 10]
    return tail or ("yüz" if number % 1000 else "min")


def english_ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@dataclass(frozen=True, slots=True)
class _Speech:
    """How one language says the kinds of date. {nth} and {yearth} are ordinals."""

    seasons: tuple[str, str, str, str]
    quarter: str
    half: str
    decade: str
    to: str
    since: str
    until: str
    unknown: str
    about: str
    uncertain: str
    no_day: str
    no_month: str
    neither: str
    ordinal: Callable[[int], str] = str


_SPEECH = {
    "az": _Speech(
        seasons=("yaz", "yay", "payız", "qış"),
        quarter="{yearth} ilin {nth} rübü",
        half="{yearth} ilin {nth} yarısı",
        decade="{yearth} illər",
        to=" – ",
        since="{date} və sonrası",
        until="{date} və əvvəli",
        unknown="bilinmir",
        about="təxminən {date}",
        uncertain="{date} (şübhəli)",
        no_day="{date}, günü bilinmir",
        no_month="{date}, ayı bilinmir",
        neither="{date}, ayı və günü bilinmir",
        ordinal=azerbaijani_ordinal,
    ),
    "en": _Speech(
        seasons=("spring", "summer", "autumn", "winter"),
        quarter="{nth} quarter of {year}",
        half="{nth} half of {year}",
        decade="{year}s",
        to=" to ",
        since="since {date}",
        until="until {date}",
        unknown="unknown",
        about="about {date}",
        uncertain="{date} (uncertain)",
        no_day="{date}, day unknown",
        no_month="{date}, month unknown",
        neither="{date}, month and day unknown",
        ordinal=english_ordinal,
    ),
    "ru": _Speech(
        seasons=("весна", "лето", "осень", "зима"),
        quarter="{n}-й квартал {year}",
        half="{n}-е полугодие {year}",
        decade="{year}-е",
        to=" – ",
        since="{date} и позже",
        until="{date} и раньше",
        unknown="неизвестно",
        about="примерно {date}",
        uncertain="{date} (под вопросом)",
        no_day="{date}, день неизвестен",
        no_month="{date}, месяц неизвестен",
        neither="{date}, месяц и день неизвестны",
    ),
}


def in_words(value: Point | Interval) -> str:
    """May 2025, 3rd quarter of 2026, about 2023 to 2025, in the language of the moment."""
    return _show(value, brief=False)


def in_short(value: Point | Interval) -> str:
    """The same with days in digits and short names of months; quarters and halves are called one way everywhere."""
    return _show(value, brief=True)


def _show(value: Point | Interval, brief: bool) -> str:
    if isinstance(value, Point):
        return _point(value, brief)
    speech = _SPEECH[i18n.language()]
    if value.end == OPEN and isinstance(value.start, Point):
        return speech.since.format(date=_inside(value.start, brief))
    if value.start == OPEN and isinstance(value.end, Point):
        return speech.until.format(date=_inside(value.end, brief))
    return speech.to.join(_inside(end, brief) for end in (value.start, value.end))


def _inside(end: Point | str, brief: bool) -> str:
    """One end of a period. A decade stays 202X: "2015 - 2020-ci illər" are the years 2015 to 2020."""
    if isinstance(end, str):
        return _SPEECH[i18n.language()].unknown
    return _qualified(end, end.year) if "X" in end.year else _point(end, brief)


def _point(point: Point, brief: bool) -> str:
    return _qualified(point, _bare(point, brief))


def _qualified(point: Point, words: str) -> str:
    speech = _SPEECH[i18n.language()]
    if point.is_approximate:
        words = speech.about.format(date=words)
    return speech.uncertain.format(date=words) if point.is_uncertain else words


def _bare(point: Point, brief: bool) -> str:
    """The date without its qualifier."""
    speech = _SPEECH[i18n.language()]
    if point.day.isdigit():
        # Years before 1000 only in digits, with all four of them.
        in_digits = brief or point.earliest.year < 1000
        return i18n.short_day(point.earliest) if in_digits else i18n.day(point.earliest)
    if point.part:
        return _part(point, brief)
    if point.month == "XX":
        return (speech.neither if point.day else speech.no_month).format(date=point.year)
    if point.month:
        month = f"{_month(int(point.month), brief)} {point.year}"
        return speech.no_day.format(date=month) if point.day else month
    return _year(point)


def _year(point: Point) -> str:
    """A year or a decade; a century stays 20XX, for its ordinal would begin it with another year."""
    if point.year.endswith("XX") or point.year.isdigit() or point.year.startswith("0"):
        return point.year
    speech = _SPEECH[i18n.language()]
    year = point.earliest.year
    return speech.decade.format(year=year, yearth=speech.ordinal(year))


def _part(point: Point, brief: bool) -> str:
    """A season, quarter, four-month part or half of a year."""
    speech = _SPEECH[i18n.language()]
    code, year = point.part, int(point.year)
    if code in SEASONS:
        # A winter is said with both its years, so that nobody takes it for the one before.
        over = f"/{year + 1:04}" if code == SEASONS[-1] else ""
        return f"{speech.seasons[SEASONS.index(code)]} {point.year}{over}"
    if code in QUADRIMESTERS:
        first, last = (_month(day.month, brief) for day in (point.earliest, point.latest))
        return f"{first}{speech.to}{last} {point.year}"
    if code in QUARTERS:
        n, form = QUARTERS.index(code) + 1, speech.quarter
    else:
        n, form = HALVES.index(code) + 1, speech.half
    yearth = speech.ordinal(year).rjust(len("0000-ci"), "0")
    return form.format(n=n, nth=speech.ordinal(n), year=point.year, yearth=yearth)


def _month(number: int, brief: bool) -> str:
    width = "abbreviated" if brief else "wide"
    name: str = i18n.locale().months["stand-alone"][width][number]
    return name
