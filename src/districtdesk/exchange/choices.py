"""What can be chosen in the cells of a field, so that a worksheet offers it in a drop-down."""

from __future__ import annotations

from dataclasses import replace

from ..records import Field
from .layout import BookColumn


def with_choices(column: BookColumn, field: Field, suffix: str) -> BookColumn:
    """The column with what its cells offer: words of a list, or the names of records."""
    kind = field.kind
    # Other columns of a field hold exact values, or a part of it.
    if kind.derived or suffix:
        return column
    if kind.is_link and not kind.holds_several:
        return replace(column, names_of=kind.to)
    return replace(column, choices=kind.offered())
