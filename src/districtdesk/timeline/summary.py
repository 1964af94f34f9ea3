"""A folded lane that still shows what lies within it: every lane a thin line, those apart in time on one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

from .lane import Arrangement, Track
from .marks import Lane, Mark, Shape


def summarise(own: Arrangement, inner: Iterable[Arrangement], gap: float) -> list[Track]:
    """Thin tracks: what is the lane's own, then the lanes within it, each whole on the first track that is free.

    Projects stand above what else is within it.

    `gap` is how many days have to lie between two lanes on one track.
    """
    first = _shapes(own)
    projects: list[list[Shape]] = []
    others: list[list[Shape]] = []
    for each in inner:
        (projects if each.is_project else others).append(_shapes(each))
    found = [[first] if first else [], _packed(projects, gap), _packed(others, gap)]
    return [Track(shapes, is_thin=True) for tracks in found for shapes in tracks] or [Track([], is_thin=True)]


def _packed(lanes: Iterable[list[Shape]], gap: float) -> list[list[Shape]]:
    tracks: list[list[Shape]] = []
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    for shapes in sorted(filter(None, lanes), key=_begin):
        while busy and busy[0][0] <= _begin(shapes):
            heappush(free, heappop(busy)[1])
        if not free:
            heappush(free, len(tracks))
            tracks.append([])
        index = heappop(free)
        tracks[index] += shapes
        heappush(busy, (max(shape.end for shape in shapes) + gap, index))
    return tracks


def _shapes(arranged: Arrangement) -> list[Shape]:
    return [shape for track in arranged.tracks for shape in track.shapes]


def _begin(shapes: Sequence[Shape]) -> float:
    return min(shape.begin for shape in shapes)


def undated_in(own: Arrangement, inner: Iterable[Arrangement]) -> tuple[Mark, ...]:
    return (*own.undated, *(mark for each in inner for mark in each.undated))


def within(lane: str, children: Mapping[str | None, Sequence[Lane]]) -> list[Lane]:
    """All lanes below this one, those within others too."""
    found: list[Lane] = []
    for child in children.get(lane, ()):
        found += [child, *within(child.id, children)]
    return found
