"""Numbers within a text that is shortened: one that has no room there is left out, for cut it would be another."""

from __future__ import annotations

import re

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# With its groups and decimals, and with the unit or the magnitude that a space holds to it: 37 900 000 ₼, 700,7 mln.
_NUMBER = re.compile(r"\d+(?:[.,\u202f\u00a0]\d+| \d{3}(?!\d))*(?:\u00a0[^\s\d]\S*)*")


def without_part_of_number(text: str, shortened: str) -> str:
    """The same beginning of the text with its ellipsis; of a number that is cut nothing is left: 20… of 2025."""
    kept = shortened.removesuffix(ELLIPSIS)
    if shortened == text or not any(map(str.isdigit, kept)):
        return shortened
    cut = next((each for each in _NUMBER.finditer(text) if each.start() < len(kept) < each.end()), None)
    return f"{text[: cut.start()].rstrip()}{ELLIPSIS}" if cut else shortened
