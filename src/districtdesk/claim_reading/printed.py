"""Numbers that are printed in another measure than the one in which they are kept: acres, sotka, lakh."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..i18n import _
from ..measure_units import measure_code, to_hectares
from ..problems import Problem, error

# The international foot is 0.3048 m, a yard has three of them, an acre is 4840 square yards.
_SQUARE_METRES = {
    "hectare": Decimal(10_000),
    "square_metre": Decimal(1),
    "square_kilometre": Decimal(1_000_000),
    "sotka": Decimal(100),
    "square_foot": Decimal("0.09290304"),
    "square_yard": Decimal("0.83612736"),
    "acre": Decimal("4046.8564224"),
}
_METRIC = ("hectare", "square_metre", "square_kilometre")
# Two roundings of one area lie no further apart.
_LIKE = Decimal("0.05")


class Printed(NamedTuple):
    """The number and its unit as they are printed; a known unit by its code."""

    value: Decimal
    unit: str


class ReadArea(NamedTuple):
    """An area in hectares, to the square metre, and how it was printed where that is another unit."""

    hectares: Decimal
    printed: Printed | None = None

    @property
    def is_metric(self) -> bool:
        return self.printed is None or self.printed.unit in _METRIC


def read_area(value: Decimal, unit: str) -> ReadArea | Problem:
    """So many of this unit; without one hectares are meant."""
    code = measure_code(unit) if unit else "hectare"
    a_unit = _SQUARE_METRES.get(code or "")
    if code is None or a_unit is None:
        return area_wanted()
    metres = value * a_unit
    if code not in _METRIC:
        metres = metres.to_integral_value()
    elif metres != metres.to_integral_value():
        return error(_("Areas are kept to the square metre."), rule="area")
    return ReadArea(to_hectares(metres), None if code == "hectare" else Printed(value, code))


def same_area(one: ReadArea, other: ReadArea) -> ReadArea | Problem:
    """One area that is printed twice: the hectares of the metric one, and the other as it is printed."""
    kept, beside = (one, other) if one.printed is None or not other.is_metric else (other, one)
    if beside.printed is None or abs(kept.hectares - beside.hectares) > _LIKE * kept.hectares:
        return error(_("The area in brackets must be the same area in another unit."), rule="area_in_brackets")
    return ReadArea(kept.hectares, beside.printed)


def area_wanted() -> Problem:
    return error(_("Write an area in hectares or square metres, for example 60 ha."), rule="area")


def is_unit_of_area(code: str) -> bool:
    """Whether this known unit measures an area."""
    return code in _SQUARE_METRES
