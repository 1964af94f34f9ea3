"""One indicator over all districts: the claim shown of each, in columns of like ones, and what each comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..quantity import Quantity
from ..records.claim_status import PLANNED
from ..register.claims.claim_order import shown_plan
from ..register.claims.figure_rows import FigureRow
from ..register.claims.units import is_in_unit
from ..register.queries.overview_material import Measure, TotalsMaterial
from .claims import Claims, as_part
from .counted_rows import left_out, own_rows, shown_rows, stated
from .like_sums import add_alike
from .sum import NotAdded, add_claims


@dataclass(frozen=True, slots=True)
class DistrictTotal:
    """What these claims, by their ids, come to, and of how many districts they are."""

    quantity: Quantity
    rows: frozenset[str]
    districts: int


@dataclass(frozen=True, slots=True)
class LikeColumn:
    """The claims of one indicator in one currency or unit. `claims` by the ids of the districts; `together`: numbers
    of several districts that have none of their own. `totals`: more than one where their words do not go together.
    """

    measure: Measure
    claims: Mapping[str, FigureRow]
    together: tuple[FigureRow, ...]
    totals: tuple[DistrictTotal, ...]

    @property
    def rows(self) -> list[FigureRow]:
        return [*self.claims.values(), *self.together]

    @property
    def currency(self) -> str | None:
        return self.rows[0].currency

    @property
    def unit(self) -> str | None:
        """A unit of its own; None where it is that of the indicator."""
        unit = self.rows[0].unit
        return None if is_in_unit(unit, self.measure) else unit


@dataclass(frozen=True, slots=True)
class ByDistrict:
    """`columns`: that in the indicator's own unit first, then that of the most districts. `reasons`: why what they
    come to is not fewer numbers. `missing`: how many districts state none, not even within a whole.
    """

    columns: tuple[LikeColumn, ...]
    reasons: tuple[str, ...] = ()
    missing: int = 0

    @property
    def rows(self) -> list[FigureRow]:
        return [row for column in self.columns for row in column.rows]

    @property
    def counted(self) -> frozenset[str]:
        """The ids of the claims that some total adds."""
        return frozenset(row for column in self.columns for total in column.totals for row in total.rows)


def by_district(code: str, material: TotalsMaterial, claims: Claims) -> ByDistrict:
    """What is so, by the codes of the standard indicators."""
    measure = material.measure(code)
    if measure is None:
        return ByDistrict(())
    return _columns(measure, material, own_rows(measure, material, claims), shown_rows(measure, material, claims))


def planned_by_district(code: str, material: TotalsMaterial, claims: Claims) -> ByDistrict:
    """The same of what is planned or expected: of each district the plan that is shown."""
    measure = material.measure(code)
    if measure is None:
        return ByDistrict(())
    found = {key: shown_plan(group, measure) for key, group in claims.groups.items() if key[1] == measure.id}
    plans = Claims(claims.groups, {key: row for key, row in found.items() if row}, set())
    return _columns(measure, material, own_rows(measure, material, plans), shown_rows(measure, material, plans))


def _columns(
    measure: Measure, material: TotalsMaterial, own: Mapping[str, FigureRow], counted: Sequence[FigureRow]
) -> ByDistrict:
    known = {row.id: row for row in (*own.values(), *counted)}
    alike: dict[tuple[str | None, str | None], list[FigureRow]] = {}
    for row in known.values():
        unit = None if is_in_unit(row.unit, measure) else row.unit
        alike.setdefault((row.currency, unit), []).append(row)
    ids = {row.id for row in counted}
    missing = left_out(counted, material)
    groups = sorted(alike.values(), key=lambda each: (is_in_unit(each[0].unit, measure), len(each)), reverse=True)
    columns = tuple(_column(measure, material, group, own, ids) for group in groups)
    reasons = add_alike(counted, measure, material.within, missing)[1] if counted else ()
    return ByDistrict(columns, reasons, missing)


def _column(
    measure: Measure,
    material: TotalsMaterial,
    group: Sequence[FigureRow],
    own: Mapping[str, FigureRow],
    counted: set[str],
) -> LikeColumn:
    ids = {row.id for row in group}
    claims = {place: row for place, row in own.items() if row.id in ids}
    together = tuple(row for row in group if row.id not in {each.id for each in own.values()})
    added = [row for row in group if row.id in counted]
    return LikeColumn(measure, claims, together, tuple(_totals(measure, material, added)))


def _totals(measure: Measure, material: TotalsMaterial, rows: Sequence[FigureRow]) -> Iterable[DistrictTotal]:
    """The sums of what may be added: amounts of different periods are not, nor are lower and upper bounds."""
    alike: dict[tuple[object, ...], list[FigureRow]] = {}
    for row in rows:
        period = row.counted_over if measure.nature == "flow" else None
        alike.setdefault((*row.quantity.likeness, period, row.status in PLANNED), []).append(row)
    for group in sorted(alike.values(), key=len, reverse=True):
        result = add_claims([as_part(row, measure, material.within) for row in group])
        if isinstance(result, NotAdded):
            continue
        for addend in result.addends:
            own = [row for row in group if not addend.says or row.qualifier in addend.says]
            yield DistrictTotal(addend.quantity, frozenset(row.id for row in own), len(stated(own)))
