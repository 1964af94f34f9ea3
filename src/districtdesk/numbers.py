"""Reads numbers as clerks type them and letters print them, and refuses those that can be read two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from .folding import fold
from .i18n import _
from .problems import Problem, error

MOST_DIGITS = 18
_LONGEST = 60

_THOUSAND, _MILLION, _BILLION = Decimal(10**3), Decimal(10**6), Decimal(10**9)
# The words of all three languages are known at once: a clerk copies from letters in any of them.
_SCALE_WORDS = {
    _THOUSAND: "min thousand тыс тысяча тысячи тысяч",
    _MILLION: "mln million millions milyon млн миллион миллиона миллионов",
    _BILLION: "mlrd milyard bn bln billion billions млрд миллиард миллиарда миллиардов",
}
_SCALES = {fold(word): scale for scale, words in _SCALE_WORDS.items() for word in words.split()}
_SIGNS = str.maketrans({"−": "-", "–": "-", "’": "'", "‘": "'", "ʼ": "'"})
_SHAPE = re.compile(r"(?P<sign>[-+]?) ?(?P<digits>[0-9](?:[0-9 .,']*[0-9])?)(?: ?(?P<scale>[^\W\d_]+)\.?)?")
_GROUPERS = (" ", "'", ",", ".")
_MARKS = (".", ",")


def read_number(text: str, whole: bool = False) -> Decimal | Problem:
    """The number that `text` says, in digits with an optional scale word (88 mln, 1,2 mlrd, 5 тыс.).

    Thousands may be parted by spaces of any width, apostrophes, points or commas; the decimal mark is a point or
    a comma; digits of every script count. What has two readings, such as 1,200, is refused with both of them;
    `whole` says that only whole numbers are meant, which settles it. At most MOST_DIGITS digits.
    """
    plain = _plain(text)
    if len(plain) > _LONGEST:
        return error(_("This is too long for a number."), rule="number_too_long")
    found = _SHAPE.fullmatch(plain)
    if found is None:
        return _not_a_number(plain)
    scale = _SCALES.get(fold(found["scale"])) if found["scale"] else Decimal(1)
    if scale is None:
        return _not_a_number(plain)
    if sum(map(str.isdigit, found["digits"])) > MOST_DIGITS:
        return _too_many_digits()
    readings = sorted(set(_readings(found["digits"])))
    if not readings:
        return _not_a_number(plain)
    # Of two readings the larger is the grouped one. With a scale word both may be whole: 1.200 mln.
    if len(readings) > 1 and not (whole and scale == 1):
        return _two_readings(found["digits"], *readings)
    return _finished(readings[-1] * scale, negative=found["sign"] == "-", whole=whole)


def _plain(text: str) -> str:
    """The text with ASCII digits, signs and single spaces."""
    digits = (str(unicodedata.decimal(sign, sign)) for sign in text[: 10 * _LONGEST].translate(_SIGNS))
    return " ".join("".join(digits).split())


def _readings(digits: str) -> Iterator[Decimal]:
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
