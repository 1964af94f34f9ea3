"""Shares the width of a table out among its columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def share_out(
    wanted: Mapping[str, int], least: Mapping[str, int], elastic: Collection[str], room: int
) -> dict[str, int]:
    """A width for each column, in pixels: as wanted, with what room is left over given to the elastic columns.

    Where the room lacks, the widest elastic columns give way first, none below its `least`; what lacks even then is
    scrolled to.
    """
    widths = dict(wanted)
    spare = room - sum(widths.values())
    if spare >= 0:
        return widths | {key: widths[key] + spare // len(elastic) for key in elastic}
    while spare < 0:
        giving = [key for key in elastic if widths[key] > least[key]]
        if not giving:
            return dict(wanted)
        widest = max(widths[key] for key in giving)
        giving = [key for key in giving if widths[key] == widest]
        floor = max([least[key] for key in giving] + [widths[key] for key in elastic if widths[key] < widest])
        step = min(widest - floor, -(spare // len(giving))) or 1
        for key in giving:
            widths[key] -= step
        spare += step * len(giving)
    return widths
