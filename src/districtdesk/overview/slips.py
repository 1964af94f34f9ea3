"""Launches that slipped this year: what was said of them before it, against what has been said or came since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..dates.apart import say_apart
from ..dates.imprecise import ImpreciseDate
from ..dates.plausible import is_plausible
from ..i18n import _
from ..register.claims.milestones import slippage_of
from ..register.queries.overview_material import Launch
from .launches import SHELVED, announced_place, chains

# What was said before, and what is said since.
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Slip:
    """The date that held when the year began, and the one that holds now; so many days later at least and at most."""

    launch: Launch
    before: ImpreciseDate
    now: ImpreciseDate
    least: int
    most: int

    def told(self) -> str:
        """From when to when, and how far that is."""
        parts = {"before": self.before.show(), "after": self.now.show()}
        return _("{before} → {after}: {slip}", **parts, slip=say_apart(self.least, self.most))


def slips_of_the_year(launches: Iterable[Launch], today: date) -> list[Slip]:
    """Those that are certain, on whatever days their dates mean; the one that slipped furthest first.

    Both sides have to be known: an announcement of which it is certain that it was made before the year, and one that
    certainly was made in it, or a launch that took place in it. What was put off without a date slips by nobody knows
    how much.
    """
    begin = date(today.year, 1, 1)
    found = [slip for slip in (_slip(chain, begin) for chain in chains(launches)) if slip]
    return sorted(found, key=lambda slip: (-slip.most, -slip.least, slip.launch.id))


def _slip(chain: Sequence[Launch], begin: date) -> Slip | None:
    # Of nearly all launches nothing is new, and they need not be put in order.
    if len(chain) < _BOTH or not any(_is_of_the_year(each, begin) for each in chain):
        return None
    told = sorted((each for each in chain if each.status != "actual" and _says(each)), key=announced_place)
    before = next((each for each in reversed(told) if _is_before(each.announced_on, begin)), None)
    now = _now(chain, told, begin)
    if before is None or now is None or before.date is None or now.date is None:
        return None
    (first, last), (earliest, latest) = _ends(before.date), _ends(now.date)
    if first is None or last is None or earliest is None or latest is None:
        return None
    least, most = (earliest - last).days, (latest - first).days
    if slippage_of(least, most, now.project_status) != "certain":
        return None
    return Slip(now, before.date, now.date, least, most)


def _says(launch: Launch) -> bool:
    return launch.status in SHELVED or bool(launch.date and is_plausible(launch.date))


def _now(chain: Sequence[Launch], told: Sequence[Launch], begin: date) -> Launch | None:
    """What holds now: when it came, if that was in the year, or what was said last, if that was."""
    came = [each for each in chain if each.status == "actual" and each.date and is_plausible(each.date)]
    if came:
        first = min(came, key=announced_place)
        return first if _is_of_the_year(first, begin) else None
    last = told[-1] if told else None
    return last if last and last.status not in SHELVED and _is_of_the_year(last, begin) else None


def _is_of_the_year(launch: Launch, begin: date) -> bool:
    """Whether it certainly came since the year began, or was said since."""
    when = launch.date if launch.status == "actual" else launch.announced_on
    return bool(when and when.earliest and when.earliest >= begin)


def _is_before(when: ImpreciseDate | None, begin: date) -> bool:
    return bool(when and when.latest and is_plausible(when) and when.latest < begin)


def _ends(when: ImpreciseDate) -> tuple[date | None, date | None]:
    return when.earliest, when.latest
