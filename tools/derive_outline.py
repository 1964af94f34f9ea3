"""Draws the outline below the map of districts from Natural Earth: python -m tools.derive_outline countries-10m.json

The file is that of world-atlas 2.0.2 (`npm pack world-atlas@2.0.2`), which has Natural Earth 4.1.0 at 1:10 million as
TopoJSON. Of it come the borders of Azerbaijan, Nakhchivan included, its islands, and the shore of the Caspian; of the
neighbours nothing but that they are land. Each piece of border is made plainer by itself, so that shore and country
keep theirs in common. Land of one country within that of another is left out where it is too small for the scale, on
either side. Running it twice changes nothing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

OUTLINE = Path(__file__).parents[1] / "resources" / "map" / "azerbaijan.json"
_COUNTRY = "Azerbaijan"
# How far in degrees a point may lie off the line that leaves it out, and how many digits the others keep.
_PLAIN, _DIGITS = 0.004, 3
# In square kilometres: of land within the land of others, not of islands.
_LEAST = 50.0
_KILOMETRES = 111.2

Point = tuple[float, float]
Ring = list[Point]


class Atlas:
    """The pieces of border of a TopoJSON file, made plainer, and the countries that they go around."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._arcs = [_plain(list(_degrees(arc, told["transform"]))) for arc in told["arcs"]]
        shapes = told["objects"]["countries"]["geometries"]
        self._shapes = {each["properties"]["name"]: _polygons(each) for each in shapes}
        self._uses = Counter(_own(at) for at in self._borders(*self._shapes))

    def country(self, name: str) -> list[Ring]:
        """What goes around it and its islands; a hole is land of others."""
        outer = [rings[0] for rings in self._shapes[name]]
        found = [(self._ring(each), all(map(self._is_shore, each))) for each in outer]
        return [points for points, is_island in found if is_island or _area(points) >= _LEAST]

    def sea(self, name: str) -> Ring:
        """The shore that this country has a part of, all the way around."""
        ways = [self._arc(at) for own in self._uses if self._is_shore(own) for at in (own, ~own)]
        after: dict[Point, list[Ring]] = {}
        for way in ways:
            after.setdefault(way[0], []).append(way)
        shores = (self._arc(at) for at in self._borders(name) if self._is_shore(at))
        found = list(next(way for way in shores if way[0] != way[-1]))
        while found[-1] != found[0]:
            found += next(way for way in after[found[-1]] if way[1] != found[-2])[1:]
        return found

    def _borders(self, *names: str) -> Iterator[int]:
        return (at for name in names for rings in self._shapes[name] for ring in rings for at in ring)

    def _is_shore(self, at: int) -> bool:
        """Whether no other country begins there."""
        return self._uses[_own(at)] == 1

    def _arc(self, at: int) -> Ring:
        return self._arcs[at] if at >= 0 else self._arcs[~at][::-1]

    def _ring(self, ring: Iterable[int]) -> Ring:
        found: Ring = []
        for at in ring:
            found += self._arc(at)[1 if found else 0 :]
        return found


def _own(at: int) -> int:
    """The number of a piece, whichever way one goes along it."""
    return at if at >= 0 else ~at


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    pieces = shape.get("arcs", [])
    return [pieces] if shape["type"] == "Polygon" else pieces


def _degrees(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[Point]:
    """The points of a piece, each of which is told by its steps from the one before."""
    (wide, tall), (west, south) = transform["scale"], transform["translate"]
    across, up = accumulate(each[0] for each in arc), accumulate(each[1] for each in arc)
    return ((west + x * wide, south + y * tall) for x, y in zip(across, up, strict=True))


def _plain(points: Ring) -> Ring:
    """Without the points that lie near enough to a line between others, as Douglas and Peucker leave them out."""
    if len(points) < 3:
        return points
    far, at = max((_off(each, points[0], points[-1]), at) for at, each in enumerate(points[1:-1], 1))
    if far <= _PLAIN:
        return [points[0], points[-1]]
    return _plain(points[: at + 1])[:-1] + _plain(points[at:])


def _off(point: Point, begin: Point, end: Point) -> float:
    along = hypot(end[0] - begin[0], end[1] - begin[1])
    x, y = point[0] - begin[0], point[1] - begin[1]
    if not along:
        return hypot(x, y)
    return abs(x * (end[1] - begin[1]) - y * (end[0] - begin[0])) / along


def _area(points: Ring) -> float:
    """In square kilometres, of something small."""
    twice = sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(points))
    return abs(twice) / 2 * _KILOMETRES**2 * cos(radians(points[0][1]))


def _rounded(points: Ring) -> list[list[float]]:
    return [[round(each, _DIGITS) for each in point] for point in points]


def derive(atlas: Path) -> str:
    """The outline as JSON: rings of [east, north] in degrees, of the country and of the sea."""
    known = Atlas(json.loads(atlas.read_text("utf-8")))
    country = sorted(known.country(_COUNTRY), key=_area, reverse=True)
    rings = {"country": list(map(_rounded, country)), "sea": [_rounded(known.sea(_COUNTRY))]}
    return json.dumps(rings, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    OUTLINE.write_text(derive(Path(sys.argv[1])), encoding="utf-8")
