"""Launches that were expected by a day that has passed, read off each project's chain of announcements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..dates.imprecise import ImpreciseDate
from ..dates.plausible import is_plausible
from ..i18n import _, ngettext
from ..records.event import chain_order
from ..records.project import SETTLED
from ..register.queries.overview_material import Launch

# Put off or given up: its date, if it has one, is waited for no longer.
SHELVED = frozenset({"postponed", "cancelled"})
# From so many months on a reader thinks in years.
_IN_YEARS = 24


@dataclass(frozen=True, slots=True)
class Overdue:
    """A launch that has not come, and the date for which it was last announced.

    `dates`: how many are given of which nobody said when, so that none is known to have replaced another.
    """

    launch: Launch
    date: ImpreciseDate
    dates: int = 1


def overdue(launches: Iterable[Launch], today: date) -> list[Overdue]:
    """One for each project whose last dated announcement has certainly passed; the longest waited for first.

    Where no announcement is dated, one of the dates has passed. A date in an implausible year counts nowhere.
    A launch that was put off or given up last is not waited for.

    A launch of a project counts for the project, whatever else it is told of; one of no project for its subject.
    """
    found = [late for late in (_late(chain, today) for chain in chains(launches)) if late]
    return sorted(found, key=lambda late: (late.date.latest or today, late.launch.id))


def chains(launches: Iterable[Launch]) -> list[list[Launch]]:
    """What is told of each launch together: that of a project, or of a subject that is none."""
    events: dict[str, list[Launch]] = {}
    for launch in launches:
        events.setdefault(launch.id, []).append(launch)
    found: dict[str, list[Launch]] = {}
    for of_one in events.values():
        of_projects = [each for each in of_one if each.subject_kind == "project"]
        for each in of_projects or of_one:
            found.setdefault(each.subject, []).append(each)
    return list(found.values())


def awaited(chain: Sequence[Launch]) -> list[Launch]:
    """What is announced of a launch that has not come and may: the last announcement, if it is dated.

    Where nobody said when, each of them may be the one that holds.
    """
    if chain[0].project_status in SETTLED or any(each.status == "actual" for each in chain):
        return []
    told = [each for each in chain if each.status in SHELVED or (each.date and is_plausible(each.date))]
    last = max(told, key=announced_place, default=None)
    if last is None or last.status in SHELVED:
        return []
    return [last] if _beginning(last.announced_on) else [each for each in told if each.status not in SHELVED]


def _late(chain: Sequence[Launch], today: date) -> Overdue | None:
    standing = awaited(chain)
    dates = {each.date.bounds for each in standing if each.date}
    passed = [(day, each) for each in standing if each.date and (day := each.date.latest) and day < today]
    if not passed:
        return None
    _day, first = min(passed, key=lambda one: (one[0], one[1].id))
    return Overdue(first, first.date, len(dates)) if first.date else None


def announced_place(launch: Launch) -> tuple[date, date, str]:
    """By which what is told of one launch is sorted, what was said last at the end."""
    return chain_order(_beginning(launch.announced_on), _beginning(launch.date), launch.id)


def _beginning(when: ImpreciseDate | None) -> date | None:
    return (when.earliest or when.latest) if when and is_plausible(when) else None


def expectation(late: Overdue, today: date) -> str:
    """When it was expected, how long ago that was, and whether it may have been for another time."""
    note = _("expected {day}, {ago}", day=late.date.show(), ago=how_long(late.date, today))
    if late.dates == 1:
        return note
    doubt = ngettext(
        "{count} date is given, and it is not known which holds",
        "{count} dates are given, and it is not known which holds",
        late.dates,
    )
    return f"{note}; {doubt}"


def how_long(when: ImpreciseDate, today: date) -> str:
    """How long ago it was, in whole months or years that have passed: 11 to 13 months ago, 3 years ago.

    Days in the first month, years from the third year on.
    """
    most = months_since(when.earliest, today) if when.earliest else 0
    least = months_since(when.latest, today) if when.latest else 0
    if least < 1 and when.latest:
        return ngettext("{count} day ago at least", "{count} days ago at least", (today - when.latest).days)
    if least >= _IN_YEARS:
        return _years_ago(least // 12, max(most, least) // 12)
    if most <= least:
        return ngettext("{count} month ago", "{count} months ago", least)
    return ngettext("{least} to {count} month ago", "{least} to {count} months ago", most, least=least)


def _years_ago(least: int, most: int) -> str:
    if most <= least:
        return ngettext("{count} year ago", "{count} years ago", least)
    return ngettext("{least} to {count} year ago", "{least} to {count} years ago", most, least=least)


def months_since(day: date, today: date) -> int:
    """Whole months from the day to today."""
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
