"""Reading whole tables as they are stored: no values are made of the columns, and removed records are left out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from ..records import Record, kind_of, table_of
from ..records.columns import WORDS

_BASE = table_of(Record)


def as_stored_text(column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """The column as its stored text, of which no value is made."""
    return type_coerce(column, WORDS)


def past_indexes(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column of words for a condition by which no index is read, where another condition has the better one."""
    return column.concat("")


def kept(record_type: type[Record]) -> ColumnElement[bool]:
    """Not removed. Removed records are few: leaving those out costs less than looking every row up in the base."""
    gone = select(_BASE.c.id).where(_BASE.c.kind == kind_of(record_type), _BASE.c.removed_at.is_not(None))
    return table_of(record_type).c.id.not_in(gone)
