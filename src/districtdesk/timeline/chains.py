"""The lines that join announcements: from each to the one that took its place, as far as they are seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .axis import Axis
from .drawn import DIAMOND, Joint, across
from .lane import Supersession
from .marks import Shape

_Run = tuple[float, float]


def joints(links: Iterable[Supersession], axis: Axis, middles: Sequence[float], size: float) -> list[Joint]:
    """The lines of a lane; `middles` has the y of each of its tracks that is shown.

    Of level ones that lie on each other one is left, of the overdue ones before the others: dashes laid on dashes
    are none.
    """
    level: dict[float, tuple[list[_Run], list[_Run]]] = {}
    slanted = []
    for joint in _each(links, axis, middles, size):
        x0, y0, x1, y1, is_overdue = joint
        if y0 != y1:
            slanted.append(joint)
        elif x0 != x1:
            if y0 not in level:
                level[y0] = [], []
            level[y0][is_overdue].append((x0, x1) if x0 < x1 else (x1, x0))
    found = []
    for y, (usual, overdue) in level.items():
        late = _merged(overdue)
        found += [Joint(x0, y, x1, y, False) for x0, x1 in _without(_merged(usual), late)]
        found += [Joint(x0, y, x1, y, True) for x0, x1 in late]
    return found + slanted


def _each(links: Iterable[Supersession], axis: Axis, middles: Sequence[float], size: float) -> Iterator[Joint]:
    # A diamond reaches a little beyond its day, and a short stretch is drawn longer than it is.
    margin = DIAMOND * size / axis.scale
    first, last, width, shown = axis.first - margin, axis.last + margin, axis.width, len(middles)
    # The later claim of a link is most often the earlier one of the next.
    known: tuple[Shape | None, tuple[float, float, float, float]] = None, (0.0, 0.0, 0.0, 0.0)
    for earlier, earlier_track, later, later_track, is_overdue in links:
        if later_track >= shown or earlier_track >= shown:
            continue
        if (earlier.begin > last and later.begin > last) or (earlier.end < first and later.end < first):
            continue
        a = known[1] if known[0] is earlier else across(earlier, axis, size)
        b = across(later, axis, size)
        known = later, b
        x0, x1 = (a[3], b[0]) if b[0] >= a[3] else (a[0], b[3]) if b[3] <= a[0] else (a[2], b[1])
        if (x0 >= 0 or x1 >= 0) and (x0 <= width or x1 <= width):
            yield Joint(x0, middles[earlier_track], x1, middles[later_track], is_overdue)


def _merged(runs: list[_Run]) -> list[_Run]:
    """The same stretches, the first one first, without any that overlap."""
    runs.sort()
    found: list[_Run] = []
    for run in runs:
        if found and run[0] < found[-1][1]:
            if run[1] > found[-1][1]:
                found[-1] = found[-1][0], run[1]
        else:
            found.append(run)
    return found


def _without(runs: list[_Run], others: list[_Run]) -> list[_Run]:
    """What of these is not in the others, both without overlaps and in order."""
    for first, last in others:
        left = [(x0, min(x1, first)) for x0, x1 in runs if x0 < first]
        runs = left + [(max(x0, last), x1) for x0, x1 in runs if x1 > last]
    return runs
