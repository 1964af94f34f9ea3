"""The register as a timeline: a lane for each subject, and what happened to it as marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from .. import i18n
from ..alphabet import alphabetical
from ..dates.stored import bounds
from ..i18n import _
from ..names import Names
from ..records import Project, field_of
from ..register.journal.store import Register
from ..register.queries.timeline_material import ActRow, ProjectRow, TimelineMaterial, read_timeline_material
from .marks import Lane, Mark, Span
from .records import act_mark, event_mark, in_district, residency_mark, span_of, state_mark

# Lanes that belong to no record; they hold other lanes, and acts that have to do with nothing in the register.
NO_DISTRICT, COMPANIES = "no district", "companies"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes from top to bottom, each before those within it, and the marks in them; `projects` as read, by id."""

    lanes: tuple[Lane, ...] = ()
    marks: tuple[Mark, ...] = ()
    today: date = date.min
    projects: Mapping[str, ProjectRow] = field(default_factory=dict)

    @property
    def records(self) -> set[str]:
        """The ids of all that it tells of."""
        return {lane.record_id for lane in self.lanes} | {mark.id for mark in self.marks}


def read_timeline(register: Register) -> Timeline:
    """All that has a date in the register, in the language of the moment."""
    with register.read() as session:
        material = read_timeline_material(session, i18n.language())
    return make_timeline(material, register.today)


def make_timeline(material: TimelineMaterial, today: date) -> Timeline:
    """The lanes and marks of these rows.

    An event stands in the lane of each of its subjects. An act stands in the lanes of its district, of what else it
    has to do with or made otherwise, and of its parties, but not where an event already tells of it. A company has a
    lane of its own when something is told of the company itself; its residencies stand in the lanes of their
    districts. What a thing was for a time is a stretch in its lane.
    """
    stated = [*_events(material), *_acts(material, today), *_states(material, today)]
    marks = [*stated, *_residencies(material, {mark.lane for mark in stated}, today)]
    lanes = tuple(_lanes(material, {mark.lane for mark in marks}))
    known = {lane.id for lane in lanes}
    shown = tuple(mark for mark in marks if mark.lane in known)
    return Timeline(lanes, shown, today, {row.id: row for row in material.projects})


def _events(material: TimelineMaterial) -> Iterator[Mark]:
    acts = {act.id: act for act in material.acts}
    titles = {source: names.show() for source, names in material.source_names.items()}

    def shown(event: str) -> list[str]:
        return [titles[source] for source in material.sources.get(event, ()) if source in titles]

    for event in material.events:
        act = acts.get(event.legal_act) if event.legal_act else None
        yield event_mark(event, act, material.speakers.get(event.id, ()), shown(event.id))


def _acts(material: TimelineMaterial, today: date) -> Iterator[Mark]:
    founding = {row.established_by: row.id for row in material.districts if row.established_by}
    stated = _stated_spans(material)
    changes: dict[str, list[str]] = {}
    for state in material.states:
        changes.setdefault(state.legal_act or "", []).append(state.subject)
    for act in material.acts:
        founded = founding.get(act.id)
        own = (*(act.districts or ()), founded or "")
        changed = changes.get(act.id, ())
        lanes = [lane for lane in dict.fromkeys((*own, *material.concerned.get(act.id, ()), *changed)) if lane]
        for lane in lanes or [NO_DISTRICT]:
            effect = "establishes" if lane == founded else act.effect if lane in (act.districts or ()) else None
            spans = [
                *stated.get((lane, act.id), ()),
                *(stated.get((lane, "established"), ()) if _founds(effect) else ()),
            ]
            if not _is_told(act, spans):
                yield act_mark(act, lane, effect, today)


def _states(material: TimelineMaterial, today: date) -> Iterator[Mark]:
    """What things were for a time. A mere status that began as an event tells is told by that event."""
    begun = {(event.subject, bounds(event.date)) for event in material.events if event.date}
    for state in material.states:
        is_status = state.said.keys() == {"status"} and not (state.names or state.linked)
        if not (is_status and state.until is None and (state.subject, bounds(state.since or "")) in begun):
            yield state_mark(state, today)


