"""Claims that disagree, in pairs: like ones that cannot both be right, and what falls where it only grows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..i18n import N_, _
from ..register.claims.figure_rows import FigureRow
from ..register.claims.rivals import are_of_one_thing, find_rivals
from ..register.queries.overview_material import ComparedMaterial, Material
from ..register.rules.claim_rules import CONTRADICTS, FALLS
from .claims import Claims, reading

_AFTER = N_("{indicator}: {one}, after {other}")
_BEFORE = N_("{indicator}: {one}, later {other}")
_BESIDE = N_("{indicator}: {one}, but also {other}")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One claim, another that it disagrees with, and by which rule; `words` is a message."""

    one: FigureRow
    other: FigureRow
    words: str

    @property
    def rule(self) -> str:
        return CONTRADICTS if self.words == _BESIDE else FALLS

    def say(self, material: Material) -> str:
        """Both in a sentence, in the language of the moment."""
        measure = material.measures[self.one.indicator]
        parts = {
            "indicator": measure.names.show(),
            "one": reading(self.one, measure),
            "other": reading(self.other, measure),
        }
        return _(self.words, **parts)


def find_contradictions(material: Material | ComparedMaterial, claims: Claims) -> list[Contradiction]:
    """Each pair from both its sides, without those that somebody keeps as they are."""
    return [each for each in _all(material, claims) if (each.one.id, each.rule) not in material.quiet]


def _all(material: Material | ComparedMaterial, claims: Claims) -> Iterator[Contradiction]:
    measures, kinds = material.measures, material.kinds
    for (subject, indicator), group in claims.groups.items():
        if len(group) < 2:
            continue
        if measures[indicator].only_grows:
            for row_id, fall in claims.falls((subject, indicator)).items():
                if fall.later.id == row_id:
                    yield Contradiction(fall.later, fall.earlier, _AFTER)
                else:
                    yield Contradiction(fall.earlier, fall.later, _BEFORE)
        if are_of_one_thing(kinds.get(subject), measures[indicator].dimension):
            for one, other in find_rivals(group).values():
                yield Contradiction(one, other, _BESIDE)
