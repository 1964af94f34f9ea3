"""What the overview reads from the register: a dozen queries over whole tables, however many records there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from ...records import (
    KINDS,
    Company,
    Event,
    ExchangeRate,
    Indicator,
    LegalAct,
    OpenQuestion,
    Participation,
    Project,
    Record,
    Residency,
    ReturnDue,
    kind_of,
    table_of,
)
from ...records.base import NAME_KEYS, ORDER_KEYS, LinkRow
from ...records.project_parts import SHARE_LIST, share_list
from ...records.residency import NOT_YET
from ...records.states import STATES, Owner, State
from ...records.today import first_to_come
from ..captions import batches
from ..claims.announcements import read_overtaken
from ..claims.figure_rows import FigureRow, read_figure_rows
from ..claims.read_states import read_all_states, read_names_in_time
from ..clock import so_day
from ..kept_warnings import read_reasons
from ..plain_rows import as_stored_text, kept
from ..rules.recorded_rates import read_rates
from .overview_material import (
    Asked,
    ComparedMaterial,
    Home,
    Launch,
    Material,
    Measure,
    Named,
    OrderedDistrict,
    Owed,
    Plot,
    ShareRow,
    TotalsMaterial,
)
from .overview_scan import Scan, in_order, read_scan
from .project_standing import read_project_standings, read_statuses_in_time
from .residents import count_recorded_residents, is_recorded
from .summed_figures import SummedCodes, read_claimed, read_summed_figures

_BASE = table_of(Record)
Links = tuple[tuple[type[Record], str], ...]
_NAMED_KINDS = ("district", "company", "project")


def read_overview_material(session: Session, language: str, scan: Scan | None = None) -> Material:
    """Read it all, but for what was scanned already; districts come in the order of this language's alphabet."""
    scan = scan or read_scan(session)
    totals = _totals(session, language, list(scan.figures.values()))
    return Material(
        **vars(totals),
        kinds=_kinds(session, totals.measures),
        wholes=read_wholes(session, ZONES_AND_PHASES),
        named=_named(session),
        shares=_shares(session),
        plots=_plots(session),
        homes=_homes(session),
        doubtful=_doubtful(session),
        acts=_acts(session),
        in_time=_in_time(session),
        owed=_owed(session),
        rates=read_rates(session),
        asked=_asked(session),
        exchanged=_exchanged(session),
        untimely=_untimely(session),
        **_scanned(scan),
        **_told_by_claims(session),
    )


def renew_claims(session: Session, known: Material, scan: Scan) -> Material:
    """The same where nothing but figures and citations was touched since it was read, in the language of then."""
    figures = list(scan.figures.values())
    claimed = read_claimed(session)
    return replace(known, figures=figures, claimed=claimed, **_scanned(scan), **_told_by_claims(session))


def _scanned(scan: Scan) -> dict[str, Any]:
    return {
        "unsupported": scan.unsupported_claims(),
        "converted": list(scan.converted.values()),
        "far_dates": in_order(scan.far),
        "lost_signs": in_order(scan.lost),
        "source_dates": dict(scan.published),
        "printed": list(scan.printed.values()),
    }


def _told_by_claims(session: Session) -> dict[str, Any]:
    """What figures and citations have a part in, beside what is scanned; and what is kept beside all records."""
    return {"quiet": frozenset(read_reasons(session)), "overtaken": read_overtaken(session)}


def read_compared_material(session: Session) -> ComparedMaterial:
    """Read what is needed to find the claims that disagree, and no more."""
    measures = read_measures(session)
    quiet = frozenset(read_reasons(session))
    return ComparedMaterial(read_figure_rows(session), measures, _kinds(session, measures), quiet)


def read_totals_material(session: Session, language: str) -> TotalsMaterial:
    """Read what the sums over districts need; districts come in the order of this language's alphabet."""
    return _totals(session, language, read_figure_rows(session))


def read_summed_material(session: Session, language: str, codes: SummedCodes) -> TotalsMaterial:
    """The same, of the figures only those that read_summed_figures() reads."""
    return _totals(session, language, read_summed_figures(session, read_measures(session), codes))


def _totals(session: Session, language: str, figures: list[FigureRow]) -> TotalsMaterial:
    return TotalsMaterial(
        districts=_districts(session, language),
        measures=read_measures(session),
        figures=figures,
        within=read_wholes(session),
        recorded=count_recorded_residents(session),
        claimed=read_claimed(session),
        launches=read_launches(session),
        projects=read_project_standings(session),
    )


