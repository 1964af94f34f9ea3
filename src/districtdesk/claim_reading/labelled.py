"""A number behind the label of a return, which has its unit: tax paid, thousand manat: 4 560,3."""

from __future__ import annotations

from . import lexicon
from .elements import ClaimLine, known_at
from .tokens import DIGITS, SIGN, Token

_TELLING = frozenset(":-=")
_OPENING = {",": "", "(": ")"}
_LONGEST_UNIT = 5
_OF_UNITS = frozenset((lexicon.SCALE, lexicon.CURRENCY, lexicon.UNIT, lexicon.COMPOSED_UNIT))


def with_unit_behind(tokens: list[Token]) -> list[Token]:
    """The same with the unit of the label behind its number, where it stands before and nowhere else."""
    sign = next((place for place, token in enumerate(tokens) if _tells(tokens, place)), None)
    if sign is None or any(token.sort == DIGITS for token in tokens[:sign]):
        return tokens
    end = sign - 1 if tokens[sign - 1].key == ")" else sign
    for start in range(end - 1, max(end - 1 - _LONGEST_UNIT, -1), -1):
        is_opened = tokens[start - 1].key in _OPENING if start else end == sign
        is_closed = not start or bool(_OPENING.get(tokens[start - 1].key)) == (end != sign)
        if is_opened and is_closed and _is_unit(tokens[start:end]):
            return _moved(tokens, start, end, sign)
    return tokens


def _tells(tokens: list[Token], place: int) -> bool:
    """The sign between a label and its number; a dash that touches the number is a minus."""
    is_between = 0 < place < len(tokens) - 1 and tokens[place].key in _TELLING
    is_minus = tokens[place].key == "-" and (tokens[place].is_glued or tokens[place + 1 :][:1] == [])
    return is_between and not is_minus and _is_alone(tokens[place + 1 :])


def _is_alone(tokens: list[Token]) -> bool:
    """Whether that is one number in digits and nothing else."""
    return all(token.sort == DIGITS or (token.sort == SIGN and token.key in ".,") for token in tokens)


def _is_unit(tokens: list[Token]) -> bool:
    """Whether these are a scale and a unit or a currency, in this order, and nothing else."""
    line = ClaimLine(tokens)
    places = {0}
    has_noun = False
    for place in range(len(line)):
        if place not in places:
            continue
        for element in known_at(line, place):
            if element.letters[:1] in _OF_UNITS:
                places.add(place + element.length)
                has_noun = has_noun or element.letters[:1] != lexicon.SCALE
    return has_noun and len(line) in places


def _moved(tokens: list[Token], start: int, end: int, sign: int) -> list[Token]:
    label = tokens[: max(start - 1, 0)]
    unit = [tokens[start]._replace(is_glued=False), *tokens[start + 1 : end]]
    number = [tokens[sign + 1]._replace(is_glued=False), *tokens[sign + 2 :]]
    return [*label, *number, *unit]
