"""The part of EDTF (ISO 8601-2:2019) that the register keeps: its grammar and the days it spans.

Kept are level 1 and, from level 2, the parts of a year: quarters 33-36, four-month parts 37-39, half-years 40-41.
Every date and each end of a period may have one qualifier, at its end. Years are 0001 to 9999. The standard leaves
seasons to the reader; here they are those of the northern hemisphere, in whole months, and the winter of a year is
the one that begins in its December and ends in the next February.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..i18n import _

OPEN = ".."
UNKNOWN = ""

SEASONS = range(21, 25)
QUARTERS = range(33, 37)
QUADRIMESTERS = range(37, 40)
HALVES = range(40, 42)
# Code of a part of the year: its first month and its length in months.
_PARTS = {
    **{code: (3 + 3 * place, 3) for place, code in enumerate(SEASONS)},
    **{code: (1 + 3 * place, 3) for place, code in enumerate(QUARTERS)},
    **{code: (1 + 4 * place, 4) for place, code in enumerate(QUADRIMESTERS)},
    **{code: (1 + 6 * place, 6) for place, code in enumerate(HALVES)},
}

_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[?~%]?)"
)


@dataclass(frozen=True, slots=True)
class Point:
    """One date of any exactness. `month` may hold a season or another part of the year; X is an unknown digit."""

    year: str
    month: str = ""
    day: str = ""
    mark: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, (self.year, self.month, self.day))) + self.mark

    @property
    def is_approximate(self) -> bool:
        return self.mark in ("~", "%")

    @property
    def is_uncertain(self) -> bool:
        return self.mark in ("?", "%")

    @property
    def part(self) -> int:
        """The code of the season, quarter, four-month part or half-year; 0 for all else."""
        return int(self.month) if self.month.isdigit() and int(self.month) in _PARTS else 0

    @property
    def earliest(self) -> date:
        first, _length = self._months
        return date(int(self.year.replace("X", "0")), first, self._day or 1)

    @property
    def latest(self) -> date:
        first, length = self._months
        years_on, month = divmod(first + length - 2, 12)
        year = int(self.year.replace("X", "9")) + years_on
        return date(year, month + 1, self._day or monthrange(year, month + 1)[1])

    @property
    def _months(self) -> tuple[int, int]:
        """The first month and how many there are."""
        if not self.month.isdigit():
            return 1, 12
        return _PARTS.get(int(self.month), (int(self.month), 1))

    @property
    def _day(self) -> int:
        return int(self.day) if self.day.isdigit() else 0


@dataclass(frozen=True, slots=True)
class Interval:
    """From a start to an end; either may be OPEN or UNKNOWN, but not both ends at once."""

    start: Point | str
    end: Point | str

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @property
    def earliest(self) -> date | None:
        return self.start.earliest if isinstance(self.start, Point) else None

    @property
    def latest(self) -> date | None:
        return self.end.latest if isinstance(self.end, Point) else None


@lru_cache(maxsize=8192)
def parse(text: str) -> Point | Interval:
    """What this EDTF text says. ValueError, with a sentence for the person who wrote it, if it says nothing kept."""
    if "/" not in text:
        return _point(text)
    start, _slash, end = text.partition("/")
    interval = Interval(_end(start), _end(end))
    if not (isinstance(interval.start, Point) or isinstance(interval.end, Point)):
        raise ValueError(_("A period needs a start or an end, for example 2023/2025 or 2023/.."))
    if interval.earliest and interval.latest and interval.earliest > interval.latest:
        raise ValueError(_("The period {given} ends before it starts.", given=text))
    return interval


def _end(text: str) -> Point | str:
    return text if text in (OPEN, UNKNOWN) else _point(text)


def _point(text: str) -> Point:
    if re.fullmatch(r"Y?-?[0-9]{4,}.*", text) and not re.match(r"[0-9]{4}(?![0-9])", text):
        raise ValueError(_("Only the years 0001 to 9999 are kept, and {given} is none of them.", given=text))
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError(
            _("“{given}” is not an EDTF date. Examples: 2023-05-01, 2025-05, 2025~, 2023/2025.", given=text)
        )
    point = Point(**found.groupdict(default=""))
    _check(point)
    return point


def _check(point: Point) -> None:
    if int(point.year.replace("X", "0")) == 0:
        raise ValueError(_("Only the years 0001 to 9999 are kept, and {given} is none of them.", given=point.year))
    if "X" in point.year and point.month:
        raise ValueError(_("{given}: a month is only kept with a full year.", given=str(point)))
    if point.month.isdigit():
        _check_month(point)
    elif point.day and point.day != "XX":
        raise ValueError(_("{given}: a day is only kept with its month.", given=str(point)))


def _check_month(point: Point) -> None:
    if not (1 <= int(point.month) <= 12 or point.part):
        raise ValueError(
            _(
                "{given}: there is no month {month}. A period has both years in full: 2023 to 2025.",
                given=str(point), month=point.month,
            )
        )  # fmt: skip
    if point.part and point.day:
        raise ValueError(_("{given}: a part of a year has no days.", given=str(point)))
    if point.part == SEASONS[-1] and point.year == "9999":
        raise ValueError(_("Only the years 0001 to 9999 are kept, and this winter ends later."))
    if point.day.isdigit():
        length = monthrange(int(point.year), int(point.month))[1]
        if not 1 <= int(point.day) <= length:
            raise ValueError(
                _(
                    "There is no day {day}.{month}.{year}: that month has {length} days.",
                    day=point.day, month=point.month, year=point.year, length=length,
                )
            )  # fmt: skip
