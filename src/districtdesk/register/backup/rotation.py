"""Which backups are kept: 12 recent ones, and the last of each of 7 days, 8 weeks and 24 months that have any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

RECENT, DAYS, WEEKS, MONTHS = 12, 7, 8, 24
_RULES: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (RECENT, lambda moment: moment),
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Those of these moments, in the person's own time, whose backups are kept.

    What is dated later than now, by a clock that ran ahead, takes no place of another one: it is counted apart.
    """
    newest_first = sorted(moments, reverse=True)
    past = [moment for moment in newest_first if moment <= now]
    ahead = [moment for moment in newest_first if moment > now]
    return {moment for some in (past, ahead) for count, span in _RULES for moment in _last_of_each(some, count, span)}


def _last_of_each(
    newest_first: Sequence[datetime], count: int, span: Callable[[datetime], object]
) -> Iterable[datetime]:
    last: dict[object, datetime] = {}
    for moment in newest_first:
        if len(last) == count:
            break
        last.setdefault(span(moment), moment)
    return last.values()
