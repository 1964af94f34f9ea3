"""The large numbers of the overview: sums over districts of the claims shown, with what must be known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .. import i18n
from ..dates.imprecise import ImpreciseDate
from ..dates.stored import days, first_day, last_day
from ..i18n import N_, _, ngettext
from ..quantity import Quantity, qualified
from ..records.figure_dates import is_unstated
from ..register.claims.figure_rows import FigureRow
from ..register.claims.units import is_in_unit
from ..register.queries.overview_material import Material, Measure
from .claims import Claims, as_part
from .launches import Overdue, how_long
from .sum import NotAdded, add_claims

TITLES = {
    "residents": N_("Residents, reported"),
    "invested": N_("Invested to date"),
    "jobs_created": N_("Jobs created"),
    "jobs_permanent": N_("Jobs, permanent"),
    "overdue": N_("Launches overdue"),
}
# Beyond these a tile would be a table: its note says the rest.
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Tile:
    """One number, or one for each currency. `notes` are whole sentences. `is_alarming`: it wants a look.

    `unit`: the one that its title tells already.
    """

    key: str
    quantities: tuple[Quantity, ...]
    notes: tuple[str, ...]
    is_alarming: bool = False
    unit: str = ""

    @property
    def title(self) -> str:
        return _(TITLES[self.key])

    def amounts(self) -> list[tuple[str, str]]:
        """Each amount in short, its qualifier apart; a unit that the title does not tell stands behind it."""
        units = (f"\u00a0{each.unit}" if each.unit and each.unit != self.unit else "" for each in self.quantities)
        return [(each.word, f"{each.short()}{unit}") for each, unit in zip(self.quantities, units, strict=True)]

    def spoken(self) -> str:
        """The whole tile as one text."""
        amounts = "; ".join(each.full() for each in self.quantities) or _("not stated")
        return " ".join((f"{self.title}: {amounts}.", *self.notes))


def make_total_tile(code: str, material: Material, claims: Claims) -> Tile:
    """The sum of one indicator over all districts, one for each currency and unit."""
    measure = material.measure(code)
    rows = _shown_rows(measure, material, claims) if measure else []
    if measure is None or not rows:
        beside = [_recorded(material)] if code == "residents" else []
        return Tile(code, (), (_("No district states it yet."), *beside))
    quantities, reasons = _sums(rows, measure, material)
    notes = [
        _coverage(len(rows), len(material.districts)),
        _as_of(rows),
        *reasons,
        *_asides(code, material, claims),
        _mixture(rows, quantities),
    ]
    unit = measure.unit.show() if measure.unit else ""
    return Tile(code, quantities, tuple(note for note in notes if note), unit=unit)


def make_launch_tile(late: Sequence[Overdue], day: date) -> Tile:
    """How many expected launches have passed, and how long the first of them has."""
    count = Quantity("exact", Decimal(len(late)))
    if not late:
        return Tile("overdue", (count,), (_("No expected launch has passed."),))
    oldest = late[0].date
    note = _("The oldest was expected {day}, {ago}.", day=oldest.show(), ago=how_long(oldest, day))
    return Tile("overdue", (count,), (note,), is_alarming=True)


def _shown_rows(measure: Measure, material: Material, claims: Claims) -> list[FigureRow]:
    chosen = (claims.shown.get((place.id, measure.id)) for place in material.districts)
    return [row for row in chosen if row]


def _sums(
    rows: Sequence[FigureRow], measure: Measure, material: Material
) -> tuple[tuple[Quantity, ...], tuple[str, ...]]:
    """The sums, those of the most districts first, other units last, and why there are not fewer."""
    alike: dict[tuple[str | None, str | None, str | None], list[FigureRow]] = {}
    for each in rows:
        period = each.period if measure.nature == "flow" else None
        alike.setdefault((*each.quantity.likeness, period), []).append(each)
    quantities: list[Quantity] = []
    reasons: dict[str, None] = {}
    for group in sorted(
        alike.values(), key=lambda each: (is_in_unit(each[0].unit, measure), len(each)), reverse=True
    ):
        result = add_claims([as_part(each, measure, material.within) for each in group])
        if isinstance(result, NotAdded):
            reasons[result.why] = None
            quantities += result.parts
        else:
            quantities.append(result)
    if len({currency for currency, _unit, _period in alike}) > 1:
        reasons[_("One currency is not added to another.")] = None
    if len({unit for _currency, unit, _period in alike}) > 1:
        reasons[_("One unit is not added to another.")] = None
    if len(quantities) > _MOST_LINES:
        more = len(quantities) - _MOST_LINES
        reasons[ngettext("{count} more amount is not shown.", "{count} more amounts are not shown.", more)] = None
    return tuple(quantities[:_MOST_LINES]), tuple(reasons)


def _coverage(stated: int, districts: int) -> str:
    return ngettext(
        "{stated} of {count} district.",
        "{stated} of {count} districts.",
        districts,
        stated=i18n.number(stated),
    )


def _as_of(rows: Sequence[FigureRow]) -> str:
    with_dates = [each for each in rows if each.as_of and days(each.as_of)]
    if not with_dates:
        return ""
    doubt = _("Some dates are assumed.") if any(is_unstated(each.as_of_basis) for each in with_dates) else ""
    return f"{_span([each.as_of or '' for each in with_dates])} {doubt}".rstrip()


def _span(bounded: Sequence[str]) -> str:
    if len(set(bounded)) == 1:
        return _as_of_one(ImpreciseDate.restore(bounded[0]))
    first, last = min(map(first_day, bounded))[:4], max(map(last_day, bounded))[:4]
    if first == last:
        return _("As of {day}.", day=first)
    return _("As of {first} to {last}.", first=first, last=last)


def _as_of_one(day: ImpreciseDate) -> str:
    """Printed words such as “in early 2025” bring a preposition of their own."""
    return _("Date as printed: {day}.", day=day.show()) if day.words else _("As of {day}.", day=day.show())


def _mixture(rows: Sequence[FigureRow], quantities: Sequence[Quantity]) -> str:
    """What some parts say that the sum's own word does not."""
    named = {each.qualifier for each in quantities} | {"exact"}
    words = [each.qualifier for each in rows if each.qualifier not in named]
    shown = [qualified(each, "").strip() or _("between") for each in dict.fromkeys(words)]
    quoted = ", ".join(_("“{word}”", word=each) for each in shown)
    return _("Some parts say {words}.", words=quoted) if quoted else ""


def _asides(code: str, material: Material, claims: Claims) -> list[str]:
    """What stands beside this number and is not added to it."""
    if code == "residents":
        return [_recorded(material), _non_residents(material, claims)]
    if code == "jobs_permanent":
        return [_not_added("jobs_created", material, claims)]
    return []


def _recorded(material: Material) -> str:
    count = sum(material.recorded.get(place.id, 0) for place in material.districts)
    return ngettext("{count} recorded.", "{count} recorded.", count)


def _non_residents(material: Material, claims: Claims) -> str:
    measure = material.measure("non_residents")
    rows = _shown_rows(measure, material, claims) if measure else []
    if not rows or measure is None:
        return ""
    quantities, _reasons = _sums(rows, measure, material)
    return " ".join(_("{amount} not among them.", amount=each.full()) for each in quantities)


def _not_added(code: str, material: Material, claims: Claims) -> str:
    measure = material.measure(code)
    count = len(_shown_rows(measure, material, claims)) if measure else 0
    if not count or measure is None:
        return ""
    return ngettext(
        "Not added to “{name}” of {count} district.",
        "Not added to “{name}” of {count} districts.",
        count,
        name=measure.names.show(),
    )
