"""Reads a claim as people write it: more than 220 as of 9 Feb 2024, təxminən 500, свыше 51 млн манат."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..problems import Problem, error
from .amounts import NOT_YET, ask_about_level, read_bare
from .changes import find_change
from .claim import ClaimReading, Misfit, OpenReading, Wanted, ask, choices_of
from .currency_days import in_currency_of_its_day
from .date_words import RUSSIAN_EDGE, Dated, read_dating
from .dated import Dating, ways_to_date
from .tokens import Token, tidy, tokens_of

_LONGEST = 200
# 12,2024 is a number, or 12 in the year 2024; 05.2023 is a number, or a month.
_NUMBER_OR_YEAR = re.compile(r"(?<![\d.,])\d[\d ]*[.,](?:19[5-9]|20[0-4])\d(?![\d.,])")
_RANGE_OR_YEAR = re.compile(r"\d[\d ]*(?:\s?[–—-]\s?| (?:до|to|по) )(?:19[5-9]\d|20(?!00)[0-4]\d)")
# What is wrong with a date that surely is one.
_TELLING = {
    "date_two_readings",
    "date_short_year",
    "date_impossible",
    "date_far_off",
    "date_compact",
    "date_relative",
}
_ENDS = frozenset(".;:,!")
# Behind these the point is part of the word.
_SHORTENED_WORDS = (
    "чел тыс млн млрд трлн руб долл шт г гг кв мес сут ед ман грн р т м прибл ок mln mlrd trln sq approx ca dol"
)
_SHORTENED = frozenset(_SHORTENED_WORDS.split())


def read_claim(
    text: str,
    *,
    is_money: bool = False,
    is_whole: bool = False,
    is_area: bool = False,
    is_own: Callable[[str], bool] | None = None,
    dimension: str = "",
    language: str | None = None,
    said: ImpreciseDate | None = None,
) -> ClaimReading | Problem:
    """The claim that the text makes, or what of it was not understood. Nothing of the text is ever left out.

    Where it can be read in more than one way, the Problem is an OpenReading with these as its choices. Money is
    refused without its currency. An area comes in hectares, whatever unit it was printed in. `is_own` knows the words
    of the indicator's own unit, `language` is that of the source, `said` its day.
    """
    if len(text) > _LONGEST:
        return error(_("That is too long for one claim. Write the number, its date, and nothing else."))
    dimension = dimension or ("money" if is_money else "area" if is_area else "")
    wanted = Wanted(dimension, is_own, language, said, is_whole or dimension == "count")
    plain = tidy(text)
    tokens = _unwrapped(tokens_of(plain))
    if not tokens:
        return error(_("Write a number here, for example: about 500 as of May 2023."), rule="claim")
    change = find_change(tokens)
    if change is None or not change.is_behind:
        return _in_its_day(_joined(_ways(plain, tokens, wanted)), said)
    # A date that stands behind what it was is not that of the level.
    found = _in_its_day(_joined(_ways(plain, change.level, wanted)), said)
    choices = choices_of(found)
    return ask_about_level(change, found, choices) if choices else found


def _ways(plain: str, tokens: list[Token], wanted: Wanted) -> list[Way]:
    """Each way with what comes of it. What is asked or refused counts only where none of them is a reading."""
    datings = list(ways_to_date(plain, tokens))
    strict = Wanted(wanted.dimension, wanted.own, wanted.language, wanted.said, wanted.is_whole, is_strict=True)
    ways = [(dating, *_read_way(plain, dating, strict)) for dating in datings]
    if any(isinstance(result, ClaimReading) for _dating, _dated, result in ways):
        return ways
    return [way if way[2] is not NOT_YET else (way[0], *_read_way(plain, way[0], wanted)) for way in ways]


def _in_its_day(found: ClaimReading | Problem, said: ImpreciseDate | None) -> ClaimReading | Problem:
    if isinstance(found, ClaimReading):
        return in_currency_of_its_day(found, said)
    if isinstance(found, OpenReading):
        return replace(found, choices=tuple(in_currency_of_its_day(each, said) for each in found.choices))
    if isinstance(found, Misfit) and found.reading:
        return replace(found, reading=in_currency_of_its_day(found.reading, said))
    return found


def _unwrapped(tokens: list[Token]) -> list[Token]:
    """Without the brackets around all of it, and without the full stop of its sentence."""
    while tokens and tokens[-1].key in _ENDS and not (len(tokens) > 1 and tokens[-2].key in _SHORTENED):
        tokens = tokens[:-1]
    is_wrapped = len(tokens) > 2 and tokens[0].key == "(" and tokens[-1].key == ")"
    has_others = any(token.key in "()" for token in tokens[1:-1])
    return tokens[1:-1] if is_wrapped and not has_others else tokens


Way = tuple[Dating, "Dated | None", "ClaimReading | Problem"]


def _read_way(plain: str, dating: Dating, wanted: Wanted) -> tuple[Dated | None, ClaimReading | Problem]:
    doubt = _number_or_year(plain, dating)
    if doubt:
        return None, doubt
    bare = read_bare(dating.claim, wanted)
    if not dating.words or bare is NOT_YET:
        return None, bare
    if isinstance(bare, Problem) and not (isinstance(bare, OpenReading | Misfit) or dating.is_marked):
        return None, bare
    dated = read_dating(dating, wanted.said)
    if dated.offered and isinstance(bare, ClaimReading):
        readings = [_dated(bare, dating, Dated(when)) for when in dated.offered]
        return dated, ask(_sentence(dated), *readings, rule="date_compact")
    if isinstance(dated.when, Problem):
        # A question about the rest would leave out the digits of a date that is none.
        is_answered = not isinstance(bare, Problem) or isinstance(bare, OpenReading)
        return dated, dated.when if is_answered else bare
    return dated, _with_date(bare, dating, dated)


def _sentence(dated: Dated) -> str:
    return dated.when.message if isinstance(dated.when, Problem) else ""


def _with_date(bare: ClaimReading | Problem, dating: Dating, dated: Dated) -> ClaimReading | Problem:
    if isinstance(bare, OpenReading):
        choices = tuple(_dated(each, dating, dated) for each in bare.choices)
        return replace(bare, choices=choices)
    if isinstance(bare, Misfit):
        return replace(bare, reading=_dated(bare.reading, dating, dated)) if bare.reading else bare
    if isinstance(bare, Problem):
        return bare
    reading = _dated(bare, dating, dated)
    if dated.is_offered and reading.as_of:
        text = _("Is {day} meant, by the day of the source?", day=reading.as_of.show())
        return ask(text, reading, rule="date_relative")
    is_open = dating.is_sure or (not dating.pointing and RUSSIAN_EDGE.match(dating.words))
    if is_open and dated.at_edge and dated.at_edge != reading.as_of:
        text = _("Is “{given}” its one day, or about then?", given=dating.words)
        return ask(text, replace(reading, as_of=dated.at_edge), reading, rule="date_edge")
    if dating.is_doubtful:
        text = _("Is “{given}” in brackets its date?", given=dating.words)
        edges = [replace(reading, as_of=dated.at_edge)] if dated.at_edge else []
        return ask(text, *edges, reading, rule="date_in_brackets")
    return reading


def _dated(reading: ClaimReading, dating: Dating, dated: Dated) -> ClaimReading:
    when = dated.when
    if isinstance(when, Problem):
        return reading
    is_as_of = dating.is_as_of or (when.is_day and dating.is_as_of_if_day)
    return replace(reading, as_of=when, is_as_of=is_as_of, remarks=reading.remarks + dated.remarks)


def _joined(ways: list[Way]) -> ClaimReading | Problem:
    """The one reading; a question where there are several; else the reason that helps."""
    readings = list(dict.fromkeys(result for _dating, _dated, result in ways if isinstance(result, ClaimReading)))
    if len(readings) == 1:
        return readings[0]
    if readings:
        text = _("This can be read in more than one way. Write “as of” before the date.")
        return ask(text, *readings, rule="claim_ways")
    return _likeliest(ways)


def _likeliest(ways: list[Way]) -> Problem:
    """Of the reasons why it is not read, the one that helps: a question, or what is wrong with a date or the rest."""
    problems = [(dating, dated, result) for dating, dated, result in ways if isinstance(result, Problem)]
    for kind in (OpenReading, Misfit):
        asked = [result for _dating, _dated, result in problems if isinstance(result, kind)]
        if asked:
            return asked[-1]
    for dating, dated, result in problems:
        is_date = dated is not None and result is dated.when
        if is_date and (dating.is_sure or (dating.is_marked and result.rule in _TELLING)):
            return result
    for _dating, dated, result in problems:
        if dated is not None and isinstance(dated.when, ImpreciseDate):
            return result
    return problems[0][2]


def _number_or_year(plain: str, dating: Dating) -> Problem | None:
    claim = plain[dating.claim[0].start : dating.claim[-1].end] if dating.claim else ""
    if _RANGE_OR_YEAR.fullmatch(claim):
        text = _(
            "“{given}” can be a range or a year. Write it like between 500 and 600, or 500 in 2024.", given=claim
        )
        return error(text, rule="number_or_year")
    if _NUMBER_OR_YEAR.search(claim):
        text = _("“{given}” can be one number, or a number and a year. Write it like 12 in 2024.", given=claim)
        return error(text, rule="number_or_year")
    return None
