"""The same number printed twice: in words behind its digits, or in another currency behind it."""

from __future__ import annotations

from decimal import Decimal

from .elements import ClaimLine
from .grammar import Ordinal, parse_amounts
from .lexicon import BEHIND, phrases_at
from .settling import plain_values
from .tokens import DIGITS, SIGN, Token, tidy, tokens_of

_LONGEST_NUMBER = 12
_EDGES = frozenset(",(-")
# Between an amount and the same in another currency; the longest first.
_JOINTS = (
    "or|that is|i . e .|i . e|ie|or about|equivalent to|equal to|the equivalent of|equivalent of|an equivalent of"
    "|which is equivalent to|which equals|which is|equalling|equivalent"
    "|или|что эквивалентно|что равно|что равняется|что составляет|что соответствует|это|то есть|т . е .|т . е"
    "|эквивалентно|эквивалент|в эквиваленте|экв .|равно|по курсу"
    "|yaxud|və ya|yəni|ekvivalenti|bu da|bu isə|ekvivalent olaraq|ekv ."
)
_PHRASES = sorted(
    (tuple(token.key for token in tokens_of(tidy(each))) for each in _JOINTS.split("|")), key=len, reverse=True
)
_BY_FIRST = {keys[0]: [each for each in _PHRASES if each[0] == keys[0]] for keys in _PHRASES}


def part_same(tokens: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """What stands before and behind the words that say that both are the same, where they stand once."""
    found = [(place, length) for place in range(1, len(tokens) - 1) if (length := _joint_at(tokens, place))]
    if not found:
        return _part_before_equal(tokens)
    place, length = found[0]
    if any(later >= place + length for later, _length in found):
        return None
    first, second = tokens[:place], tokens[place + length :]
    while first and first[-1].key in _EDGES:
        first = first[:-1]
    return (first, second) if first and second else None


def _part_before_equal(tokens: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """30 milyon dollara ekvivalent 51 milyon manat: the other currency stands first."""
    for place in range(2, len(tokens) - 1):
        if tokens[place].key in _EQUAL and any(each.phrase.part == BEHIND for each in phrases_at(tokens, place)):
            return tokens[place + 1 :], tokens[: place + 1]
    return None


_EQUAL = frozenset({"ekvivalent", "ekvivalentdir"})


def _joint_at(tokens: list[Token], place: int) -> int:
    """How many tokens say there that the same follows."""
    for keys in _BY_FIRST.get(tokens[place].key, ()):
        if tuple(token.key for token in tokens[place : place + len(keys)]) == keys:
            return len(keys)
    return 0


def without_joint(tokens: list[Token]) -> list[Token]:
    """What stands in brackets, without the words that say that it is the same."""
    length = _joint_at(tokens, 0) if tokens else 0
    return tokens[length:] if 0 < length < len(tokens) else tokens


def without_repetition(tokens: list[Token]) -> list[Token]:
    """25 (twenty-five) hectares: the number is written twice, and is the same one; words settle what digits leave."""
    places = [place for place, token in enumerate(tokens) if token.key in ("(", ")")]
    if len(places) != 2 or not 0 < places[0] < places[1] - 1:
        return tokens
    start, end = places
    inside = tokens[start + 1 : end]
    values = _values(inside)
    if not values:
        return tokens
    for place in range(max(start - _LONGEST_NUMBER, 0), start):
        before = tokens[place:start]
        common = values & _values(before)
        if common:
            is_settled = len(values) == 1 and inside[0].sort != DIGITS and len(_values(before)) > 1
            kept = [inside[0]._replace(is_glued=False), *inside[1:]] if is_settled else before
            return tokens[:place] + kept + tokens[end + 1 :]
    return tokens


def _values(tokens: list[Token]) -> frozenset[Decimal]:
    """What these tokens can be, where they are one number and nothing else."""
    if tokens[0].sort == SIGN or tokens[-1].sort == SIGN:
        return frozenset()
    try:
        return frozenset().union(*(plain_values(amount) for amount in parse_amounts(ClaimLine(tokens), None)))
    except Ordinal:
        return frozenset()
