"""Dates in digits alone, 20230501 or 01052023: never taken, but the day that may be meant is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..i18n import _
from ..problems import Problem, error
from .edtf import Point, parse
from .plausible import is_plausible
from .words import in_words

# Year first, day first, month first; and without a day. The year has four digits in each.
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        "(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        "(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4})",
        "(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<year>[0-9]{4})",
        "(?P<year>[0-9]{4})(?P<month>[0-9]{2})",
        "(?P<month>[0-9]{2})(?P<year>[0-9]{4})",
    )
)


def compact_problem(text: str) -> Problem | None:
    """A question with the dates that these digits can mean; None where they mean none."""
    dates = list(dict.fromkeys(map(in_words, dates_meant(text))))
    if not dates:
        return None
    if len(dates) == 1:
        return error(
            _("Is {day} meant by “{given}”? Then write {day}.", given=text, day=dates[0]), rule="date_compact"
        )
    return error(
        _(
            "“{given}” can be read as {part} or as {years}. Write one of these.",
            given=text, part=dates[0], years=dates[1],
        ),
        rule="date_compact",
    )  # fmt: skip


def dates_meant(text: str) -> Iterator[Point]:
    """Each date that such digits can mean: 20230501, 01052023."""
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        point = _point(found) if found else None
        if point and is_plausible(point):
            yield point


def _point(found: re.Match[str]) -> Point | None:
    digits = found.groupdict()
    try:
        point = parse("-".join(filter(None, (digits["year"], digits["month"], digits.get("day")))))
    except ValueError:
        return None
    return point if isinstance(point, Point) and not point.part else None
