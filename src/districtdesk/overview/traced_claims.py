"""Which claims a sum of the overview adds, and which it leaves out and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from ..fields import Operator
from ..i18n import _
from ..register.captions import captions
from ..register.claims.claim_order import is_to_come
from ..register.claims.figure_rows import FigureRow
from ..register.journal.store import Session
from ..register.queries.condition import Condition
from ..register.queries.overview_material import Measure, TotalsMaterial
from .claims import Claims, reading
from .counted_rows import shown_rows
from .counting import Counting, read_counting
from .plans import TO_COME, only_plans
from .projects import MoneyColumn, ProjectMoney, StatusLine, summarise_projects
from .tiles import make_plan_tile, make_total_tile
from .traced import LISTED, Breakdown, Traced


def trace_total(session: Session, material: TotalsMaterial, claims: Claims, code: str) -> Breakdown:
    """The sum of one indicator over all districts: the claims that it adds, and all others of the indicator."""
    measure = material.measure(code)
    is_plan = code in TO_COME
    tile = (make_plan_tile if is_plan else make_total_tile)(code, material, claims)
    if measure is None:
        return Breakdown(tile.title, tile.told(), (), ())
    rows = shown_rows(measure, material, only_plans(measure, claims) if is_plan else claims)
    counting = read_counting(session, indicator=measure.id)

    def why(row: FigureRow) -> str:
        if material.places.isdisjoint(row.subjects):
            return _("It is not of a district, and the sum is of districts")
        return _why(row, counting, is_plan=is_plan)

    # What is of districts is nearer to the number than what is of their projects.
    ordered = sorted(_newest_first(_of(measure, material)), key=lambda row: row.subject not in material.places)
    counted, out, more = _parted(ordered, {row.id for row in rows}, measure, why)
    of_it = (Condition("indicator", Operator.IS, (measure.id,)),)
    return Breakdown(tile.title, tile.told(), counted, out, more, kind="figure", conditions=of_it)


def trace_cell(session: Session, material: TotalsMaterial, claims: Claims, district: str, code: str) -> Breakdown:
    """What is shown of one district, and what else is claimed of the same."""
    measure = material.measure(code)
    name = captions(session, [district])[district].show()
    if measure is None:
        return Breakdown(name, _("not stated"), (), ())
    is_plan = code in TO_COME
    chosen = (only_plans(measure, claims) if is_plan else claims).shown.get((district, measure.id))
    counting = read_counting(session, indicator=measure.id)
    rows = _newest_first(row for row in _of(measure, material) if district in row.subjects)
    counted, out, more = _parted(
        rows, {chosen.id} if chosen else set(), measure, lambda row: _why(row, counting, is_plan=is_plan)
    )
    told = reading(chosen, measure) if chosen else _("not stated")
    conditions = (
        Condition("indicator", Operator.IS, (measure.id,)),
        Condition("subject", Operator.IS, (district,)),
    )
    title = f"{name} · {measure.names.show()}"
    return Breakdown(title, f"{told}.", counted, out, more, kind="figure", conditions=conditions)


def trace_money(
    session: Session, material: TotalsMaterial, claims: Claims, status: str | None, column: MoneyColumn
) -> Breakdown:
    """What the projects of one status come to."""
    line, money = _find(material, claims, status, column)
    measure = material.measure(column.code)
    title = f"{line.label if line else ''} · {column.heading}"
    if line is None or money is None or measure is None:
        return Breakdown(title, _("not stated"), (), ())
    own, inside = frozenset(line.projects), {row.id for row in money.inside}
    counting = read_counting(session, indicator=measure.id)

    def why(row: FigureRow) -> str:
        if row.id in inside:
            return _("It lies within the number of another project")
        return _why(row, counting, is_plan=column.is_planned)

    rows = _newest_first(row for row in _of(measure, material) if not own.isdisjoint(row.subjects))
    counted, out, more = _parted(rows, {row.id for row in money.rows}, measure, why)
    return Breakdown(title, money.told(), counted, out, more)


def _find(
    material: TotalsMaterial, claims: Claims, status: str | None, column: MoneyColumn
) -> tuple[StatusLine | None, ProjectMoney | None]:
    lines = summarise_projects(material, claims, (), date.min).lines
    line = next((each for each in lines if each.status == status), None)
    return line, line.of(column) if line else None


def _of(measure: Measure, material: TotalsMaterial) -> list[FigureRow]:
    return [row for row in material.figures if row.indicator == measure.id]


def _newest_first(rows: Iterable[FigureRow]) -> list[FigureRow]:
    return sorted(rows, key=lambda row: (row.last_day, row.id), reverse=True)


def _parted(
    rows: Sequence[FigureRow], counted: Collection[str], measure: Measure, why: Callable[[FigureRow], str]
) -> tuple[tuple[Traced, ...], tuple[Traced, ...], int]:
    """Those that count, the others with the reason, and how many more of these there are than are listed."""
    own = [row for row in rows if row.id in counted]
    out = [row for row in rows if row.id not in counted]
    return (
        tuple(Traced("figure", row.id, row.subject, reading(row, measure)) for row in own),
        tuple(Traced("figure", row.id, row.subject, reading(row, measure), why(row)) for row in out[:LISTED]),
        max(len(out) - LISTED, 0),
    )


def _why(row: FigureRow, counting: Mapping[str, Counting], *, is_plan: bool) -> str:
    """What speaks against it; else that it counts among the others, of what is planned or what is so."""
    said = counting.get(row.id)
    if said is not None and not said.counts:
        return said.why
    if is_plan:
        is_so = not is_to_come(row)
        return _("It says what is so, and the sum is of what is planned") if is_so else _("Another is shown")
    return _("It is planned, and the sum is of what is so") if is_to_come(row) else _("Another is shown")
