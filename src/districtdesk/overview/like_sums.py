"""The claims of several subjects, added as far as they are alike: sums with their bounds, and by which days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from .. import i18n
from ..bounds import UPPER_BOUNDS
from ..dates.imprecise import ImpreciseDate
from ..dates.stored import bounds, days, first_day, last_day
from ..i18n import _, ngettext
from ..quantity import Quantity
from ..records.figure_dates import is_unstated
from ..records.unread_values import restored_date
from ..register.claims.figure_rows import FigureRow
from ..register.claims.units import is_in_unit
from ..register.queries.overview_material import Measure
from .claims import as_part
from .sum import Addend, NotAdded, Total, add_claims

# Beyond these a tile would be a table: its note says the rest.
MOST_LINES = 3


def add_alike(
    rows: Sequence[FigureRow],
    measure: Measure,
    within: Mapping[str, str],
    left_out: int = 0,
    *,
    elsewhere: int = 0,
    most: int | None = MOST_LINES,
) -> tuple[tuple[Quantity, ...], tuple[str, ...]]:
    """The sums, those of the most districts first, other units last, and why there are not fewer.

    `left_out`: how many subjects state nothing; `elsewhere`: how many state what is added apart from these rows.
    Of more than `most` sums the others are left out and counted, of None none is.
    """
    alike: dict[tuple[str | None, str | None, str | None], list[FigureRow]] = {}
    for each in rows:
        period = each.counted_over if measure.nature == "flow" else None
        alike.setdefault((*each.quantity.likeness, period), []).append(each)
    quantities: list[Quantity] = []
    reasons: dict[str, None] = {}
    is_told = False
    for group in sorted(
        alike.values(), key=lambda each: (is_in_unit(each[0].unit, measure), len(each)), reverse=True
    ):
        beside = left_out + elsewhere + len(rows) - len(group)
        result = add_claims([as_part(each, measure, within) for each in group], beside)
        if isinstance(result, NotAdded):
            reasons[result.why] = None
            quantities += result.parts
        else:
            quantities += [each.quantity for each in result.addends]
            said = _bounds(result, 0 if is_told else left_out)
            is_told = is_told or bool(said)
            reasons |= dict.fromkeys(said)
    reasons |= dict.fromkeys(_apart(alike))
    more = len(quantities[most:]) if most is not None else 0
    if more:
        reasons[ngettext("{count} more amount is not shown.", "{count} more amounts are not shown.", more)] = None
    return tuple(quantities[:most]), tuple(reasons)


def _apart(kinds: Iterable[tuple[str | None, str | None, str | None]]) -> list[str]:
    """Why amounts of several currencies or units stay apart."""
    currencies, units, _periods = (set(each) for each in zip(*kinds, strict=True))
    said = [_("One currency is not added to another.")] if len(currencies) > 1 else []
    return [*said, _("One unit is not added to another.")] if len(units) > 1 else said


def _bounds(total: Total, unstated: int) -> list[str]:
    """Of how many each is, how many state none, and their bounds together; nothing where one says all of it."""
    if total.is_one and not _hides_its_lower_end(total):
        return []
    said = [] if total.is_one else [_said_of(each) for each in total.addends]
    if unstated and said:
        said.append(_("{count} not stated", count=i18n.number(unstated)))
    first = total.addends[0].quantity
    low = _end(total.least, "more_than" if total.is_above else "at_least")
    high = _end(total.most, "less_than" if total.is_below else "up_to")
    ends = [replace(each, unit=first.unit, currency=first.currency).full() for each in (low, high) if each]
    together = [_("Together {bounds}.", bounds=_(" and ").join(ends))] if ends else []
    listed = f"{', '.join(said)}."
    return [*([listed[:1].upper() + listed[1:]] if said else []), *together]


def _hides_its_lower_end(total: Total) -> bool:
    """Whether it is called less than so much though something is known from below too: 100 and less than 200."""
    return bool(total.least) and total.addends[0].quantity.qualifier in UPPER_BOUNDS


def _said_of(addend: Addend) -> str:
    return _("{amount} from {count}", amount=addend.quantity.full(), count=i18n.number(addend.count))


def _end(value: Decimal | None, qualifier: str) -> Quantity | None:
    return None if value is None else Quantity(qualifier, value)


def as_of_all(rows: Sequence[FigureRow]) -> str:
    """By which days these numbers are, and whether some are assumed."""
    with_dates = [each for each in rows if each.as_of and days(each.as_of)]
    if not with_dates:
        return ""
    doubt = _("Some dates are assumed.") if any(is_unstated(each.as_of_basis) for each in with_dates) else ""
    return f"{_span([each.as_of or '' for each in with_dates])} {doubt}".rstrip()


def _span(bounded: Sequence[str]) -> str:
    if len(set(map(bounds, bounded))) == 1:
        return _as_of_one(restored_date(min(bounded)))
    first, last = min(map(first_day, bounded))[:4], max(map(last_day, bounded))[:4]
    if first == last:
        return _("As of {day}.", day=first)
    return _("As of {first} to {last}.", first=first, last=last)


def _as_of_one(day: ImpreciseDate) -> str:
    """Printed words such as “in early 2025” bring a preposition of their own."""
    return _("Date as printed: {day}.", day=day.show()) if day.words else _("As of {day}.", day=day.show())
