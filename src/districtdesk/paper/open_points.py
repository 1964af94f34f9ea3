"""What is open about a district or a project: launches that have passed, claims that disagree, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .. import i18n
from ..exchange.material_words import find_stated, is_recorded_resident, mark_sources, say_claim
from ..exchange.reading_material import ToldRecord
from ..exchange.source_numbers import SourceNumbers
from ..i18n import _, ngettext
from ..overview.attention import LABELS
from ..overview.launches import expectation, how_long
from ..records import Figure, field_of
from ..register.queries.subject_claims import Claim, find_contradicting, find_headline
from .material import PageMaterial

_STATUS = field_of(Figure, "status").kind
_DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """Told as of a day, with at most so many of each sort."""

    material: PageMaterial
    sources: SourceNumbers
    day: date
    most: int

    def rows(self) -> Iterator[tuple[str, str]]:
        """A row for each sort of which there is any: what it is, and a line for each of them."""
        told = {
            "launches": list(self._late()),
            "contradictions": list(self._disagreeing()),
            "returns": list(self._owed()),
            "residents": list(self._missing()),
            "questions": [each.show("question") for each in self.material.questions],
            "old": list(self._old()),
            "unsupported": [each.indicator.caption.show() for each in self._shown if not self._is_cited(each)],
        }
        for key, lines in told.items():
            if lines:
                listed = lines[: self.most]
                if len(lines) > len(listed):
                    more = len(lines) - len(listed)
                    listed.append(ngettext("and {count} more", "and {count} more", more))
                yield _("{title}: {count}", title=_(LABELS[key]), count=i18n.number(len(lines))), "\n".join(listed)

    @property
    def _subject(self) -> ToldRecord:
        return self.material.subject

    @property
    def _shown(self) -> list[Claim]:
        return find_headline(self.material.claims[self._subject.row.id])

    def _is_cited(self, claim: Claim) -> bool:
        return any(each.confirms for each in claim.evidence)

    def _late(self) -> Iterator[str]:
        names = {each.row.id: each.show("names") for each in self.material.projects}
        cited = self.material.milestones.evidence
        for late in self.material.late:
            said, name = expectation(late, self.day), names.get(late.launch.subject)
            said = _("{field}: {value}", field=name, value=said) if name else said
            yield f"{said} {mark_sources(cited.get(late.launch.id, ()), self.sources)}".rstrip()

    def _disagreeing(self) -> Iterator[str]:
        for subject in (self._subject, *self.material.projects):
            claims = self.material.claims.get(subject.row.id, ())
            for claim, others in find_disagreeing(claims, subject.row.kind):
                name = claim.indicator.caption.show()
                if subject is not self._subject:
                    name = _("{title}, {said}", title=subject.show("names"), said=name)
                said = [self._say(each, subject) for each in (claim, *others)]
                yield _("{field}: {value}", field=name, value="; ".join(said))

    def _say(self, claim: Claim, subject: ToldRecord) -> str:
        text = say_claim(claim, self.sources, subject.row.caption.show())
        status = claim.figure.status
        return _("{said} ({state})", said=text, state=_STATUS.show(status)) if status == _DISPUTED else text

    def _owed(self) -> Iterator[str]:
        for each in self.material.owed:
            if each.due_on:
                ago = how_long(each.due_on, self.day)
                yield _("{form}: due {day}, {ago}", form=each.form, day=each.due_on.show(), ago=ago)

    def _missing(self) -> Iterator[str]:
        stated = find_stated(self._shown, "residents")
        recorded = sum(map(is_recorded_resident, self.material.residents))
        lowest = stated.quantity.lowest if stated else None
        if stated and lowest is not None and lowest > recorded:
            words = {"reported": stated.quantity.full(), "recorded": i18n.number(recorded)}
            said = _("{reported} reported, {recorded} recorded", **words)
            yield f"{said} {mark_sources(stated.evidence, self.sources)}".rstrip()

    def _old(self) -> Iterator[str]:
        limit = self.day.replace(year=self.day.year - 1, day=min(self.day.day, 28))
        for each in self._shown:
            when = each.figure.as_of or each.figure.period
            if not each.is_planned and when and when.latest and when.latest < limit:
                yield _("{field}: {value}", field=each.indicator.caption.show(), value=when.short())


def find_disagreeing(claims: Sequence[Claim], kind: str) -> Iterator[tuple[Claim, list[Claim]]]:
    """Each claim that is shown of a subject with those that cannot be right beside it, or are disputed."""
    odd = find_contradicting(claims, kind) | {each.figure.id for each in claims if each.figure.status == _DISPUTED}
    seen: set[str] = set()
    shown = find_headline(claims)
    seen.update(each.figure.id for each in shown)
    for claim in shown:
        others = [each for each in _alike(claims, claim) if each.figure.id in odd - seen]
        seen.update(each.figure.id for each in others)
        if others:
            yield claim, others


def _alike(claims: Iterable[Claim], claim: Claim) -> Iterator[Claim]:
    return (each for each in claims if each.figure.indicator == claim.figure.indicator)
