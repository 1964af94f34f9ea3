"""Endings of words in three languages, and the case that an Azerbaijani one says: 500-dən, manata, nəfəri."""

from __future__ import annotations

import re
from functools import lru_cache

# The cases that go with a word behind: ablative (çox), dative (qədər), accusative (keçib), -dək by itself.
ABLATIVE, DATIVE, ACCUSATIVE, UNTIL, LOCATIVE, OTHER = "a", "d", "c", "t", "o", ""
WITH = "w"

_AZERBAIJANI = re.compile(
    r"(?:l[ae]r)?(?P<lik>l[iu](?:k|q|g|y)[iu]?)?(?:m[iu]z)?(?P<own>s?[iu])?"
    r"(?:(?P<a>[ny]?d[ae]n)|(?P<t>(?:[ny]?[ae])?d[ae]k)|(?P<o>n?d[ae])|(?P<genitive>n?[iu]n)|(?P<d>[ny]?[ae])"
    r"|(?P<c>[ny][iu])|(?P<w>y?l[ae]))?(?P<is>d[iu]r)?"
)
_RUSSIAN_ENDINGS = (
    "а у ом е ы и ов ам ами ах ь я ю ем ей ям ями ях ой ую ая ое ые ый ий их ых ого его ому ему"
    " ими ыми ев ию ия ие ью ою ым им й"
)
_RUSSIAN = frozenset(("", *_RUSSIAN_ENDINGS.split()))
_ENGLISH = frozenset(("", "s", "es", "'s"))
_NUMBER_ENDING = re.compile(
    r"(?:(?P<a>[ny]?d[ae]n)|(?P<t>[ny]?[ae]?d[ae]k)|(?P<o>d[ae])|(?P<g>n?[iu]n)|(?P<d>[ny]?[ae])|(?P<c>[ny]?[iu]|s[iu])|(?P<w>y?l[ae])|(?P<is>d[iu]r))"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|c[iu](?:dir|si|lar)?|ы?й|ая|ое|о?го|о?му|[яей]|ей|ый|ой|ом|ых|е)")


@lru_cache(maxsize=8192)
def ending_case(ending: str, language: str) -> str | None:
    """The case that such an ending says, "" for another one; None where it is no ending of that language."""
    if language == "en":
        return OTHER if ending in _ENGLISH else None
    if language == "ru":
        return OTHER if ending in _RUSSIAN else None
    found = _AZERBAIJANI.fullmatch(ending.replace("'", ""))
    if found is None:
        return None
    case = found.lastgroup
    if case in ("own", "lik") and found["own"] and not found["lik"]:
        return "i"
    return case if case in (ABLATIVE, DATIVE, ACCUSATIVE, UNTIL, LOCATIVE, WITH) else OTHER


@lru_cache(maxsize=2048)
def number_case(ending: str) -> str | None:
    """The same of an ending that is hung on digits: 500-dən, 500-ə, 500-ü."""
    found = _NUMBER_ENDING.fullmatch(ending)
    if found is None:
        return None
    return found.lastgroup if found.lastgroup not in ("g", "is") else OTHER


@lru_cache(maxsize=2048)
def is_ordinal_ending(ending: str) -> bool:
    """Whether it makes a number say which one it is: 14th, 14-cü, 14-й."""
    return bool(_ORDINAL.fullmatch(ending))
