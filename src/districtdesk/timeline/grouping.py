"""The lanes of a timeline put together otherwise than by district, and in another order than by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from .. import i18n
from ..alphabet import alphabetical
from ..i18n import N_, _
from ..records import Project, field_of
from ..records.project import PROJECT_STATUSES
from ..register.queries.project_groups import ProjectGroups
from .facts import LaneFacts
from .feed import Timeline
from .marks import Lane, Mark, Span

GROUPINGS = ("district", "status", "company", "country", "activity", "year")
SORTS = ("name", "launch", "slip", "size")
_WITHOUT = {
    "status": N_("Without a status"),
    "company": N_("Without a company"),
    "country": N_("Without a country"),
    "activity": N_("Without an activity"),
    "year": N_("Without a launch date"),
}
_ORDERED = ("status", "year")
_LAST = ("\U0010ffff",)


class Group(NamedTuple):
    """A lane that holds others, and its place among its like."""

    id: str
    title: str
    order: tuple[object, ...]
    record_kind: str = ""


def narrowed(timeline: Timeline, facts: Mapping[str, LaneFacts], chips: Collection[str]) -> Timeline:
    """The projects that meet all of these chips, in the lanes around them; all of it where there is no chip."""
    if not chips:
        return timeline
    kept = {lane for lane, each in facts.items() if all(each.meets(chip) for chip in chips)}
    outer = {lane.parent for lane in timeline.lanes if lane.id in kept}
    lanes = tuple(lane for lane in timeline.lanes if lane.id in kept or lane.id in outer)
    return replace(timeline, lanes=lanes, marks=tuple(mark for mark in timeline.marks if mark.lane in kept))


def arranged(
    timeline: Timeline, facts: Mapping[str, LaneFacts], groups: ProjectGroups, by: str, sort: str
) -> Timeline:
    """The same projects with others above them, the first of them first by `sort`.

    What they are put together by follows its first one, but a status or a year, which has an order of its own.
    By anything but the district, projects alone are shown, each in every group it belongs to.
    """
    key = _sorting(facts, groups, sort)
    if by == "district":
        return timeline if key is None else replace(timeline, lanes=tuple(_sorted(timeline.lanes, key)))
    made: dict[str, tuple[Group, list[Lane]]] = {}
    districts = {lane.id: lane.title for lane in timeline.lanes}
    copies: dict[str, list[str]] = {}
    names = {project: place for place, project in enumerate(timeline.projects)}
    projects = [lane for lane in timeline.lanes if lane.record_kind == "project"]
    for lane in sorted(projects, key=lambda lane: names.get(lane.id, len(names))):
        for group in _groups_of(lane, timeline, facts, groups, by):
            known = copies.setdefault(lane.id, [])
            # A project in a second group has a lane there too, which needs an id of its own.
            own = f"{lane.id}@{group.id}" if known else lane.id
            known.append(own)
            subtitle = districts.get(lane.parent or "", "")
            copy = replace(lane, id=own, record=lane.id, parent=group.id, subtitle=subtitle)
            made.setdefault(group.id, (group, []))[1].append(copy)
    lanes: list[Lane] = []
    held = sorted(made.values(), key=lambda one: one[0].order)
    if key and by not in _ORDERED:
        held.sort(key=lambda one: (one[0].order == _LAST, min(map(key, one[1]))))
    for group, inner in held:
        lanes.append(Lane(group.id, group.record_kind, group.title))
        lanes += sorted(inner, key=key) if key else inner
    return replace(timeline, lanes=tuple(lanes), marks=tuple(_copied(timeline.marks, copies, made)))


def _copied(marks: Iterable[Mark], copies: Mapping[str, list[str]], made: Collection[str]) -> Iterator[Mark]:
    for mark in marks:
        # What is told of a company itself stands in its own lane.
        for lane in copies.get(mark.lane, (mark.lane,) if mark.lane in made else ()):
            yield mark if lane == mark.lane else replace(mark, lane=lane)


def _groups_of(
    lane: Lane, timeline: Timeline, facts: Mapping[str, LaneFacts], groups: ProjectGroups, by: str
) -> list[Group]:
    found = list(_found(lane, timeline, facts, groups, by))
    return list(dict.fromkeys(found)) or [Group(f"{by}:", _(_WITHOUT[by]), _LAST)]


def _found(
    lane: Lane, timeline: Timeline, facts: Mapping[str, LaneFacts], groups: ProjectGroups, by: str
) -> Iterator[Group]:
    said = timeline.projects.get(lane.id)
    if by == "status" and said and said.status:
        kind = field_of(Project, "status").kind
        yield Group(f"status:{said.status}", kind.show(said.status), (f"{_place(said.status):03}",))
    elif by == "activity" and said and said.activity:
        yield Group(f"activity:{said.activity}", said.activity, _by_title(said.activity))
    elif by == "company":
        for who, names in groups.companies.get(lane.id, {}).items():
            title = names.show()
            yield Group(who, title, _by_title(title), "company")
    elif by == "country":
        for code, printed in groups.countries.get(lane.id, ()):
            title = i18n.country(code) if code and not printed else printed or ""
            yield Group(f"country:{title}", title, _by_title(title))
    elif by == "year" and (launch := facts[lane.id].launch):
        yield _year(launch)


def _place(status: str) -> int:
    codes = [code for code, _word in PROJECT_STATUSES]
    return codes.index(status) if status in codes else len(codes)


def _by_title(title: str) -> tuple[object, ...]:
    return (alphabetical(title),)


def _year(launch: Span) -> Group:
    """The year, or the years between which it lies."""
    years = sorted({str(day.year) for day in (launch.earliest, launch.latest) if day})
    is_open = launch.earliest is None or launch.latest is None
    title = launch.text if is_open else years[0]
    if len(years) == 2:
        title = _("{start} to {end}", start=years[0], end=years[1])
    return Group(f"year:{title}", title, (years[0], years[-1], title))


def _sorting(
    facts: Mapping[str, LaneFacts], groups: ProjectGroups, sort: str
) -> Callable[[Lane], tuple[float, float]] | None:
    """By what the lanes within another are sorted; what is not known comes last."""

    def launch(lane: Lane) -> tuple[float, float]:
        span = facts.get(lane.record_id, LaneFacts()).launch
        first = span and (span.earliest or span.latest)
        last = span and (span.latest or span.earliest)
        return (first.toordinal(), last.toordinal()) if first and last else (_NEVER, _NEVER)

    def slip(lane: Lane) -> tuple[float, float]:
        found = facts.get(lane.record_id, LaneFacts()).slip
        return (-found[0], -found[1]) if found else (_NEVER, _NEVER)

    def size(lane: Lane) -> tuple[float, float]:
        return groups.by_size.get(lane.record_id, _NEVER), 0

    return {"launch": launch, "slip": slip, "size": size}.get(sort)


_NEVER = float("inf")


def _sorted(lanes: Iterable[Lane], key: Callable[[Lane], tuple[float, float]]) -> Iterator[Lane]:
    """Projects in their new order, each still below its district and above what else is in it; districts as their
    first ones.
    """
    inner: dict[str | None, list[Lane]] = {}
    outer: list[Lane] = []
    for lane in lanes:
        (inner.setdefault(lane.parent, []) if lane.parent else outer).append(lane)
    projects = {
        lane.id: sorted((each for each in inner.get(lane.id, ()) if each.record_kind == "project"), key=key)
        for lane in outer
    }

    def first(lane: Lane) -> tuple[float, float]:
        found = projects[lane.id]
        return key(found[0] if found else lane)

    for lane in sorted(outer, key=first):
        yield lane
        yield from projects[lane.id]
        yield from (each for each in inner.get(lane.id, ()) if each.record_kind != "project")
