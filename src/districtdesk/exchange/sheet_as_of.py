"""A worksheet of records as they were on a day.

It has a name of its own, so that nobody reads in the past as the present.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat

from .. import i18n
from ..i18n import _
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, Field, fields_of
from ..register.captions import batches
from ..register.journal.store import Session
from ..register.queries.as_of import RowAsOf, everything_as_of, fields_as_of, say_sure
from ..register.queries.listing import Query
from .column_groups import ReckonedGroup
from .layout import BookColumn, BookSheet, CellValue
from .sheet import Captions, CellColumn, columns_of
from .shown_columns import caption_column

_ID_WIDTH = 38
_PAGE = 1000


def with_fields_of_states(kind: str, fields: Sequence[Field]) -> list[Field]:
    """The columns of a list, and what only its states tell, as far as lists tell it."""
    known = {field.key for field in fields}
    own = {field.key for field in fields_of(KINDS[kind])}
    more = [each for each in fields_as_of(kind) if each.key not in own | known and each.kind.listed]
    return [*fields, *more]


def sheet_as_of(
    session: Session,
    query: Query,
    columns: tuple[Sequence[Field], Sequence[Field]],
    title: str,
    total: int,
    day: date,
) -> BookSheet:
    """What the query finds, as it was; what may have been or is not known stands there in words.

    `columns`: fields, and what is reckoned of the day.
    """
    cells = [(field, columns_of(field)) for field in columns[0]]
    beside = ReckonedGroup(session, query.kind, columns[1])
    own = [column.book_column(field.key) for field, parts in cells for column in parts]
    sure = BookColumn("is_sure", _("On that day"), "text", 16)
    key = BookColumn("id", _("Record id"), "text", _ID_WIDTH, hidden=True)

    def rows() -> Iterator[Sequence[CellValue]]:
        for page in batches(everything_as_of(session, query, day), _PAGE):
            told = zip(*beside.cells([then.row for then in page]), strict=True) if columns[1] else repeat(())
            for then, more in zip(page, told, strict=False):
                yield _row(then, cells, more)

    return BookSheet(
        title,
        f"{query.kind}_as_of",
        (caption_column(query.kind), *own, *beside.columns, sure, key),
        rows,
        total,
        _(RECORD_KINDS[query.kind].meaning),
        carries=beside.carried,
    )


def _row(
    then: RowAsOf, cells: Sequence[tuple[Field, Sequence[CellColumn]]], more: Sequence[CellValue]
) -> tuple[CellValue, ...]:
    language = i18n.language()
    names = {each: name.among(language) for each, name in then.row.linked.items()}
    own = (value for field, columns in cells for value in _cells(then, field, columns, names))
    return (then.row.caption.among(language), *own, *more, say_sure(then), then.row.id)


def _cells(then: RowAsOf, field: Field, columns: Sequence[CellColumn], names: Captions) -> Iterator[CellValue]:
    value = then.row.values[field.key]
    if value is not None or field.key not in then.held:
        yield from (column.write(value, names) for column in columns)
        return
    # Names have a column for each language, and the words are of one.
    suffixes = [column.suffix for column in columns]
    place = suffixes.index(i18n.language()) if i18n.language() in suffixes else 0
    yield from (then.said[field.key] if each == place else None for each in range(len(columns)))
