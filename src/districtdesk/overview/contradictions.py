"""Claims that disagree, in pairs: like ones that cannot both be right, and what falls where it only grows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from ..i18n import N_, _
from ..register.claims.decreases import Fall
from ..register.claims.figure_rows import FigureRow
from ..register.claims.rivals import are_of_one_thing, find_rivals
from ..register.queries.overview_material import ComparedMaterial, Material
from ..register.rules.claim_rules import CONTRADICTS, FALLS
from .claims import Claims, reading

_AFTER = N_("{indicator}: {one}, after {other}")
_BEFORE = N_("{indicator}: {one}, later {other}")
_BESIDE = N_("{indicator}: {one}, but also {other}")


class Contradiction(NamedTuple):
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
    found = [each for of_group in _all(material, claims) for each in of_group]
    quiet = {record for record, rule in material.quiet if rule in (CONTRADICTS, FALLS)}
    if not quiet:
        return found
    return [each for each in found if each.one.id not in quiet or (each.one.id, each.rule) not in material.quiet]


def _all(material: Material | ComparedMaterial, claims: Claims) -> Iterator[list[Contradiction]]:
    measures, kinds = material.measures, material.kinds
    for key, group in claims.groups.items():
        if len(group) < 2:
            continue
        subject, indicator = key
        if measures[indicator].only_grows:
            yield claims.of_group(key, "falling", partial(_falling, claims.falls(key)))
        if are_of_one_thing(kinds.get(subject), measures[indicator].dimension):
            yield claims.of_group(key, "at odds", _at_odds)


def _falling(falls: Mapping[str, Fall], _group: list[FigureRow]) -> list[Contradiction]:
    return [
        Contradiction(fall.later, fall.earlier, _AFTER)
        if fall.later.id == row_id
        else Contradiction(fall.earlier, fall.later, _BEFORE)
        for row_id, fall in falls.items()
    ]


def _at_odds(group: list[FigureRow]) -> list[Contradiction]:
    return [Contradiction(one, other, _BESIDE) for one, other in find_rivals(group).values()]
