"""Statements that every save asks: put into words once for each database, and not looked through again.

SQLAlchemy looks through a statement and its values each time it executes it, which takes longer than SQLite's answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, UpdateBase
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import ReturnsRows
from sqlalchemy.types import TypeEngine

from ..records import FieldValues

_Make = Callable[[Any], Any]


class _Prepared(NamedTuple):
    words: str
    # What a database by places wants where, and what one by names wants at all.
    order: tuple[str, ...]
    is_by_name: bool
    constants: dict[str, Any]
    # What makes of a value what is stored, and of a column what was meant; nothing where both are the same.
    stored: dict[str, _Make]
    meant: tuple[_Make | None, ...]


def write(connection: Connection, statement: UpdateBase, *values: FieldValues) -> int:
    """Execute a statement that is made once and lives on, with these values. Returns how many rows it wrote."""
    prepared = _prepare(statement, connection.dialect, tuple(values[0]))
    given = [_given(prepared, each) for each in values]
    return connection.exec_driver_sql(prepared.words, given if len(given) > 1 else given[0]).rowcount


def write_columns(
    connection: Connection,
    statement: UpdateBase,
    columns: Mapping[str, Sequence[object]],
    is_stored: Collection[str] = (),
) -> Mapping[str, Sequence[object]]:
    """Execute such a statement for each place in these columns, which are all of one length.

    Those that are `is_stored` have what is stored already. Returns all of them so.
    """
    prepared = _prepare(statement, connection.dialect, tuple(columns))
    stored = {
        name: _stored(prepared.stored[name], each) if name in prepared.stored and name not in is_stored else each
        for name, each in columns.items()
    }
    if prepared.is_by_name:
        given: Any = [dict(zip(stored, row, strict=True)) for row in zip(*stored.values(), strict=True)]
    else:
        given = list(zip(*(stored[name] for name in prepared.order), strict=True))
    connection.exec_driver_sql(prepared.words, given if len(given) > 1 else given[0])
    return stored


def _stored(make: _Make, values: Sequence[object]) -> list[object]:
    found, last, kept = list[object](), object(), None
    for value in values:
        # In a column the same value often stands many times: nothing, or the moment of the step.
        if value is not last:
            last, kept = value, make(value)
        found.append(kept)
    return found


def read(connection: Connection, statement: ReturnsRows, values: FieldValues) -> list[tuple[object, ...]]:
    """The rows that such a statement finds or hands back."""
    prepared = _prepare(statement, connection.dialect, tuple(values))
    rows = connection.exec_driver_sql(prepared.words, _given(prepared, values)).all()
    return [_meant(prepared, row) for row in rows]


def _given(prepared: _Prepared, values: FieldValues) -> Any:
    given = {**prepared.constants, **values}
    for name, make in prepared.stored.items():
        given[name] = make(given[name])
    return given if prepared.is_by_name else tuple(given[name] for name in prepared.order)


def _meant(prepared: _Prepared, row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(make(value) if make else value for make, value in zip(prepared.meant, row, strict=True))


@lru_cache(maxsize=256)
def _prepare(statement: UpdateBase | ReturnsRows, dialect: Dialect, names: tuple[str, ...]) -> _Prepared:
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    if not isinstance(compiled, SQLCompiler):
        raise TypeError(statement)
    processors = {
        name: bound.type.dialect_impl(dialect).bind_processor(dialect) for bound, name in compiled.bind_names.items()
    }
    return _Prepared(
        str(compiled),
        tuple(compiled.positiontup or ()),
        not compiled.positional,
        {name: value for name, value in compiled.params.items() if name not in names},
        {name: make for name, make in processors.items() if make is not None},
        tuple(_reading(each.type, dialect) for each in statement.exported_columns),
    )


def _reading(kind: TypeEngine[Any], dialect: Dialect) -> _Make | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
