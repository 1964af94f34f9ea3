"""Every claim with what decides whether and with which others it is added: likeness, district, year, and counting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from ..dates import stored
from ..records import District, kind_of
from ..records.claim_status import PLANNED
from ..register.captions import read_kinds
from ..register.claims.claim_order import is_to_come
from ..register.claims.figure_rows import FigureRow, read_figure_rows
from ..register.journal.store import Session
from ..register.queries.overview_material import Measure
from ..register.queries.overview_query import read_measures, read_wholes
from .counting import Counting, read_counted_by_year, read_counting
from .together import with_wholes

DISTRICT = kind_of(District)
# What is so already, what is planned or expected, and what is partly so, or a target that somebody reports.
Sort = Literal["so", "planned", "between"]


class Likeness(NamedTuple):
    """What claims have in common that may be added: the kind of their subjects, what they count and in what."""

    kind: str
    indicator: str
    currency: str | None
    unit: str | None
    sort: Sort


class CountedClaim(NamedTuple):
    """One claim. `districts`: in which its subjects lie. `time`: over or for when it speaks, where it is not added to
    one of another time: a year, or a date as it is stored. `year`: the one that it speaks of; `counts_in_year`: among
    those that speak of the same.
    """

    row: FigureRow
    alike: Likeness
    districts: tuple[str, ...]
    time: str
    year: int | None
    counts: bool
    counts_in_year: bool


def _go_on() -> None:
    """Nobody wants to stop it."""


@dataclass(frozen=True)
class CountedClaims:
    """Those of the whole register, read as they are asked for; `tick` is called while that takes long."""

    session: Session
    tick: Callable[[], None] = _go_on

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        return read_measures(self.session)

    @cached_property
    def within(self) -> dict[str, str]:
        return read_wholes(self.session)

    @cached_property
    def counting(self) -> Mapping[str, Counting]:
        return read_counting(self.session)

    @cached_property
    def claims(self) -> list[CountedClaim]:
        rows = read_figure_rows(self.session)
        in_year = read_counted_by_year(self.session, year_of, self.tick)
        return [self._claim(row, row.id in in_year) for row in rows]

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        subjects = {each for row in read_figure_rows(self.session) for each in row.subjects}
        return read_kinds(self.session, {*subjects, *self.within.values()})

    def _claim(self, row: FigureRow, counts_in_year: bool) -> CountedClaim:
        self.tick()
        said = self.counting.get(row.id)
        alike = Likeness(self._kinds.get(row.subject, ""), row.indicator, *row.likeness, sort_of(row))
        counts = said is not None and said.counts
        return CountedClaim(row, alike, self._districts(row), self._time(row), year_of(row), counts, counts_in_year)

    def _time(self, row: FigureRow) -> str:
        """Amounts of different periods are not added, nor is what is meant for different years."""
        is_flow = self.measures[row.indicator].nature == "flow"
        if not is_to_come(row):
            return (row.period or "") if is_flow else ""
        year = None if is_flow else year_of(row)
        return str(year) if year else row.for_when or row.period or ""

    def _districts(self, row: FigureRow) -> tuple[str, ...]:
        found = (self._district(each) for each in row.subjects)
        return tuple(dict.fromkeys(each for each in found if each))

    def _district(self, subject: str) -> str | None:
        """The nearest, which for a zone is itself."""
        wholes = with_wholes(subject, self.within)
        return next((each for each in wholes if self._kinds.get(each) == DISTRICT), None)


def year_of(row: FigureRow) -> int | None:
    """The year of which a claim speaks, where it is one: what is planned speaks of that for which it is meant."""
    text = row.for_when if is_to_come(row) else row.as_of or row.period
    found = stored.days(text) if text else None
    if found is None:
        return None
    first, last = (date.fromordinal(each).year for each in found)
    return first if first == last else None


def sort_of(row: FigureRow) -> Sort:
    if row.status in PLANNED:
        return "planned"
    return "between" if is_to_come(row) else "so"
