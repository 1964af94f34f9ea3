"""The one lexicon: which phrases of tokens there are, of what part of speech, and in which language they say so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..measure_units import MEASURE_UNITS
from . import verbs, words
from .currency_words import CURRENCY_SIGNS, CURRENCY_WORDS
from .endings import ending_case
from .tokens import Token, tidy, tokens_of
from .unit_stems import COMPOSED, UNIT_STEMS

# Parts of speech. Each is one letter of the pattern in grammar.py.
NUMBER, SCALE, HALF, CURRENCY, UNIT = "N", "S", "H", "C", "U"
BEFORE, BEHIND, PACE, INCREMENT, INSIDE = "B", "Z", "R", "I", "J"
NEUTRAL, NARROWER, PREDICATE, COMPOSED_UNIT = "A", "W", "V", "M"
_STAR = "*"
_LONGEST_SYMBOL = 2


class Phrase(NamedTuple):
    """`keys` of the tokens, the last of them perhaps only the beginning of it; what they are and mean."""

    keys: tuple[str, ...]
    stars: tuple[bool, ...]
    part: str
    meaning: object
    language: str


class FoundPhrase(NamedTuple):
    """A phrase met in a text: how many tokens it takes, the case of its last word, its only language."""

    phrase: Phrase
    length: int
    case: str
    language: str


def _phrases_in(text: str, part: str, meaning: object, language: str) -> Iterator[Phrase]:
    for each in text.split("|"):
        keys: list[str] = []
        stars: list[bool] = []
        for token in tokens_of(tidy(each)):
            if token.text == _STAR and token.is_glued and keys:
                stars[-1] = True
            else:
                keys.append(token.key)
                stars.append(False)
        if keys:
            yield Phrase(tuple(keys), tuple(stars), part, meaning, language)


def _of_tables() -> Iterator[Phrase]:
    for table, part in ((words.BEFORE, BEFORE), (words.BEHIND, BEHIND), (words.PACES, PACE)):
        for meaning, texts in table.items():
            for language, text in texts.items():
                yield from _phrases_in(text, part, (meaning, "") if part == BEHIND else meaning, language)
    for (case, qualifier), text in words.BEHIND_WITH_CASE.items():
        yield from _phrases_in(text, BEHIND, (qualifier, case), "az")
    for power, texts in words.SCALES.items():
        for language, text in texts.items():
            yield from _phrases_in(text, SCALE, power, language)
    lists = (
        (words.HALVES, HALF),
        (words.INCREMENTS, INCREMENT),
        (words.INCREMENTS_INSIDE, INSIDE),
        (words.RISES, INCREMENT),
        (words.FALLS, INCREMENT),
        (words.NEUTRAL, NEUTRAL),
        (words.NARROWER, NARROWER),
        (verbs.PREDICATES, PREDICATE),
        (verbs.DONE, PREDICATE),
        (verbs.FILLERS, PREDICATE),
        (verbs.LEVELS, PREDICATE),
        (verbs.LAND, PREDICATE),
    )
    for texts, part in lists:
        for language, text in texts.items():
            yield from _phrases_in(text, part, _MEANINGS.get(id(texts), ""), language)
    for joints in (words.RANGE_JOINTS, words.RANGE_STARTS, words.RANGE_ENDS):
        for part, texts in joints.items():
            for language, text in texts.items():
                yield from _phrases_in(text, part, None, language)


_MEANINGS = {
    id(verbs.PREDICATES): "verb",
    id(verbs.DONE): "verb",
    id(words.FALLS): "fall",
    id(words.RISES): "rise",
    id(verbs.LAND): "land",
}


def _of_money() -> Iterator[Phrase]:
    for code, texts in CURRENCY_WORDS.items():
        for language, text in texts.items():
            yield from _phrases_in(text, CURRENCY, code, language)
    for sign, code in CURRENCY_SIGNS.items():
        yield from _phrases_in(sign, CURRENCY, code, "")


def _of_units() -> Iterator[Phrase]:
    for unit in MEASURE_UNITS:
        for language in ("az", "en", "ru"):
            yield from _phrases_in(unit.names.known()[language], UNIT, unit.code, language)
        for word in unit.also:
            yield from _phrases_in(word, UNIT, unit.code, "")
    for code, texts in UNIT_STEMS.items():
        for language, text in zip(("az", "en", "ru"), texts, strict=True):
            yield from _phrases_in(text, UNIT, code, language)
    for word, meaning in COMPOSED.items():
        yield from _phrases_in(word, COMPOSED_UNIT, meaning, "en")


@cache
def _by_first() -> tuple[dict[str, list[Phrase]], dict[str, list[Phrase]]]:
    """By the whole first word, and by the beginning of those of which only that is given."""
    whole: dict[str, list[Phrase]] = {}
    beginnings: dict[str, list[Phrase]] = {}
    for phrase in (*_of_tables(), *_of_money(), *_of_units()):
        (beginnings if phrase.stars[0] else whole).setdefault(phrase.keys[0], []).append(phrase)
    return whole, beginnings


@lru_cache(maxsize=16384)
def _starting(key: str) -> tuple[tuple[Phrase, str, str], ...]:
    """Each phrase that such a word can begin, with the case of the word and the language that alone has it."""
    whole, beginnings = _by_first()
    found = [(phrase, "") for phrase in whole.get(key, ())]
    for cut in range(len(key), 0, -1):
        for phrase in beginnings.get(key[:cut], ()):
            case = ending_case(key[cut:], phrase.language)
            if case is not None:
                found.append((phrase, case))
    found.sort(key=lambda each: (-len(each[0].keys), -sum(map(len, each[0].keys))))
    languages: dict[tuple[tuple[str, ...], str], set[str]] = {}
    for phrase, _case in found:
        # A first word in any ending is the same word here; of a phrase the others count.
        languages.setdefault((phrase.keys[1:], phrase.part), set()).add(phrase.language)
    return tuple(
        (phrase, case, phrase.language if len(languages[phrase.keys[1:], phrase.part]) == 1 else "")
        for phrase, case in found
    )


def is_known_first(key: str) -> bool:
    """Whether a phrase can begin with such a word."""
    return bool(_starting(key))


def has_only_single(key: str) -> bool:
    """Whether no phrase that such a word can begin has a second one."""
    return all(len(phrase.keys) == 1 for phrase, _case, _language in _starting(key))


@lru_cache(maxsize=16384)
def _fits(key: str, wanted: str, has_star: bool, language: str) -> str | None:
    """The case of the word where it is the wanted one; None where it is another."""
    if key == wanted:
        return ""
    if not has_star or not key.startswith(wanted):
        return None
    return ending_case(key[len(wanted) :], language)


def phrases_at(tokens: list[Token], place: int) -> Iterator[FoundPhrase]:
    """Every phrase that stands here, the longest first."""
    left = len(tokens) - place
    for phrase, first_case, language in _starting(tokens[place].key):
        length = len(phrase.keys)
        if length > left:
            continue
        case: str | None = first_case
        for step in range(1, length):
            case = _fits(tokens[place + step].key, phrase.keys[step], phrase.stars[step], phrase.language)
            if case is None:
                break
        if case is not None:
            is_symbol = phrase.part == UNIT and length == 1 and len(tokens[place].key) <= _LONGEST_SYMBOL
            # t, ha and km are of no language.
            yield FoundPhrase(phrase, length, case, "" if is_symbol else language)
