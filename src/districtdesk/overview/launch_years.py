"""In which years projects were or are to be launched, and by how long the others are overdue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..dates.imprecise import ImpreciseDate
from ..dates.plausible import is_plausible
from ..i18n import N_, _
from ..register.queries.overview_material import Launch
from .launches import Overdue, awaited, chains, months_since

# By how many months a launch is overdue at least, and what is said of those from there to the next.
_DELAYS = (
    (0, N_("less than half a year")),
    (6, N_("half a year to one year")),
    (12, N_("one to two years")),
    (24, N_("two years or more")),
)


@dataclass(frozen=True, slots=True)
class LaunchYear:
    """The subjects, mostly projects, whose launch was or is to be in this year.

    `perhaps`: of what is told of them this is one of several years, however it turned out or will.
    """

    year: int
    took_place: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaunchYears:
    """The years from the first to the last of which anything is told; `open`: a date without an end, or no date."""

    years: tuple[LaunchYear, ...]
    open: tuple[str, ...] = ()

    def of(self, year: int) -> LaunchYear:
        """What there is of this year."""
        return next((each for each in self.years if each.year == year), LaunchYear(year))


@dataclass(frozen=True, slots=True)
class Delay:
    """The launches that are overdue by at least so many months, and by less than the next Delay says."""

    months: int
    said: str
    late: tuple[Overdue, ...]

    @property
    def label(self) -> str:
        return _(self.said)


def launch_years(launches: Iterable[Launch]) -> LaunchYears:
    """Each launch once: in the year in which it took place, else in that for which it is announced now."""
    found: dict[int, dict[str, list[str]]] = {}
    unplaced: list[str] = []
    for chain in chains(launches):
        actual = [each for each in chain if each.status == "actual"]
        told = actual or awaited(chain)
        years = _years([each.date for each in told])
        if told and not years:
            unplaced.append(chain[0].subject)
        sort = "perhaps" if len(years) > 1 else "took_place" if actual else "expected"
        for year in years:
            found.setdefault(year, {}).setdefault(sort, []).append(chain[0].subject)
    years = range(min(found), max(found) + 1) if found else range(0)
    return LaunchYears(tuple(_year(year, found.get(year, {})) for year in years), tuple(unplaced))


def _year(year: int, told: dict[str, list[str]]) -> LaunchYear:
    return LaunchYear(year, **{sort: tuple(subjects) for sort, subjects in told.items()})


def _years(dates: Sequence[ImpreciseDate | None]) -> range:
    """From the first to the last year that these allow together; empty where an end is open."""
    known = [each for each in dates if each and is_plausible(each)]
    first, last = [each.earliest for each in known], [each.latest for each in known]
    if not known or not all(first) or not all(last):
        return range(0)
    return range(min(each.year for each in first if each), max(each.year for each in last if each) + 1)


def by_delay(late: Sequence[Overdue], today: date) -> tuple[Delay, ...]:
    """The overdue launches by how long they are so at least, the longest first."""
    found: dict[int, list[Overdue]] = {}
    for each in late:
        waited = months_since(each.date.latest, today) if each.date.latest else 0
        found.setdefault(max(months for months, _said in _DELAYS if months <= waited), []).append(each)
    return tuple(Delay(months, said, tuple(found.get(months, ()))) for months, said in reversed(_DELAYS))
