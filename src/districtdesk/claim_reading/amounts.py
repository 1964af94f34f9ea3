"""Reads the amount of a claim without its date: one number or a range, perhaps with the same in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..i18n import _
from ..money import Amount
from ..problems import Problem, error
from .claim import ANY, ClaimReading, Misfit, OpenReading, Wanted, ask
from .elements import LEFT_OUT, UNKNOWN, ClaimLine, is_ordinal_at, is_until_at, printed_of
from .grammar import Ordinal, ParsedAmount, parse_amounts
from .numerals import numeral_at
from .other_words import may_be_left_out, says_something_else
from .printed import ReadArea, area_wanted, same_area
from .same_amount import part_same, without_joint, without_repetition
from .settling import not_a_unit, settle
from .tokens import DIGITS, WORD, Token

# In place of the reason why a line with words that nobody knows is not read, where that was not looked for.
NOT_YET = Problem("", rule="not_yet")


def read_bare(tokens: list[Token], wanted: Wanted) -> ClaimReading | Problem:
    """What the tokens say, all of them; a Problem where one of them has no place in it."""
    tokens = without_repetition(tokens)
    parted = _brackets(tokens) or _other_currency(tokens, wanted)
    if parted is None:
        return _fitted(_read_one(tokens, wanted), wanted)
    first, second = parted
    found = _fitted(_read_one(first, wanted), wanted)
    if isinstance(found, OpenReading) and all(each.quantity.currency for each in found.choices):
        return _converted_each(found, _read_one(second, Wanted("money", language=wanted.language)))
    if not isinstance(found, ClaimReading):
        return found
    if found.quantity.currency:
        return _converted(found, _read_one(second, Wanted("money", language=wanted.language)))
    if wanted.dimension == "area" or found.measures == "area":
        return _same_area(found, _read_one(second, Wanted("area", language=wanted.language)))
    return error(_("A second amount in brackets belongs to money only."), rule="brackets")


def _brackets(tokens: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """The claim and what stands in brackets, behind which there is no other number."""
    places = [place for place, token in enumerate(tokens) if token.key in "()[]"]
    if len(places) != 2 or tokens[places[0]].key != "(" or tokens[places[1]].key != ")":
        return None
    start, end = places
    behind = tokens[end + 1 :]
    if not start or end == start + 1 or any(token.sort == DIGITS for token in behind):
        return None
    return tokens[:start] + behind, without_joint(tokens[start + 1 : end])


def _other_currency(tokens: list[Token], wanted: Wanted) -> tuple[list[Token], list[Token]] | None:
    """AZN 17 million, or about $10 million: the same amount in another currency."""
    if wanted.dimension not in ("money", ANY):
        return None
    parted = part_same(tokens)
    found = [_read_one(each, Wanted("money", language=wanted.language)) for each in parted or ()]
    is_money = len(found) == 2 and all(_is_of_money(each) for each in found)
    return parted if is_money else None


def _is_of_money(found: ClaimReading | Problem) -> bool:
    """Whether it is an amount, read or asked about."""
    choices = _choices_of(found)
    return bool(choices) and all(each.quantity.currency for each in choices)


def _read_one(tokens: list[Token], wanted: Wanted) -> ClaimReading | Problem:
    if not tokens:
        return no_number()
    found: list[Problem] = []
    line = ClaimLine(tokens)
    try:
        for result in _settled(line, wanted):
            if isinstance(result, ClaimReading):
                return result
            found.append(result)
    except Ordinal:
        return _ordinal()
    asked = [each for each in found if isinstance(each, OpenReading)]
    return next(iter([*asked, *found]), None) or (NOT_YET if wanted.is_strict else _unknown(line, wanted))


def _settled(tokens: ClaimLine, wanted: Wanted) -> Iterator[ClaimReading | Problem]:
    for amount in parse_amounts(tokens, wanted.own):
        yield settle(amount, tokens, wanted)


def _unknown(tokens: ClaimLine, wanted: Wanted) -> Problem:
    """Words that nobody knows: asked about where they can be what is counted, refused where they cannot."""
    if wanted.dimension not in ("money", "area", "percent"):
        for amount in _amounts_of_new(tokens, wanted, UNKNOWN):
            result = settle(amount, tokens, wanted)
            choices = _choices_of(result)
            unit = next((each.noun for each in choices), "")
            is_until = amount.low.unit is not None and is_until_at(tokens, amount.low.unit.place)
            if choices and not is_until and _may_be_counted(unit):
                text = _("“{unit}” is no unit that is known here. Is that what is counted?", unit=unit)
                return ask(text, *choices, rule="unit_unknown")
    return _without_words(tokens, wanted) or _refusal(tokens, wanted)


def _without_words(tokens: ClaimLine, wanted: Wanted) -> Problem | None:
    """A question where the claim is whole without words that say nothing of its number: 5 tonnes of steel a year."""
    for amount in _amounts_of_new(tokens, wanted, LEFT_OUT):
        runs = [tokens[each.place : each.place + each.length] for each in amount.left_out]
        if not all(may_be_left_out(word) for run in runs for word in _left_words(run)):
            continue
        if _is_of_a_level(amount, tokens):
            continue
        choices = _choices_of(_fitted(settle(amount, tokens, wanted), wanted))
        if choices:
            words = " … ".join(map(printed_of, runs))
            text = _("“{words}” is no part of what is kept. Is the claim meant without it?", words=words)
            return ask(text, *choices, rule="words_left_out")
    return None


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


def _choices_of(result: ClaimReading | Problem) -> tuple[ClaimReading, ...]:
    if isinstance(result, OpenReading):
        return result.choices
    return (result,) if isinstance(result, ClaimReading) else ()


def _amounts_of_new(tokens: ClaimLine, wanted: Wanted, meant: str) -> Iterator[ParsedAmount]:
    try:
        yield from parse_amounts(tokens, wanted.own, new_words=meant)
    except Ordinal:
        return


def _refusal(tokens: list[Token], wanted: Wanted) -> Problem:
    if wanted.dimension == "area":
        return area_wanted()
    first = next((place for place, token in enumerate(tokens) if token.sort == DIGITS), None)
    numeral = next(numeral_at(tokens, first), None) if first is not None else None
    if first is None or numeral is None:
        return no_number()
    if is_ordinal_at(tokens, first + numeral.length):
        return _ordinal()
    behind = tokens[first + numeral.length :]
    before = [token for token in tokens[:first] if token.sort == WORD]
    rest = behind if any(token.sort == WORD for token in behind) else before
    return not_a_unit(printed_of(rest)) if rest else no_number()


def _ordinal() -> Problem:
    return error(_("This says which one it is, and not how many. Write how many there are."), rule="ordinal")


def no_number() -> Problem:
    """Nothing there is a number."""
    return error(_("Write a number here, for example: about 500 as of May 2023."), rule="claim")


def _fitted(found: ClaimReading | Problem, wanted: Wanted) -> ClaimReading | Problem:
    """What says another dimension than is wanted, where that can be told from the words alone."""
    if isinstance(found, Problem) or wanted.dimension == ANY:
        return found
    is_money = bool(found.quantity.currency)
    if is_money and wanted.dimension != "money":
        text = _("This is an amount of money. Choose an indicator of money for it.")
        return Misfit(text, rule="money_for_another", reading=found)
    if not is_money and wanted.dimension == "money":
        text = _("This is no amount of money. Write its currency, or choose another indicator.")
        return Misfit(text, rule="no_money", reading=found)
    if found.measures == "percent" and wanted.dimension in ("", "count"):
        text = _("This is a share. Choose an indicator in percent for it.")
        return Misfit(text, rule="share_for_another", reading=found)
    return found


def _converted(found: ClaimReading, second: ClaimReading | Problem) -> ClaimReading | Problem:
    if isinstance(second, Problem):
        return second
    quantity = second.quantity
    is_same = found.quantity.value_to is None and quantity.value_to is None
    if not is_same or quantity.currency is None or quantity.currency == found.quantity.currency:
        return error(_("The amount in brackets must be the same amount in another currency."), rule="conversion")
    amount = Amount.of(quantity.value, quantity.currency)
    if isinstance(amount, Problem):
        return amount
    qualifier = None if quantity.qualifier == "exact" else quantity.qualifier
    return replace(found, conversion=amount, conversion_qualifier=qualifier)


def _converted_each(found: OpenReading, second: ClaimReading | Problem) -> Problem:
    """A question whose answers all say the same in another currency."""
    choices: list[ClaimReading] = []
    for each in found.choices:
        converted = _converted(each, second)
        if isinstance(converted, Problem):
            return converted
        choices.append(converted)
    return replace(found, choices=tuple(choices))


def _same_area(found: ClaimReading, second: ClaimReading | Problem) -> ClaimReading | Problem:
    """An area with the same one in brackets: 188.6 ha (466 acres)."""
    if isinstance(second, Problem):
        return second
    if found.quantity.value_to is not None or second.quantity.value_to is not None:
        text = _("A range is read in the unit in which it is kept. Write it so, and what is printed into the note.")
        return error(text, rule="range_printed")
    area = same_area(*(ReadArea(each.quantity.value, each.printed) for each in (found, second)))
    if isinstance(area, Problem):
        return area
    return replace(found, quantity=replace(found.quantity, value=area.hectares), printed=area.printed)


def _may_be_counted(words: str) -> bool:
    """Whether the unknown words may be a thing: none of them relates, denies or says a number or a time."""
    parts = words.replace("-", " ").split()
    return bool(parts) and not any(map(says_something_else, parts))
