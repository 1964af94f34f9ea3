"""Claims about a subject: every figure with its evidence, and which of them is preferred."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from ...i18n import N_
from ...names import Names
from ...quantity import Quantity
from ...records import Citation, Figure, Indicator, Source
from ...records.claim_status import PLANNED
from ..captions import batches
from ..claims.claim_order import age, foremost
from ..claims.decreases import find_decreases
from ..claims.figure_rows import make_figure_row
from ..claims.rivals import find_rivals
from ..claims.standard_indicators import INDICATORS
from ..errors import removed_meanwhile
from ..journal.store import Register


@dataclass(frozen=True, slots=True)
class Evidence:
    """One citation with its source, as shown beside a claim."""

    citation: Citation
    source_id: str
    source: Names
    publisher: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure, what it measures and where it comes from."""

    figure: Figure
    indicator: Indicator
    evidence: tuple[Evidence, ...]

    @property
    def quantity(self) -> Quantity:
        """How much it says, with the indicator's unit where it has none of its own, in the language of the moment."""
        unit = self.indicator.unit
        return self.figure.quantity.with_unit(unit.show()) if unit else self.figure.quantity

    @property
    def is_planned(self) -> bool:
        """Said of what is to come, not of what is."""
        return self.figure.status in PLANNED

    @property
    def sort(self) -> tuple[str, bool, bool]:
        """Of claims of one sort one is shown: its indicator, whether it is a plan, and whether an increment."""
        return self.figure.indicator, self.is_planned, bool(self.figure.increment)

    @property
    def like(self) -> tuple[object, ...]:
        """Figures with the same key are like each other: only these may be added or compared."""
        return *self.sort, *self.figure.quantity.likeness


def read_claims(
    session: Session, subject_ids: Sequence[str], indicators: Iterable[Indicator] | None = None
) -> list[Claim]:
    """All claims about these subjects: by indicator, the newest first within each.

    `indicators`: all there are, removed ones too, where they are read already.
    """
    figures: list[Figure] = []
    for batch in batches(subject_ids):
        query = select(Figure).where(Figure.subject.in_(batch), Figure.removed_at.is_(None))
        figures.extend(session.scalars(query))
    known = {each.id: each for each in (indicators or session.scalars(select(Indicator)))}
    evidence = read_evidence(session, [figure.id for figure in figures])
    claims = [Claim(each, known[each.indicator], tuple(evidence.get(each.id, ()))) for each in figures]
    order = _places(known)
    claims.sort(key=lambda claim: age(claim.figure), reverse=True)
    return sorted(claims, key=lambda claim: order[claim.figure.indicator])


def _places(indicators: dict[str, Indicator]) -> dict[str, int]:
    """The usual indicators in their usual order, then the ministry's own by age."""
    usual = {each.id: place for place, each in enumerate(INDICATORS)}
    ordered = sorted(
        indicators.values(), key=lambda each: (usual.get(each.id, len(usual)), each.created_at, each.code)
    )
    return {each.id: place for place, each in enumerate(ordered)}


def read_evidence(session: Session, record_ids: Iterable[str]) -> dict[str, list[Evidence]]:
    """The citations of these records, by record id."""
    found: dict[str, list[Evidence]] = {}
    # Both are records: one of them needs the base table by another name.
    source = aliased(Source, flat=True)
    for batch in batches(record_ids):
        query = select(Citation, source).join(source, source.id == Citation.source)
        query = query.where(Citation.record.in_(batch), Citation.removed_at.is_(None)).order_by(Citation.id)
        for citation, cited in session.execute(query):
            one = Evidence(citation, cited.id, cited.caption, cited.publisher or cited.caption.show())
            found.setdefault(citation.record, []).append(one)
    return found


def find_headline(claims: Iterable[Claim]) -> list[Claim]:
    """The claim shown per indicator, as the claims are ordered: what is so apart from plans, increments behind."""
    groups: dict[tuple[str, bool, bool], dict[str, Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.sort, {})[claim.figure.id] = claim
    indicators = list(dict.fromkeys(indicator for indicator, _planned, _increment in groups))
    keys = sorted(groups, key=lambda key: (indicators.index(key[0]), key[2]))
    found = ((groups[key], _foremost(groups[key].values())) for key in keys)
    return [group[figure.id] for group, figure in found if figure]


def _foremost(claims: Collection[Claim]) -> Figure | None:
    indicator = next(iter(claims)).indicator
    return foremost((claim.figure for claim in claims), indicator)


def prefer(register: Register, figure_id: str) -> None:
    """Mark this claim as preferred and take the mark from the others of its indicator, in one step.

    Raises ChangedSince when it was removed in the meantime.
    """
    with register.change(N_("Prefer claim")) as session:
        figure = session.get_one(Figure, figure_id)
        if figure.removed_at is not None:
            raise removed_meanwhile(figure.caption.show(), figure_id)
        query = select(Figure).where(
            Figure.subject == figure.subject, Figure.indicator == figure.indicator, Figure.removed_at.is_(None)
        )
        for other in session.scalars(query):
            if other.preferred and other.id != figure_id:
                other.preferred = None
        figure.preferred = True


def find_contradicting(claims: Sequence[Claim]) -> set[str]:
    """The ids of those figures of one subject that cannot be right beside another of them."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.figure.indicator, []).append(claim)
    found: set[str] = set()
    for group in groups.values():
        rows = [make_figure_row(claim.figure) for claim in group]
        found |= set(find_rivals(rows))
        if group[0].indicator.only_grows:
            found |= set(find_decreases(rows))
    return found
