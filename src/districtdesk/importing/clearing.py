"""Empty cells leave what is there; what is to go is marked by a word in its cell."""

from __future__ import annotations

from collections.abc import Mapping

from ..exchange.layout import CellValue
from ..folding import fold
from ..i18n import N_, _

# Typed into a cell, in any of the languages, to take out what the register has there.
CLEAR_MARKS = ("[clear]", "[sil]", "[очистить]")
CLEAR_MARK = N_("[clear]")
_OPENING = "["
_KNOWN = frozenset(map(fold, CLEAR_MARKS))
# Hidden columns beside a visible one, which say nothing by themselves.
HIDDEN = frozenset({"id", "edtf", "key"})


def clear_mark() -> str:
    """The mark in the language of the moment."""
    return _(CLEAR_MARK)


def is_marked(cell: CellValue) -> bool:
    """Whether it says that what the register has there is to go."""
    return isinstance(cell, str) and _OPENING in cell and fold(cell) in _KNOWN


def is_blank(cells: Mapping[str, CellValue]) -> bool:
    """Whether nothing that a person sees stands in the cells of a field."""
    seen = [cell for suffix, cell in cells.items() if suffix not in HIDDEN] or list(cells.values())
    return seen.count(None) + seen.count("") == len(seen)
