"""A level told with what it was, or by how much it changed: rose from 13 to 25, grew 12 percent to $84 million."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..dates.phrases import is_date_word
from .elements import ClaimLine, known_at
from .numerals import is_number_word
from .tokens import DIGITS, SIGN, WORD, Token

_ENGLISH = (
    "rose|ris(?:e|es|en|ing)|grew|grow(?:n|s|ing|th)?|increas(?:e|es|ed|ing)|expand(?:s|ed|ing)?|enlarged?|extended"
    "|rais(?:e|ed|ing)|lift(?:ed|ing)|brought|boost(?:ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|ed|ing)"
    "|soar(?:ed|ing)|went|gone|going|goes?|up|down|fell|fall(?:s|en|ing)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)"
    "|drop(?:s|ped|ping)?|slip(?:ped|ping)|shr[aiu]nk(?:ing)?|slid|cut|reduc(?:ed|ing)|lower(?:ed|ing)|moved?|changed?"
    "|swelled|advanced|widened|narrowed|improved|upgraded|scaled|edged|tumbled|plunged|rebounded|recovered|doubl(?:ed|ing)"
)
_RUSSIAN = (
    "(?:вы|воз|под|до|при)рос(?:л[аои]|ши[а-я]+)?|(?:вы|воз|под)раст[её]т|(?:вы|воз|под)растут|рост[а-я]*|прирост[а-я]*"
    "|увелич[а-я]+|расшир[а-я]+|повы[сш][а-я]+|подня[лт][а-я]*|довед[её]н[аоы]?|дов[её]л[аи]?|сни[зж][а-я]+"
    "|сокра[тщ][а-я]+|умен[ь]ш[а-я]+|упал[аои]?|дош[её]л|дошл[аои]|наращ[а-я]+|нараст[а-я]+|подскоч[а-я]+|удво[а-я]+"
)
_AZERBAIJANI = (
    r"(?:yuksel|art|cat|dus|qalx|azal|coxal|genislen|boyu|enib|endir|enm|ener|enec)[a-z]*"
    r"(?:(?<=enib)|ib|ub|m[iu]s(?:d[iu]r)?|d[iu]|[iu]r|acaq(?:d[iu]r)?|ecek(?:d[iu]r)?|araq|erek|mas[iu]|mesi|maqla|mekle|iml?a)"
)
_LATIN = re.compile(f"{_ENGLISH}|{_AZERBAIJANI}")
_CYRILLIC = re.compile(_RUSSIAN)
_FROM = frozenset(("from", "с", "со", "от"))
_BY = frozenset(("by", "на"))
_TO = re.compile("to|at|до|reach(?:ed|ing)|totall?(?:ed|ing)|hitting|amount(?:ed|ing)|состав[а-я]+|достиг[а-я]*")
_JOINING = frozenset((",", "-", "and", "и", "to", "а"))
_CONVERB = re.compile("[a-z]+(?:araq|erek|maqla|mekle|imla)")
_LIKE_A_LEVEL = frozenset(("qeder", "kimi", "dek"))
_REACHED = Token("çatıb", "catib", WORD, 0, 0, False)
_A_CASE = frozenset("NCUS")
_NOUNS = frozenset("UCM")


class ToldChange(NamedTuple):
    """The tokens that say the level, in a line of its own, and those that say what it was or by how much it moved.

    `was` is what it was before, which may have the unit that both have; empty where it is how much it moved.
    `is_behind`: it is told behind the level, so that a date behind it is its own: rose to 25 from 13 in 2022.
    """

    level: list[Token]
    aside: list[Token]
    was: list[Token]
    is_behind: bool = False


@lru_cache(maxsize=16384)
def is_moving(key: str) -> bool:
    """Whether a word says that something rose or fell."""
    return bool((_LATIN if key.isascii() else _CYRILLIC).fullmatch(key))


def find_change(tokens: list[Token]) -> ToldChange | None:
    """The level in a line that says how it changed; None where it does not, or no level is told."""
    if sum(token.sort == DIGITS for token in tokens) < 2:
        return None
    moving = [place for place, token in enumerate(tokens) if token.sort == WORD and is_moving(token.key)]
    if not moving and not any(token.key in _COMPARING or token.key in _AGAINST for token in tokens):
        return None
    line = ClaimLine(tokens)
    found = (found for place in moving for found in _found_at(line, place))
    return next(found, None) or _compared_behind(line)


def _compared_behind(line: ClaimLine) -> ToldChange | None:
    """12.3 million manat, 15 percent more than in 2023; 84 million, up from 75 million a year earlier."""
    starts = (place for place in range(2, len(line)) if _parts_comparison(line, place))
    return next(filter(None, (_compared_from(line, start) for start in starts)), None)


def _compared_from(line: ClaimLine, start: int) -> ToldChange | None:
    end = len(line)
    if line[start].key == "(":
        end = next((place for place in range(start, end) if line[place].key == ")"), end)
    if line[start - 1].key == "по":
        start -= 1
    first = start if line[start].key in ("по", *_AGAINST) else start + 1
    if not _has_digits(line[first:end]) or not _compares(line, first, end):
        return None
    return ToldChange(line[:start] + line[end + 1 :], _trimmed(line[first:end]), [], is_behind=True)


def _parts_comparison(line: ClaimLine, place: int) -> bool:
    """A comma, a bracket or a dash behind the level; what stands behind must be all the rest."""
    is_dash = line[place].key == "-" and not line[place].is_glued
    is_parting = line[place].key in ",(" or is_dash or line[place].key in _UP_FROM
    return (
        is_parting
        and place + 1 < len(line)
        and _has_digits(line[:place])
        and not (line[place].is_glued and line[place + 1].is_glued and line[place].key == ",")
    )


def _compares(line: ClaimLine, start: int, end: int) -> bool:
    """Whether a number there is by how much it is more or less, or from where it rose: no hedge stands before it."""
    number = next(place for place in range(start, end) if line[place].sort == DIGITS)
    before, behind = line[start:number], line[number:end]
    is_percent = any(
        element.letters == "U" and element.meaning == "percent"
        for place in range(number, end)
        for element in known_at(line, place)
    )
    if any(token.key in _AGAINST for token in before):
        return True
    if any(is_moving(token.key) for token in before):
        return is_percent or any(token.key in _FROM for token in before)
    if before and before[-1].key == "+":
        return is_percent
    places = [place for place, token in enumerate(behind) if token.key in _COMPARING or is_moving(token.key)]
    if any(token.key in _COMPARING for token in before) or not places:
        return False
    is_than = any(token.key in _THAN for token in behind[places[0] + 1 : places[0] + 3])
    return is_percent or is_than


_COMPARING_WORDS = (
    "more less fewer higher lower greater above below increase decrease "
    "cox coxdur azdir artiq artiqdir yuxari yuxaridir artim больше меньше выше ниже более менее"
)
_COMPARING = frozenset((*_COMPARING_WORDS.split(), "+"))
_THAN = frozenset(("than", "чем"))
_AGAINST = frozenset(("compared", "against", "versus", "сравнению", "против"))
_UP_FROM = frozenset(("что", *_AGAINST))


def _found_at(line: ClaimLine, verb: int) -> Iterator[ToldChange]:
    if is_later(line, verb):
        yield from _from_before(line, verb)
        yield from _by_before(line, verb)
        return
    start = next((place for place in range(verb + 1, len(line)) if _begins(line, place)), None)
    if start is None:
        return
    is_from = line[start].key in _FROM
    if line[verb + 1].key == "to" and line[start].sort == DIGITS:
        yield from _from_behind(line, verb, start)
        return
    for end in range(start + 1, len(line)):
        if not _TO.fullmatch(line[end].key) or not _has_digits(line[start:end]):
            continue
        behind = end + 1
        while behind < len(line) and (line[behind].key in _JOINING or line[behind].key == "at"):
            behind += 1
        inside = _trimmed(line[start:end])
        if not _has_digits(line[behind:]) or (not is_from and any(is_date_word(token.key) for token in inside)):
            return
        if is_from or _has_noun(line, start, end):
            yield ToldChange(
                line[:verb] + line[verb + 1 : start] + line[behind:], inside, inside[1:] if is_from else []
            )
        return


def _from_behind(line: ClaimLine, verb: int, number: int) -> Iterator[ToldChange]:
    """Rose to 25 from 13 in 2022: all that stands behind tells what it was."""
    for place in range(number + 1, len(line) - 1):
        if line[place].key in _FROM and _begins(line, place):
            yield ToldChange(line[:place], line[place:], line[place + 1 :], is_behind=True)
            return


def is_later(line: ClaimLine, verb: int) -> bool:
    """Whether the verb stands behind its numbers, as in Azerbaijani."""
    return line[verb].key.isascii() and not re.fullmatch(_ENGLISH, line[verb].key)


def _begins(line: ClaimLine, place: int) -> bool:
    """Whether what it was, or by how much it moved, begins there: from 13, by 12 percent, 12 percent."""
    token = line[place]
    if token.sort == DIGITS or (token.sort == WORD and is_number_word(token.key)):
        return True
    is_led = token.key in _FROM or token.key in _BY
    return is_led and place + 1 < len(line) and _is_number_near(line, place + 1)


def _is_number_near(line: ClaimLine, place: int) -> bool:
    """From 13, from about $13."""
    return any(each.sort == DIGITS or is_number_word(each.key) for each in line[place : place + 3])


def _has_noun(line: ClaimLine, start: int, end: int) -> bool:
    """Whether it is so many of something: grew 3 to 5 percent says no level."""
    found = (element.letters[:1] for place in range(start, end) for element in known_at(line, place))
    return any(letter in _NOUNS for letter in found if letter)


def _from_before(line: ClaimLine, verb: int) -> Iterator[ToldChange]:
    """180-dən 260-a yüksəlib, 72 hektardan 110 hektara çatdırılıb."""
    for place in range(verb):
        for element in known_at(line, place):
            end = place + element.length
            is_ablative = element.letters[-1:] == "a" and element.letters[:1] in _A_CASE and len(element.letters) > 1
            if not is_ablative or not _has_digits(line[end:verb]) or not _has_digits(line[:end]):
                continue
            start = _number_before(line, end)
            yield ToldChange(line[:start] + _as_level(line, end, verb), line[start:end], line[start:end])
            return


def _number_before(line: ClaimLine, end: int) -> int:
    """Where the one number begins that ends there."""
    start = max(place for place in range(end) if line[place].sort == DIGITS)
    while start and (line[start - 1].sort == DIGITS or (line[start - 1].key in ".," and line[start].is_glued)):
        start -= 1
    return start


def _as_level(line: ClaimLine, start: int, verb: int) -> list[Token]:
    """Up to 31 it grew: 31 is the level and no most."""
    told = [token for token in line[start:verb] if token.key not in _LIKE_A_LEVEL]
    return [*told, _REACHED, *line[verb + 1 :]]


def _by_before(line: ClaimLine, verb: int) -> Iterator[ToldChange]:
    """47 faiz artaraq 545 milyon manata çatıb; 12 faiz artıb və 88 milyon manat təşkil edib."""
    behind = verb + 1
    is_joined = behind < len(line) and line[behind].key in ("ve", ",")
    if not (_CONVERB.fullmatch(line[verb].key) or is_joined) or not _has_digits(line[:verb]):
        return
    start = _number_before(line, verb)
    if _has_digits(line[behind:]) and _has_noun(line, start, verb):
        level = line[:start] + line[behind + is_joined :]
        yield ToldChange(level, line[start:behind], [])


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[-1].sort == SIGN or tokens[-1].key in _JOINING) and tokens[-1].key != "%":
        tokens = tokens[:-1]
    return tokens


def _has_digits(tokens: list[Token]) -> bool:
    return any(token.sort == DIGITS for token in tokens)
