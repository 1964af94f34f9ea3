"""The years, quarters and days in a heading, by which columns of one indicator are told apart."""

from __future__ import annotations

import re
from functools import lru_cache

from ..dates.imprecise import ImpreciseDate, read

_MOST_WORDS = 5
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_EDGES = " .,;:()"


@lru_cache(maxsize=4096)
def time_of(heading: str) -> str:
    """What a heading says of a time: 2023, I rüb 2024; "" where it says none, or is nothing else."""
    words = heading.split()
    found = _time_in(words)
    return "" if found is None or len(found) == len(words) else " ".join(words[found.start : found.stop])


def without_times(heading: str) -> str:
    """The heading without it."""
    words = heading.split()
    found = _time_in(words)
    if found is None:
        return heading
    return " ".join([*words[: found.start], *words[found.stop :]]).strip(" /,;:") or heading


def _time_in(words: list[str]) -> range | None:
    """The places of the most words that are a time with its year."""
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            text = " ".join(words[start : start + length]).strip(_EDGES)
            if _YEAR.search(text) and text[:1].isalnum() and isinstance(read(text), ImpreciseDate):
                return range(start, start + length)
    return None


def are_of_two_times(one: str, other: str) -> bool:
    """Whether both headings tell a time, and each another."""
    return bool(time_of(one)) and bool(time_of(other)) and time_of(one) != time_of(other)
