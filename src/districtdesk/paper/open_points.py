"""What is open about a district or a project: launches that have passed, claims that disagree, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .. import i18n
from ..exchange.material_words import mark_sources, say_claim
from ..exchange.reading_material import ToldRecord
from ..exchange.source_numbers import SourceNumbers
from ..i18n import _
from ..overview.attention import AttentionItem, Item
from ..register.queries.subject_claims import Claim, find_contradicting, find_headline
from .findings import list_once, say_rest
from .material import PageMaterial
from .on_grid import say_more

_DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """With at most so many lines of each sort."""

    material: PageMaterial
    sources: SourceNumbers
    most: int

    def rows(self) -> Iterator[tuple[str, str]]:
        """A row for each sort of which there is any: what it is, as many as the overview counts, and which."""
        for each in self.material.findings.sorts:
            yield self._row(each)
        if disputed := list(self._disputed()):
            more = len(disputed) - self.most
            rest = [say_more(more)] if more > 0 else []
            yield self._lines(_("Disputed claims"), len(disputed), [*disputed[: self.most], *rest])

    def _row(self, finding: AttentionItem) -> tuple[str, str]:
        listed, more = list_once(finding, self.most)
        rest = [say_rest(finding, more)] if more > 0 else []
        return self._lines(finding.label, finding.count, [*(self._say(each) for each in listed), *rest])

    def _lines(self, title: str, count: int, told: list[str]) -> tuple[str, str]:
        return _("{title}: {count}", title=title, count=i18n.number(count)), "\n".join(told)

    @property
    def _subject(self) -> ToldRecord:
        return self.material.subject

    def _say(self, item: Item) -> str:
        """What is so, of what if it is not the subject of the page itself, and who says so."""
        found = self.material.findings
        names = found.names.get(item.about) if item.about != self._subject.row.id else None
        said = _("{field}: {value}", field=names.show(), value=item.note) if names and item.note else item.note
        return f"{said} {mark_sources(found.evidence_of(item), self.sources)}".rstrip()

    def _disputed(self) -> Iterator[str]:
        for subject in (self._subject, *self.material.projects):
            for claim in self.material.claims.get(subject.row.id, ()):
                if claim.figure.status == _DISPUTED:
                    name = claim.indicator.caption.show()
                    if subject is not self._subject:
                        name = _("{title}, {said}", title=subject.show("names"), said=name)
                    said = say_claim(claim, self.sources, subject.row.caption.show())
                    yield _("{field}: {value}", field=name, value=said)


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
