"""The date of a claim out of its words: beside a weekday or a time of day, or told from that of the source."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from ..dates.beside import DAYS_BEFORE, without_weekday_and_time
from ..dates.compact import dates_meant
from ..dates.imprecise import ImpreciseDate
from ..dates.imprecise import read as read_date
from ..dates.plausible import is_plausible
from ..dates.printed_words import without_quotes
from ..i18n import _
from ..problems import Problem, error
from .dated import POINTING_BEHIND, Dating

_BETWEEN = re.compile(r"^between (.+) and ", re.IGNORECASE)
_IN_RUSSIAN = re.compile(r"во?\s", re.IGNORECASE)
_YEARS_BEFORE = {
    "last year": 1, "ötən il": 1, "ötən ildə": 1, "keçən il": 1, "прошлом году": 1, "прошлый год": 1,
    "минувшем году": 1, "this year": 0, "bu il": 0, "этом году": 0, "текущем году": 0, "нынешнем году": 0,
    "cari ildə": 0, "cari il": 0,
}  # fmt: skip


class Dated(NamedTuple):
    """A date, or what is wrong with it; what of its words is not kept; whether the person is asked for it.

    `offered` are the dates that bare digits can mean; `at_edge` is the day on which a time ends or starts that is
    named by that edge.
    """

    when: ImpreciseDate | Problem
    remarks: tuple[str, ...] = ()
    is_offered: bool = False
    offered: tuple[ImpreciseDate, ...] = ()
    at_edge: ImpreciseDate | None = None


def read_dating(dating: Dating, said: ImpreciseDate | None) -> Dated:
    """The date that the words give; one that is told from the day of the source is only offered."""
    words = _BETWEEN.sub(r"from \1 to ", POINTING_BEHIND.sub("", f" {dating.words}").strip())
    year = _YEARS_BEFORE.get(words.lower().strip(" ,."))
    if year is not None:
        return _from_year(words, year, said)
    relative = DAYS_BEFORE.get(words.lower().strip(" ,."))
    if relative is not None:
        return _from_day(words, relative, said)
    found = _read(dating, words)
    if not isinstance(found, Problem):
        at_edge = _edge_day(dating, found)
        return Dated(at_edge if at_edge and _is_as_of_edge(dating) else found, at_edge=at_edge)
    at_edge = _edge_day(dating, None) if _is_as_of_edge(dating) else None
    if at_edge:
        return Dated(at_edge, at_edge=at_edge)
    if dating.is_yearless and said is not None:
        in_its_year = _in_year_of(words, said)
        if in_its_year:
            return Dated(in_its_year, is_offered=True)
    meant = tuple(dict.fromkeys(ImpreciseDate(str(each)) for each in dates_meant(words)))
    return _beside(dating, words) or Dated(found, offered=meant)


def _in_year_of(words: str, said: ImpreciseDate) -> ImpreciseDate | None:
    """The last such day or months that were over when the source spoke, with the year added."""
    if said.latest is None:
        return None
    for year in (said.latest.year, said.latest.year - 1):
        for text in (f"{words} [{year}]", f"{year} {words}"):
            found = read_date(text)
            if isinstance(found, ImpreciseDate) and found.latest and found.latest <= said.latest:
                return found
    return None


def _is_as_of_edge(dating: Dating) -> bool:
    """На конец, at year-end, ilin sonuna say when was counted; в конце, at the end, ilin sonunda tell a stretch."""
    is_dative = bool(_DATIVE.search(dating.words))
    is_accusative = bool(_AS_OF.fullmatch(dating.pointing) and RUSSIAN_EDGE.match(dating.words))
    return is_dative or is_accusative or bool(_YEAR_END.match(dating.words))


def _edge_day(dating: Dating, found: ImpreciseDate | None) -> ImpreciseDate | None:
    """The last or first day of the time whose end or start is named, with its words."""
    printed = without_quotes(dating.words)
    words = _DATIVE.sub(r"\1", POINTING_BEHIND.sub("", f" {printed}").strip())
    before = "up to" if _END.search(words) else "from" if _START.search(words) else ""
    period = read_date(f"{before} {words}") if before and not (found and "/" in found.edtf) else None
    day = _only_end(period) if isinstance(period, ImpreciseDate) else None
    return ImpreciseDate(day.isoformat(), printed) if day else None


def _only_end(period: ImpreciseDate) -> date | None:
    """The one known day of a period that is open on its other side."""
    opens, closes = period.edtf.endswith(".."), period.edtf.startswith("..")
    if opens == closes:
        return None
    day = period.earliest if opens else period.latest
    return day if day and day.isoformat() in period.edtf else None


RUSSIAN_EDGE = re.compile("(?:конец|начало)\\s", re.IGNORECASE)
_AS_OF = re.compile("на", re.IGNORECASE)
_DATIVE = re.compile(r"(?<=\s)(sonu|axırı|əvvəli)n[əa](?=$|\s)", re.IGNORECASE)
_YEAR_END = re.compile(r"year-?end", re.IGNORECASE)
_END = re.compile(r"\b(?:(?:year-?)?end|конец|конца|sonu|axırı)\b", re.IGNORECASE)
_START = re.compile(r"\b(?:start|beginning|начало|əvvəli)\b", re.IGNORECASE)


def _from_day(words: str, days: int, said: ImpreciseDate | None) -> Dated:
    if said is None or not said.is_day or said.earliest is None:
        text = _("“{given}”: which day was that? Write its date, for example 1 May 2023.", given=words)
        return Dated(error(text, rule="date_relative"))
    return Dated(ImpreciseDate.of(said.earliest - timedelta(days)), is_offered=True)


def _from_year(words: str, years: int, said: ImpreciseDate | None) -> Dated:
    if said is None or said.earliest is None or said.latest is None or said.earliest.year != said.latest.year:
        text = _("“{given}”: which year was that? Write it, for example 2023.", given=words)
        return Dated(error(text, rule="date_relative"))
    return Dated(ImpreciseDate(f"{said.earliest.year - years:04}"), is_offered=True)


def _read(dating: Dating, bare: str) -> ImpreciseDate | Problem:
    found = _with_preposition(dating.pointing, bare, read_date(bare))
    if isinstance(found, Problem) or is_plausible(found):
        return found
    return error(_("“{given}” lies too far off to be the date of a claim.", given=bare), rule="date_far_off")


def _with_preposition(pointing: str, bare: str, found: ImpreciseDate | Problem) -> ImpreciseDate | Problem:
    """A Russian phrase that is kept as printed keeps the preposition on which its case depends: в конце 2024 года."""
    if isinstance(found, Problem) or not found.words or not _IN_RUSSIAN.match(f"{pointing} "):
        return found
    whole = read_date(f"{pointing} {bare}")
    is_same = isinstance(whole, ImpreciseDate) and whole.edtf == found.edtf and whole.words
    return whole if is_same else found


def _beside(dating: Dating, words: str) -> Dated | None:
    """The date without its weekday and its time of day, of which the first is compared and both are told."""
    bare = without_weekday_and_time(words)
    found = _read(dating, bare.text) if bare else None
    if bare is None or not isinstance(found, ImpreciseDate):
        return None
    remarks = [_("The time of day is not kept.")] if bare.has_time else []
    if bare.weekday is not None:
        remarks.append(_weekday_words(found, bare.weekday))
    return Dated(found, tuple(filter(None, remarks)))


def _weekday_words(found: ImpreciseDate, weekday: int) -> str:
    day: date | None = found.earliest if found.is_day else None
    if day is None or day.weekday() == weekday:
        return _("The weekday is not kept.")
    return _("The weekday that is printed is not that of {day}. Look at the date again.", day=found.show())
