"""A worksheet whose columns of what is reckoned stand where somebody put them, and not behind all fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..register.queries.reckoned_sources import is_reckoned_key
from .layout import BookColumn, BookSheet, BookValue
from .reckoned_columns import SHOWN


def arranged(sheet: BookSheet, keys: Sequence[str]) -> BookSheet:
    """The sheet with each of these behind the one before it; the record itself comes first."""
    order = _order(sheet.columns, keys)
    if order == list(range(len(order))):
        return sheet

    def rows() -> Iterator[Sequence[BookValue]]:
        return ([row[place] for place in order] for row in sheet.rows())

    return replace(sheet, columns=tuple(sheet.columns[place] for place in order), rows=rows)


def _order(columns: Sequence[BookColumn], keys: Sequence[str]) -> list[int]:
    names = [column.key for column in columns]
    moved = {key: names.index(f"{SHOWN}{key}") for key in keys if is_reckoned_key(key) and f"{SHOWN}{key}" in names}
    order = [place for place in range(len(columns)) if place not in moved.values()]
    behind = 0
    for key in keys:
        if key in moved:
            order.insert(behind + 1, moved[key])
            behind += 1
        else:
            own = [at for at, place in enumerate(order) if _is_of(names[place], key) and columns[place].printed]
            behind = max([behind, *own])
    # What is printed stands before all else.
    return sorted(order, key=lambda place: not columns[place].printed)


def _is_of(name: str, key: str) -> bool:
    return name == key or name.startswith(f"{key}.")
