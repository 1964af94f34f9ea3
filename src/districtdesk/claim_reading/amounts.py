"""Reads the amount of a claim: one number or a range, with its qualifier, and its currency or unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ..fields import Area
from ..fields.quantities import to_hectares
from ..folding import fold
from ..i18n import _
from ..money import read_amount
from ..numbers import part_number, read_number
from ..problems import Problem, error
from ..quantity import Quantity
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

    @property
    def measure(self) -> str:
        """What is counted, the same in any spelling."""
        return self.currency or fold(self.unit or "")


@dataclass(frozen=True, slots=True)
class AmountReader:
    """How the indicator's numbers are written: money with its currency, counts whole, areas in hectares."""

    is_money: bool
    is_whole: bool
    is_area: bool

    def read(self, claim: str) -> Quantity | Problem:
        """The amount that the whole text says, or what of it was not understood."""
        for pattern in _BETWEEN:
            found = pattern.fullmatch(claim)
            if found:
                return self._read_between(found["low"], found["high"])
        qualifier, rest = split_qualifier(claim)
        one = self._one(rest)
        return one if isinstance(one, Problem) else Quantity(qualifier, one.value, None, one.unit, one.currency)

    def _one(self, text: str) -> _One | Problem:
        """A number with what stands behind it."""
        # A dash with a space is the mark of a list, and +500 comes on top of something.
        if _IS_BULLET.match(text):
            return _no_number()
        if self.is_money:
            amount = read_amount(text)
            return amount if isinstance(amount, Problem) else _One(amount.value, amount.currency, None)
        parts = part_number(text)
        if parts is None:
            return _area_wanted() if self.is_area else _no_number()
        value = read_number(parts[0], whole=self.is_whole)
        if isinstance(value, Problem):
            return value
        if self.is_area:
            return _area(value, parts[1])
        unit = read_unit(parts[1])
        return unit if isinstance(unit, Problem) else _One(value, None, unit)

    def _read_between(self, low: str, high: str) -> Quantity | Problem:
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
        return Quantity("between", lower.value, upper.value, upper.unit, upper.currency)

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


def _area(value: Decimal, unit: str) -> _One | Problem:
    # With six places nobody takes a point for thousands.
    metres = Area("").parse(f"{value:.6f} {unit}")
    if metres is None or isinstance(metres, Problem):
        return metres or _area_wanted()
    return _One(to_hectares(metres), None, None)


def _area_wanted() -> Problem:
    return error(_("Write an area in hectares or square metres, for example 60 ha."), rule="area")


def _no_number() -> Problem:
    return error(_("Write a number here, for example: about 500 as of May 2023."), rule="claim")


def _unscaled(low: str) -> Problem:
    return error(
        _("“{given}” can mean thousands or millions here. Write both ends in full.", given=low), rule="range_scale"
    )
