"""Claims that cannot both be right: like ones as of one day, and like plans that both still stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ...dates.stored import FIRST_DAY, LAST_DAY, bounds
from ...records.claim_status import PLANNED
from ...records.figure_dates import is_unstated
from .claim_order import is_so, parted
from .figure_rows import FigureRow

_Key = tuple[object, ...]


def are_of_one_thing(subject_kind: str | None, dimension: str) -> bool:
    """Whether claims of such an indicator speak of one thing: areas of a company may lie in several districts."""
    return not (subject_kind == "company" and dimension == "area")


def find_rivals(claims: Iterable[FigureRow]) -> dict[str, tuple[FigureRow, FigureRow]]:
    """Of claims about one subject and one indicator: by the id of each that has a rival, itself and that rival.

    What is so is compared as of the same single day. A plan stands until it is marked as superseded: it is compared
    with each other plan, but not where two sources state different days or periods for them. Parts of a whole are
    rivals neither of it nor of each other, and what is said of other subjects or another product is of another thing.
    """
    days: defaultdict[str, list[FigureRow]] = defaultdict(list)
    plans: list[FigureRow] = []
    for row in parted(claims):
        if row.status in PLANNED:
            plans.append(row)
        elif row.as_of:
            days[row.as_of[FIRST_DAY]].append(row)
    of_one_day = (group for facts in _facts(days) for group in _alike(facts))
    of_one_time = (pool for group in _alike(plans) for pool in _pools(group))
    return {one.id: (one, other) for group in (*of_one_day, *of_one_time) for one, other in _at_odds(group)}


def _facts(days: Mapping[str, list[FigureRow]]) -> list[list[FigureRow]]:
    """Of what begins on one day what is so as of that day alone, where it is several; most stand alone on theirs."""
    several = (
        [row for row in rows if _is_of(day, row) and is_so(row)] for day, rows in days.items() if len(rows) > 1
    )
    return sorted(facts for facts in several if len(facts) > 1)


def _is_of(day: str, row: FigureRow) -> bool:
    return row.as_of is not None and row.as_of[LAST_DAY] == day


def _alike(rows: list[FigureRow]) -> Iterator[list[FigureRow]]:
    """Those that can be compared with each other, but for one that stands alone."""
    groups: dict[_Key, list[FigureRow]] = {}
    for row in rows:
        groups.setdefault((row.likeness, bool(row.increment), row.aspect), []).append(row)
    return (group for group in groups.values() if len(group) > 1)


def _pools(plans: list[FigureRow]) -> Iterator[list[FigureRow]]:
    """The plans of each stated time, each with those for which none is stated; none that stands alone."""
    undated: list[FigureRow] = []
    dated: dict[str, list[FigureRow]] = {}
    for row in plans:
        when = _stated(row)
        (dated.setdefault(when, []) if when else undated).append(row)
    if len(undated) > 1:
        yield undated
    yield from ([*undated, *group] for group in dated.values() if undated or len(group) > 1)


def _stated(row: FigureRow) -> str | None:
    """The bounds of the time that a source states; the day on which it was published is none.

    The basis is that of the day, and of the period only where there is no day.
    """
    if row.as_of and row.period:
        return bounds(row.period)
    when = row.period or row.as_of
    return None if is_unstated(row.as_of_basis) or not when else bounds(when)


def _at_odds(group: list[FigureRow]) -> Iterator[tuple[FigureRow, FigureRow]]:
    """In one pass: what lies below all others is certainly below the highest, or it is below none."""
    bounded = [(row, row.bounds) for row in group]
    lowest, least = min(bounded, key=lambda each: each[1].most)
    highest, most = max(bounded, key=lambda each: each[1].least)
    # By their ends as they are, as contradict() holds them against each other: of very many this is most of the work.
    (above, below_above), (above_below, below) = most, least
    for row, (own_least, own_most) in bounded:
        if own_most < above or below_above < own_least:
            yield row, highest
        elif own_most < above_below or below < own_least:
            yield row, lowest
