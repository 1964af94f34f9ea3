"""What can be asked of a record of whatever kind: its words, its evidence, its warnings, who changed it and when."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, literal_column, select

from ...fields import Day, FieldKind, Text, YesNo
from ...i18n import N_
from ...records import Citation, Record, table_of
from ...records.columns import WHOLE
from ..plain_rows import kept
from .column_source import ColumnSource

_BASE = table_of(Record)
ANY_WORDS, EVIDENCE, WARNINGS, CHANGED_ON, CHANGED_BY = (
    "any_words",
    "evidence",
    "warnings",
    "changed_on",
    "changed_by",
)


@cache
def record_sources() -> Mapping[str, ColumnSource]:
    """By key, in the order in which they are offered. No field bears one of these keys."""
    found = (
        _source(ANY_WORDS, Text(N_("Any words")), _BASE.c.search_key),
        _evidence(),
        # Which records have some is no matter of the tables: whoever asks finds out before.
        _source(WARNINGS, YesNo(N_("Warnings"), empty_is_no=True), _BASE.c.id),
        _source(CHANGED_ON, Day(N_("Last changed on")), _BASE.c.changed_at),
        _source(CHANGED_BY, Text(N_("Last changed by")), _BASE.c.changed_by),
    )
    return {each.key: each for each in found}


def _source(key: str, kind: FieldKind[Any], value: ColumnElement[Any]) -> ColumnSource:
    return ColumnSource(key, kind, _BASE, _BASE.c.id, value, (value,), is_nullable=False)


def _evidence() -> ColumnSource:
    cited = select(table_of(Citation).c.record, literal_column("1", WHOLE).label("is_so")).where(kept(Citation))
    rows = cited.subquery("cited")
    kind = YesNo(N_("Evidence"), empty_is_no=True)
    return ColumnSource(EVIDENCE, kind, rows, rows.c.record, rows.c.is_so, (rows.c.is_so,), is_nullable=False)
