"""What a list may show, sort and narrow by: a field of its records, or what is reckoned of each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, case, select

from ... import i18n
from ...fields import FieldKind
from ...i18n import _
from ...records import KINDS, Field, Record, fields_of, table_of
from ..file.own_functions import ordered_text

_BASE = table_of(Record)


@dataclass(frozen=True, slots=True, eq=False)
class ColumnSource:
    """One value of each record of a kind, by a key that is the same in every language and every register.

    `kind` knows how the value is typed, shown and dumped. `rows` has at most one row for a record, told by
    `record_id`; a record without a row, or with NULL for `value`, has no value. `parts`: by field key, what else
    makes up the value in the same row, such as the qualifier, the upper end, the unit and the currency of an amount.
    `order`: what is compared to sort by it; what is empty comes last. `apart`: what puts unlike values, such as those
    of another currency, into a group of their own, whichever way is sorted.
    """

    key: str
    kind: FieldKind[Any]
    rows: FromClause
    record_id: ColumnElement[str]
    value: ColumnElement[Any]
    order: tuple[ColumnElement[Any], ...]
    is_nullable: bool = True
    parts: Mapping[str, ColumnElement[Any]] = field(default_factory=dict)
    apart: ColumnElement[Any] | None = None
    # The field, where it is one of the record's own.
    field: Field | None = None
    say: Callable[[], str] | None = None

    @property
    def caption(self) -> str:
        """What a column of it is called, in the language of the moment."""
        return self.say() if self.say else _(self.kind.label)

    def ids_where(self, *conditions: ColumnElement[bool]) -> Select[Any]:
        """The ids of the records whose row meets these conditions, which speak of `value` and `parts`."""
        return select(self.record_id).select_from(self.rows).where(*conditions)


@cache
def field_sources(kind: str) -> Mapping[str, ColumnSource]:
    """The fields of a kind of record as sources, in the order of declaration."""
    own = table_of(KINDS[kind])
    return {each.key: _field_source(each, own if each.key in own.c else _BASE) for each in fields_of(KINDS[kind])}


def _field_source(each: Field, table: Any) -> ColumnSource:
    column = table.c[each.key]
    parts = {key: table.c[key] for key in each.kind.shown_with if key in table.c}
    return ColumnSource(
        each.key,
        each.kind,
        table,
        table.c.id,
        column,
        (_in_order_of_choices(each.kind, column),),
        bool(column.nullable),
        parts,
        field=each,
    )


def _in_order_of_choices(kind: FieldKind[Any], column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Choices in the order in which they are offered, not in that of their English codes."""
    places = {code: place for place, code in enumerate(kind.all_values())}
    return case(places, value=column) if places else column


def sorted_by_alphabet(source: ColumnSource) -> tuple[ColumnElement[Any], ...]:
    """What is compared to sort by it as the language of the moment does."""
    if codes := source.kind.codes_by_name():
        return (case({code: place for place, code in enumerate(codes)}, value=source.value),)
    return (ordered_text(source.value, i18n.language()),) if source.kind.has_alphabet else source.order
