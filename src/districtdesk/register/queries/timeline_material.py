"""What the timeline reads from the register: a dozen queries over whole tables, however many records there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from ...names import Names
from ...records import (
    Citation,
    Company,
    CompanyState,
    District,
    Event,
    LegalAct,
    Participation,
    Project,
    Record,
    Residency,
    field_of,
    table_of,
)
from ...records.base import ORDER_KEYS, LinkRow
from ...records.states import STATES, State, links_in, owner_of, stated_keys
from ..captions import captions
from ..claims.read_states import read_all_states
from ..claims.what_held import end_of
from ..plain_rows import as_stored_text, kept
from .project_standing import read_statuses_in_time

_BASE = table_of(Record)
_LINK = table_of(LinkRow)


# Dates are given as stored: there may be 100,000 of them, and few are different.


class DistrictRow(NamedTuple):
    id: str
    names: Names
    established_by: str | None


class ProjectRow(NamedTuple):
    id: str
    names: Names
    district: str | None
    status: str | None
    activity: str | None


class ResidencyRow(NamedTuple):
    id: str
    district: str
    company: Names
    kind: str | None
    status: str | None
    registered_on: str | None
    ended_on: str | None
    certificate_number: str | None


class CompanyRow(NamedTuple):
    id: str
    names: Names


class EventRow(NamedTuple):
    """An event as told of one subject."""

    id: str
    subject: str
    kind: str
    title: str | None
    date: str | None
    status: str
    announced_on: str | None
    place: str | None
    legal_act: str | None


class ActRow(NamedTuple):
    """A legal act. `kind` is the one reported, else the official one."""

    id: str
    kind: str | None
    number: str | None
    title: Names | None
    date: str | None
    issuer: str | None
    effect: str | None
    districts: tuple[str, ...] | None


class PartnerRow(NamedTuple):
    """Where a joint-venture partner comes from: a country's code, or its name as printed."""

    project: str
    country: str | None
    as_printed: str | None


class StateRow(NamedTuple):
    """What a district, company or project was for a time. Without an end of its own it ends where the next begins.

    `said`: words and codes by the keys of their fields; `linked`: what it points at, by the same keys.
    """

    id: str
    kind: str
    subject: str
    names: Names | None
    said: dict[str, str]
    linked: dict[str, list[Names]]
    since: str | None
    until: str | None
    legal_act: str | None


@dataclass(frozen=True, slots=True)
class TimelineMaterial:
    """All that the timeline is made of; districts, projects, residencies and companies in the order of their names.

    `companies` are those that an event, an act or a state is told of. `concerned`: what an act has to do with, and
    its parties, by the act's id. `speakers`: who said it, and `sources`: where it stands, by the event's id.
    """

    districts: list[DistrictRow]
    projects: list[ProjectRow]
    residencies: list[ResidencyRow]
    companies: list[CompanyRow]
    events: list[EventRow]
    acts: list[ActRow]
    partners: list[PartnerRow]
    concerned: dict[str, list[str]]
    speakers: dict[str, list[str]]
    sources: dict[str, list[str]] = field(default_factory=dict)
    source_names: Mapping[str, Names] = field(default_factory=dict)
    states: list[StateRow] = field(default_factory=list)


def read_timeline_material(session: Session, language: str) -> TimelineMaterial:
    """Read it all, in the order of this language's alphabet."""
    order = _BASE.c[ORDER_KEYS[language]]
    sources = _grouped(session, _sources())
    return TimelineMaterial(
        districts=[DistrictRow._make(row) for row in session.execute(_districts().order_by(order, _BASE.c.id))],
        projects=_read_projects(session, order),
        residencies=[ResidencyRow._make(row) for row in session.execute(_residencies().order_by(order, _BASE.c.id))],
        companies=[CompanyRow._make(row) for row in session.execute(_companies().order_by(order, _BASE.c.id))],
        events=[EventRow._make(row) for row in session.execute(_events())],
        acts=[ActRow._make(row) for row in session.execute(_acts())],
        partners=[PartnerRow._make(row) for row in session.execute(_partners())],
        concerned=_grouped(session, _links("concerns", "parties")),
        speakers=_grouped(session, _speakers()),
        sources=sources,
        source_names=captions(session, {each for several in sources.values() for each in several}),
        states=_states(session),
    )


def _named(record_type: type[Record], *columns: Any) -> Select[Any]:
    """Id, caption and these columns of all records of a kind that were not removed."""
    own = table_of(record_type)
    rows = select(_BASE.c.id, _BASE.c.caption, *columns).join_from(_BASE, own, own.c.id == _BASE.c.id)
    return rows.where(_BASE.c.removed_at.is_(None))