def _alive(table: Any) -> ColumnElement[bool]:
    return cast(ColumnElement[bool], table.c.removed_at.is_(None))


def _districts(session: Session, language: str) -> tuple[OrderedDistrict, ...]:
    order = _BASE.c[ORDER_KEYS[language]]
    query = select(_BASE.c.id, _BASE.c.caption, order).where(_BASE.c.kind == "district", _alive(_BASE))
    return tuple(OrderedDistrict._make(row) for row in session.execute(query.order_by(order, _BASE.c.id)))


def read_measures(session: Session) -> dict[str, Measure]:
    """The indicators by id."""
    own = table_of(Indicator)
    columns = (own.c[key] for key in Measure._fields)
    return {row.id: Measure._make(row) for row in session.execute(select(*columns))}


def _kinds(session: Session, measures: dict[str, Measure]) -> dict[str, str]:
    """The companies, and the subjects of those kinds for which some indicator is meant alone."""
    kinds = {measure.subjects for measure in measures.values()} - {None, "any"} | {"company"}
    query = select(_BASE.c.id, _BASE.c.kind).where(_BASE.c.kind.in_(kinds), _alive(_BASE))
    return {row[0]: row[1] for row in session.execute(query)}


ZONES_AND_PHASES: Links = tuple((each, each.whole_by) for each in KINDS.values() if each.whole_by)
# The nearer whole last: a phase is nearer to its project than to a district.
_WHOLES: Links = ((Project, "district"), (Residency, "district"), *ZONES_AND_PHASES)


def read_wholes(session: Session, links: Links = _WHOLES) -> dict[str, str]:
    """What a record is a part of by one of these links, by its id."""
    found: dict[str, str] = {}
    for record_type, key in links:
        own = table_of(record_type)
        rows = session.execute(select(own.c.id, own.c[key]).where(own.c[key].is_not(None)))
        found.update((row[0], row[1]) for row in rows)
    return found


def read_launches(session: Session, subjects: Sequence[str] | None = None) -> list[Launch]:
    """The launches told of all subjects, or of these."""
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
        )
        .join_from(own, _BASE, _BASE.c.id == own.c.id)
        .join(link, (link.c.record_id == own.c.id) & (link.c.field == "subjects"))
        .join(subject, subject.c.id == link.c.target_id)
        .outerjoin(project, project.c.id == subject.c.id)
        .where(own.c.event_kind == "launch", _alive(_BASE), _alive(subject))
    )
    asked = [query] if subjects is None else [query.where(subject.c.id.in_(batch)) for batch in batches(subjects)]
    told = read_statuses_in_time(session)
    found = (Launch._make(row) for each in asked for row in session.execute(each))
    return [
        each._replace(project_status=told[each.subject].status) if each.subject in told else each for each in found
    ]


def _named(session: Session) -> list[Named]:
    company = table_of(Company)
    keys = (_BASE.c[key] for key in NAME_KEYS.values())
    query = (
        select(_BASE.c.id, _BASE.c.kind, _BASE.c.caption, company.c.tax_id, *keys)
        .join_from(_BASE, company, company.c.id == _BASE.c.id, isouter=True)
        .where(_BASE.c.kind.in_(_NAMED_KINDS), _alive(_BASE))
        .order_by(_BASE.c.created_at, _BASE.c.id)
    )
    rows = session.execute(query).all()
    once: dict[str, frozenset[str]] = {}
    for each in read_names_in_time(session):
        once[each.id] = once.get(each.id, frozenset()) | each.keys
    none: frozenset[str] = frozenset()
    return [
        Named(row[0], row[1], row[2], row[3], {key for key in row[4:] if key}, once.get(row[0], none)) for row in rows
    ]


def _in_time(session: Session) -> list[tuple[Owner, list[State]]]:
    """What has states, with these."""
    found: list[tuple[Owner, list[State]]] = []
    for kind in STATES:
        states = read_all_states(session, kind)
        record_type = KINDS[kind]
        for batch in batches(states):
            query = select(record_type).where(record_type.id.in_(batch), record_type.removed_at.is_(None))
            found += [(owner, states[owner.id]) for owner in cast(Iterable[Owner], session.scalars(query))]
    return found


