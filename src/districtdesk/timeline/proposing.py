"""A new date for what was announced before, chosen by hand: as exact as the scale on which it is, no more."""

from __future__ import annotations

from datetime import date

from ..dates.imprecise import ImpreciseDate
from ..records.claim_status import PLANNED
from .axis import Axis
from .marks import Lane, Shape

_BY_YEAR, _BY_MONTH = ("years",), ("quarters", "months")


def may_be_announced_anew(shape: Shape) -> bool:
    """Whether it is an event that was announced, holds still, and may be announced for another date."""
    is_waited_for = shape.state in PLANNED and not shape.is_faint
    return shape.mark.record_kind == "event" and is_waited_for and not shape.is_derived


def proposed_date(axis: Axis, x: float, digit: float) -> ImpreciseDate:
    """The date at a point of the axis: a year, a month or a day, whichever its ticks tell apart."""
    step = axis.ticks(digit).step
    day = date.fromordinal(max(int(axis.day(x)), 1))
    if step in _BY_YEAR:
        return ImpreciseDate(f"{day.year:04}")
    return ImpreciseDate(f"{day.year:04}-{day.month:02}" if step in _BY_MONTH else day.isoformat())


def announcement(lane: Lane, shape: Shape, when: ImpreciseDate | None) -> dict[str, object]:
    """What a new event begins with; who said it and when stays open, and the earlier one stays as it is."""
    begun: dict[str, object] = {"subjects": (lane.record_id,), "event_kind": shape.mark.kind, "status": "expected"}
    return begun | ({"date": when} if when is not None else {})