def _alive(record_type: type[Record], *columns: Any) -> Select[Any]:
    """These columns without the caption."""
    return select(*columns).select_from(table_of(record_type)).where(kept(record_type))


def _links(*fields: str) -> Select[Any]:
    return select(_LINK.c.record_id, _LINK.c.target_id).where(_LINK.c.field.in_(fields))


def _districts() -> Select[Any]:
    return _named(District, table_of(District).c.established_by)


def _projects() -> Select[Any]:
    own = table_of(Project)
    return _named(Project, own.c.district, own.c.status, own.c.activity)


def _read_projects(session: Session, order: Any) -> list[ProjectRow]:
    """Each with its status of today."""
    told = read_statuses_in_time(session)
    rows = (ProjectRow._make(row) for row in session.execute(_projects().order_by(order, _BASE.c.id)))
    return [each._replace(status=told[each.id].status) if each.id in told else each for each in rows]


def _residencies() -> Select[Any]:
    own, company = table_of(Residency), _BASE.alias("company")
    rows = select(
        _BASE.c.id,
        own.c.district,
        company.c.caption,
        own.c.residency_kind,
        own.c.status,
        as_stored_text(own.c.registered_on),
        as_stored_text(own.c.ended_on),
        own.c.certificate_number,
    )
    rows = rows.join_from(_BASE, own, own.c.id == _BASE.c.id).join(company, company.c.id == own.c.company)
    return rows.where(_BASE.c.removed_at.is_(None))


def _companies() -> Select[Any]:
    told_of = select(_LINK.c.target_id).where(_LINK.c.field.in_(("subjects", "concerns", "parties")))
    in_time = select(table_of(CompanyState).c.company)
    return _named(Company).where(_BASE.c.id.in_(told_of) | _BASE.c.id.in_(in_time))


def _states(session: Session) -> list[StateRow]:
    known = [(kind, states) for kind in STATES for states in read_all_states(session, kind).values()]
    names = captions(session, {each for _kind, states in known for state in states for each in links_in(state)})
    return [_state(state, states, names) for _kind, states in known for state in states]


def _state(state: State, states: Sequence[State], names: Mapping[str, Names]) -> StateRow:
    end = end_of(state, states)
    said, linked = {}, {}
    for key in stated_keys(type(state)):
        value, kind = getattr(state, key), field_of(type(state), key).kind
        if value and kind.is_link:
            linked[key] = [names[each] for each in kind.targets(value) if each in names]
        elif isinstance(value, str):
            said[key] = value
    since = state.since.store() if state.since else None
    until = end.store() if end else None
    return StateRow(state.id, state.kind, owner_of(state), state.names, said, linked, since, until, state.legal_act)


def _events() -> Select[Any]:
    own = table_of(Event)
    rows = _alive(
        Event,
        own.c.id,
        _LINK.c.target_id,
        own.c.event_kind,
        own.c.title,
        as_stored_text(own.c.date),
        own.c.status,
        as_stored_text(own.c.announced_on),
        own.c.place,
        own.c.legal_act,
    )
    return rows.join(_LINK, (_LINK.c.record_id == own.c.id) & (_LINK.c.field == "subjects"))


def _acts() -> Select[Any]:
    own = table_of(LegalAct)
    return _alive(
        LegalAct,
        own.c.id,
        func.coalesce(own.c.kind_as_reported, own.c.kind_officially),
        own.c.number,
        own.c.title,
        as_stored_text(own.c.date),
        own.c.issuer,
        own.c.effect,
        own.c.district,
    ).order_by(own.c.id)


def _partners() -> Select[Any]:
    """Joint-venture partners; one that is a company stands for its country."""
    own, company = table_of(Participation), table_of(Company)
    country = func.coalesce(own.c.country, company.c.country)
    rows = _alive(Participation, own.c.project, country, own.c.country_as_printed)
    rows = rows.outerjoin(company, company.c.id == own.c.company)
    return rows.where(own.c.role == "joint_venture_partner")


def _speakers() -> Select[Any]:
    own, event = table_of(Citation), table_of(Event)
    rows = _alive(Citation, own.c.record, own.c.said_by).join(event, event.c.id == own.c.record)
    return rows.where(own.c.said_by.is_not(None)).order_by(own.c.id)


def _sources() -> Select[Any]:
    own, event = table_of(Citation), table_of(Event)
    return _alive(Citation, own.c.record, own.c.source).join(event, event.c.id == own.c.record).order_by(own.c.id)


def _grouped(session: Session, pairs: Select[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in session.execute(pairs):
        known = found.setdefault(key, [])
        if value not in known:
            known.append(value)
    return found