def _shares(session: Session) -> list[ShareRow]:
    own = table_of(Participation)
    keys = [own.c[key] for key in SHARE_LIST]
    query = select(own.c.id, own.c.share, *keys).where(own.c.share.is_not(None), kept(Participation))
    rows = session.execute(query.order_by(own.c.project, own.c.in_company, own.c.id))
    return [ShareRow(row[0], row[1], share_list(*row[2:])) for row in rows]


def _plots(session: Session) -> list[Plot]:
    own, base = table_of(Residency), table_of(Record)
    query = select(own.c.id, own.c.district, own.c.plot_area, and_(*is_recorded()))
    query = query.join_from(own, base, base.c.id == own.c.id)
    query = query.where(own.c.plot_area > 0, Residency.open_among(own), kept(Residency))
    return [Plot._make(row) for row in session.execute(query.order_by(own.c.district, own.c.id))]


def _homes(session: Session) -> list[Home]:
    own, home = table_of(Project), table_of(Residency)
    query = select(own.c.id, own.c.district, home.c.district).join_from(own, home, home.c.id == own.c.residency)
    return [Home._make(row) for row in session.execute(query.where(kept(Project)).order_by(own.c.id))]


def _doubtful(session: Session) -> list[Residency]:
    """Residencies that may have ended before they began, or are dated in the future."""
    own = table_of(Residency)
    start, end, certified = (as_stored_text(own.c[key]) for key in ("registered_on", "ended_on", "certificate_date"))
    # A stored date begins with its first day, and its last day stands behind that.
    may_end_first = func.substr(end, 1, 10) < func.substr(start, 12, 10)
    to_come = (start >= first_to_come()) | (certified >= first_to_come())
    dated = own.c.registered_on.is_not(None) | own.c.certificate_date.is_not(None) | own.c.ended_on.is_not(None)
    is_doubtful = may_end_first | to_come | (own.c.status.in_(NOT_YET) & dated)
    query = select(Residency).where(Residency.removed_at.is_(None), is_doubtful)
    return list(session.scalars(query.order_by(Residency.id)))


def _acts(session: Session) -> list[LegalAct]:
    """Acts that share their number with another, those of one number together."""
    own = table_of(LegalAct)
    alive = select(own.c.number).where(own.c.number.is_not(None), kept(LegalAct))
    shared = alive.group_by(own.c.number).having(func.count() > 1)
    query = select(LegalAct).where(LegalAct.removed_at.is_(None), LegalAct.number.in_(shared))
    return list(session.scalars(query.order_by(LegalAct.number, LegalAct.id)))


def _owed(session: Session) -> list[Owed]:
    own = table_of(ReturnDue)
    query = select(own.c.id, own.c.owed_by, own.c.form, own.c.due_on)
    missing = (own.c.due_on.is_not(None), own.c.received_on.is_(None), own.c.source.is_(None), kept(ReturnDue))
    return [Owed._make(row) for row in session.execute(query.where(*missing))]


def _exchanged(session: Session) -> list[ExchangeRate]:
    # By the kind too, or SQLite goes through the records of all kinds for these few.
    is_one = (ExchangeRate.kind == kind_of(ExchangeRate), ExchangeRate.removed_at.is_(None))
    return list(session.scalars(select(ExchangeRate).where(*is_one).order_by(ExchangeRate.id)))


def _untimely(session: Session) -> list[ReturnDue]:
    """A stored date begins with its first day, and its last day stands behind that."""
    own = table_of(ReturnDue)
    period, due, received = (as_stored_text(own.c[key]) for key in ("period", "due_on", "received_on"))
    is_early = func.substr(due, 12, 10) < func.substr(period, 12, 10)
    was_early = func.substr(received, 12, 10) < func.substr(period, 1, 10)
    query = select(ReturnDue).where(is_early | was_early, ReturnDue.removed_at.is_(None))
    return list(session.scalars(query.order_by(ReturnDue.id)))


def _asked(session: Session) -> list[Asked]:
    """Which are open; which were on another day nobody has kept."""
    if so_day() is not None:
        return []
    own = table_of(OpenQuestion)
    query = select(own.c.id, own.c.subject, own.c.question).where(own.c.status == "open", kept(OpenQuestion))
    return [Asked._make(row) for row in session.execute(query.order_by(own.c.id))]
