"""What surely was not said yet on a day: claims all of whose dated sources are later, and sources that are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, object_session

from ...dates import stored
from ...records import Citation, Event, Figure, Source, table_of
from ...records.claim_status import NOT_YET_SO
from ..claims.figure_rows import FigureRow
from ..plain_rows import as_stored_text, kept
from .subject_claims import Claim, Evidence

# What it is called as long as nobody has taken its place.
_SUPERSEDED, _REPORTED = "superseded", "reported"


@dataclass(frozen=True, slots=True)
class NotSaidYet:
    """The ids of claims and of citations that came after a day; `standing`: what was superseded only after it."""

    claims: frozenset[str] = frozenset()
    citations: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()

    def figures(self, rows: Iterable[FigureRow]) -> list[FigureRow]:
        """Those of these that may have been said by the day, with the status that they had."""
        return [
            row._replace(status=_REPORTED) if row.id in self.standing else row
            for row in rows
            if row.id not in self.claims
        ]

    def of_claims(self, known: Iterable[Claim]) -> list[Claim]:
        """The same of claims that were read with their evidence."""
        return [self._as_it_stood(each) for each in known if each.figure.id not in self.claims]

    def _as_it_stood(self, claim: Claim) -> Claim:
        if claim.figure.id in self.standing and (session := object_session(claim.figure)):
            # It is only shown so: nothing of it may reach the register.
            session.expunge(claim.figure)
            claim.figure.status = _REPORTED
        return replace(claim, evidence=tuple(self.evidence(claim.evidence)))

    def evidence(self, known: Sequence[Evidence]) -> list[Evidence]:
        """Those of these that may have been published by the day."""
        return [each for each in known if each.citation.id not in self.citations]


def not_said_yet(session: Session, day: date | None) -> NotSaidYet:
    """What was not said yet on that day; without one everything was.

    Something is said when the event at which it is said takes place, or else when the source is dated. A claim
    without a dated source is taken to be said by its own date, and one without any date may have been said.
    """
    if day is None:
        return NotSaidYet()
    first, later = _citations(session, day.isoformat())
    own = {**_own_days(session), **first}
    claims = frozenset(claim for claim, said in own.items() if said > day.isoformat())
    return NotSaidYet(claims, frozenset(later), _standing(session, claims))


def not_so_yet(session: Session, day: date) -> NotSaidYet:
    """What surely was not so yet on that day, whoever said it when: claims of a later day, and what was announced
    later. One without a day of its own is taken to be of the day on which it was first said.
    """
    claims = frozenset(claim for claim, when in _claim_days(session).items() if when > day.isoformat())
    return NotSaidYet(claims, frozenset(), _standing(session, claims))


def days_of_claims(session: Session) -> set[str]:
    """The days, as stored, from which on claims may have been so."""
    return set(_claim_days(session).values())


def _claim_days(session: Session) -> dict[str, str]:
    first, _later = _citations(session, "")
    kinds = (table_of(Figure), table_of(Event))
    ids = {each for own in kinds for each in session.scalars(select(own.c.id))}
    return {**{each: said for each, said in first.items() if each in ids}, **_own_days(session)}


def _citations(session: Session, day: str) -> tuple[dict[str, str], list[str]]:
    """The first day on which each claim may have been said, and the citations that are later than the day."""
    own, source, event = table_of(Citation), table_of(Source), table_of(Event)
    said = func.coalesce(as_stored_text(event.c.date), as_stored_text(source.c.date))
    query = (
        select(own.c.id, own.c.record, said)
        .join_from(own, source, source.c.id == own.c.source)
        .outerjoin(event, event.c.id == own.c.occasion)
        .where(said.is_not(None), kept(Citation))
    )
    first: dict[str, str] = {}
    later = []
    for citation, record, when in session.execute(query):
        begins = stored.first_day(when)
        first[record] = min(begins, first.get(record, begins))
        if begins > day:
            later.append(citation)
    return first, later


def _own_days(session: Session) -> dict[str, str]:
    """As of when a figure is, unless it is of what is to come; when an event was announced, or came."""
    figure, event = table_of(Figure), table_of(Event)
    over = case((figure.c.status.not_in(NOT_YET_SO), as_stored_text(figure.c.period)))
    came = case((event.c.status == "actual", as_stored_text(event.c.date)))
    own = (
        select(figure.c.id, func.coalesce(as_stored_text(figure.c.as_of), over)).where(kept(Figure)),
        select(event.c.id, func.coalesce(as_stored_text(event.c.announced_on), came)).where(kept(Event)),
    )
    return {row[0]: stored.first_day(row[1]) for query in own for row in session.execute(query) if row[1]}


def _standing(session: Session, claims: frozenset[str]) -> frozenset[str]:
    own = table_of(Figure)
    query = select(own.c.id, own.c.replaced_by).where(own.c.status == _SUPERSEDED, own.c.replaced_by.is_not(None))
    return frozenset(row[0] for row in session.execute(query) if row[1] in claims)
