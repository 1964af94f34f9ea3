"""Adding claims: only like with like, and never a sum that says more than its parts.

What is added, and what the sum is called:

- exact numbers and lower bounds: exact, or a lower bound, "more than" as soon as one of them says so.
- exact numbers and upper bounds: an upper bound, "less than" as soon as one of them says so.
- with "between": from the sum of the lower ends to the sum of the upper ends. Beside lower bounds only the lower ends
  count, beside upper bounds only the upper ends.
- lower and upper bounds together, and "about" beside anything else: each stands apart, "more than 51 from one, about
  20 from one". "About" is never a bound.

A total says besides between which bounds it lies, as far as they are known: from below by what is certain of each
part, from above only where every part is bounded and none is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from ..bounds import LOWER_BOUNDS, UPPER_BOUNDS
from ..i18n import _
from ..quantity import Quantity


class Part(NamedTuple):
    """One claim in a sum, with a number. `within` is what its subject is a part of; `period` bounds a flow."""

    quantity: Quantity
    subject: str
    indicator: str
    name: str
    nature: str
    may_be_summed: bool = True
    is_never_negative: bool = True
    is_planned: bool = False
    is_increment: bool = False
    period: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Addend:
    """What some parts come to, and how many they are: about 20 from one. `says`: their qualifiers."""

    quantity: Quantity
    count: int
    says: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Total:
    """What the parts come to, those of one way of saying it together; at least one addend.

    `least` and `most` bound the whole, None where that end is not known; `is_above` and `is_below`: it is not that
    number itself. `unstated`: how many parts have no number.
    """

    addends: tuple[Addend, ...]
    least: Decimal | None
    is_above: bool
    most: Decimal | None
    is_below: bool
    unstated: int = 0

    @property
    def is_one(self) -> bool:
        """Whether one number says all that is known."""
        return len(self.addends) == 1


@dataclass(frozen=True, slots=True)
class NotAdded:
    """Why there is no sum, and the numbers that stand side by side instead."""

    why: str
    parts: tuple[Quantity, ...]


def add_claims(parts: Sequence[Part], unstated: int = 0) -> Total | NotAdded:
    """The sum of at least one claim, or the reason why these are not added.

    `unstated`: how many subjects of the sum have no number, so that nothing bounds it from above.
    """
    if not parts:
        raise ValueError("nothing to add")
    quantities = tuple(part.quantity for part in parts)
    why = next((reason for rule in _RULES if (reason := rule(parts))), "")
    return NotAdded(why, quantities) if why else _total(quantities, unstated, parts[0].is_never_negative)


def _differ(values: Sequence[object]) -> bool:
    return len(set(values)) > 1


def _natures(parts: Sequence[Part]) -> str:
    if not _differ([part.nature == "flow" for part in parts]):
        return ""
    return _("What was counted over a period is not added to a level.")


def _indicators(parts: Sequence[Part]) -> str:
    if not _differ([part.indicator for part in parts]):
        return ""
    names = list(dict.fromkeys(part.name for part in parts))
    return _("“{one}” is not added to “{other}”.", one=names[0], other=names[-1])


def _plans(parts: Sequence[Part]) -> str:
    differ = _differ([part.is_planned for part in parts])
    return _("What is planned is not added to what is so already.") if differ else ""


def _increments(parts: Sequence[Part]) -> str:
    if not any(part.is_increment for part in parts):
        return ""
    return _("An increase comes on top of a base that may be unstated, so it is not added.")


def _summing(parts: Sequence[Part]) -> str:
    if all(part.may_be_summed for part in parts):
        return ""
    return _("“{name}” of several subjects is not added up.", name=parts[0].name)


def _currencies(parts: Sequence[Part]) -> str:
    differ = _differ([part.quantity.currency for part in parts])
    return _("One currency is not added to another.") if differ else ""


def _units(parts: Sequence[Part]) -> str:
    differ = _differ([part.quantity.unit for part in parts])
    return _("One unit is not added to another.") if differ else ""


def _periods(parts: Sequence[Part]) -> str:
    differ = parts[0].nature == "flow" and _differ([part.period for part in parts])
    return _("Amounts of different periods are not added.") if differ else ""


def _rivals(parts: Sequence[Part]) -> str:
    subjects = [part.subject for part in parts]
    differ = len(set(subjects)) < len(subjects)
    return _("Two claims about the same subject are not added: one of them is to be chosen.") if differ else ""


def _wholes(parts: Sequence[Part]) -> str:
    subjects = {part.subject for part in parts}
    nested = any(part.within in subjects for part in parts if part.within)
    return _("A district's total is not added to that of its own projects.") if nested else ""


_RULES: tuple[Callable[[Sequence[Part]], str], ...] = (
    _natures,
    _indicators,
    _plans,
    _increments,
    _summing,
    _currencies,
    _units,
    _periods,
    _rivals,
    _wholes,
)


def _total(quantities: Sequence[Quantity], unstated: int, is_never_negative: bool) -> Total:
    about = [each for each in quantities if each.qualifier == "about"]
    certain = [each for each in quantities if each.qualifier != "about"]
    upper = [each for each in certain if each.qualifier in UPPER_BOUNDS]
    others = [each for each in certain if each.qualifier not in UPPER_BOUNDS]
    is_mixed = bool(upper) and any(each.qualifier in LOWER_BOUNDS for each in others)
    groups = (others, upper, about) if is_mixed else (certain, about)
    addends = tuple(
        Addend(_summed(group), len(group), frozenset(each.qualifier for each in group)) for group in groups if group
    )
    least = _least(others, bool(upper or about or unstated), is_never_negative)
    is_open = bool(about or unstated) or any(each.qualifier in LOWER_BOUNDS for each in others)
    most = None if is_open else sum((_upper_end(each) for each in certain), Decimal(0))
    return Total(
        addends,
        least,
        any(each.qualifier == "more_than" for each in others),
        most,
        any(each.qualifier == "less_than" for each in upper),
        unstated,
    )


def _least(bounded: Sequence[Quantity], has_others: bool, is_never_negative: bool) -> Decimal | None:
    """What those with a lower end come to at least; the others add nothing to it, if they take nothing away."""
    if not bounded or (has_others and not is_never_negative):
        return None
    return sum((each.value for each in bounded), Decimal(0))


def _upper_end(quantity: Quantity) -> Decimal:
    return quantity.value if quantity.value_to is None else quantity.value_to


def _summed(quantities: Sequence[Quantity]) -> Quantity:
    qualifier = _qualifier({each.qualifier for each in quantities})
    low = sum((each.value for each in quantities), Decimal(0))
    high = sum(map(_upper_end, quantities), Decimal(0))
    first = quantities[0]
    if qualifier in UPPER_BOUNDS:
        return Quantity(qualifier, high, None, first.unit, first.currency)
    is_range = qualifier in ("between", "about") and high != low
    return Quantity(qualifier, low, high if is_range else None, first.unit, first.currency)


def _qualifier(qualifiers: set[str]) -> str:
    """What the sum is called; never asked about lower and upper bounds together."""
    for qualifier in ("about", "more_than", "at_least", "less_than", "up_to", "between"):
        if qualifier in qualifiers:
            return qualifier
    return "exact"
