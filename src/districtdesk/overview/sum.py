"""Adding claims: only like with like, and never a sum that says more than its parts.

What the sum is called when its parts are of several sorts:

- exact parts alone: exact. With "more than" or "at least": a lower bound, "more than" as soon as one part says so.
- with "less than" or "up to": an upper bound, "less than" as soon as one part says so.
- with "between": from the sum of the lower ends to the sum of the upper ends. Beside lower bounds only the lower ends
  count, beside upper bounds only the upper ends.
- "about" beside anything: about.
- lower and upper bounds together bound nothing: there is no sum, the two sides are told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..i18n import _
from ..quantity import LOWER_BOUNDS, UPPER_BOUNDS, Quantity


@dataclass(frozen=True, slots=True)
class Part:
    """One claim in a sum. `within` is the district of a subject that belongs to one; `period` that of a flow."""

    quantity: Quantity
    subject: str
    indicator: str
    name: str
    nature: str
    may_be_summed: bool = True
    is_planned: bool = False
    is_increment: bool = False
    period: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class NotAdded:
    """Why there is no sum, and the numbers that stand side by side instead."""

    why: str
    parts: tuple[Quantity, ...]


def add_claims(parts: Sequence[Part]) -> Quantity | NotAdded:
    """The sum of at least one claim, or the reason why these are not added."""
    if not parts:
        raise ValueError("nothing to add")
    quantities = tuple(part.quantity for part in parts)
    why = next((reason for rule in _RULES if (reason := rule(parts))), "")
    return NotAdded(why, quantities) if why else _total(quantities)


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


def _total(quantities: Sequence[Quantity]) -> Quantity | NotAdded:
    upper = [each for each in quantities if each.qualifier in UPPER_BOUNDS]
    lower = [each for each in quantities if each.qualifier in LOWER_BOUNDS]
    if upper and lower:
        others = [each for each in quantities if each.qualifier not in UPPER_BOUNDS]
        why = _("Lower and upper bounds make no sum.")
        return NotAdded(why, (_summed(others), _summed(upper)))
    return _summed(quantities)


def _summed(quantities: Sequence[Quantity]) -> Quantity:
    qualifier = _qualifier({each.qualifier for each in quantities})
    low = sum((each.value for each in quantities), Decimal(0))
    high = sum((each.value if each.value_to is None else each.value_to for each in quantities), Decimal(0))
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
