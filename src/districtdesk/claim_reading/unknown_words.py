"""What is asked about words of which nothing is known: whether they are counted, or the claim is meant without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..i18n import _
from ..problems import Problem
from .beside import (
    Narrowed,
    dates_what_follows,
    may_be_left,
    narrow,
    noun_behind,
    says_no_level,
    says_which_one,
    ways_to_narrow,
)
from .claim import ClaimReading, Wanted, ask, choices_of
from .elements import LEFT_OUT, UNKNOWN, ClaimLine, is_until_at, printed_of
from .grammar import Ordinal, ParsedAmount, parse_amounts
from .other_words import may_be_left_out, says_something_else
from .refusals import fitted, is_named_by_number, ordinal, refusal
from .settling import settle
from .tokens import WORD, Token


def ask_about_words(tokens: ClaimLine, wanted: Wanted) -> Problem:
    """Words that nobody knows: asked about where they can be what is counted, refused where they cannot."""
    if is_named_by_number(tokens):
        return ordinal()
    if wanted.dimension not in ("money", "area", "percent"):
        for amount in _amounts_of_new(tokens, wanted, UNKNOWN):
            result = settle(amount, tokens, wanted)
            choices = choices_of(result)
            unit = next((each.noun for each in choices), "")
            is_until = amount.low.unit is not None and is_until_at(tokens, amount.low.unit.place)
            if choices and not is_until and _may_be_counted(unit):
                text = _("“{unit}” is no unit that is known here. Is that what is counted?", unit=unit)
                return ask(text, *choices, rule="unit_unknown")
    return _without_words(tokens, wanted) or _within(tokens, wanted) or refusal(tokens, wanted)


def _within(tokens: ClaimLine, wanted: Wanted) -> Problem | None:
    """A question where one part of the line is the claim, and all the rest of its words may be left out."""
    for way in ways_to_narrow(tokens):
        if _is_by_how_much(way.runs, tokens) or not all(may_be_left(tokens, run) for run in way.runs):
            continue
        choices = _choices_within(way, wanted)
        if choices and all(map(_is_bare, choices)):
            if _is_which_one(way.runs, tokens):
                return ordinal()
            choices, way = _with_noun(tokens, way, choices, wanted)
        if choices:
            words = " … ".join(map(printed_of, way.runs))
            text = _("“{words}” is no part of what is kept. Is the claim meant without it?", words=words)
            return ask(text, *choices, rule="words_left_out")
    return None


def _with_noun(
    tokens: ClaimLine, way: Narrowed, choices: list[ClaimReading], wanted: Wanted
) -> tuple[list[ClaimReading], Narrowed]:
    """A bare number with what is counted, where a noun stands behind it; that may be meant as the unit."""
    end, is_known = noun_behind(tokens, way.high)
    if end == way.high:
        return choices, way
    counted = narrow(tokens, way.low, end) if wanted.dimension not in _IN_ONE_UNIT else None
    if counted is None or not counted.runs:
        return [], way
    found = _choices_within(counted, wanted, LEFT_OUT if is_known else UNKNOWN)
    return (found, counted) if is_known else ([*found, *choices], way)


_IN_ONE_UNIT = ("money", "area", "percent")


def _choices_within(way: Narrowed, wanted: Wanted, new_words: str = "") -> list[ClaimReading]:
    line = ClaimLine(way.kept)
    found = _settled_quietly(line, wanted, new_words)
    choices = [each for result in found for each in choices_of(fitted(result, wanted))]
    if way.more:
        choices += [replace(each, is_increment=True) for each in choices]
    return list(dict.fromkeys(choices))


def _settled_quietly(tokens: ClaimLine, wanted: Wanted, new_words: str) -> Iterator[ClaimReading | Problem]:
    """The first that comes of a line; nothing of an ordinal."""
    try:
        amount = next(parse_amounts(tokens, wanted.own, new_words=new_words))
        yield settle(amount, tokens, wanted)
    except (Ordinal, StopIteration):
        return


def _without_words(tokens: ClaimLine, wanted: Wanted) -> Problem | None:
    """A question where the claim is whole without words that say nothing of its number: 5 tonnes of steel a year."""
    for amount in _amounts_of_new(tokens, wanted, LEFT_OUT):
        runs = _runs_left_out(amount, tokens)
        if not all(may_be_left_out(word) for run in runs for word in _left_words(run)):
            continue
        if _is_of_a_level(amount, tokens) or _is_by_how_much(runs, tokens) or _parts_a_noun(amount, tokens):
            continue
        if not all(may_be_left(tokens, run) for run in runs):
            continue
        choices = choices_of(fitted(settle(amount, tokens, wanted), wanted))
        if choices and all(map(_is_bare, choices)):
            if _is_which_one(runs, tokens):
                return ordinal()
            if _has_word_behind(amount):
                with_noun = _within(tokens, wanted)
                if with_noun or wanted.dimension in _IN_ONE_UNIT:
                    return with_noun
        if choices:
            words = " … ".join(map(printed_of, runs))
            text = _("“{words}” is no part of what is kept. Is the claim meant without it?", words=words)
            return ask(text, *choices, rule="words_left_out")
    return None


def _runs_left_out(amount: ParsedAmount, tokens: ClaimLine) -> list[list[Token]]:
    """The words left out, as they stand together."""
    runs: list[list[Token]] = []
    end = -1
    for each in amount.left_out:
        part = tokens[each.place : each.place + each.length]
        if each.place == end:
            runs[-1].extend(part)
        else:
            runs.append(part)
        end = each.place + each.length
    return runs


def _has_word_behind(amount: ParsedAmount) -> bool:
    """Whether words are left out behind the number: 5 floors are no area."""
    number = next(each.place for each in amount.elements if each.letters[:1] == "N")
    return any(each.place > number for each in amount.left_out)


def _is_bare(reading: ClaimReading) -> bool:
    return reading.measures is None and not reading.quantity.unit


def _is_by_how_much(runs: list[list[Token]], tokens: list[Token]) -> bool:
    return any(_number_behind(run, tokens) and says_no_level(run) for run in runs)


def _is_which_one(runs: list[list[Token]], tokens: list[Token]) -> bool:
    return any(
        behind is not None and (says_which_one(run) or dates_what_follows(run, behind))
        for run in runs
        for behind in [_number_behind(run, tokens)]
    )


def _number_behind(run: list[Token], tokens: list[Token]) -> Token | None:
    """The digits or the sign right behind these words."""
    behind = next((token for token in tokens if token.start >= run[-1].end), None)
    return behind if behind and behind.sort != WORD else None


def _parts_a_noun(amount: ParsedAmount, tokens: ClaimLine) -> bool:
    """Whether words that relate stand between the number and what is counted: 85 work in the park."""
    number = next((each for each in amount.elements if each.letters[:1] == "N"), None)
    unit = amount.low.unit
    if number is None or unit is None:
        return False
    between = [each for each in amount.left_out if number.place < each.place < unit.place]
    words = [token.text for each in between for token in tokens[each.place : each.place + each.length]]
    return any(map(says_something_else, words))


def _is_of_a_level(amount: ParsedAmount, tokens: ClaimLine) -> bool:
    """Whether an unknown verb stands before a word that would say a most: доросло до 57 is no up to 57."""
    left_out = {each.place + each.length: each for each in amount.left_out}
    for element in amount.elements:
        run = left_out.get(element.place)
        if run and element.meaning == "up_to" and _MOVED.fullmatch(tokens[run.place + run.length - 1].key):
            return True
    return False


_MOVED = re.compile(r"[а-я]+(?:ен[аоы]?|лся|л[аои]сь|рос(?:л[аои])?)")


def _left_words(run: list[Token]) -> Iterator[str]:
    """Its words; the non of non-oil is none."""
    for place, token in enumerate(run):
        is_prefix = token.key == "non" and place + 1 < len(run) and run[place + 1].key == "-"
        if token.sort == WORD and not is_prefix:
            yield token.text


def _amounts_of_new(tokens: ClaimLine, wanted: Wanted, meant: str) -> Iterator[ParsedAmount]:
    try:
        yield from parse_amounts(tokens, wanted.own, new_words=meant)
    except Ordinal:
        return


def _may_be_counted(words: str) -> bool:
    """Whether the unknown words may be a thing: none of them relates, denies or says a number or a time."""
    parts = words.replace("-", " ").split()
    return bool(parts) and not any(map(says_something_else, parts))
