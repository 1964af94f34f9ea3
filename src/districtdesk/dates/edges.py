"""Where a period begins or ends that names the edge of a time: by the end of May 2025, с начала 2024 года.

The start of a time is its first day and the end its last; but what goes on since the end of a time began only about
then. The middle of a year, quarter or month is about its middle month or its 15th. "Early" and "late" name no edge: a
period reaches as far as the loose stretch does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .edtf import QUADRIMESTERS, QUARTERS, Point
from .phrases import PhraseReading

START, MIDDLE, END = "start", "middle", "end"
_WORDS = {
    START: "beginning|start|evvel(?:in?)?|nacal[aeou]",
    MIDDLE: "mid|middle|orta(?:si?|sin|lari?|larin)|seredin[aeiu]",
    END: "end|(?:son|axir)(?:un?|in?)?|kon(?:ets|ts[aeu])",
}
# A word of an edge before its time, in English and Russian, or behind it in Azerbaijani.
_NAMED = {edge: re.compile(rf"(?:{words})[ -](.+)|(.+) (?:{words})") for edge, words in _WORDS.items()}


class Edge(NamedTuple):
    """Which edge is named, and the plain text of the time that it belongs to."""

    name: str
    whole: str


def part_edge(plain: str) -> Edge | None:
    """The edge that this plain text names; None where it names none."""
    for name, pattern in _NAMED.items():
        found = pattern.fullmatch(plain)
        if found:
            return Edge(name, found[1] or found[2])
    return None


def find_edge(name: str, whole: Point, opens: bool) -> PhraseReading | None:
    """The EDTF of that edge, with which a period begins (`opens`) or ends; None for a middle that nobody means."""
    if name == START:
        return PhraseReading(whole.earliest.isoformat())
    if name == END and not opens:
        return PhraseReading(whole.latest.isoformat())
    about = _about_the_end(whole) if name == END else _middle(whole)
    return PhraseReading(about, says_more=True) if about else None


def _about_the_end(whole: Point) -> str:
    return f"{whole.latest:%Y-%m}~" if whole.year == str(whole) else f"{whole.latest.isoformat()}~"


def _middle(whole: Point) -> str:
    if whole.part in QUARTERS:
        return f"{whole.year}-{whole.earliest.month + 1:02}~"
    if whole.part or whole.day or not f"{whole.year}{whole.month}".isdigit():
        return ""
    return f"{whole.year}-{whole.month}-15~" if whole.month else f"{whole.year}-06~"


def reach(stretch: Point, opens: bool) -> str:
    """The month with which a loose stretch of a year begins or ends; any other date is left as it is."""
    if stretch.part not in QUADRIMESTERS:
        return str(stretch)
    month = stretch.earliest.month if opens else stretch.latest.month
    return f"{stretch.year}-{month:02}{stretch.mark}"
