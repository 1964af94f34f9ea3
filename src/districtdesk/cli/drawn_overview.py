"""The map of the districts and the chart of an indicator without a window; loaded when one is asked for."""

from __future__ import annotations

from argparse import Namespace
from typing import NamedTuple

from ..i18n import _
from ..overview.district_map import SIZED_BY, map_places, read_places
from ..overview.indicator_chart import ChartedSubject, charted_at_first, read_chart, read_charted_subjects
from ..overview.overview import read_overview
from ..painting.overview_drawing import draw_chart, draw_map, place_without_window
from ..painting.taken import Taken
from ..painting.without_window import begin_painting
from ..problems import Problem, error
from ..register.journal.store import Register
from ..register.queries.called import find_called
from ..register.queries.cited_sources import read_cited_sources

# Of what claims are, in the order in which a name is looked for.
_SUBJECTS = ("district", "project", "company", "residency")


class DrawnOverview(NamedTuple):
    """A drawing of these records, as they were read at this step of the history."""

    taken: Taken
    records: frozenset[str]
    step: int


def drawn_map(register: Register, arguments: Namespace) -> DrawnOverview:
    """As the window draws it. Raises RegisterError."""
    begin_painting()
    sized_by = arguments.sized_by or next(iter(SIZED_BY))
    with register.looking():
        overview, coordinates = read_overview(register, register.today), read_places(register)
        places = map_places(overview, coordinates, sized_by)
        claims = frozenset(each.claim for each in places if each.claim)
        sources = _sources(register, claims)
        taken = draw_map(overview, coordinates, sized_by, sources, place_without_window(), register.clock)
    return DrawnOverview(taken, claims | {each.id for each in places}, overview.step)


def drawn_chart(register: Register, arguments: Namespace) -> DrawnOverview | Problem:
    """Of the one that is named, or of those that the window begins with. Raises RegisterError."""
    begin_painting()
    with register.read() as session:
        found = find_called(session, "indicator", arguments.indicator)
    if isinstance(found, Problem):
        return found
    charted = read_charted_subjects(register, found.id)
    subjects = _subjects(register, charted, arguments.name)
    if isinstance(subjects, Problem):
        return subjects
    data = read_chart(register, found.id, subjects)
    claims = frozenset(each.id for each in data.points)
    sources = _sources(register, claims)
    taken = draw_chart(data, register.today, sources, place_without_window(), register.clock)
    return DrawnOverview(taken, claims | {each.subject for each in data.series}, data.step)


def _subjects(register: Register, charted: list[ChartedSubject], name: str) -> list[str] | Problem:
    known = {each.id for each in charted}
    if not known:
        return error(_("There is no claim of this indicator."), rule="no_claims")
    if not name:
        return charted_at_first(charted, ())
    with register.read() as session:
        found = [find_called(session, kind, name) for kind in _SUBJECTS]
    ids = [each.id for each in found if not isinstance(each, Problem) and each.id in known]
    return ids[:1] or error(_("Nothing called “{name}” has a claim of this indicator.", name=name[:80]), rule="name")


def _sources(register: Register, claims: frozenset[str]) -> list[str]:
    with register.read() as session:
        return read_cited_sources(session, claims)
