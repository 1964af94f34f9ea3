"""What is known of a save before the rules look at it, so that nothing is read twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from ...problems import Problem
from ...records import Citation, Figure, Record
from ..claims.figure_rows import FigureRow, make_figure_row

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class SavedTogether:
    """The records of the save as they are now; `added` are the ids of new ones, at which nothing else can point.

    `claims`: by subject and indicator, all that is claimed of them, these records among it. `values`: by id, what is
    known already to be wrong with the values of a record. `same_named`: the ids of those that were there before under
    the same names.
    """

    records: Sequence[Record] = ()
    added: frozenset[str] = frozenset()
    claims: Mapping[tuple[str, str], Sequence[FigureRow]] = field(default_factory=dict)
    values: Mapping[str, list[Problem]] = field(default_factory=dict)
    same_named: frozenset[str] = frozenset()

    @cached_property
    def _by_id(self) -> Mapping[str, Record]:
        return {each.id: each for each in self.records}

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(self._by_id)

    def find(self, record_type: type[R], record_id: str) -> R | None:
        """The record of this kind and id, where it is one of this save."""
        found = self._by_id.get(record_id)
        return found if isinstance(found, record_type) else None

    def claims_with(self, figure: Figure) -> Sequence[FigureRow]:
        """All that is claimed of the subject and indicator of a figure of this save; nothing for any other."""
        return self.claims.get((figure.subject, figure.indicator), ()) if figure.id in self.ids else ()

    def has_kind(self, kind: str) -> bool:
        return kind in self._kinds

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(each.kind for each in self.records)

    @cached_property
    def cited(self) -> frozenset[str]:
        """The ids of what a citation of this save speaks for."""
        return frozenset(each.record for each in self.records if isinstance(each, Citation) and not each.removed_at)

    @cached_property
    def _parts(self) -> Mapping[str, list[Figure]]:
        found: dict[str, list[Figure]] = {}
        for each in self.records:
            if isinstance(each, Figure) and each.part_of and not each.removed_at:
                found.setdefault(each.part_of, []).append(each)
        return found

    def beside(self, figure: Figure) -> list[FigureRow]:
        """The other claims of the subject and indicator of a new figure, and those that are parts of it."""
        pair = (figure.subject, figure.indicator)
        same = [row for row in self.claims[pair] if row.id != figure.id]
        parts = (each for each in self._parts.get(figure.id, ()) if each.id != figure.id)
        return same + [make_figure_row(each) for each in parts if (each.subject, each.indicator) != pair]
