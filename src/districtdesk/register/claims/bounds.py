"""Between which numbers a claim lies, by its qualifier, and when one claim is certainly less than another."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from ...records.figure import LOWER_BOUNDS, UPPER_BOUNDS

# "About 500" is taken to mean no less than 450 and no more than 550.
_SOFTNESS = 10


class Bounded(Protocol):
    """What of a figure says how much; whole numbers or decimals throughout."""

    @property
    def qualifier(self) -> str: ...

    @property
    def value(self) -> int | Decimal: ...

    @property
    def value_to(self) -> int | Decimal | None: ...


def top(claim: Bounded) -> Decimal | None:
    """The most that the claim allows; None where it names no end above."""
    if claim.qualifier in LOWER_BOUNDS:
        return None
    most = Decimal(claim.value if claim.value_to is None else claim.value_to)
    return most + abs(most) / _SOFTNESS if claim.qualifier == "about" else most


def floor(claim: Bounded) -> Decimal | None:
    """The least that the claim allows; None where it names no end below."""
    if claim.qualifier in UPPER_BOUNDS:
        return None
    least = Decimal(claim.value)
    return least - abs(least) / _SOFTNESS if claim.qualifier == "about" else least


def height(claim: Bounded) -> tuple[Decimal, bool]:
    """Sorts claims by what they say at least; nothing is below one that names an upper end alone."""
    least = floor(claim)
    return (Decimal("-Infinity") if least is None else least), claim.qualifier == "more_than"


def depth(claim: Bounded) -> tuple[Decimal, bool]:
    """Sorts claims by what they say at most; one that names a lower end alone is below nothing."""
    most = top(claim)
    return (Decimal("Infinity") if most is None else most), claim.qualifier != "less_than"


def certainly_below(one: Bounded, other: Bounded) -> bool:
    """All that `one` allows lies below all that `other` allows."""
    most, least = top(one), floor(other)
    if most is None or least is None:
        return False
    is_strict = one.qualifier == "less_than" or other.qualifier == "more_than"
    return most < least or (is_strict and most == least)
