"""Rules on the number and unit as printed: they stand together, and go with the metric value beside them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ... import i18n
from ...i18n import _
from ...measure_units import measure_code
from ...problems import Problem, warning
from ...quantity import Quantity
from ...records import Figure

# In hectares, as the international yard defines them.
_HECTARES = {
    "hectare": Decimal(1),
    "square_metre": Decimal("0.0001"),
    "square_kilometre": Decimal(100),
    "sotka": Decimal("0.01"),
    "acre": Decimal("0.40468564224"),
    "square_yard": Decimal("0.000083612736"),
    "square_foot": Decimal("0.000009290304"),
}
# Rounding on the way from one to the other comes to less.
_ROUNDING = Decimal("0.05")


def printed_problems(figure: Figure, dimension: str) -> Iterator[Problem]:
    """What is odd about a figure's number as printed; `dimension` is that of its indicator."""
    if figure.printed_unit and figure.printed_value is None:
        text = _("A unit as printed stands here without its number.")
        yield warning(text, "printed_value", "printed_unit", rule="printed_unit_alone")
    if figure.printed_value is None or figure.value is None or dimension != "area" or figure.unit:
        return
    factor = _HECTARES.get(measure_code(figure.printed_unit or "") or "")
    if factor is None or _goes_with(figure, figure.printed_value * factor):
        return
    text = _(
        "Printed is {printed}, which is {metric} ha, and the value says {value} ha.",
        printed=Quantity("exact", figure.printed_value, None, figure.printed_unit).full(),
        metric=i18n.number(Decimal(f"{figure.printed_value * factor:.4g}")),
        value=i18n.number(figure.value),
    )
    yield warning(text, "value", "printed_value", "printed_unit", rule="unlike_printed")


def _goes_with(figure: Figure, metric: Decimal) -> bool:
    low, high = figure.value or Decimal(0), figure.value_to or figure.value or Decimal(0)
    exponent = low.normalize().as_tuple().exponent
    last_place = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    leeway = abs(metric) * _ROUNDING + last_place / 2
    return low - leeway <= metric <= high + leeway
