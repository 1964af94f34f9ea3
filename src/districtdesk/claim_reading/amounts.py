"""Reads the amount of a claim: one number or a range, with its qualifier, and its currency or unit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ..folding import fold
from ..i18n import _
from ..money import read_amount
from ..numbers import part_number, read_number
from ..problems import Problem, error
from ..quantity import Quantity
from .printed import Printed, ReadArea, area_wanted, read_area, read_multiple, same_area
from .qualifiers import split_qualifier
from .units import read_unit

_CURRENCY = r"(?:[A-Z]{3}\s?|(?:US)?\$\s?|[₼€₽£₺]\s?|CN¥\s?)"
_START = rf"(?:{_CURRENCY})?\d"
_BETWEEN = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"between\s+(?P<low>.+?)\s+and\s+(?P<high>.+)", re.IGNORECASE),
        (r"from\s+(?P<low>.+?)\s+to\s+(?P<high>.+)", re.IGNORECASE),
        (r"от\s+(?P<low>.+?)\s+до\s+(?P<high>.+)", re.IGNORECASE),
        (r"(?P<low>.+?)\s+ilə\s+(?P<high>.+?)\s+arasında", re.IGNORECASE),
        (r"(?P<low>\d.*?)-?d[əa]n\s+(?P<high>\d.*?)-?y?[əa]\s+qədər", re.IGNORECASE),
        (rf"(?P<low>{_START}.*?)\s+to\s+(?P<high>{_START}.*)", 0),
        (rf"(?P<low>{_START}[^–—-]*?)\s*[–—-]\s*(?P<high>{_START}.*?)(?:\s+arası(?:nda)?)?", 0),
    )
)
_DIGITS = re.compile(r"\d[\d\s.,'’]*(?<=\d)")
_AROUND_DIGITS = re.compile(rf"(?P<before>(?:{_CURRENCY})?)(?:{_DIGITS.pattern})(?P<behind>.*)")
_LEADING_CURRENCY = re.compile(rf"(?P<currency>{_CURRENCY})(?P<digits>{_DIGITS.pattern})")
_IS_BULLET = re.compile(r"[+–—]|[-−]\s")


class _One(NamedTuple):
    value: Decimal
    currency: str | None
    unit: str | None
    printed: Printed | None = None

    @property
    def measure(self) -> str:
        """What is counted, the same in any spelling."""
        return self.currency or fold(self.unit or "")


class ReadAmount(NamedTuple):
    """How much is said, and how it was printed where that is in another measure than it is kept in."""

    quantity: Quantity
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class AmountReader:
    """How the indicator's numbers are written: money with its currency, counts whole, areas in hectares.

    `is_own` knows the words and signs of its own unit, which may be such as stand behind no other number.
    """

    is_money: bool
    is_whole: bool
    is_area: bool
    is_own: Callable[[str], bool] | None = None

    def read(self, claim: str) -> ReadAmount | Problem:
        """The amount that the whole text says, or what of it was not understood."""
        for pattern in _BETWEEN:
            found = pattern.fullmatch(claim)
            if found:
                return self._read_between(found["low"], found["high"])
        qualifier, rest = split_qualifier(claim)
        one = self._one(rest)
        if isinstance(one, Problem):
            return one
        return ReadAmount(Quantity(qualifier, one.value, None, one.unit, one.currency), one.printed)

    def read_twice(self, claim: str, again: str) -> ReadAmount | Problem:
        """An area with the same one in brackets: 188.6 ha (466 acres)."""
        first, second = self.read(claim), self._one(again)
        if isinstance(first, Problem):
            return first
        if isinstance(second, Problem):
            return second
        if first.quantity.value_to is not None:
            return _no_range()
        areas = (ReadArea(first.quantity.value, first.printed), ReadArea(second.value, second.printed))
        area = same_area(*areas)
        if isinstance(area, Problem):
            return area
        return ReadAmount(Quantity(first.quantity.qualifier, area.hectares), area.printed)

    def _one(self, text: str) -> _One | Problem:
        """A number with what stands behind it."""
        # A dash with a space is the mark of a list, and +500 comes on top of something.
        if _IS_BULLET.match(text):
            return _no_number()
        if self.is_money:
            return _money(text)
        multiple = None if self.is_area else read_multiple(text)
        if multiple is not None:
            return multiple if isinstance(multiple, Problem) else self._counted(*multiple)
        parts = part_number(text)
        if parts is None:
            return area_wanted() if self.is_area else _no_number()
        value = read_number(parts[0], whole=self.is_whole)
        if isinstance(value, Problem):
            return value
        if self.is_area:
            area = read_area(value, parts[1])
            return area if isinstance(area, Problem) else _One(area.hectares, None, None, area.printed)
        return self._counted(value, None, parts[1])

    def _counted(self, value: Decimal, printed: Printed | None, words: str) -> _One | Problem:
        if self.is_whole and value != value.to_integral_value():
            return error(_("A whole number is needed here."), rule="number_not_whole")
        unit = words if self.is_own and words and self.is_own(words) else read_unit(words)
        return unit if isinstance(unit, Problem) else _One(value, None, unit, printed)

    def _read_between(self, low: str, high: str) -> ReadAmount | Problem:
        low, high = _sharing_currency(low, high)
        upper = self._one(high)
        if isinstance(upper, Problem):
            return upper
        lower = self._lower(low, high, upper)
        if isinstance(lower, Problem):
            return lower
        if lower.measure != upper.measure:
            return error(_("Both ends of a range need the same unit or currency."), rule="range_units")
        if lower.value > upper.value:
            return error(_("The second value is smaller than the first."), rule="between")
        if any(one.printed and not ReadArea(one.value, one.printed).is_metric for one in (lower, upper)):
            return _no_range()
        return ReadAmount(Quantity("between", lower.value, upper.value, upper.unit, upper.currency))

    def _lower(self, low: str, high: str, upper: _One) -> _One | Problem:
        """What is said behind the upper end, "10 to 12 million", is said once and meant twice."""
        if _DIGITS.fullmatch(low):
            around = _AROUND_DIGITS.fullmatch(high)
            return self._one(f"{around['before']}{low}{around['behind']}") if around else _no_number()
        parts, upper_parts = part_number(low), part_number(high)
        if parts and upper_parts and not parts[1]:
            return self._one(f"{low} {upper_parts[1]}")
        lower = self._one(low)
        if isinstance(lower, Problem) or _has_scale(low) or not _has_scale(high):
            return lower
        # "$3 to $5 million" can mean three dollars; "100 000 AZN to 1 mln AZN" can only mean what it says.
        return lower if lower.value * 1000 > upper.value else _unscaled(low)


def _sharing_currency(low: str, high: str) -> tuple[str, str]:
    """A currency said once, before both: $3-5 million."""
    leading = _LEADING_CURRENCY.fullmatch(low)
    behind = part_number(high)
    if leading and behind and not behind[1]:
        return leading["digits"], f"{leading['currency']}{high}"
    return low, high


def _has_scale(text: str) -> bool:
    parts = part_number(re.sub(rf"^{_CURRENCY}", "", text))
    return bool(parts and (re.search(r"[^\W\d_]", parts[0]) or re.match(r"(?:k|m|bn?)\b", parts[1], re.IGNORECASE)))


def _money(text: str) -> _One | Problem:
    multiple = read_multiple(text)
    if isinstance(multiple, Problem):
        return multiple
    amount = read_amount(f"{multiple.value:f} {multiple.rest}" if multiple else text)
    if isinstance(amount, Problem):
        return amount
    return _One(amount.value, amount.currency, None, multiple.printed if multiple else None)


def _no_range() -> Problem:
    text = _("A range is read in the unit in which it is kept. Write it so, and what is printed into the note.")
    return error(text, rule="range_printed")


def _no_number() -> Problem:
    return error(_("Write a number here, for example: about 500 as of May 2023."), rule="claim")


def _unscaled(low: str) -> Problem:
    return error(
        _("“{given}” can mean thousands or millions here. Write both ends in full.", given=low), rule="range_scale"
    )
