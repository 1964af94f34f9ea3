"""Claims about a subject: every figure with its evidence, and which of them is preferred."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from ...i18n import N_, _
from ...names import Names
from ...quantity import Quantity
from ...records import Citation, Figure, Indicator, Record, Source, table_of
from ...records.claim_status import NOT_YET_SO, WITHDRAWN
from ...records.relative import told_by
from ..captions import batches, captions, pointing_at
from ..claims.all_indicators import read_indicators
from ..claims.claim_order import age, foremost, parted
from ..claims.decreases import find_decreases
from ..claims.figure_rows import Aspect, make_figure_row, subjects_of
from ..claims.rivals import are_of_one_thing, find_rivals
from ..claims.standard_indicators import INDICATORS
from ..errors import removed_meanwhile
from ..journal.store import Register
from ..plain_rows import kept
from .offices import read_offices_then

Sort = tuple[str, bool, bool, Aspect]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One citation with its source, as shown beside a claim."""

    citation: Citation
    source_id: str
    source: Names
    publisher: str
    linked: Mapping[str, Names] = field(default_factory=dict)
    office_then: str = ""

    @property
    def who(self) -> str:
        """Who said it, as printed, or else the person; with the office of that day where the source prints none."""
        name = self.citation.said_by or self.linked_name(self.citation.speaker)
        office = "" if self.citation.office else self.office_then
        return ", ".join(part for part in (name, office) if part)

    @property
    def confirms(self) -> bool:
        """Whether its source says the claim itself: no opinion, nothing that is not credible, not one field alone."""
        cited = self.citation
        return not cited.opinion and cited.confidence != 0 and cited.field in (None, "value")

    def linked_name(self, record_id: str | None) -> str:
        """What a record that the citation names is called: its speaker, its occasion."""
        name = self.linked.get(record_id or "")
        return name.show() if name else ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure, what it measures and where it comes from."""

    figure: Figure
    indicator: Indicator
    evidence: tuple[Evidence, ...]
    # The names of what it links, by id: the other subjects, the product, the event.
    names: Mapping[str, Names] = field(default_factory=dict)

    @property
    def quantity(self) -> Quantity:
        """How much it says, with the indicator's unit where it has none of its own, in the language of the moment."""
        unit = self.indicator.unit
        return self.figure.quantity.with_unit(unit.show()) if unit else self.figure.quantity

    @property
    def is_planned(self) -> bool:
        """Said of what is to come, if only in part, or meant for some day, and not of what is."""
        return self.figure.status in NOT_YET_SO or self.figure.for_when is not None

    @property
    def subjects(self) -> tuple[str, ...]:
        """All subjects of which it is one number together: one for most claims."""
        return subjects_of(self.figure.subject, self.figure.together_with)

    def beside(self, subject: str) -> str:
        """The other subjects of the same one number, seen from this one, in the language of the moment."""
        return ", ".join(self.names[each].show() for each in self.subjects if each != subject and each in self.names)

    @property
    def product(self) -> str:
        """Which product it speaks of, in the language of the moment."""
        named = self.names.get(self.figure.product or "")
        return named.show() if named else ""

    @property
    def replaced_by(self) -> str:
        """The claim that took its place, in the language of the moment."""
        named = self.names.get(self.figure.replaced_by or "")
        return named.show() if named else ""

    @property
    def target(self) -> str:
        """For when it is meant, and how far from which event that is, in the language of the moment."""
        return told_by(self.figure.for_when, self.figure.relative_by, self._event)

    @property
    def distance(self) -> str:
        """How far from which event it is meant to be: within 6 months after: launch."""
        return told_by(None, self.figure.relative_by, self._event)

    @property
    def _event(self) -> str:
        event = self.names.get(self.figure.relative_to or "")
        return event.show() if event else ""

    @property
    def sort(self) -> Sort:
        """Of claims of one sort one is shown: its indicator, whether it is a plan or an increment, and its aspect."""
        aspect = make_figure_row(self.figure).aspect
        return self.figure.indicator, self.is_planned, bool(self.figure.increment), aspect

    @property
    def like(self) -> tuple[object, ...]:
        """Figures with the same key are like each other: only these may be added or compared."""
        return *self.sort, self.figure.part_of, *self.figure.quantity.likeness


def read_claims(
    session: Session, subject_ids: Sequence[str], indicators: Iterable[Indicator] | None = None
) -> list[Claim]:
    """All claims about these subjects, alone or together with others: by indicator, the newest first within each.

    `indicators`: all there are, removed ones too, where they are read already.
    """
    figures = _figures_about(session, subject_ids)
    known = {each.id: each for each in (indicators or read_indicators(session))}
    evidence = read_evidence(session, [figure.id for figure in figures])
    names = _names_linked(session, figures)
    claims = [Claim(each, known[each.indicator], tuple(evidence.get(each.id, ())), names) for each in figures]
    order = _places(known)
    claims.sort(key=lambda claim: age(claim.figure), reverse=True)
    return sorted(claims, key=lambda claim: order[claim.figure.indicator])


def _figures_about(session: Session, subject_ids: Sequence[str]) -> list[Figure]:
    found: dict[str, Figure] = {}
    for batch in batches(subject_ids):
        seen = or_(Figure.subject.in_(batch), pointing_at(Figure, "together_with", batch))
        query = select(Figure).where(seen, Figure.removed_at.is_(None))
        found.update((figure.id, figure) for figure in session.scalars(query))
    return list(found.values())


def _names_linked(session: Session, figures: Iterable[Figure]) -> dict[str, Names]:
    """What the few claims link that say more than a number of their one subject."""
    linked: set[str | None] = set()
    for each in figures:
        together = subjects_of(each.subject, each.together_with) if each.together_with else ()
        linked.update((*together, each.product, each.relative_to, each.replaced_by))
    return captions(session, [each for each in linked if each])


