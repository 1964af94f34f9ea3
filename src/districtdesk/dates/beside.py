"""What is printed beside a date and is no part of it: its weekday, a time of day; and days told from another day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from .. import i18n
from ..i18n import _
from ..problems import Problem, error
from .compact import dates_meant
from .imprecise import ImpreciseDate, read

# In the order of the week, Monday first.
_WEEKDAYS = tuple(
    re.compile(rf"(?:^|[,\s]\s*|\()(?:{words})(?:\s+gün[üu])?(?=$|[,\s)])\)?,?", re.IGNORECASE)
    for words in (
        r"monday|bazar ertəsi|(?:в\s+)?понедельник\w*",
        r"tuesday|çərşənbə axşamı|(?:во?\s+)?вторник\w*",
        r"wednesday|çərşənbə(?! axşamı)|(?:в\s+)?сред[ау]",
        r"thursday|cümə axşamı|(?:в\s+)?четверг\w*",
        r"friday|cümə(?! axşamı)|(?:в\s+)?пятниц[ау]",
        r"saturday|şənbə|(?:в\s+)?суббот[ау]",
        r"sunday|bazar(?! ertəsi)|(?:в\s+)?воскресенье",
    )
)
_TIME = re.compile(
    r"(?:^|,?\s+|(?<=\d)T)(?:at\s+|в\s+|saat\s+|на\s+)?(?:[01]?\d|2[0-3])[:][0-5]\d(?::[0-5]\d)?(?:\s?(?:am|pm|gmt|мск))?"
    r"(?:-?d[aə])?(?:\s+час(?:а|ов))?(?=$|[\s,])|(?:^|,?\s+)at noon\b",
    re.IGNORECASE,
)
_TWO_ORDERS = re.compile(r"(0?[1-9]|1[0-2])[/-](0?[1-9]|1[0-2])[/-]([1-9][0-9]{3})")
DAYS_BEFORE = {
    "yesterday": 1, "dünən": 1, "вчера": 1, "today": 0, "bu gün": 0, "bugün": 0, "сегодня": 0,
    "the day before yesterday": 2, "srağagün": 2, "позавчера": 2, "tomorrow": -1, "sabah": -1, "завтра": -1,
}  # fmt: skip


class Bare(NamedTuple):
    """A date without what was printed beside it: of which weekday that speaks, Monday 0, and whether of a time."""

    text: str
    weekday: int | None
    has_time: bool


def without_weekday_and_time(text: str) -> Bare | None:
    """None where neither is printed, or nothing else is."""
    bare = _TIME.sub("", text)
    has_time, weekday = bare != text, None
    for number, pattern in enumerate(_WEEKDAYS):
        without = pattern.sub(" ", bare)
        if without != bare:
            bare, weekday = without, number
            break
    bare = " ".join(bare.split()).strip(", ")
    return Bare(bare, weekday, has_time) if bare and (has_time or weekday is not None) else None


def read_in_field(text: str) -> ImpreciseDate | Problem:
    """A date in a field of its own: with its weekday if that fits; else what to type instead."""
    found = read(text)
    if not isinstance(found, Problem):
        return found
    told = _told_from_today(text)
    if told:
        day = i18n.short_day(told)
        said = _(
            "“{given}” means another day tomorrow. Write the day itself; counted from today it is {day}.",
            given=text,
            day=day,
        )
        return error(said, rule="date_relative")
    bare = without_weekday_and_time(text)
    when = read(bare.text) if bare else None
    if bare is None or not isinstance(when, ImpreciseDate):
        return found
    if bare.has_time:
        return error(_("The time of day is not kept. Write {day} alone.", day=when.short()), rule="date_time")
    if when.earliest is None or not when.is_day or when.earliest.weekday() == bare.weekday:
        return when
    said = _("The weekday that is printed is not that of {day}. Look at the date again.", day=when.show())
    return error(said, rule="date_weekday")


def days_meant(text: str) -> tuple[ImpreciseDate, ...]:
    """The dates among which a person has to say which one a refused text means."""
    told = _told_from_today(text)
    if told:
        return (ImpreciseDate.of(told),)
    bare = without_weekday_and_time(text)
    when = read(bare.text) if bare and bare.has_time else None
    if isinstance(when, ImpreciseDate):
        return (when,)
    return tuple(
        dict.fromkeys(ImpreciseDate(str(each)) for each in (*dates_meant(text.strip()), *_either_order(text)))
    )


def _told_from_today(text: str) -> date | None:
    days = DAYS_BEFORE.get(" ".join(text.lower().split()))
    return None if days is None else date.today() - timedelta(days)


def _either_order(text: str) -> Iterator[date]:
    """Both days of 05/04/2024, the day first and the month first."""
    found = _TWO_ORDERS.fullmatch(text.strip())
    if found:
        first, second, year = map(int, found.groups())
        yield from (date(year, second, first), date(year, first, second))
