"""Quantity: how much is claimed or summed, as bounds that can be compared and as words: more than 51 000 000 ₼."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from . import i18n
from .bounds import LOWER_BOUNDS, TENTHS, UPPER_BOUNDS, WITHOUT_NUMBER, Bounds, End, bounds_of
from .counted_units import unit_behind
from .i18n import N_, _

_ANSWERS = {"none": N_("none"), "unknown": N_("unknown"), "not_stated": N_("not stated")}
# The number as it is printed. Azerbaijani has signs for all of them: some words would need an ending that follows the
# number, and signs beside words would be two systems.
_IN_WORDS = {
    "about": N_("about {number}"),
    "more_than": N_("more than {number}"),
    "at_least": N_("at least {number}"),
    "less_than": N_("less than {number}"),
    "up_to": N_("up to {number}"),
}
_RANGES = {"between": N_("between {low} and {high}"), "about": N_("about {low} to {high}")}
_SIGNS = {"about": "≈", "more_than": ">", "at_least": "≥", "less_than": "<", "up_to": "≤"}
_MILLION, _BILLION = Decimal(10**6), Decimal(10**9)
_IN_MILLIONS, _IN_BILLIONS = N_("{number} m"), N_("{number} bn")


def qualified(qualifier: str, number: str) -> str:
    """The number with its qualifier: about 500. An exact one stays as it is, and so does an end of a range."""
    words = _IN_WORDS.get(qualifier)
    return _(words, number=number) if words else number


@dataclass(frozen=True, slots=True)
class Quantity:
    """`qualifier` is one of the qualifiers of a figure; `value_to` is the upper end of a range.

    Where the qualifier says that there is no number, `value` is 0 and means nothing. `unit` is a known unit or the
    word behind the number; money has the ISO 4217 code of its currency instead.
    """

    qualifier: str
    value: Decimal
    value_to: Decimal | None = None
    unit: str | None = None
    currency: str | None = None

    def with_unit(self, unit: str) -> Quantity:
        """The same with this word behind it, where it has neither a unit of its own nor a currency."""
        is_its_own = self.unit or self.currency
        return self if is_its_own else Quantity(self.qualifier, self.value, self.value_to, unit, self.currency)

    # Comparing.

    @property
    def is_number(self) -> bool:
        """Whether it names a number; none does so too, and is 0."""
        return self.qualifier not in WITHOUT_NUMBER

    @property
    def bounds(self) -> Bounds:
        """Between which ends it lies."""
        return bounds_of(self.qualifier, self.value, self.value_to)

    @property
    def lowest(self) -> Decimal | None:
        """The least that it allows; None where it names no end below."""
        return _named(self.bounds.least)

    @property
    def highest(self) -> Decimal | None:
        """The most that it allows; None where it names no end above."""
        return _named(self.bounds.most)

    @property
    def order_by_lowest(self) -> End:
        """Sorts by what is said at least; nothing is below one that names an upper end alone."""
        return self.bounds.least

    @property
    def order_by_highest(self) -> End:
        """Sorts by what is said at most; one that names a lower end alone is below nothing."""
        return self.bounds.most

    @property
    def likeness(self) -> tuple[str | None, str | None]:
        """Currency and unit: the same in two that can be compared, drawn as one line or added."""
        return self.currency, self.unit

    def is_certainly_below(self, other: Quantity) -> bool:
        """All that it allows lies below all that the other allows; both are of one likeness."""
        return self.bounds.is_certainly_below(other.bounds)

    def contradicts(self, other: Quantity) -> bool:
        """They are of one likeness, and no number fits both."""
        return self.likeness == other.likeness and self.bounds.contradict(other.bounds)

    # Showing.

    @property
    def word(self) -> str:
        """The qualifier as it stands before a number; empty for an exact one and for a range."""
        return qualified(self.qualifier, "").strip()

    @property
    def sign(self) -> str:
        """The qualifier in one sign."""
        return _SIGNS.get(self.qualifier, "")

    def full(self) -> str:
        """Every digit, with qualifier and unit, which a range names once: more than 51 000 000 ₼; not stated."""
        if self.qualifier in _ANSWERS:
            return _(_ANSWERS[self.qualifier])
        if self.value_to is not None and self.qualifier in _RANGES:
            low, high = i18n.number(self.value), self._with_unit_behind(self.value_to)
            return _(_RANGES[self.qualifier], low=low, high=high)
        return qualified(self.qualifier, self._with_unit_behind(self.value))

    def parts(self) -> tuple[str, str]:
        """The full form in two: its word, empty for a range, and what follows it."""
        word = self.word if self.value_to is None else ""
        return word, self.full().removeprefix(word).strip()

    def short(self) -> str:
        """The number alone, from a million on in millions or billions: 45.6 m ₼.

        It is never made to say more than the claim: a lower bound is rounded down, an upper bound up, and a digit
        behind the mark is shown only where it says something.
        """
        if self.qualifier in _ANSWERS:
            return self.full()
        low = _shortened(self.value, self._rounding(is_end=False))
        if self.value_to is not None:
            low = f"{low}–{_shortened(self.value_to, self._rounding(is_end=True))}"
        return f"{low}\u00a0{i18n.currency_sign(self.currency)}" if self.currency else low

    def unit_behind_short(self) -> str:
        """The unit as it stands behind the short form; empty where there is none, and of money."""
        last = self.value if self.value_to is None else self.value_to
        return self._unit_behind(_MILLION if abs(last) >= _MILLION else last)

    def _unit_behind(self, value: Decimal) -> str:
        is_exact = self.qualifier not in _IN_WORDS and self.value_to is None
        return unit_behind(self.unit, value, is_exact=is_exact) if self.unit else ""

    def _with_unit_behind(self, value: Decimal) -> str:
        behind = i18n.currency_sign(self.currency) if self.currency else self._unit_behind(value)
        return f"{i18n.number(value)}\u00a0{behind}" if behind else i18n.number(value)

    def _rounding(self, is_end: bool) -> str:
        if self.qualifier in UPPER_BOUNDS or is_end:
            return ROUND_CEILING
        if self.qualifier in LOWER_BOUNDS or self.value_to is not None:
            return ROUND_FLOOR
        return ROUND_HALF_UP


def _shortened(value: Decimal, rounding: str) -> str:
    if abs(value) < _MILLION:
        return i18n.number(value)
    scale, words = (_BILLION, _IN_BILLIONS) if abs(value) >= _BILLION else (_MILLION, _IN_MILLIONS)
    scaled = (value / scale).quantize(Decimal("0.1"), rounding=rounding)
    return _(words, number=i18n.number(scaled)).replace(" ", "\u00a0")


def _named(end: End) -> Decimal | None:
    tenths = Decimal(end[0])
    return tenths / TENTHS if tenths.is_finite() else None