def _places(indicators: dict[str, Indicator]) -> dict[str, int]:
    """The usual indicators in their usual order, then the ministry's own by age."""
    usual = {each.id: place for place, each in enumerate(INDICATORS)}
    ordered = sorted(
        indicators.values(), key=lambda each: (usual.get(each.id, len(usual)), each.created_at, each.code)
    )
    return {each.id: place for place, each in enumerate(ordered)}


@cache
def _source() -> type[Source]:
    """Citations and sources are both records: one of them needs the base table by another name. It is made once."""
    return aliased(Source, flat=True)


def read_evidence(session: Session, record_ids: Iterable[str]) -> dict[str, list[Evidence]]:
    """The citations of these records, by record id."""
    found: dict[str, list[Evidence]] = {}
    source = _source()
    for batch in batches(record_ids):
        query = select(Citation, source).join(source, source.id == Citation.source)
        query = query.where(Citation.record.in_(batch), Citation.removed_at.is_(None)).order_by(Citation.id)
        rows = session.execute(query).all()
        linked = captions(session, filter(None, (each for row in rows for each in (row[0].speaker, row[0].occasion))))
        offices = read_offices_then(session, (row[0] for row in rows))
        for citation, cited in rows:
            publisher = cited.publisher or cited.caption.show()
            one = Evidence(citation, cited.id, cited.caption, publisher, linked, offices.get(citation.id, ""))
            found.setdefault(citation.record, []).append(one)
    return found


def find_cited(session: Session, kind: str) -> set[str]:
    """The records of this kind that have citations: asked once where evidence of very many is written."""
    cited, base = table_of(Citation), table_of(Record)
    query = select(cited.c.record).join(base, base.c.id == cited.c.record).where(base.c.kind == kind, kept(Citation))
    return set(session.scalars(query.distinct()))


def sources_among(evidence: Iterable[Evidence]) -> list[Evidence]:
    """One citation of each source that says the claim itself, the one that was cited first at the head."""
    return list({each.source_id: each for each in reversed([*evidence]) if each.confirms}.values())[::-1]


def confirmed_by(evidence: Iterable[Evidence]) -> str:
    """The further sources of the same claim, in the language of the moment; empty where there is none."""
    names = dict.fromkeys(each.publisher for each in sources_among(evidence)[1:])
    return _("Confirmed by {sources}", sources=", ".join(names)) if names else ""


def find_headline(claims: Iterable[Claim]) -> list[Claim]:
    """The claim shown per indicator, as the claims are ordered: what is so apart from plans, increments behind."""
    known = {claim.figure.id: claim for claim in claims}
    groups: dict[Sort, dict[str, Claim]] = {}
    for figure in _without_parts([claim.figure for claim in known.values()]):
        groups.setdefault(known[figure.id].sort, {})[figure.id] = known[figure.id]
    indicators = list(dict.fromkeys(key[0] for key in groups))
    # Behind the subject's own number what is said of it together with others, or of one product.
    keys = sorted(groups, key=lambda key: (indicators.index(key[0]), key[2], _is_narrower(key[3])))
    found = ((groups[key], _foremost(groups[key].values())) for key in keys)
    return [group[figure.id] for group, figure in found if figure]


def _is_narrower(aspect: Aspect) -> bool:
    product, _when, _event, _distance, together, partial = aspect
    return bool(product or together) or partial is not None


def _without_parts(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Without those that are a part of what another claim of the same indicator says."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.indicator, []).append(figure)
    return (figure for group in groups.values() for figure in parted(group))


def with_parts(claims: Sequence[Claim], among: Iterable[Claim]) -> list[tuple[Claim, int]]:
    """These claims with their parts under each, and how far each is indented; a part stands under its whole alone."""
    parts: dict[str, list[Claim]] = {}
    for each in among:
        if each.figure.part_of and each.figure.status not in WITHDRAWN:
            parts.setdefault(each.figure.part_of, []).append(each)
    below = {part.figure.id for claim in claims for part, _depth in _under(claim, parts, 1)}
    roots = [claim for claim in claims if claim.figure.id not in below]
    return [row for claim in roots for row in ((claim, 0), *_under(claim, parts, 1))]


def _under(whole: Claim, parts: Mapping[str, Sequence[Claim]], depth: int) -> Iterator[tuple[Claim, int]]:
    for part in parts.get(whole.figure.id, ()):
        yield part, depth
        yield from _under(part, parts, depth + 1)


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
        aspect = make_figure_row(figure).aspect
        for other in session.scalars(query):
            if other.preferred and other.id != figure_id and make_figure_row(other).aspect == aspect:
                other.preferred = None
        figure.preferred = True


def say_why_preferred(register: Register, figure_id: str, reason: str | None, because: str) -> None:
    """Keep why this claim is preferred: a reason of those that can be chosen, and free words.

    Raises ChangedSince when it was removed in the meantime.
    """
    with register.change(N_("Say why preferred")) as session:
        figure = session.get_one(Figure, figure_id)
        if figure.removed_at is not None:
            raise removed_meanwhile(figure.caption.show(), figure_id)
        figure.preferred_reason, figure.preferred_because = reason, because.strip() or None


def find_contradicting(claims: Sequence[Claim], subject_kind: str) -> set[str]:
    """The ids of those figures of one subject that cannot be right beside another of them."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.figure.indicator, []).append(claim)
    found: set[str] = set()
    for group in groups.values():
        rows = [make_figure_row(claim.figure) for claim in group]
        if are_of_one_thing(subject_kind, group[0].indicator.dimension):
            found |= set(find_rivals(rows))
        if group[0].indicator.only_grows:
            found |= set(find_decreases(rows))
    return found
