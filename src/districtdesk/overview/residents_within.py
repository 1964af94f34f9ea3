"""How many residents are recorded in each district, with those of its zones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from .together import with_wholes


def count_within(recorded: Mapping[str, int], within: Mapping[str, str]) -> Counter[str]:
    """By district: its own and those of what lies within it, at whatever remove, as its own claims count them."""
    found: Counter[str] = Counter()
    for place, count in recorded.items():
        for whole in with_wholes(place, within):
            found[whole] += count
    return found
