"""Reads the amount of a claim without its date: one number or a range, perhaps with the same in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..i18n import _
from ..money import Amount
from ..problems import Problem, error
from ..quantity import Quantity
from .changes import ToldChange, find_change
from .claim import ANY, ClaimReading, Misfit, OpenReading, Wanted, ask, choices_of
from .elements import ClaimLine, known_at, printed_of
from .grammar import Ordinal, parse_amounts
from .labelled import with_unit_behind
from .printed import ReadArea, same_area
from .refusals import fitted, no_number, ordinal, refusal
from .same_amount import part_same, without_joint, without_repetition
from .settling import settle
from .tokens import DIGITS, Token
from .unknown_words import ask_about_words

# In place of the reason why a line with words that nobody knows is not read, where that was not looked for.
NOT_YET = Problem("", rule="not_yet")


def read_bare(tokens: list[Token], wanted: Wanted) -> ClaimReading | Problem:
    """What the tokens say, all of them; a Problem where one of them has no place in it."""
    tokens = with_unit_behind(without_repetition(tokens))
    change = find_change(tokens)
    if change:
        return NOT_YET if wanted.is_strict else _level(change, tokens, wanted)
    return _read_whole(tokens, wanted)


def _read_whole(tokens: list[Token], wanted: Wanted) -> ClaimReading | Problem:
    parted = _brackets(tokens) or _other_currency(tokens, wanted)
    if parted is None:
        return fitted(_read_one(tokens, wanted), wanted)
    first, second = parted
    if not _has_number(second):
        # Mostly women: that is told beside the claim as well.
        return fitted(_read_one(tokens, wanted), wanted)
    found = fitted(_read_one(first, wanted), wanted)
    choices = choices_of(found)
    both = [_with_second(each, second, wanted) for each in choices]
    problem = next((each for each in both if isinstance(each, Problem)), None)
    if isinstance(problem, OpenReading) and isinstance(found, OpenReading):
        return replace(problem, message=f"{found.message} {problem.message}")
    if problem or not isinstance(found, OpenReading):
        return problem or (both[0] if both else found)
    return replace(found, choices=tuple(each for each in both if isinstance(each, ClaimReading)))


def _has_number(tokens: list[Token]) -> bool:
    line = ClaimLine(tokens)
    return any(
        each.letters[:1] == "N" for place in range(len(line)) for each in known_at(line, place) if each.letters
    )


def _with_second(found: ClaimReading, second: list[Token], wanted: Wanted) -> ClaimReading | Problem:
    """The claim with the same in another currency or unit of area; for each answer where that is open."""
    is_area = wanted.dimension == "area" or found.measures == "area"
    if not (found.quantity.currency or is_area):
        return error(_("A second amount in brackets belongs to money only."), rule="brackets")
    join, dimension = (_converted, "money") if found.quantity.currency else (_same_area, "area")
    same = _read_one(second, Wanted(dimension, language=wanted.language))
    if not isinstance(same, OpenReading):
        return join(found, same)
    joined = [join(found, each) for each in same.choices]
    choices = tuple(each for each in joined if isinstance(each, ClaimReading))
    return replace(same, choices=choices) if choices else joined[0]


def _level(change: ToldChange, tokens: list[Token], wanted: Wanted) -> Problem:
    """The level alone; in the unit of what it was where it has none."""
    found = _read_whole(change.level, wanted)
    if isinstance(found, Misfit):
        return found
    choices = choices_of(found) or _in_former_unit(change, wanted)
    if not choices:
        return found if isinstance(found, Problem) else refusal(tokens, wanted)
    return ask_about_level(change, found, choices)


def ask_about_level(change: ToldChange, found: ClaimReading | Problem, choices: tuple[ClaimReading, ...]) -> Problem:
    """A question after the level alone, which names what it was before or by how much it changed."""
    words = printed_of(change.aside)
    more = f" {found.message}" if isinstance(found, OpenReading) else ""
    text = _("“{words}” says how it changed, and is not kept. Is what it is now the claim?", words=words)
    exact = [replace(each, quantity=_exactly(each.quantity), is_increment=False) for each in choices]
    return ask(f"{text}{more}", *dict.fromkeys(exact), rule="level_changed")


def _exactly(quantity: Quantity) -> Quantity:
    """Rose from 13 up to 25: that is 25."""
    return replace(quantity, qualifier="exact") if quantity.qualifier == "up_to" else quantity


def _in_former_unit(change: ToldChange, wanted: Wanted) -> tuple[ClaimReading, ...]:
    """From $40 million to 65 million: the unit is said once."""
    if not change.was:
        return ()
    former = choices_of(_read_whole(change.was, wanted))
    levels = choices_of(_read_whole(change.level, Wanted(ANY, language=wanted.language)))
    is_bare = all(not (each.quantity.unit or each.quantity.currency) for each in levels)
    if len(former) != 1 or not is_bare or former[0].printed:
        return ()
    numbers = [each.quantity for each in levels if each.quantity.value_to is None]
    return tuple(replace(former[0], quantity=_as_many(former[0].quantity, number)) for number in numbers)


def _as_many(former: Quantity, number: Quantity) -> Quantity:
    return replace(former, qualifier=number.qualifier, value=number.value)


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
    choices = choices_of(found)
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
        return ordinal()
    asked = [each for each in found if isinstance(each, OpenReading)]
    return next(iter([*asked, *found]), None) or (NOT_YET if wanted.is_strict else ask_about_words(line, wanted))


def _settled(tokens: ClaimLine, wanted: Wanted) -> Iterator[ClaimReading | Problem]:
    for amount in parse_amounts(tokens, wanted.own):
        yield settle(amount, tokens, wanted)


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
