"""The map of the districts and a chart of an indicator as they are taken along, from a window or without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtGui import QFont, QGuiApplication

from ..i18n import _
from ..overview.district_map import map_places, say_circles, say_figure, unplaced
from ..overview.indicator_chart import ChartData, chart_title
from ..overview.overview import Overview
from ..register.clock import Clock
from ..register.queries.coordinates import Coordinates
from ..timeline.words import head_lines
from .chart_paint import chart_notes, take_chart
from .map_paint import take_map
from .taken import Taken, TakenWords
from .timeline.taking import paper_strokes

# In points: less wide they are not drawn.
_LEAST = 700.0


class DrawnIn(NamedTuple):
    """In which letters, and how large in points, title and sources aside."""

    font: QFont
    width: float = 1000.0
    height: float = 600.0

    @property
    def widened(self) -> tuple[float, float]:
        """The width, no less than is drawn at all, and the height in widths."""
        return max(self.width, _LEAST), self.height / max(self.width, 1.0)


def place_without_window() -> DrawnIn:
    """In the letters of the system; Qt must have begun."""
    return DrawnIn(QGuiApplication.font())


def map_title() -> str:
    return _("Map of the districts")


def draw_map(
    overview: Overview,
    coordinates: Mapping[str, Coordinates],
    sized_by: str,
    sources: Sequence[str],
    place: DrawnIn,
    clock: Clock | None = None,
    narrowed: Sequence[str] = (),
) -> Taken:
    """With what sizes the circles, one of SIZED_BY, and who has no place on it. Qt must have begun."""
    places = map_places(overview, coordinates, sized_by)
    missing = ", ".join(unplaced(overview, coordinates))
    lines = [
        *head_lines(overview.day, narrowed, clock.sentence() if clock else ""),
        _("Sized by: {figure}", figure=say_figure(overview, sized_by)),
        *([_("Without coordinates: {names}.", names=missing)] if missing else []),
    ]
    words = TakenWords(map_title(), lines, say_circles(), sources)
    return take_map(places, words, *place.widened, paper_strokes(place.font))


def draw_chart(
    data: ChartData, day: date, sources: Sequence[str], place: DrawnIn, clock: Clock | None = None
) -> Taken:
    """With what is left out of it and why. Qt must have begun."""
    legend, *notes = chart_notes(data)
    lines = [*head_lines(day, (), clock.sentence() if clock else ""), *notes]
    words = TakenWords(chart_title(data), lines, legend, sources)
    return take_chart(data, words, *place.widened, paper_strokes(place.font))
