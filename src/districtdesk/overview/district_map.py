"""The districts at their coordinates over a grid of degrees: where each stands and how large. No painting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, floor, hypot, log10, radians, sqrt
from typing import NamedTuple

from .. import i18n
from ..i18n import N_, _
from ..measure_units import is_said_in
from ..register.journal.store import Register
from ..register.queries.coordinates import Coordinates, read_coordinates
from .map_outline import Outline, name_areas
from .overview import Line, Overview, spoken

# By what a place can be sized: the number of its projects, or a claim; and what that is called.
SIZED_BY = {
    "projects": N_("Projects"),
    "residents": N_("Residents"),
    "invested": N_("Invested to date"),
    "jobs_created": N_("Jobs created"),
    "area": N_("Area"),
}
_STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
_LEAST, _MOST, _UNKNOWN = 4.0, 26.0, 4.0
_SAMPLES = (1.0, 0.3, 0.06)
_LINES = 6
_LEAST_SPAN = 0.5
# In pixels around the country.
_EDGE = 8.0
# Between a circle and its name, and how many lines farther off a name may stand.
_GAP, _FARTHEST = 3.0, 12
# At so many places a line to a name is looked at for what it would cross.
_ALONG = 24
_Rect = tuple[float, float, float, float]


class MapPlace(NamedTuple):
    """A district by id and name with what its circle says; `size`: None where that is not stated, or not alike.

    `told`: in whole words; `short`: the number alone, "" where none is stated; `claim`: the id of its claim, if any.
    """

    id: str
    name: str
    at: Coordinates
    size: float | None
    told: str
    short: str = ""
    claim: str = ""


class PlacedPlace(NamedTuple):
    """In pixels: the middle and the radius of its circle, and the box of its name, None where it has no room."""

    place: MapPlace
    x: float
    y: float
    radius: float
    label: _Rect | None

    @property
    def leader(self) -> _Rect | None:
        """From the edge of the circle to the name, where the name stands farther off; None where it is beside it."""
        return _leader(self.x, self.y, self.radius, self.label) if self.label else None


class GridLine(NamedTuple):
    """A line of the grid at so many pixels, and its degrees in words."""

    at: float
    label: str


class PlacedName(NamedTuple):
    """What a part of the ground is called, and the box of it in pixels."""

    name: str
    box: _Rect


class MapScale(NamedTuple):
    """Where in pixels 0° east and 0° north would be, and how many pixels a degree has across and upwards."""

    x: float
    y: float
    across: float
    up: float

    def place(self, at: Coordinates) -> tuple[float, float]:
        """In pixels from the upper left corner."""
        return self.x + at.longitude * self.across, self.y - at.latitude * self.up


@dataclass(frozen=True, slots=True)
class MapLayout:
    """`meridians` from left to right, `parallels` from above to below. `scale`: None where nothing is drawn."""

    meridians: tuple[GridLine, ...]
    parallels: tuple[GridLine, ...]
    places: tuple[PlacedPlace, ...]
    scale: MapScale | None = None
    areas: tuple[PlacedName, ...] = ()

    def at(self, x: float, y: float) -> PlacedPlace | None:
        """The smallest circle there, or the one whose name stands there."""
        hit = [each for each in self.places if _within(each, x, y)]
        return min(hit, key=lambda each: each.radius, default=None)


def read_places(register: Register) -> dict[str, Coordinates]:
    """The coordinates of all districts that have some."""
    with register.read() as session:
        return read_coordinates(session)


def map_places(overview: Overview, coordinates: Mapping[str, Coordinates], sized_by: str) -> list[MapPlace]:
    """The districts of an overview that have coordinates; money counts in the currency of most of them alone."""
    lines = [line for line in overview.lines if line.id in coordinates]
    usual = _usual_currency(lines, sized_by)
    return [_place(line, coordinates[line.id], sized_by, usual) for line in lines]


def _place(line: Line, at: Coordinates, sized_by: str, usual: str | None) -> MapPlace:
    claim = line.claims.get(sized_by)
    if sized_by == "projects":
        short = i18n.number(line.projects)
    else:
        short = f"{claim.quantity.sign}{claim.quantity.short()}" if claim else ""
    told, size = spoken(line)[sized_by], _size(line, sized_by, usual)
    return MapPlace(line.id, line.name, at, size, told, short, claim.row.id if claim else "")


def sample_sizes(places: Sequence[MapPlace]) -> list[tuple[float, float]]:
    """Round numbers and the radius in pixels of the circle of each, the largest first: how large is how much."""
    most = max((each.size for each in places if each.size is not None), default=0.0)
    if most <= 0:
        return []
    rounds = dict.fromkeys(_round_below(most * part) for part in _SAMPLES)
    found = ((value, _MOST * sqrt(value / most)) for value in rounds)
    return [(value, radius) for value, radius in found if radius >= _LEAST and (value >= 1 or most < 1)]


def _round_below(value: float) -> float:
    """The largest of 1, 2, 5, 10 and so on that is not above it."""
    power = 10.0 ** floor(log10(value))
    return next(each * power for each in (5, 2, 1) if each * power <= value * (1 + 1e-9))


def say_figure(overview: Overview, sized_by: str) -> str:
    """What sizes the circles, with its unit where that is not said with each number nor by its name."""
    title = _(SIZED_BY[sized_by])
    claims = (line.claims[sized_by] for line in overview.lines if sized_by in line.claims)
    units = {each.measure.unit.show() for each in claims if each.measure.unit and not each.quantity.currency}
    unit = units.pop() if len(units) == 1 else ""
    return _("{label}, {unit}", label=title, unit=unit) if unit and not is_said_in(unit, title) else title


def say_circles() -> str:
    """How to read the circles, and where the ground is from."""
    return " ".join(
        (
            _("The area of a circle says how much it is; an empty one that it is not stated, or in another unit."),
            _("Outline: Natural Earth, public domain."),
        )
    )


def unplaced(overview: Overview, coordinates: Mapping[str, Coordinates]) -> list[str]:
    """The names of the districts that have no coordinates."""
    return [line.name for line in overview.lines if line.id not in coordinates]


def _usual_currency(lines: Sequence[Line], sized_by: str) -> str | None:
    found = [line.claims[sized_by].quantity.currency for line in lines if sized_by in line.claims]
    return max(sorted(set(found), key=str), key=found.count, default=None)


def _size(line: Line, sized_by: str, usual: str | None) -> float | None:
    if sized_by == "projects":
        return float(line.projects)
    claim = line.claims.get(sized_by)
    if claim is None or not claim.is_in_unit or claim.quantity.currency != usual:
        return None
    return max(float(claim.quantity.value), 0.0)


def lay_out_map(
    places: Sequence[MapPlace],
    width: float,
    height: float,
    line: float,
    advance: Callable[[str], float],
    number: Callable[[float], str],
    outline: Outline | None = None,
) -> MapLayout:
    """In so many pixels, degrees of longitude as wide as they are there; `line`: the height of a name, `advance` its
    width, `number` shows degrees.

    All of the country within the `outline` is in sight where any place is there, or where there are no places.
    """
    ground = outline if outline and (not places or any(outline.surrounds(each.at) for each in places)) else None
    if not places and ground is None:
        return MapLayout((), (), ())
    in_sight = {each.at: _MOST + 2 * line for each in places}
    in_sight |= dict.fromkeys(ground.corners if ground else (), _EDGE)
    box = _Box(in_sight, width, height)
    most = max((each.size for each in places if each.size is not None), default=0.0) or 1.0
    circles = [(each, *box.place(each.at), _radius(each.size, most)) for each in places]
    meridians = tuple(GridLine(box.place(Coordinates(0, each))[0], _east(each, number)) for each in box.meridians())
    parallels = tuple(GridLine(box.place(Coordinates(each, 0))[1], _north(each, number)) for each in box.parallels())
    taken = [(x - radius, y - radius, x + radius, y + radius) for _place, x, y, radius in circles]
    placed = []
    # The largest first: its name is the one that is looked for.
    for place, x, y, radius in sorted(circles, key=lambda each: (-each[3], each[0].name)):
        label = _label(x, y, radius, advance(place.name), line, (0, 0, width, height), taken)
        if label:
            taken.append(label)
        placed.append(PlacedPlace(place, x, y, radius, label))
    areas = _name_areas(box.scale, advance, line, (0, 0, width, height), taken) if ground else ()
    shown = MapLayout(meridians, parallels, tuple(placed), box.scale, tuple(areas))
    return _without_covered_degrees(shown, height, line, advance)


def _without_covered_degrees(
    laid: MapLayout, height: float, line: float, advance: Callable[[str], float]
) -> MapLayout:
    """Without those over which the name of a district lies: both would be read with trouble."""
    named = [each.label for each in laid.places if each.label]

    def shown(each: GridLine, left: float, top: float) -> GridLine:
        place = left, top, left + advance(each.label) + line, top + line
        return each._replace(label="") if any(_overlap(place, one) for one in named) else each

    return replace(
        laid,
        meridians=tuple(shown(each, each.at, height - line) for each in laid.meridians),
        parallels=tuple(shown(each, 0.0, each.at - line) for each in laid.parallels),
    )


def _name_areas(
    scale: MapScale, advance: Callable[[str], float], line: float, within: _Rect, taken: Sequence[_Rect]
) -> Iterator[PlacedName]:
    """What is in sight and has room beside all circles and names; the rest is not named."""
    held = list(taken)
    for area in name_areas():
        for x, y in map(scale.place, area.places):
            wide = advance(area.name)
            box = (x - wide / 2, y - line / 2, x + wide / 2, y + line / 2)
            if _is_inside(box, within) and not any(_overlap(box, each) for each in held):
                held.append(box)
                yield PlacedName(area.name, box)
                break


def _east(degrees: float, number: Callable[[float], str]) -> str:
    return _("{degrees}° E", degrees=number(degrees)) if degrees >= 0 else _("{degrees}° W", degrees=number(-degrees))


def _north(degrees: float, number: Callable[[float], str]) -> str:
    return _("{degrees}° N", degrees=number(degrees)) if degrees >= 0 else _("{degrees}° S", degrees=number(-degrees))


def _radius(size: float | None, most: float) -> float:
    """The area of a circle says how much it is."""
    return _UNKNOWN if size is None else max(_MOST * sqrt(size / most), _LEAST)


class _Box:
    """Turns degrees into pixels, so that all of these are in sight, each with so many pixels around it."""

    def __init__(self, in_sight: Mapping[Coordinates, float], width: float, height: float) -> None:
        north = [each.latitude for each in in_sight]
        east = [each.longitude for each in in_sight]
        self._north, self._east = (min(north) + max(north)) / 2, (min(east) + max(east)) / 2
        self._width, self._height = width, height
        squeeze = max(cos(radians(self._north)), 0.1)
        up = min(self._most(at, around, squeeze) for at, around in in_sight.items())
        across = up * squeeze
        self.scale = MapScale(width / 2 - self._east * across, height / 2 + self._north * up, across, up)

    def _most(self, at: Coordinates, around: float, squeeze: float) -> float:
        """How large a degree may be with this place in sight."""
        tall = max(abs(at.latitude - self._north), _LEAST_SPAN / 2)
        wide = max(abs(at.longitude - self._east) * squeeze, _LEAST_SPAN / 2)
        return min(max(self._width / 2 - around, 0.5) / wide, max(self._height / 2 - around, 0.5) / tall)

    def place(self, at: Coordinates) -> tuple[float, float]:
        return self.scale.place(at)

    def meridians(self) -> list[float]:
        return _rounds(self._east, self._width / self.scale.across)

    def parallels(self) -> list[float]:
        return list(reversed(_rounds(self._north, self._height / self.scale.up)))


def _rounds(middle: float, span: float) -> list[float]:
    """Round degrees within this span about the middle, so few that they can be told apart."""
    step = next((each for each in _STEPS if span / each <= _LINES), _STEPS[-1])
    first = round((middle - span / 2) / step) + 1
    found = (round((first + at) * step, 6) for at in range(_LINES + 1))
    return [each for each in found if abs(each - middle) < span / 2]


def _label(
    x: float, y: float, radius: float, wide: float, line: float, within: _Rect, taken: Sequence[_Rect]
) -> _Rect | None:
    """As near as there is room, and where it can be with no line across another; else it waits for the pointer."""
    crossing = None
    own = (x - radius, y - radius, x + radius, y + radius)
    others = [each for each in taken if each != own]
    for left, top in _tries(x, y, radius + _GAP, wide, line):
        box = (left, top, left + wide, top + line)
        if _is_inside(box, within) and not any(_overlap(box, each) for each in taken):
            leader = _leader(x, y, radius, box)
            if leader is None or not any(_crosses(leader, each) for each in others):
                return box
            crossing = crossing or box
    return crossing


def _leader(x: float, y: float, radius: float, label: _Rect) -> _Rect | None:
    left, top, right, bottom = label
    to_x, to_y = min(max(x, left), right), min(max(y, top), bottom)
    far = hypot(to_x - x, to_y - y)
    if far <= radius + _GAP + 1:
        return None
    part = radius / far
    return x + (to_x - x) * part, y + (to_y - y) * part, to_x, to_y


def _crosses(leader: _Rect, box: _Rect) -> bool:
    x, y, to_x, to_y = leader
    parts = (each / _ALONG for each in range(_ALONG + 1))
    return any(box[0] < x + (to_x - x) * part < box[2] and box[1] < y + (to_y - y) * part < box[3] for part in parts)


def _tries(x: float, y: float, beside: float, wide: float, line: float) -> Iterator[tuple[float, float]]:
    """At the right, the left, below or above, then between these, and each of them farther and farther off."""
    for away in range(_FARTHEST + 1):
        reach = beside + away * line
        aslant = reach * sqrt(0.5)
        yield x + reach, y - line / 2
        yield x - reach - wide, y - line / 2
        yield x - wide / 2, y + reach
        yield x - wide / 2, y - reach - line
        for left in (x, x - wide):
            yield left, y + reach
            yield left, y - reach - line
        for left in (x + aslant, x - aslant - wide):
            yield left, y + aslant
            yield left, y - aslant - line


def _is_inside(box: _Rect, within: _Rect) -> bool:
    return box[0] >= within[0] and box[1] >= within[1] and box[2] <= within[2] and box[3] <= within[3]


def _overlap(one: _Rect, other: _Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _within(placed: PlacedPlace, x: float, y: float) -> bool:
    if (placed.x - x) ** 2 + (placed.y - y) ** 2 <= max(placed.radius, 8) ** 2:
        return True
    box = placed.label
    return box is not None and box[0] <= x <= box[2] and box[1] <= y <= box[3]
