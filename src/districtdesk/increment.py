"""Hears that a number comes on top of another: 120 additional jobs, əlavə 120 iş yeri, дополнительно 120 мест."""

from __future__ import annotations

import re

from .unseen import without_unseen

_ON_TOP = re.compile(r"\s*\b(?:additional(?:ly)?|əlavə(?: olaraq)?|дополнительн\w+)\b\s*", re.IGNORECASE)
# 13 əlavə 120: taken out, the word would leave one number of the two.
_BETWEEN_DIGITS = re.compile(rf"\d(?:{_ON_TOP.pattern})(?=\d)", re.IGNORECASE)


def split_increment(text: str) -> tuple[str, bool]:
    """The claim without the word that says so, and whether there was one; between two numbers it stays."""
    seen = without_unseen(text)
    if _BETWEEN_DIGITS.search(seen):
        return seen, False
    bare, count = _ON_TOP.subn(" ", seen)
    return (bare.strip(), True) if count else (seen, False)
