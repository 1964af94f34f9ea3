"""Which claims a sum may add, and why it may not add the others: each number once, and only the one that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..bounds import WITHOUT_NUMBER
from ..i18n import _
from ..records import Figure, field_of
from ..records.claim_status import WITHDRAWN
from ..register.captions import captions
from ..register.claims.claim_order import age, is_to_come, parted, shown_plan
from ..register.claims.claim_order import is_so as says_so
from ..register.claims.figure_rows import FigureRow, read_figure_rows
from ..register.journal.store import Session
from ..register.queries.members import read_company_ties
from ..register.queries.overview_material import Measure
from ..register.queries.overview_query import read_measures, read_wholes
from .claims import Claims, grouped, reading
from .inside import Inside

# A subject and an indicator.
_Key = tuple[str, str]
_STATUS = field_of(Figure, "status").kind


@dataclass(frozen=True, slots=True)
class Counting:
    """Whether a claim counts in a sum of its indicator, and in words why, or why not."""

    counts: bool
    why: str


def read_counting(session: Session, indicator: str = "") -> dict[str, Counting]:
    """By id what is to be said of every figure, or of those of one indicator, in the language of the moment.

    What is so and what is planned count apart: a sum over both would be of neither. A claim counts if it is the one
    shown of its subject, if its indicator may be summed, and if nothing that its subject lies in has a number of its
    own that counts already.
    """
    measures = read_measures(session)
    rows = read_figure_rows(session)
    claims = grouped((row for row in rows if row.indicator == indicator) if indicator else rows, measures)
    sorts = _sorts(claims, measures, _inside(session))
    known = {row.id: row for group in claims.groups.values() for row in group}
    captioned = captions(session, {each for sort in sorts for each in sort.linked()})
    names = {each: name.show() for each, name in captioned.items()}
    return {row.id: sorts[is_to_come(row)].say(row, names) for row in known.values()}


def read_counted_by_year(
    session: Session, year_of: Callable[[FigureRow], int | None], tick: Callable[[], None]
) -> frozenset[str]:
    """The ids of the figures that would count if there were none but those of their year; `tick` is called often."""
    measures, inside = read_measures(session), _inside(session)
    years: dict[int, list[FigureRow]] = {}
    for row in read_figure_rows(session):
        year = year_of(row)
        if year is not None:
            years.setdefault(year, []).append(row)
    counted: set[str] = set()
    for rows in years.values():
        tick()
        sorts = _sorts(grouped(rows, measures), measures, inside)
        counted.update(row.id for row in rows if sorts[is_to_come(row)].say(row, {}).counts)
    return frozenset(counted)


def _inside(session: Session) -> Inside:
    return Inside(read_wholes(session), read_company_ties(session))


def _sorts(claims: Claims, measures: Mapping[str, Measure], inside: Inside) -> list[_Sort]:
    """Of what is so, and of what is planned."""
    return [_Sort(claims, measures, inside, is_plan=is_plan) for is_plan in (False, True)]


class _Sort:
    """The claims of what is so, or of what is planned: which of each are shown, and which of these count."""

    def __init__(self, claims: Claims, measures: Mapping[str, Measure], inside: Inside, *, is_plan: bool) -> None:
        self._claims, self._measures, self._is_plan = claims, measures, is_plan
        self._shown = self._find_shown()
        self._whole = self._find_wholes(inside)
        self._together = self._find_together(inside)

    def linked(self) -> Iterable[str]:
        """The subjects that its reasons name."""
        return self._whole.values()

    def say(self, row: FigureRow, names: Mapping[str, str]) -> Counting:
        """Whether this claim counts, and why."""
        reason = self._against(row, names)
        if reason:
            return Counting(False, reason)
        return Counting(True, _("Planned; shown of its subject") if self._is_plan else _("Shown of its subject"))

    def _against(self, row: FigureRow, names: Mapping[str, str]) -> str:
        if row.status in WITHDRAWN:
            return _("Its status: {status}", status=_STATUS.show(row.status))
        if row.qualifier in WITHOUT_NUMBER:
            return _("It gives no number")
        if row.increment:
            return _("It comes on top of something else")
        return self._narrower(row) or self._beside(row, names)

    def _narrower(self, row: FigureRow) -> str:
        """What it speaks of, where that is not the whole of one subject."""
        if row.partial is not None:
            return _("It does not speak of all of them")
        if row.product:
            return _("It speaks of one product")
        group = self._claims.groups[row.subject, row.indicator]
        if row.part_of and row not in parted(group):
            return _("It is a part of another number")
        return ""

    def _beside(self, row: FigureRow, names: Mapping[str, str]) -> str:
        """What stands in its place."""
        measure = self._measures[row.indicator]
        key = row.subject, row.indicator
        if not measure.may_be_summed:
            return _("Of several subjects it is not added up")
        if row.together_with:
            return "" if row.id in self._together else _("One of its subjects has a number of its own")
        chosen = self._shown.get(key)
        if chosen is None or chosen.id != row.id:
            return _("Another is shown: {claim}", claim=reading(chosen, measure)) if chosen else _("It is not shown")
        if key in self._whole:
            return _("It is within the number of {name}", name=names.get(self._whole[key], ""))
        return ""

    def _find_shown(self) -> dict[_Key, FigureRow]:
        if not self._is_plan:
            return self._claims.shown
        found = ((key, shown_plan(group, self._measures[key[1]])) for key, group in self._claims.groups.items())
        return {key: row for key, row in found if row}

    def _find_wholes(self, inside: Inside) -> dict[_Key, str]:
        """Of what is shown, the nearest whole that states the same."""
        stating: dict[str, set[str]] = {}
        for subject, indicator in self._shown:
            stating.setdefault(indicator, set()).add(subject)
        found = ((key, inside.nearest(stating[key[1]], key[0])) for key in self._shown)
        return {key: whole for key, whole in found if whole}

    def _find_together(self, inside: Inside) -> set[str]:
        """Numbers of several subjects of which none has its own, is within one that has, or is counted already."""
        said = is_to_come if self._is_plan else says_so
        rows = {row.id: row for group in self._claims.groups.values() for row in group if row.together_with}
        counted: set[str] = set()
        taken: dict[str, set[str]] = {}
        for subject, indicator in self._shown:
            taken.setdefault(indicator, set()).add(subject)
        for row in sorted(rows.values(), key=lambda each: (bool(each.preferred), age(each)), reverse=True):
            stated = taken.setdefault(row.indicator, set())
            if not said(row) or row.partial is not None or not stated.isdisjoint(row.subjects):
                continue
            if any(inside.nearest(stated, each) for each in row.subjects):
                continue
            counted.add(row.id)
            stated.update(row.subjects)
        return counted
