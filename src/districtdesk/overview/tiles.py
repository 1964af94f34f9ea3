"""The large numbers of the overview: sums over districts of the claims shown, with what must be known of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .. import i18n
from ..i18n import _, ngettext
from ..quantity import Quantity, qualified
from ..register.claims.figure_rows import FigureRow
from ..register.queries.overview_material import Measure, TotalsMaterial
from .claims import Claims, is_to_come
from .counted_rows import left_out, own_rows, shown_rows, stated
from .launches import Overdue
from .like_sums import add_alike, as_of_all
from .plans import add_by_time, only_plans, times_of
from .project_tiles import make_launch_tile, make_projects_tile
from .projects import ProjectsSummary
from .tile import RARE, Tile
from .together import find_together

_JOBS = ("jobs_created", "jobs_permanent")
# The indicators of which make_tiles() tells.
SUMMED = ("residents", "non_residents", "invested", "investment_planned", *_JOBS)


def make_tiles(
    material: TotalsMaterial, claims: Claims, projects: ProjectsSummary, late: Sequence[Overdue], day: date
) -> tuple[Tile, ...]:
    """All of them, in the order in which they stand above the districts."""
    jobs = (make_total_tile(code, material, claims) for code in _JOBS)
    return (
        make_projects_tile(projects),
        make_total_tile("residents", material, claims),
        make_total_tile("invested", material, claims),
        make_plan_tile("investment_planned", material, claims),
        *(each for each in jobs if each.quantities or each.key not in RARE),
        make_launch_tile(projects, late, day),
    )


def make_plan_tile(code: str, material: TotalsMaterial, claims: Claims) -> Tile:
    """The sum of what is planned of one indicator over all districts, one for each currency and time."""
    measure = material.measure(code)
    rows = shown_rows(measure, material, only_plans(measure, claims)) if measure else []
    if measure is None or not rows:
        return Tile(code, (), (_("No district states it yet."),))
    quantities, reasons = add_by_time(rows, measure, material.within, left_out(rows, material))
    coverage = _coverage(len(stated(rows)), len(material.districts))
    notes = (coverage, as_of_all(rows), *reasons, _mixture(rows, quantities))
    return Tile(
        code, quantities, tuple(filter(None, notes)), brief=tuple(filter(None, (*notes[:2], *times_of(rows))))
    )


def make_total_tile(code: str, material: TotalsMaterial, claims: Claims) -> Tile:
    """The sum of one indicator over all districts, one for each currency and unit."""
    measure = material.measure(code)
    rows = shown_rows(measure, material, claims) if measure else []
    if measure is None or not rows:
        beside = [_recorded(material)] if code == "residents" else []
        return Tile(code, (), (_not_so_yet(measure, material, claims), *beside))
    quantities, reasons = add_alike(rows, measure, material.within, left_out(rows, material))
    first = [_coverage(len(stated(rows)), len(material.districts)), as_of_all(rows)]
    asides = _asides(code, material, claims)
    notes = [
        *first,
        *reasons,
        *asides,
        _mixture(rows, quantities),
        *_of_several(rows, measure, material, claims),
    ]
    unit = measure.unit.show() if measure.unit else ""
    brief = tuple(filter(None, (*first, *asides)))
    return Tile(code, quantities, tuple(filter(None, notes)), unit=unit, brief=brief)


def _not_so_yet(measure: Measure | None, material: TotalsMaterial, claims: Claims) -> str:
    """That nobody states it, or that what is stated is only to come."""
    groups = [claims.groups.get((place.id, measure.id), ()) for place in material.districts] if measure else []
    count = sum(map(is_to_come, groups))
    if not count:
        return _("No district states it yet.")
    return ngettext(
        "{count} district states only what is planned or expected.",
        "{count} districts state only what is planned or expected.",
        count,
    )


def _of_several(rows: Sequence[FigureRow], measure: Measure, material: TotalsMaterial, claims: Claims) -> list[str]:
    """How many numbers are of several districts, and how many such numbers are left out."""
    count = sum(row.together_with is not None for row in rows)
    own = frozenset(own_rows(measure, material, claims))
    out = find_together(measure.id, own, material.places, material.within, claims).left_out
    said = ngettext(
        "{count} number speaks of several districts together.",
        "{count} numbers speak of several districts together.",
        count,
    )
    left = ngettext(
        "{count} number of several districts together is left out, as one of them has its own.",
        "{count} numbers of several districts together are left out, as one of them has its own.",
        out,
    )
    return [*([said] if count else []), *([left] if out else [])]


def _coverage(stated: int, districts: int) -> str:
    return ngettext(
        "{stated} of {count} district.",
        "{stated} of {count} districts.",
        districts,
        stated=i18n.number(stated),
    )


def _mixture(rows: Sequence[FigureRow], quantities: Sequence[Quantity]) -> str:
    """What some parts say that the sum's own word does not."""
    named = {each.qualifier for each in quantities} | {"exact"}
    words = [each.qualifier for each in rows if each.qualifier not in named]
    shown = [qualified(each, "").strip() or _("between") for each in dict.fromkeys(words)]
    quoted = ", ".join(_("“{word}”", word=each) for each in shown)
    return _("Some parts say {words}.", words=quoted) if quoted else ""


def _asides(code: str, material: TotalsMaterial, claims: Claims) -> list[str]:
    """What stands beside this number and is not added to it."""
    if code == "residents":
        return [_recorded(material), _non_residents(material, claims)]
    if code == "jobs_permanent":
        return [_not_added("jobs_created", material, claims)]
    return []


def _recorded(material: TotalsMaterial) -> str:
    count = sum(material.recorded.get(place.id, 0) for place in material.districts)
    return ngettext("{count} recorded.", "{count} recorded.", count)


def _non_residents(material: TotalsMaterial, claims: Claims) -> str:
    measure = material.measure("non_residents")
    rows = shown_rows(measure, material, claims) if measure else []
    if not rows or measure is None:
        return ""
    quantities, _reasons = add_alike(rows, measure, material.within)
    return " ".join(_("{amount} not among them.", amount=each.full()) for each in quantities)


def _not_added(code: str, material: TotalsMaterial, claims: Claims) -> str:
    measure = material.measure(code)
    count = len(shown_rows(measure, material, claims)) if measure else 0
    if not count or measure is None:
        return ""
    return ngettext(
        "Not added to “{name}” of {count} district.",
        "Not added to “{name}” of {count} districts.",
        count,
        name=measure.names.show(),
    )
