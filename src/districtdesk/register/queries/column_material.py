"""What the columns of a list that are no fields are told from: claims, milestones, counts, and what is added."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...record_kind import Related
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Event, Figure, table_of
from ..captions import batches
from ..claims.all_indicators import read_indicators
from ..claims.figure_rows import FigureRow, read_figure_rows_where
from ..claims.milestones import MILESTONES
from ..plain_rows import kept
from ..tables import MilestoneRow, ShownClaimRow
from .overview_material import Measure
from .overview_query import read_measures, read_wholes
from .reckoned_sources import CLAIMS, SUM, reckoned_source
from .subject_claims import Claim, Evidence, read_evidence

_SHOWN, _MILESTONES = table_of(ShownClaimRow), table_of(MilestoneRow)


class ShownClaim(NamedTuple):
    """The claim that is shown of a subject, and in which of its columns."""

    subject: str
    is_planned: bool
    is_headline: bool
    claim: Claim


@dataclass(frozen=True, slots=True)
class Milestones:
    """The rows of the table of milestones, the events that they name, and the evidence of these."""

    rows: Sequence[Mapping[str, str | int | None]]
    events: Mapping[str, Event]
    evidence: Mapping[str, Sequence[Evidence]]


@dataclass(frozen=True, slots=True)
class Added:
    """By record, the shown figures of what belongs to it, and of how many these are; `within`: what lies in what."""

    measure: Measure
    figures: Mapping[str, Sequence[FigureRow]]
    counts: Mapping[str, int]
    within: Mapping[str, str]


def shown_figures(session: Session, ids: Iterable[str], codes: Collection[str]) -> set[str]:
    """The figures that are shown of these subjects, of the indicators of these codes."""
    indicators = [each.id for each in read_indicators(session) if each.code in codes]
    query = select(_SHOWN.c.figure).where(_SHOWN.c.indicator.in_(indicators))
    return {
        figure for batch in batches(ids) for figure in session.scalars(query.where(_SHOWN.c.subject.in_(batch))).all()
    }


def told_claims(session: Session, kind: str, keys: Iterable[str], ids: Sequence[str]) -> set[str]:
    """The figures and the events that these columns tell of these records of one kind."""
    parts = [key.split(".") for key in keys]
    codes = {rest[0] for first, *rest in parts if first in CLAIMS}
    moments = {first for first, *_rest in parts if first in MILESTONES}
    found = shown_figures(session, ids, codes) if codes else set()
    found |= set(read_milestones(session, ids, moments).events) if moments else set()
    related = {each.key: each for each in RECORD_KINDS[kind].related}
    for _first, tab, code in (each for each in parts if each[0] == SUM):
        added = read_added(session, related[tab], code, ids)
        found |= {row.id for rows in (added.figures.values() if added else ()) for row in rows}
    return found


def read_shown_claims(session: Session, ids: Sequence[str], codes: Collection[str]) -> list[ShownClaim]:
    """The claims shown of these subjects, of the indicators of these codes."""
    indicators = {each.id: each for each in read_indicators(session) if each.code in codes}
    columns = (_SHOWN.c.subject, _SHOWN.c.indicator, _SHOWN.c.is_planned, _SHOWN.c.is_headline, _SHOWN.c.figure)
    query = select(*columns).where(_SHOWN.c.indicator.in_(indicators))
    rows = [row for batch in batches(ids) for row in session.execute(query.where(_SHOWN.c.subject.in_(batch))).all()]
    figures = [row.figure for row in rows]
    known = {
        each.id: each
        for batch in batches(figures)
        for each in session.scalars(select(Figure).where(Figure.id.in_(batch)))
    }
    evidence = read_evidence(session, figures)
    return [
        ShownClaim(
            row.subject,
            bool(row.is_planned),
            bool(row.is_headline),
            Claim(known[row.figure], indicators[row.indicator], tuple(evidence.get(row.figure, ()))),
        )
        for row in rows
    ]


def read_milestones(session: Session, ids: Sequence[str], kinds: Collection[str]) -> Milestones:
    """Those of these subjects and kinds of event."""
    query = select(_MILESTONES).where(_MILESTONES.c.event_kind.in_(kinds))
    rows = [
        dict(row)
        for batch in batches(ids)
        for row in session.execute(query.where(_MILESTONES.c.subject.in_(batch))).mappings()
    ]
    return _with_events(session, rows)


def _with_events(session: Session, rows: Sequence[Mapping[str, str | int | None]]) -> Milestones:
    moments = ("first", "latest", "actual")
    named = {str(row[f"{each}_event"]) for row in rows for each in moments if row[f"{each}_event"]}
    events = {
        each.id: each
        for batch in batches(named)
        for each in session.scalars(select(Event).where(Event.id.in_(batch)))
    }
    return Milestones(rows, events, read_evidence(session, named))


def read_counts(session: Session, kind: str, key: str, ids: Sequence[str]) -> dict[str, int]:
    """The count of this column for these records of one kind."""
    source = reckoned_source(kind, key)
    query = select(source.record_id, source.value)
    return {
        row[0]: row[1] for batch in batches(ids) for row in session.execute(query.where(source.record_id.in_(batch)))
    }


def read_added(session: Session, related: Related, code: str, ids: Sequence[str]) -> Added | None:
    """What is added of what belongs to these records; None without such an indicator."""
    measure = next((each for each in read_measures(session).values() if each.code == code), None)
    if measure is None:
        return None
    pointing = KINDS[related.kind]
    table = table_of(pointing)
    link = table.c[related.field]
    members: dict[str, str] = {}
    counts: dict[str, int] = {}
    for batch in batches(ids):
        for member, whole in session.execute(select(table.c.id, link).where(link.in_(batch), kept(pointing))):
            members[member] = whole
            counts[whole] = counts.get(whole, 0) + 1
    figures: dict[str, list[FigureRow]] = {}
    for row in _shown_of(session, measure.id, members):
        figures.setdefault(members[row.subject], []).append(row)
    return Added(measure, figures, counts, read_wholes(session) if figures else {})


def _shown_of(session: Session, indicator: str, subjects: Collection[str]) -> list[FigureRow]:
    shown = select(_SHOWN.c.figure).where(_SHOWN.c.indicator == indicator, _SHOWN.c.is_planned == 0)
    return [
        row
        for batch in batches(sorted(subjects))
        for row in read_figure_rows_where(
            session, table_of(Figure).c.id.in_(shown.where(_SHOWN.c.subject.in_(batch)))
        )
    ]
