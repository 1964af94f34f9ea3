"""How close the lanes of a timeline stand, from room for captions to a few points a project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Density:
    """Heights in lines of text. Without room for a `caption` above, it stands beside what it names.

    Where it is `dense`, a folded lane is a summary: all within it in lines of THIN.
    """

    key: str
    track: float
    caption: float
    pad: float
    lowest: float
    lowest_two_lines: float
    is_dense: bool = False


THIN = 0.2
COMFORTABLE = Density("comfortable", 1.0, 0.7, 0.4, 1.8, 2.5)
COMPACT = Density("compact", 0.9, 0.0, 0.08, 1.06, 1.06)
DENSE = Density("dense", 0.8, 0.0, 0.06, 0.86, 0.86, is_dense=True)
DENSITIES = {each.key: each for each in (COMFORTABLE, COMPACT, DENSE)}
# Of more lanes than this few would be seen at once, were they not closer together until somebody chooses.
_MANY_LANES = 40
# A summary has room for a title and what it sums up.
LOWEST_SUMMARY = 1.7


def usual_density(lanes: int) -> Density:
    """How close so many lanes stand as long as nobody chooses."""
    return COMPACT if lanes > _MANY_LANES else COMFORTABLE
