"""Shares the width of a table out among its columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", int, str)
# How often the share of a line is halved until the room is used to the pixel.
_HALVINGS = 14


def share_out(
    wanted: Mapping[str, int],
    least: Mapping[str, int],
    elastic: Collection[str],
    room: int,
    whole: Mapping[str, int] | None = None,
    giving: Collection[str] = (),
) -> dict[str, int]:
    """A width for each column, in pixels: as wanted, with what room is left over given to the elastic columns.

    `whole` is what columns need to show all that is in them: no text is shortened beside free room, be it left over
    or in a column that is wider than its own texts.

    Where the room lacks, the widest elastic columns give way first, and those of `giving` with them, none below its
    `least`; what lacks even then is scrolled to.
    """
    yielding = {*elastic, *giving}
    widths = _freed(wanted, whole or {}, room)
    spare = room - sum(widths.values())
    if spare >= 0:
        widths = _made_whole(widths, whole or {}, spare)
        spare = room - sum(widths.values())
        return widths | {key: widths[key] + spare // len(elastic) for key in elastic}
    while spare < 0:
        wider = [key for key in yielding if widths[key] > least[key]]
        if not wider:
            return dict(wanted)
        widest = max(widths[key] for key in wider)
        wider = [key for key in wider if widths[key] == widest]
        floor = max([least[key] for key in wider] + [widths[key] for key in yielding if widths[key] < widest])
        step = min(widest - floor, -(spare // len(wider))) or 1
        for key in wider:
            widths[key] -= step
        spare += step * len(wider)
    return widths


def shared_widths(wanted: Sequence[int], shares: Sequence[int], room: int) -> list[int]:
    """Widths in pixels that fill the room: a column that needs less than its share leaves the rest to the others.

    What nobody needs is the last one's.
    """
    widths = [0] * len(shares)
    lacking = set(range(len(shares)))
    while lacking:
        left, parts = room - sum(widths), sum(shares[each] for each in lacking)
        fair = {each: left * shares[each] // parts for each in lacking}
        content = {each for each in lacking if wanted[each] <= fair[each]}
        for each in content or lacking:
            widths[each] = wanted[each] if content else fair[each]
        lacking -= content or lacking
    widths[-1] += room - sum(widths)
    return widths


def balance(
    whole: Mapping[int, int], least: Mapping[int, int], written: Mapping[int, int], room: int
) -> dict[int, int]:
    """Widths by how much is written in each column, so that all break into about as many lines.

    None is wider than `whole`, or narrower than `least`, even where the room lacks.
    """
    low, high = 0.0, 1.0
    for _halving in range(_HALVINGS):
        share = (low + high) / 2
        if sum(_balanced(whole, least, written, share).values()) <= room:
            low = share
        else:
            high = share
    shared = _balanced(whole, least, written, low)
    # To the pixel: a row that is marked is marked to its end.
    return _made_whole(shared, whole, max(room - sum(shared.values()), 0))


def _balanced(
    whole: Mapping[int, int], least: Mapping[int, int], written: Mapping[int, int], share: float
) -> dict[int, int]:
    return {key: max(least[key], min(whole[key], int(written[key] * share))) for key in whole}


def _freed(wanted: Mapping[str, int], whole: Mapping[str, int], room: int) -> dict[str, int]:
    """The columns with the most free room give up as much of it as others lack."""
    widths = dict(wanted)
    lacking = sum(max(whole[key] - widths[key], 0) for key in whole) + sum(widths.values()) - room
    for key in sorted(whole, key=lambda each: whole[each] - widths[each]):
        given = max(min(widths[key] - whole[key], lacking), 0)
        widths[key] -= given
        lacking -= given
    return widths


def _made_whole(widths: dict[K, int], whole: Mapping[K, int], spare: int) -> dict[K, int]:
    """The columns that lack least first, so that as many as possible show all of their text."""
    for key in sorted(whole, key=lambda each: whole[each] - widths[each]):
        given = min(max(whole[key] - widths[key], 0), spare)
        widths[key] += given
        spare -= given
    return widths
