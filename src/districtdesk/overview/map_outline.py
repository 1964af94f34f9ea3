"""What lies below the map of the districts: the borders of the country, the shore of its sea, and who lives beyond.

`tools/derive_outline.py` draws it from Natural Earth, which is in the public domain.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .. import i18n
from ..i18n import _
from ..register.queries.coordinates import Coordinates
from ..settings import resource

Ring = tuple[tuple[float, float], ...]

# By their codes, where the names of the neighbours may stand, the best place first.
_NEIGHBOURS = {
    "GE": ((41.95, 45.2), (41.65, 44.7), (41.3, 43.9)),
    "RU": ((41.95, 47.4), (41.7, 47.75), (42.3, 46.9)),
    "AM": ((40.3, 44.9), (40.55, 44.6), (40.05, 45.2)),
    "IR": ((38.75, 47.0), (38.55, 47.3), (38.3, 46.6)),
    "TR": ((39.9, 43.6), (40.3, 43.1), (39.5, 43.2)),
}
_SEA = ((39.9, 50.4), (39.2, 50.2), (41.2, 50.2), (38.8, 49.8))


class Outline(NamedTuple):
    """Rings of points, each east and north in degrees, with the first point again at the end."""

    country: tuple[Ring, ...]
    sea: tuple[Ring, ...]

    @property
    def corners(self) -> tuple[Coordinates, Coordinates]:
        """The south-west and the north-east of the country."""
        east, north = zip(*(point for ring in self.country for point in ring), strict=True)
        return Coordinates(min(north), min(east)), Coordinates(max(north), max(east))

    def surrounds(self, at: Coordinates) -> bool:
        """Whether it is about where the country is."""
        least, most = self.corners
        return least.latitude <= at.latitude <= most.latitude and least.longitude <= at.longitude <= most.longitude


class AreaName(NamedTuple):
    """A neighbour or the sea by its name, with where that may stand in the middle, the best place first."""

    name: str
    places: Sequence[Coordinates]


@cache
def read_outline() -> Outline:
    """The one that is shipped."""
    told = json.loads(resource("map", "azerbaijan.json").read_text("utf-8"))
    return Outline(*(tuple(tuple(map(_point, ring)) for ring in told[key]) for key in Outline._fields))


def _point(told: Sequence[float]) -> tuple[float, float]:
    return told[0], told[1]


def name_areas() -> list[AreaName]:
    """In the language of the moment."""
    named = [(_("Caspian Sea"), _SEA), *((i18n.country(code), at) for code, at in _NEIGHBOURS.items())]
    return [AreaName(name, [Coordinates(*each) for each in places]) for name, places in named]
