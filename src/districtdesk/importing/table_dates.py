"""The day or time of which the numbers of a table are, as its headings, titles, notes or sheet say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from ..dates.imprecise import ImpreciseDate, read
from ..problems import Problem

_MOST_WORDS = 7
_LONGEST = timedelta(days=366)
_HAS_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_EDGES = " \t\n()[]«»“”\"':;,"


def find_dates(text: str) -> list[ImpreciseDate]:
    """The dates that are written in a text, the longest words that read as one first; none of numbers alone."""
    words = text.replace("/", " / ").split()
    found: list[ImpreciseDate] = []
    taken: set[int] = set()
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            if taken.intersection(span):
                continue
            date = _read(" ".join(words[start : start + length]))
            if date is not None:
                found.append(date)
                taken.update(span)
    return found


def _read(text: str) -> ImpreciseDate | None:
    bare = text.strip(_EDGES).rstrip(".")
    if not _HAS_YEAR.search(bare) or not bare[:1].isalnum():
        return None
    date = read(bare)
    if isinstance(date, Problem) or date.earliest is None or date.latest is None:
        return None
    # Several years are the time over which a thing was watched, and no time of its numbers.
    return date if date.latest - date.earliest <= _LONGEST else None


def only_date(texts: Iterable[str]) -> ImpreciseDate | None:
    """The one date that these texts name; of two, one within the other, the more exact; None where they differ."""
    found = [date for text in texts for date in find_dates(text)]
    best: ImpreciseDate | None = None
    for each in found:
        if best is None or is_within(each, best):
            best = each
        elif not is_within(best, each):
            return None
    return best


def is_within(one: ImpreciseDate, other: ImpreciseDate) -> bool:
    """Whether the one surely lies within the other."""
    if None in (*one.bounds, *other.bounds):
        return False
    return other.earliest <= one.earliest and one.latest <= other.latest  # type: ignore[operator]
