"""Reads numbers as clerks type them and letters print them, and refuses those that can be read two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from .folding import fold
from .i18n import _
from .number_words import HALF, SCALES, scale_of
from .problems import Problem, error
from .unseen import without_unseen

MOST_DIGITS = 18
_LONGEST = 60

_SIGNS = str.maketrans({"−": "-", "–": "-", "’": "'", "‘": "'", "ʼ": "'"})
_DIGITS = r"(?P<sign>[-+]?) ?(?P<digits>[0-9](?:[0-9 .,']*[0-9])?)"
_SHAPE = re.compile(rf"{_DIGITS}(?P<half> {HALF})?(?: ?(?P<scale>[^\W\d_][^0-9]*))?", re.IGNORECASE)
_FRONT = re.compile(rf"{_DIGITS}(?P<half> {HALF}(?=\s))?(?P<rest>.*)", re.IGNORECASE)
_WORD = re.compile(r" ?(?P<word>[^\W\d_]+)(?:\.|(?![\w'’]))")
_GROUPERS = (" ", "'", ",", ".")
_MARKS = (".", ",")


def read_number(text: str, whole: bool = False) -> Decimal | Problem:
    """The number that `text` says, in digits with an optional scale word (88 mln, 1,2 mlrd, 5 тыс., 2 yarım milyon).

    Thousands may be parted by spaces of any width, apostrophes, points or commas; the decimal mark is a point or
    a comma; digits of every script count. What has two readings, such as 1,200, is refused with both of them;
    `whole` says that only whole numbers are meant, which settles it. At most MOST_DIGITS digits.
    """
    plain = _plain(text)
    if len(plain) > _LONGEST:
        return error(_("This is too long for a number."), rule="number_too_long")
    found = _SHAPE.fullmatch(plain)
    scale = _scale(found) if found else None
    if found is None or scale is None:
        return _not_a_number(plain)
    if sum(map(str.isdigit, found["digits"])) > MOST_DIGITS:
        return _too_many_digits()
    digits = f"{found['digits']}.5" if found["half"] else found["digits"]
    readings = sorted(set(digit_readings(digits)))
    if not readings:
        return _not_a_number(plain)
    # Of two readings the larger is the grouped one. With a scale word both may be whole: 1.200 mln.
    if len(readings) > 1 and not (whole and scale == 1):
        return _two_readings(found["digits"], *readings)
    return _finished(readings[-1] * scale, negative=found["sign"] == "-", whole=whole)


def part_number(text: str) -> tuple[str, str] | None:
    """The number that the text begins with, scale words and all, and what stands behind it: 5 mln., ton.

    None where the text does not begin with a digit or a sign. The number is not yet checked.
    """
    found = _FRONT.fullmatch(_plain(text))
    if found is None:
        return None
    number, rest = found[0][: found.start("rest")], found["rest"]
    word = _WORD.match(rest)
    while word and fold(word["word"]) in SCALES:
        number, rest = number + word[0], rest[word.end() :]
        word = _WORD.match(rest)
    return number, rest.strip()


def _scale(found: re.Match[str]) -> Decimal | None:
    """What the words behind the digits multiply by; a half belongs to a small whole number and a scale word."""
    scale = scale_of(found["scale"]) if found["scale"] else Decimal(1)
    if found["half"] and not (found["scale"] and len(found["digits"]) < 4 and found["digits"].isdigit()):
        return None
    return scale


def _plain(text: str) -> str:
    """The text with ASCII digits, signs and single spaces."""
    seen = without_unseen(text)[: 10 * _LONGEST].translate(_SIGNS)
    digits = (str(unicodedata.decimal(sign, sign)) for sign in seen)
    return " ".join("".join(digits).split())


def digit_readings(digits: str) -> Iterator[Decimal]:
    """Each number that these digits and separators can mean."""
    for mark in _MARKS:
        whole, marked, part = digits.rpartition(mark)
        if marked and part.isdigit():
            yield from (Decimal(f"{ungrouped}.{part}") for ungrouped in _ungrouped(whole, but=mark))
    yield from map(Decimal, _ungrouped(digits))


def _ungrouped(digits: str, but: str = "") -> Iterator[str]:
    """The bare digits, if they are grouped by nothing or by threes with one separator other than `but`."""
    if digits.isdigit():
        yield digits
    for separator in _GROUPERS:
        if separator != but and re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:{re.escape(separator)}[0-9]{{3}})+", digits):
            yield digits.replace(separator, "")


def _finished(amount: Decimal, negative: bool, whole: bool) -> Decimal | Problem:
    if whole and amount != amount.to_integral_value():
        return error(_("A whole number is needed here."), rule="number_not_whole")
    if len(f"{amount:f}".replace(".", "")) > MOST_DIGITS:
        return _too_many_digits()
    return -amount if negative and amount else amount


def _not_a_number(text: str) -> Problem:
    if "%" in text:
        return error(_("Write the number without a percent sign."), rule="number_percent")
    return error(
        _("“{given}” is not understood as a number. Write it like 51 000 000, 51.7 or 88 mln.", given=text),
        rule="number_not_understood",
    )


def _too_many_digits() -> Problem:
    return error(_("A number may have at most {count} digits.", count=MOST_DIGITS), rule="number_too_many_digits")


def _two_readings(digits: str, smaller: Decimal, larger: Decimal) -> Problem:
    """Said with the digits as they are typed, so that either answer can be typed back."""
    return error(
        _(
            "{given} can be read as {larger} or as {smaller}. Write {larger} or {smaller_exactly}.",
            given=digits,
            larger=f"{larger:f}",
            smaller=f"{smaller.normalize():f}",
            smaller_exactly=_unmistakable(smaller),
        ),
        rule="number_two_readings",
    )


def _unmistakable(fraction: Decimal) -> str:
    """The fraction with any number of places but three."""
    short = f"{fraction.normalize():f}"
    whole, _point, part = short.partition(".")
    return f"{whole}.{part.ljust(2, '0')}" if len(part) < 3 else f"{short}0"
