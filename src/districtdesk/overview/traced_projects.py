"""Which projects a number of the overview counts, and which it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ..fields import Operator
from ..i18n import _, ngettext
from ..records import Event, field_of
from ..records.figure_dates import with_basis
from ..records.titling import joined
from ..register.captions import captions
from ..register.journal.store import Session
from ..register.queries.as_of import say_with_certainty
from ..register.queries.condition import Condition
from ..register.queries.overview_material import Launch, TotalsMaterial
from ..register.queries.project_standing import ProjectStanding
from ..register.queries.through_time import say_time
from .claims import Claims
from .launches import awaited, chains, expectation, overdue
from .project_tiles import make_launch_tile, make_projects_tile
from .projects import STATUS, is_given_up, summarise_projects
from .together import with_wholes
from .traced import Breakdown, Traced

_EVENT_STATUS = field_of(Event, "status").kind


def trace_projects(material: TotalsMaterial, claims: Claims, day: date) -> Breakdown:
    """Those of the tile: all that were not given up."""
    tile = make_projects_tile(summarise_projects(material, claims, (), day))
    standing = Condition("status", Operator.IS_NOT, tuple(each for each in STATUS.all_values() if is_given_up(each)))
    counted, out = _parted(material.projects)
    found = Breakdown(tile.title, tile.told(), counted, out)
    is_listed = all(is_given_up(each.status) == is_given_up(each.recorded) for each in material.projects)
    return replace(found, kind="project", conditions=(standing,)) if is_listed else found


def trace_district(session: Session, material: TotalsMaterial, district: str) -> Breakdown:
    """Those in this district, where it is the nearest that they lie in."""
    own = [each for each in material.projects if _nearest(each, material) == district]
    counted, out = _parted(own)
    name = captions(session, [district])[district].show()
    told = ngettext("{count} project", "{count} projects", len(counted))
    inside = Condition("district", Operator.IS, (district,))
    return Breakdown(name, f"{told}.", counted, out, kind="project", conditions=(inside,))


def trace_status(material: TotalsMaterial, status: str | None) -> Breakdown:
    """Those of one status, or of none."""
    own = [each for each in material.projects if each.status == status]
    rows = tuple(_row(each) for each in own)
    operator = Operator.IS if status else Operator.EMPTY
    condition = Condition("status", operator, (status,) if status else ())
    told = ngettext("{count} project", "{count} projects", len(rows))
    found = Breakdown(_say_status(status), f"{told}.", rows, ())
    # A list narrows by what the records say of themselves, and would not hold the same.
    is_listed = own == [each for each in material.projects if each.recorded == status]
    return replace(found, kind="project", conditions=(condition,)) if is_listed else found


def trace_year(material: TotalsMaterial, subjects: Sequence[str], label: str) -> Breakdown:
    """Whose launch took place in a year or is expected in it, with what is told of it."""
    wanted = frozenset(subjects)
    rows = tuple(
        Traced(chain[0].subject_kind, chain[0].subject, chain[0].subject, _told(chain))
        for chain in chains(material.launches)
        if chain[0].subject in wanted
    )
    return Breakdown(_("Launches {year}", year=label), _launches(len(rows)), rows, ())


def trace_overdue(material: TotalsMaterial, claims: Claims, day: date) -> Breakdown:
    """The launches that have not come, longest waited for first; the others of which a date is told are left out."""
    late = overdue(material.launches, day)
    tile = make_launch_tile(summarise_projects(material, claims, late, day), late, day)
    counted = tuple(
        Traced(each.launch.subject_kind, each.launch.subject, each.launch.subject, expectation(each, day))
        for each in late
    )
    known = {each.about for each in counted}
    out = tuple(
        Traced(chain[0].subject_kind, chain[0].subject, chain[0].subject, _told(chain), _why_not(chain))
        for chain in chains(material.launches)
        if chain[0].subject not in known
    )
    return Breakdown(tile.title, tile.told(), counted, out)


def _why_not(chain: Sequence[Launch]) -> str:
    if any(each.status == "actual" for each in chain):
        return _("It took place")
    if awaited(chain):
        return _("Its day has not certainly passed")
    return _("It is not waited for: put off, given up or settled")


def _told(chain: Sequence[Launch]) -> str:
    told = [each for each in chain if each.status == "actual"] or awaited(chain) or chain
    said = (
        f"{_EVENT_STATUS.show(each.status)}: {each.date.show()}" if each.date else _EVENT_STATUS.show(each.status)
        for each in told
    )
    return "; ".join(dict.fromkeys(said))


def _launches(count: int) -> str:
    return ngettext("{count} launch.", "{count} launches.", count)


def _parted(projects: Iterable[ProjectStanding]) -> tuple[tuple[Traced, ...], tuple[Traced, ...]]:
    rows = [(is_given_up(each.status), _row(each)) for each in projects]
    return tuple(row for is_out, row in rows if not is_out), tuple(row for is_out, row in rows if is_out)


def _row(project: ProjectStanding) -> Traced:
    why = _("Given up") if is_given_up(project.status) else ""
    return Traced("project", project.id, project.id, _say_standing(project), why)


def _say_standing(project: ProjectStanding) -> str:
    """As its page says it, with the time for which its states tell so."""
    told = project.in_time
    if told is None:
        return _say_status(project.status)
    words = say_with_certainty(told.held, (STATUS.show(each) for each in told.held.values))
    times = (with_basis(say_time(each), each.date_basis) for each in told.states)
    return joined((words, *dict.fromkeys(times)))


def _say_status(status: str | None) -> str:
    return STATUS.show(status) if status else _("Status not stated")


def _nearest(project: ProjectStanding, material: TotalsMaterial) -> str | None:
    wholes = with_wholes(project.id, material.within)
    return next((whole for whole in wholes if whole in material.places), None)
