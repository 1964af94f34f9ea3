"""Scales and currencies as headings have them, in any order and shortened: USD mn, AZN 000, в тыс. манат, €m."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ..claim_reading.currency_words import CURRENCY_SIGNS, currency_of_code
from ..folding import fold
from ..number_words import SCALES

_TOKEN = re.compile(r"US\$|CN¥|[₼$€₽£₺]|[^\W\d_]+|\d+|[^\w\s]", re.UNICODE)
_GLUED = re.compile(r"(?P<code>[A-Z]{3})(?P<scale>k|m|b|mn|mln|mio|mm|bn|mld|mlrd|tn)")
# Folded; whole words and beginnings with any ending.
_SCALES = (
    ("thousand", re.compile(r"thousands?|thsd|thous|tis|tisyac[a-z]*|min(?:l[ae]|lerle)|minlerle")),
    ("million", re.compile(r"mln[a-z]?|mio|m[iy]ll?[iy]on[a-z]*")),
    ("billion", re.compile(r"bln|bn|mlrd|mld|b[iy]ll?[iy]on[a-z]*|m[iy]ll?[iy]ard[a-z]*")),
    ("trillion", re.compile(r"trln|tr[iy]ll?[iy]on[a-z]*")),
)
_TOGETHER = (("thousand", "million"), ("thousand", "billion"))
_NAMES = {1000: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
# These are scales only beside a currency.
_BESIDE_MONEY = {
    "min": "thousand", "t": "thousand", "k": "thousand", "th": "thousand", "ths": "thousand", "tsd": "thousand",
    "tys": "thousand", "000": "thousand", "000s": "thousand",
    "m": "million", "mm": "million", "mn": "million", "mil": "million", "mill": "million",
    "b": "billion", "bil": "billion", "tn": "trillion",
}  # fmt: skip
_CURRENCIES = (
    ("AZN", re.compile(r"manat[a-z]*")),
    ("USD", re.compile(r"dollar[a-z]*|doll?")),
    ("EUR", re.compile(r"euros?|[ea]vro")),
    ("RUB", re.compile(r"rub|rubl[a-z]*|rouble[a-z]*")),
)
_AMONG = frozenset((
    "in", "of", "the", "v", "vo", "ile", "us", "u", "s", "abs", "ssa", "american", "amerikanskix", "azerbaijani",
    "azerbaycan",
))  # fmt: skip
# These only right beside it: of "kv. m, manat" nobody means millions.
_TOUCHING = frozenset(("m", "mm", "k", "t", "b", "th"))
_BEFORE_RATES = frozenset(("per", "her", "na", "za", "/", "kv", "kub", "sq", "cu"))
_IGNORED = frozenset(".,;:()[]'’`-–—")
_OPENING = frozenset(("in", "of", "the", "v", "vo", "ile"))


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    scale: str = ""
    currency: str = ""
    is_weak: bool = False
    is_between: bool = False
    text: str = ""

    @property
    def is_part(self) -> bool:
        return bool(self.scale or self.currency or self.is_between)


@dataclass(frozen=True, slots=True)
class ScaledUnit:
    """`scale`: thousand, million, billion or trillion; `currency`: an ISO 4217 code, "" where none or several are
    said. `start`, `end`: where it stands in the heading.
    """

    scale: str
    currency: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """As it is typed behind a number: million USD."""
        return f"{self.scale} {self.currency}".strip()


@lru_cache(maxsize=4096)
def scaled_unit(heading: str) -> ScaledUnit | None:
    """The scale that a heading says, the last of several, with its currency; None where it says none."""
    tokens = list(_tokens(heading))
    currencies = {each.currency for each in tokens if each.currency}
    found = [each for run in _runs(tokens) if (each := _of_run(run, currencies)) is not None]
    return next((each for each in reversed(found) if each.currency), found[-1] if found else None)


def scale_word(unit: str) -> str:
    """The scale that a unit or a heading says: million; also where a weak word such as min begins a unit."""
    found = scaled_unit(unit)
    if found is not None:
        return found.scale
    first = next(iter(fold(unit).split()), "")
    return _NAMES.get(int(SCALES[first]), "") if first in SCALES else ""


def _tokens(heading: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(heading):
        word, start, end = found[0], found.start(), found.end()
        glued = _GLUED.fullmatch(word)
        if glued and currency_of_code(glued["code"]):
            scale = _scale(glued["scale"])[0] or _BESIDE_MONEY[glued["scale"]]
            yield _Token(start, end, scale, currency=glued["code"])
            continue
        folded = fold(word)
        scale, is_weak = _scale(folded) if word.isalnum() and word.isdecimal() == folded.isdecimal() else ("", False)
        currency = "" if scale else _currency(word, heading[end : end + 1], is_loud=heading.isupper())
        between = word in _IGNORED or folded in _AMONG
        yield _Token(start, end, scale, currency, is_weak, between and not currency, folded or word)


def _scale(word: str) -> tuple[str, bool]:
    """With whether it is one only beside a currency."""
    strong = next((name for name, known in _SCALES if known.fullmatch(word)), "")
    return (strong, False) if strong else (_BESIDE_MONEY.get(word, ""), True)


def _currency(word: str, behind: str, *, is_loud: bool) -> str:
    """Where all letters are large, only those codes are meant that are no words."""
    if word in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[word]
    folded = fold(word)
    if folded == "man":
        return "AZN" if behind == "." else ""
    named = next((code for code, known in _CURRENCIES if known.fullmatch(folded)), "")
    return named or currency_of_code(word.lower() if is_loud else word) or ""


def _runs(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """What stands together of scales and currencies; not what is a part of a rate or of a number."""
    before: _Token | None = None
    for is_part, group in groupby(tokens, key=lambda each: each.is_part):
        run = list(group)
        if is_part:
            is_rate = before is not None and (before.text in _BEFORE_RATES or before.text.isdecimal())
            while run and run[0].is_between:
                is_rate = is_rate and run[0].text not in _IGNORED
                run.pop(0)
            while run and (run[-1].text in _IGNORED or run[-1].text in _OPENING):
                run.pop()
            if run and not is_rate:
                yield run
        before = run[-1] if run else before


def _of_run(run: Sequence[_Token], currencies: set[str]) -> ScaledUnit | None:
    has_money = any(each.currency for each in run)
    scales = list(dict.fromkeys(each.scale for place, each in enumerate(run) if _is_scale(run, place, has_money)))
    if not scales:
        return None
    currency = next(iter(currencies)) if len(currencies) == 1 and has_money else ""
    said = " ".join(scales) if tuple(scales) in _TOGETHER and _are_together(run) else scales[-1]
    return ScaledUnit(said, currency, run[0].start, run[-1].end)


def _are_together(run: Sequence[_Token]) -> bool:
    """Whether nothing but points stands between the scales."""
    places = [place for place, each in enumerate(run) if each.scale]
    return all(each.scale or each.text == "." for each in run[places[0] : places[-1]])


def _is_scale(run: Sequence[_Token], place: int, has_money: bool) -> bool:
    token = run[place]
    if not token.scale or not token.is_weak or token.currency:
        return bool(token.scale)
    if token.text not in _TOUCHING:
        return has_money
    before = [each for each in run[:place] if each.text != "."][-1:]
    if len(run) == place + 1 and [each.text for each in before] == [","]:
        # AZN, m: nothing else follows it.
        before = [*run[place - 2 : place - 1]]
    behind = [each for each in run[place + 1 :] if each.text != "."][:1]
    return any(each.currency for each in (*before, *behind))
