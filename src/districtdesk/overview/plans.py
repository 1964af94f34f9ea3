"""What is planned or expected of each subject, and what such claims come to: those meant for one time together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from ..dates.stored import bounds
from ..i18n import _
from ..quantity import Quantity
from ..records.unread_values import restored_date
from ..register.claims.claim_order import is_so, of_the_whole, shown_plan
from ..register.claims.figure_rows import FigureRow
from ..register.queries.overview_material import Measure
from .claims import Claims, GroupKey
from .like_sums import MOST_LINES, add_alike

# What is to come by its name, whoever reports it.
TO_COME = frozenset({"investment_planned", "jobs_expected"})


def plan_of(group: Iterable[FigureRow], measure: Measure) -> FigureRow | None:
    """The plan that is shown of one subject; of an indicator that is to come by its name any claim is one."""
    if measure.code in TO_COME:
        return shown_plan(map(_as_plan, of_the_whole(group)), measure)
    return shown_plan(group, measure)


def shown_plan_of(key: GroupKey, measure: Measure, claims: Claims) -> FigureRow | None:
    """The same of a group of these claims."""
    return claims.of_group(key, "plan", partial(plan_of, measure=measure))


def only_plans(measure: Measure, claims: Claims) -> Claims:
    """The same claims, but shown is what is planned, and by this indicator alone."""
    keys = (key for key in claims.groups if key[1] == measure.id)
    found = ((key, shown_plan_of(key, measure, claims)) for key in keys)
    return Claims(claims.groups, {key: row for key, row in found if row}, set())


def _as_plan(row: FigureRow) -> FigureRow:
    return row._replace(status="planned") if is_so(row) else row


def add_by_time(
    rows: Sequence[FigureRow],
    measure: Measure,
    within: Mapping[str, str],
    left_out: int,
    *,
    most: int | None = MOST_LINES,
) -> tuple[tuple[Quantity, ...], tuple[str, ...]]:
    """The sums and what must be known of them; what is meant for different times is not added.

    Of one time no more than `most` sums, all of them where it is None.
    """
    quantities: list[Quantity] = []
    notes: dict[str, None] = {}
    for time in sorted({_time(row) for row in rows}):
        own = [row for row in rows if _time(row) == time]
        elsewhere = len(rows) - len(own)
        amounts, said = add_alike(own, measure, within, left_out, elsewhere=elsewhere, most=most)
        quantities += amounts
        notes |= dict.fromkeys([*times_of(own), *said])
    return tuple(quantities), tuple(notes)


def add_each_time(
    rows: Sequence[FigureRow], measure: Measure, within: Mapping[str, str], left_out: int
) -> list[tuple[str, tuple[Quantity, ...]]]:
    """The same sums by the time for which they are meant, in words; empty where none is stated."""
    found = []
    for time in sorted({_time(row) for row in rows}):
        own = [row for row in rows if _time(row) == time]
        amounts, _said = add_alike(own, measure, within, left_out, elsewhere=len(rows) - len(own))
        found.append((_say_time(own), amounts))
    return found


def times_of(rows: Sequence[FigureRow]) -> list[str]:
    """For when these are meant, a sentence for each time."""
    times = sorted({_time(row) for row in rows if row.for_when})
    whens = (_say_time([row for row in rows if _time(row) == time]) for time in times)
    return [_("Meant for: {when}.", when=each) for each in whens]


def _say_time(rows: Sequence[FigureRow]) -> str:
    """The one time of these in words, about then if one of them says so; empty where none is stated."""
    told = (restored_date(row.for_when) for row in rows if row.for_when)
    first = min(told, key=lambda each: (not each.is_approximate, each.show()), default=None)
    return first.show() if first else ""


def _time(row: FigureRow) -> str:
    return bounds(row.for_when or "")