def _founds(effect: str | None) -> bool:
    return effect == "establishes"


def _stated_spans(material: TimelineMaterial) -> dict[tuple[str, str], list[Span]]:
    """The dates of events by lane and the act that they cite; of those that establish, by lane and "established"."""
    found: dict[tuple[str, str], list[Span]] = {}
    for event in material.events:
        if event.legal_act:
            found.setdefault((event.subject, event.legal_act), []).append(span_of(event.date))
        if event.kind == "established":
            found.setdefault((event.subject, "established"), []).append(span_of(event.date))
    return found


def _is_told(act: ActRow, spans: Iterable[Span]) -> bool:
    """Whether one of these events says all that the act's own mark would; two dates that differ are both shown."""
    own = span_of(act.date)
    return any(own.is_undated or (not span.is_undated and _overlap(own, span)) for span in spans)


def _overlap(one: Span, other: Span) -> bool:
    ends = [(a.earliest or date.min, b.latest or date.max) for a, b in ((one, other), (other, one))]
    return all(earliest <= latest for earliest, latest in ends)


def _residencies(material: TimelineMaterial, told_of: set[str], today: date) -> Iterator[Mark]:
    """Each in a lane of its own; one of which nothing is dated is counted in its district's."""
    for residency in material.residencies:
        mark = residency_mark(residency, today)
        yield in_district(mark, residency) if mark.is_undated and residency.id not in told_of else mark


def _lanes(material: TimelineMaterial, used: set[str]) -> Iterator[Lane]:
    within = _within(material, used)
    for district in material.districts:
        yield Lane(district.id, "district", district.names.show(), names=_all_of(district.names))
        yield from within.get(district.id, ())
    if NO_DISTRICT in within or NO_DISTRICT in used:
        yield Lane(NO_DISTRICT, "", _("Without a district"))
        yield from within.get(NO_DISTRICT, ())
    companies = [row for row in material.companies if row.id in used]
    if companies:
        yield Lane(COMPANIES, "", _("Companies"))
    for company in companies:
        yield Lane(company.id, "company", company.names.show(), parent=COMPANIES, names=_all_of(company.names))


def _within(material: TimelineMaterial, used: set[str]) -> dict[str, list[Lane]]:
    """The lanes in each district's, its projects before its residents."""
    districts = {row.id for row in material.districts}
    subtitles = _subtitles(material)
    found: dict[str, list[Lane]] = {}
    for project in material.projects:
        parent = project.district if project.district in districts else NO_DISTRICT
        names = _all_of(project.names)
        title = project.names.show()
        lane = Lane(project.id, "project", title, subtitles[project.id], parent, names, status=project.status)
        found.setdefault(parent, []).append(lane)
    for residency in material.residencies:
        if residency.id in used:
            parent = residency.district if residency.district in districts else NO_DISTRICT
            lane = Lane(
                residency.id, "residency", residency.company.show(), parent=parent, names=_all_of(residency.company)
            )
            found.setdefault(parent, []).append(lane)
    return found


def _all_of(names: Names) -> str:
    return " ".join(names.known().values())


def _subtitles(material: TimelineMaterial) -> dict[str, str]:
    """The second line of a project: the partners' countries, else what it does, else how far it is."""
    countries: dict[str, set[str]] = {}
    for partner in material.partners:
        name = partner.as_printed or (i18n.country(partner.country) if partner.country else "")
        countries.setdefault(partner.project, set()).update({name} - {""})
    status = field_of(Project, "status").kind
    return {
        row.id: _in_order(countries.get(row.id, ())) or row.activity or status.show(row.status)
        for row in material.projects
    }


def _in_order(names: Iterable[str]) -> str:
    return ", ".join(sorted(names, key=alphabetical))
