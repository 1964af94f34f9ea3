"""The tiles of the projects: how many there are, and how many of their launches are overdue or near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from .. import i18n
from ..i18n import _, ngettext
from ..quantity import Quantity
from .launch_years import LaunchYear
from .launches import Overdue, how_long
from .projects import ProjectsSummary, is_given_up
from .tile import Tile


def make_projects_tile(projects: ProjectsSummary) -> Tile:
    """How many projects there are that were not given up, by status."""
    if not projects.lines:
        return Tile("projects", (), (_("No project is recorded yet."),))
    count = Quantity("exact", Decimal(projects.standing))
    lines = [line for line in projects.lines if not is_given_up(line.status)]
    said = ", ".join(f"{line.label}\u00a0{i18n.number(len(line.projects))}" for line in lines)
    out = ngettext("{count} cancelled, not counted.", "{count} cancelled, not counted.", projects.given_up)
    phases = ngettext(
        "{count} of all is a phase of another.", "{count} of all are phases of others.", projects.phases
    )
    beside = [*([out] if projects.given_up else []), *([phases] if projects.phases else [])]
    return Tile("projects", (count,), (*([f"{said}."] if said else []), *beside), brief=tuple(beside))


def make_launch_tile(projects: ProjectsSummary, late: Sequence[Overdue], day: date) -> Tile:
    """How many expected launches have passed, how long the first of them has, and how many are near."""
    count = Quantity("exact", Decimal(len(late)))
    years = [projects.launches.of(year) for year in (day.year, day.year + 1)]
    near = tuple(_near(years))
    brief = tuple(_("Due in {year}: {count}", year=str(each.year), count=_due(each)) for each in years)
    if not late:
        notes = (_("No expected launch has passed."), *(_("Launches {year}: {said}.", **each) for each in near))
        return Tile("overdue", (count,), notes, brief=(notes[0], *brief))
    oldest = late[0].date
    note = _("The oldest was expected {day}, {ago}.", day=oldest.show(), ago=how_long(oldest, day))
    notes = (note, *(_("Launches {year}: {said}.", **each) for each in near))
    first = _("Oldest: {ago}", ago=how_long(oldest, day))
    return Tile("overdue", (count,), notes, is_alarming=True, brief=(first, *brief))


def _near(years: Iterable[LaunchYear]) -> Iterable[dict[str, str]]:
    for each in years:
        said = [
            *([_("{count} took place", count=i18n.number(len(each.took_place)))] if each.took_place else []),
            *([_("{count} expected", count=i18n.number(len(each.expected)))] if each.expected else []),
            *([_("{count} perhaps", count=i18n.number(len(each.perhaps)))] if each.perhaps else []),
        ]
        if said:
            yield {"year": str(each.year), "said": ", ".join(said)}


def _due(year: LaunchYear) -> str:
    """How many are expected in it, and how many there may be."""
    least, most = len(year.expected), len(year.expected) + len(year.perhaps)
    return i18n.number(least) if least == most else f"{i18n.number(least)}–{i18n.number(most)}"
