"""A number as it was claimed or summed, in full and in short words: more than 51 m ₼."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from .. import i18n
from ..i18n import N_, _
from ..records.figure import LOWER_BOUNDS, UPPER_BOUNDS, qualified

_MILLION, _BILLION = Decimal(10**6), Decimal(10**9)
_SIGNS = {"about": "≈", "more_than": ">", "at_least": "≥", "less_than": "<", "up_to": "≤"}
_IN_MILLIONS, _IN_BILLIONS = N_("{number} m"), N_("{number} bn")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`qualifier` is one of the qualifiers of a figure; `value_to` is the upper end of a range.

    `unit` is the word behind the number; money has a currency instead.
    """

    qualifier: str
    value: Decimal
    value_to: Decimal | None = None
    currency: str | None = None
    unit: str = ""

    @property
    def has_ceiling_only(self) -> bool:
        """It says how much it is at most, and not how much it is at least."""
        return self.qualifier in UPPER_BOUNDS

    @property
    def word(self) -> str:
        """The qualifier as it stands before a number; empty for an exact one and for a range."""
        return qualified(self.qualifier, "").strip()

    @property
    def sign(self) -> str:
        """The qualifier in one sign."""
        return _SIGNS.get(self.qualifier, "")

    def full(self) -> str:
        """Every digit, with qualifier and unit: more than 51 000 000 ₼."""
        behind = i18n.currency_sign(self.currency) if self.currency else self.unit
        low = f"{i18n.number(self.value)}\u00a0{behind}" if behind else i18n.number(self.value)
        if self.value_to is not None:
            high = f"{i18n.number(self.value_to)}\u00a0{behind}" if behind else i18n.number(self.value_to)
            if self.qualifier == "about":
                return _("about {low} to {high}", low=low, high=high)
            return _("between {low} and {high}", low=low, high=high)
        return qualified(self.qualifier, low)

    def short(self) -> str:
        """The number alone, from a million on in millions or billions: 45.6 m ₼.

        It is never made to say more than the claim: a lower bound is rounded down, an upper bound up, and a digit
        behind the mark is shown only where it says something.
        """
        low = _short(self.value, self._rounding(is_end=False))
        if self.value_to is not None:
            low = f"{low}–{_short(self.value_to, self._rounding(is_end=True))}"
        return f"{low}\u00a0{i18n.currency_sign(self.currency)}" if self.currency else low

    def _rounding(self, is_end: bool) -> str:
        if self.qualifier in UPPER_BOUNDS or is_end:
            return ROUND_CEILING
        if self.qualifier in LOWER_BOUNDS or self.value_to is not None:
            return ROUND_FLOOR
        return ROUND_HALF_EVEN


def _short(value: Decimal, rounding: str) -> str:
    if abs(value) < _MILLION:
        return i18n.number(value)
    scale, words = (_BILLION, _IN_BILLIONS) if abs(value) >= _BILLION else (_MILLION, _IN_MILLIONS)
    scaled = (value / scale).quantize(Decimal("0.1"), rounding=rounding)
    return _(words, number=i18n.number(scaled)).replace(" ", "\u00a0")
