"""Scales that stand beside a table and in none of its headings: (mln. manatla), в млн манатов, in thousands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .scale_words import scaled_unit

_PARTS = re.compile(r"[()\[\],;:]")
# What stands before a unit that says nothing else.
_BEFORE = re.compile(r"\s*(?:in|в|во)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SaidScale:
    """`text`: as it is printed. `scale`: thousand, million, billion or trillion; `currency`: "" where none is said.

    `is_plain`: a bracket or a part of it between commas says nothing but scale and currency.
    """

    text: str
    scale: str
    currency: str
    is_plain: bool


def said_scales(texts: Iterable[str]) -> tuple[SaidScale, ...]:
    """Those of these titles and notes, each once."""
    found: dict[tuple[str, str], SaidScale] = {}
    for text in texts:
        said = _said_scale(text)
        if said is not None:
            found.setdefault((said.scale, said.currency), said)
    return tuple(found.values())


@lru_cache(maxsize=1024)
def _said_scale(text: str) -> SaidScale | None:
    line = " ".join(text.split())
    for part in _PARTS.split(line):
        said = scaled_unit(part)
        if said is not None and said.currency:
            rest = _BEFORE.sub("", f"{part[: said.start]} ", count=1) + part[said.end :]
            if not any(map(str.isalnum, rest)):
                return SaidScale(line, said.scale, said.currency, is_plain=True)
    said = scaled_unit(line)
    return SaidScale(line, said.scale, said.currency, is_plain=False) if said is not None else None
