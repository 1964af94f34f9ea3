"""The stored claims, grouped: which one is shown, and how each reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..i18n import _
from ..quantity import Quantity
from ..records.claim_status import NOT_YET_SO, PLANNED, WITHDRAWN
from ..records.figure_dates import amount_as_of, amount_over
from ..register.claims.claim_order import shown
from ..register.claims.decreases import Fall, find_decreases
from ..register.claims.figure_rows import FigureRow
from ..register.queries.overview_material import Measure
from ..register.rules.claim_rules import NEVER_BELOW_NOTHING
from .sum import Part


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims about each subject and indicator, and of each the one to show."""

    groups: dict[tuple[str, str], list[FigureRow]]
    shown: dict[tuple[str, str], FigureRow]
    # The subjects of which some number speaks together with others.
    beside: set[str]
    _falls: dict[tuple[str, str], dict[str, Fall]] = field(default_factory=dict)

    def falls(self, key: tuple[str, str]) -> dict[str, Fall]:
        """The falls within a group, of an indicator that only grows; looked for once."""
        if key not in self._falls:
            self._falls[key] = find_decreases(self.groups[key])
        return self._falls[key]


def grouped(figures: Iterable[FigureRow], measures: Mapping[str, Measure]) -> Claims:
    """Each claim in its group, and what is shown of each group that says how much there is."""
    groups: dict[tuple[str, str], list[FigureRow]] = {}
    for row in figures:
        groups.setdefault((row.subject, row.indicator), []).append(row)
    found = ((key, shown(group, measures[key[1]])) for key, group in groups.items())
    beside = {each for group in groups.values() for row in group if row.together_with for each in row.subjects}
    return Claims(groups, {key: row for key, row in found if row}, beside)


def is_to_come(group: Iterable[FigureRow]) -> bool:
    """Whether something of it is planned, expected or a target, and still stands."""
    return any((row.status in NOT_YET_SO or row.for_when) and row.status not in WITHDRAWN for row in group)


def quantity(row: FigureRow, measure: Measure) -> Quantity:
    """The claim's number with its unit."""
    return row.quantity.with_unit(measure.unit.show()) if measure.unit else row.quantity


def as_part(row: FigureRow, measure: Measure, within: Mapping[str, str]) -> Part:
    """The claim as a part of a sum."""
    return Part(
        quantity=quantity(row, measure),
        subject=row.subject,
        indicator=row.indicator,
        name=measure.names.show(),
        nature=measure.nature,
        may_be_summed=measure.may_be_summed,
        is_never_negative=measure.dimension in NEVER_BELOW_NOTHING,
        is_planned=row.status in PLANNED,
        is_increment=bool(row.increment),
        period=row.counted_over,
        within=within.get(row.subject),
    )


def reading(row: FigureRow, measure: Measure) -> str:
    """The claim in words: more than 51 000 000 ₼ as of 1 May 2023."""
    amount = quantity(row, measure).full()
    when = row.when
    if when is None:
        return _("{amount}, date not stated", amount=amount)
    if row.as_of:
        return amount_as_of(amount, when, row.as_of_basis)
    return amount_over(amount, when, row.as_of_basis)
