"""The claim within a sentence: its number with all that belongs to it, and the words that only stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from . import lexicon
from .changes import is_moving
from .elements import ClaimLine, Element, known_at
from .other_words import may_be_left_out, may_stand_apart, names_what_follows, says_something_else
from .tokens import DIGITS, SIGN, WORD, Token
from .unit_stems import MEASURED

_MOST_TRIED = 40
_FARTHEST = 8
_FARTHEST_NOUN = 4
_LONGEST_NEW = 2
_SIGNS = frozenset(",;:-.'’‘\"“”„«»()…&")
_OPEN = frozenset('(«“„"')
_ASIDE_BEFORE = frozenset(("one", "bir", "один", "одна", "одно", "одного", "одной"))
_OF = frozenset(("of", "из"))
# Never left out: they would be money, a share or an area of something else.
_NEVER = frozenset((lexicon.CURRENCY, lexicon.SCALE, lexicon.HALF, lexicon.COMPOSED_UNIT))


class Narrowed(NamedTuple):
    """A line that may be the claim alone, and the runs of words that are then left out.

    `more`: those of them that say perhaps that the number comes on top of another. `low` and `high` are the places
    between which the number stands.
    """

    kept: list[Token]
    runs: list[list[Token]]
    more: list[Token]
    low: int = 0
    high: int = 0


def ways_to_narrow(tokens: ClaimLine) -> Iterator[Narrowed]:
    """The parts of the line that hold its number, the longest first, where all the rest may be left out."""
    digits = [place for place, token in enumerate(tokens) if _is_number(tokens, place)]
    if not digits:
        return
    first, end = digits[0], digits[-1] + 1
    covered = _covered(tokens)
    lows = [place for place in _reach(covered, first, -1) if _may_part_before(tokens, place)]
    highs = [place for place in _reach(covered, end, 1) if _may_part_behind(tokens, place)]
    windows = sorted(((low, high) for low in lows for high in highs), key=lambda each: each[0] - each[1])
    for low, high in windows[:_MOST_TRIED]:
        way = narrow(tokens, low, high)
        if way and way.runs:
            yield way


def narrow(tokens: ClaimLine, low: int, high: int) -> Narrowed | None:
    """The line without what stands before and behind these places; None where not all of that may be left out."""
    before = _beside(tokens, 0, low, is_before=True)
    behind = _beside(tokens, high, len(tokens), is_before=False) if before else None
    if before is None or behind is None:
        return None
    kept = [*before.kept, *tokens[low:high], *behind.kept]
    return Narrowed(kept, [*before.runs, *behind.runs], [*before.more, *behind.more], low, high)


def says_no_level(run: list[Token]) -> bool:
    """Whether words that touch the number say that it is by how much something changed: jumped 18 percent."""
    words = [token for token in run if token.sort == WORD][-2:]
    return bool(words) and words[-1].key not in _UP_TO and any(is_moving(token.key) for token in words)


def says_which_one(run: list[Token]) -> bool:
    """Whether words that touch a bare number say which one it is: Block 7, Decree No. 1255."""
    words = [token for token in run if token.sort == WORD]
    return bool(words) and names_what_follows(words[-1].text)


def dates_what_follows(run: list[Token], behind: Token) -> bool:
    """Whether a bare number behind these words is a year: founded in 2021."""
    words = [token for token in run if token.sort == WORD]
    return bool(words) and words[-1].key in _DATING and bool(_YEAR.fullmatch(behind.text))


_DATING = frozenset(("in", "since", "by", "during", "from", "for", "в", "с", "за", "на", "к", "до", "от"))
_YEAR = re.compile("(?:19|20)[0-9]{2}")


_UP_TO = frozenset(("to", "at", "of"))


def noun_behind(tokens: ClaimLine, place: int) -> tuple[int, bool]:
    """Where the noun ends that stands right behind a bare number, and whether it is known; the same place without."""
    for step in range(place, min(place + _FARTHEST_NOUN, len(tokens))):
        if tokens[step].sort != WORD or tokens[step].key in _JOINING or says_something_else(tokens[step].text):
            return step, False
        known = known_at(tokens, step)
        units = [element for element in known if element.letters[:1] == lexicon.UNIT]
        if units:
            return step + units[0].length, True
        if any(element.letters == lexicon.PREDICATE for element in known):
            return step, False
    return min(place + _LONGEST_NEW, len(tokens)), False


_JOINING_WORDS = (
    "after before once when while where because if who whose which that they there here now then "
    "sonra sonrasi zaman harada ki burada orada indi artiq hazirda ise "
    "когда если где потому поскольку которые который которая здесь там теперь сейчас тогда чтобы"
)
_JOINING = frozenset(_JOINING_WORDS.split())


def may_be_left(tokens: ClaimLine, run: list[Token]) -> bool:
    """Whether none of these words measures something: 5 manat a kilogram."""
    starts = {token.start for token in run}
    return not any(
        element.letters[:1] == lexicon.UNIT and element.length == 1 and element.meaning in MEASURED
        for place, token in enumerate(tokens)
        if token.start in starts
        for element in known_at(tokens, place)
    )


def _is_number(tokens: ClaimLine, place: int) -> bool:
    """Digits, or a word that is a number wherever it stands."""
    if tokens[place].sort == DIGITS:
        return True
    if tokens[place].key in _ASIDE_BEFORE or tokens[place].key == "on":
        return False
    return any(element.letters[:1] == lexicon.NUMBER for element in known_at(tokens, place))


def _covered(tokens: ClaimLine) -> list[bool]:
    """Which tokens are part of something known."""
    covered = [False] * len(tokens)
    for place in range(len(tokens)):
        for element in known_at(tokens, place):
            for step in range(place, place + element.length):
                covered[step] = True
    return covered


def _reach(covered: list[bool], place: int, step: int) -> list[int]:
    """The places from here on as far as everything is known."""
    found = [place]
    while len(found) < _FARTHEST:
        inside = place - 1 if step < 0 else place
        if not 0 <= inside < len(covered) or not covered[inside]:
            break
        place += step
        found.append(place)
    return found


def _may_part_before(tokens: ClaimLine, place: int) -> bool:
    """Whether the word before this place may be left out where it touches the claim."""
    if not place:
        return True
    before = tokens[place - 1]
    if before.sort == SIGN:
        return before.key in _SIGNS and (not tokens[place].is_glued or before.key in _OPEN)
    return not tokens[place].is_glued and before.sort == WORD and may_be_left_out(before.text, is_touching=True)


def _may_part_behind(tokens: ClaimLine, place: int) -> bool:
    if place == len(tokens):
        return True
    behind = tokens[place]
    shortened = tokens[max(place - 2, 0) : place + 1]
    if any(one.key == "т" and other.key == "." for one, other in pairwise(shortened)):
        # Тонн, or тысяч?
        return False
    if behind.sort == SIGN:
        is_split = place + 1 < len(tokens) and tokens[place + 1].is_glued
        return behind.key in _SIGNS and not (behind.is_glued and is_split)
    return not behind.is_glued and behind.sort == WORD and may_stand_apart(behind.text, is_first=True)


def _beside(tokens: ClaimLine, start: int, end: int, *, is_before: bool) -> Narrowed | None:
    """What of these tokens is kept although it stands apart, a time or an increment, and the runs left out."""
    found = Narrowed([], [[]], [])
    place = start
    while place < end:
        element = _floating_at(tokens, place, end)
        if element:
            part = tokens[place : place + element.length]
            (found.kept if element.letters == lexicon.PACE else found.more).extend(part)
            if element.letters == lexicon.PACE:
                found.runs.append([])
            else:
                found.runs[-1].extend(part)
            place += element.length
            continue
        if not _may_be_beside(tokens, place, end if is_before else len(tokens)):
            return None
        found.runs[-1].append(tokens[place])
        place += 1
    return found._replace(runs=[run for run in found.runs if any(token.sort == WORD for token in run)])


def _floating_at(tokens: ClaimLine, place: int, end: int) -> Element | None:
    for element in known_at(tokens, place):
        if place + element.length > end:
            continue
        if element.letters == lexicon.PACE or (element.letters == lexicon.INCREMENT and not element.meaning):
            return element
    return None


def _may_be_beside(tokens: ClaimLine, place: int, end: int) -> bool:
    token = tokens[place]
    if token.sort == SIGN:
        return token.key in _SIGNS
    behind = tokens[place + 1].key if place + 1 < len(tokens) else ""
    if token.sort == DIGITS or (token.key == "as" and behind in _OF_A_DATE):
        return False
    if token.key == "на" and _FOR_EACH.fullmatch(behind):
        return False
    if token.key in _PARTS and behind in _OF_THEM and not any(each.sort == DIGITS for each in tokens[place:]):
        return True
    is_article = token.key in _ASIDE_BEFORE and place + 1 < end and tokens[place + 1].sort == WORD
    if is_article and (behind in _OF or token.key == "bir"):
        return True
    if any(element.letters[:1] in _NEVER and _is_whole_word(element) for element in known_at(tokens, place)):
        return False
    is_touching = place + 1 == end or (place + 1 < end and tokens[place + 1].sort == DIGITS)
    return may_stand_apart(token.text) if not is_touching else may_be_left_out(token.text, is_touching=True)


# A share of it for each of them.
_FOR_EACH = re.compile(
    "душу|семью|человека|работника|жителя|сотрудника|резидента|гектар|тонну|квадратный|метр|единицу|каждого|одного"
)
# 600 people, most of them women; but most of its 50 plots are no 50.
_PARTS = frozenset(("most", "many", "some"))
_OF_THEM = frozenset(("of", "is", "are", "was", "were"))
_OF_A_DATE = frozenset(("of", "at"))


def _is_whole_word(element: Element) -> bool:
    return element.length == 1
