"""What the overview reads from the register: a dozen queries over whole tables, however many records there are."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import ColumnElement, func, select, type_coerce
from sqlalchemy.orm import Session

from ..names import Names
from ..records import Citation, Company, Event, Figure, Indicator, Participation, Project, Record, Residency, table_of
from ..records.base import ORDER_KEYS, LinkRow
from ..records.columns import WHOLE, WORDS
from .captions import captions
from .overview_material import Launch, Material, Measure, Named, Place, Shares, Told
from .residents import open_residencies, recorded_residents

_BASE = table_of(Record)
_NAMED_KINDS = ("district", "company", "project")


def gather(session: Session, language: str) -> Material:
    """Read it all; districts come in the order of this language's alphabet."""
    figures, measures = _figures(session), _measures(session)
    return Material(
        districts=_districts(session, language),
        measures=measures,
        of_kind=_of_kind(session, measures),
        figures=figures,
        within=_within(session),
        recorded=recorded_residents(session),
        plots=_plots(session),
        launches=_launches(session),
        unsupported=_unsupported(session),
        named=_named(session),
        shares=_shares(session),
        ended=_ended(session),
    )


def titles(session: Session, ids: Iterable[str]) -> dict[str, Names]:
    """The captions of these records."""
    return captions(session, ids)


def _alive(table: Any) -> ColumnElement[bool]:
    return cast(ColumnElement[bool], table.c.removed_at.is_(None))


def _kept(table: Any, kind: str) -> ColumnElement[bool]:
    """Not removed. Removed records are few: leaving those out costs less than looking every row up in the base."""
    gone = select(_BASE.c.id).where(_BASE.c.kind == kind, _BASE.c.removed_at.is_not(None))
    return cast(ColumnElement[bool], table.c.id.not_in(gone))


def _plain(column: Any) -> Any:
    """The stored text, without making a value of it."""
    return type_coerce(column, WORDS)


def _whole(column: Any) -> Any:
    """The stored whole number, without making a value of it."""
    return type_coerce(column, WHOLE)


def _figures(session: Session) -> list[Told]:
    own = table_of(Figure)
    query = select(
        own.c.id,
        own.c.subject,
        own.c.indicator,
        own.c.qualifier,
        _whole(own.c.value),
        _whole(own.c.value_to),
        own.c.unit,
        own.c.currency,
        own.c.status,
        _whole(own.c.increment),
        _plain(own.c.as_of),
        _plain(own.c.period),
        _whole(own.c.preferred),
    ).where(_kept(own, "figure"))
    return [Told._make(row) for row in session.execute(query).all()]


def _districts(session: Session, language: str) -> tuple[Place, ...]:
    order = _BASE.c[ORDER_KEYS[language]]
    query = select(_BASE.c.id, _BASE.c.caption, order).where(_BASE.c.kind == "district", _alive(_BASE))
    return tuple(Place._make(row) for row in session.execute(query.order_by(order, _BASE.c.id)))


def _measures(session: Session) -> dict[str, Measure]:
    own = table_of(Indicator)
    columns = (own.c[key] for key in Measure._fields)
    return {row.id: Measure._make(row) for row in session.execute(select(*columns))}


def _of_kind(session: Session, measures: dict[str, Measure]) -> dict[str, set[str]]:
    """The ids of the subjects of those kinds for which some indicator is meant alone."""
    kinds = {measure.subjects for measure in measures.values()} - {None, "any"}
    found: dict[str, set[str]] = {kind: set() for kind in kinds if kind}
    query = select(_BASE.c.kind, _BASE.c.id).where(_BASE.c.kind.in_(found), _alive(_BASE))
    for kind, record_id in session.execute(query):
        found[kind].add(record_id)
    return found


def _within(session: Session) -> dict[str, str]:
    found: dict[str, str] = {}
    for record_type in (Project, Residency):
        own = table_of(record_type)
        rows = session.execute(select(own.c.id, own.c.district).where(own.c.district.is_not(None)))
        found.update((row[0], row[1]) for row in rows)
    return found


def _plots(session: Session) -> dict[str, int]:
    """The plots of each district's open residencies, in square metres."""
    total = func.sum(table_of(Residency).c.plot_area)
    return {row[0]: int(row[1]) for row in session.execute(open_residencies(total)) if row[1]}


def _launches(session: Session) -> list[Launch]:
    own, link, project = table_of(Event), table_of(LinkRow), table_of(Project)
    subject = _BASE.alias("subject")
    query = (
        select(
            own.c.id,
            subject.c.id,
            subject.c.kind,
            project.c.status,
            own.c.date,
            own.c.status,
            own.c.announced_on,
            _plain(_BASE.c.created_at),
        )
        .join_from(own, _BASE, _BASE.c.id == own.c.id)
        .join(link, (link.c.record_id == own.c.id) & (link.c.field == "subjects"))
        .join(subject, subject.c.id == link.c.target_id)
        .outerjoin(project, project.c.id == subject.c.id)
        .where(own.c.event_kind == "launch", _alive(_BASE), _alive(subject))
    )
    return [Launch._make(row) for row in session.execute(query)]


def _unsupported(session: Session) -> list[tuple[str, str]]:
    own = table_of(Citation)
    cited = select(own.c.record).where(_kept(own, "citation"))
    query = select(_BASE.c.kind, _BASE.c.id).where(
        _BASE.c.kind.in_(("figure", "event")), _alive(_BASE), _BASE.c.id.not_in(cited)
    )
    return [(row[0], row[1]) for row in session.execute(query.order_by(_BASE.c.kind, _BASE.c.id)).all()]


def _named(session: Session) -> list[Named]:
    company = table_of(Company)
    query = (
        select(_BASE.c.id, _BASE.c.kind, _BASE.c.caption, company.c.tax_id)
        .join_from(_BASE, company, company.c.id == _BASE.c.id, isouter=True)
        .where(_BASE.c.kind.in_(_NAMED_KINDS), _alive(_BASE))
        .order_by(_BASE.c.created_at, _BASE.c.id)
    )
    return [Named._make(row) for row in session.execute(query)]


def _shares(session: Session) -> list[Shares]:
    own = table_of(Participation)
    total = func.sum(_whole(own.c.share))
    query = (
        select(own.c.project, total, func.max(own.c.id))
        .join_from(own, _BASE, _BASE.c.id == own.c.id)
        .where(_alive(_BASE), own.c.share.is_not(None))
        .group_by(own.c.project, own.c.role)
        .having(total > 100 * 100)
    )
    return [Shares(row[0], Decimal(int(row[1])).scaleb(-2), row[2]) for row in session.execute(query)]


def _ended(session: Session) -> list[Residency]:
    """Residencies with a start and an end, whose order can be looked at."""
    query = select(Residency).where(
        Residency.removed_at.is_(None), Residency.registered_on.is_not(None), Residency.ended_on.is_not(None)
    )
    return list(session.scalars(query))
