"""How the rows of each table are laid out in the file, and whether a row that was found could be one of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from .cells import Row, Value

_RECKONED = 2
_TYPES: Mapping[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "BLOB": (bytes,)}


@dataclass(frozen=True, slots=True)
class Column:
    """`words`: those that may stand in it, where it holds one of a few; none where it may hold anything."""

    name: str
    types: tuple[type, ...]
    is_needed: bool = False
    is_key: bool = False
    is_rowid: bool = False
    words: frozenset[str] = frozenset()
    # What rows have in it that were written before it came.
    default: Value = None

    def takes(self, value: Value) -> bool:
        if value is None:
            return self.is_rowid or not self.is_needed
        return isinstance(value, self.types)


@dataclass(frozen=True, slots=True)
class RowShape:
    """One table: its columns as they are stored, keys first where it has no rowid. `least` of them every row has."""

    table: str
    columns: tuple[Column, ...]
    has_rowid: bool
    least: int
    keys: tuple[int, ...] = field(default=())
    # By the types of a whole row, whether it could be one: there are few such, and very many rows.
    _taken: dict[tuple[type, ...], bool] = field(default_factory=dict, compare=False, repr=False)

    def takes(self, row: Row) -> bool:
        """Whether this could be a row of the table. One whose end is gone may lack what is needed, but no key."""
        if row.is_cut:
            return self._takes(row)
        types = (type(row.key), *map(type, row.values))
        taken = self._taken.get(types)
        if taken is None:
            taken = self._taken[types] = self._takes(row)
        return taken

    def _takes(self, row: Row) -> bool:
        values = row.values
        if (row.key is not None) != self.has_rowid or not self.least <= len(values) <= len(self.columns):
            return False
        return all(
            column.takes(value) or (row.is_cut and value is None and not column.is_key)
            for column, value in zip(self.columns, values, strict=False)
        )

    def likeness(self, row: Row) -> int:
        """In how many columns one of the few words stands that may; those with another count against it."""
        found = 0
        for column, value in zip(self.columns, row.values, strict=False):
            if column.words and value is not None:
                found += 1 if value in column.words else -1
        return found

    def key_of(self, row: Row) -> tuple[Value, ...]:
        if self.has_rowid and row.key is not None and all(self.columns[each].is_rowid for each in self.keys):
            return (row.key,)
        return tuple(row.values[each] for each in self.keys)

    def value_of(self, row: Row, name: str) -> Value:
        """The value of one column; None where the row ends before it."""
        place = next(place for place, column in enumerate(self.columns) if column.name == name)
        return row.values[place] if place < len(row.values) else None

    def in_order(self, row: Row) -> list[Value] | None:
        """The values of a whole row in the order of the columns; None where it has not all that its table needs."""
        if row.is_cut:
            return None
        values = row.values + [column.default for column in self.columns[len(row.values) :]]
        for place, column in enumerate(self.columns):
            if column.is_rowid:
                values[place] = row.key
            elif column.is_needed and values[place] is None:
                return None
        return values

    def named(self, row: Row) -> dict[str, Value]:
        """The values by the names of their columns, the rowid where it stands for one."""
        found = {column.name: value for column, value in zip(self.columns, row.values, strict=False)}
        for column in self.columns[len(row.values) :]:
            found[column.name] = column.default
        for column in self.columns:
            if column.is_rowid:
                found[column.name] = row.key
        return found


def read_shapes(
    connection: sqlite3.Connection,
    least: Mapping[str, int],
    words: Mapping[tuple[str, str], Collection[str]],
) -> dict[str, RowShape]:
    """The shapes of all tables of a register that this connection reads; those that SQLite keeps are left out.

    `least`: how many columns a table had at first, where it has got more since. `words`: by table and column.
    """
    tables = connection.execute("PRAGMA table_list").fetchall()
    own = [each for each in tables if each[0] == "main" and each[2] == "table" and not each[1].startswith("sqlite_")]
    return {each[1]: _shape(connection, each[1], bool(each[4]), least, words) for each in own}


def _shape(
    connection: sqlite3.Connection,
    table: str,
    is_without_rowid: bool,
    least: Mapping[str, int],
    words: Mapping[tuple[str, str], Collection[str]],
) -> RowShape:
    told = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = sorted((each for each in told if each[5]), key=lambda each: int(each[5]))
    others = [each for each in told if not each[5]]
    stored: Sequence[tuple[int, str, str, int, object, int]] = keys + others if is_without_rowid else told
    columns = tuple(
        Column(
            name,
            _TYPES.get(kind, (str,)),
            is_needed=bool(needed or key),
            is_key=bool(key),
            is_rowid=not is_without_rowid and len(keys) == 1 and bool(key) and kind == "INTEGER",
            words=frozenset(words.get((table, name), ())),
            default=connection.execute(f"SELECT {default}").fetchone()[0] if default is not None else None,
        )
        for _place, name, kind, needed, default, key in stored
    )
    places = tuple(place for place, column in enumerate(columns) if column.is_key)
    return RowShape(table, columns, not is_without_rowid, min(least.get(table, len(columns)), len(columns)), places)


def order_in_file(sql: str) -> tuple[str, ...] | None:
    """The columns of a table in the order in which its file stores them; None where what makes it cannot be read.

    It is another order than ours where somebody took a column away, or put one between.
    """
    if not sql.upper().startswith("CREATE TABLE"):
        return None
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute(sql)
            table = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchone()[0]
            told = connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
            is_without_rowid = bool(connection.execute(f'PRAGMA table_list("{table}")').fetchone()[4])
        except (sqlite3.Error, TypeError):
            return None
    # Reckoned columns that are not stored have the mark 2.
    stored = [each for each in told if each[6] != _RECKONED]
    keys = sorted((each for each in stored if each[5]), key=lambda each: int(each[5])) if is_without_rowid else []
    return tuple(each[1] for each in (*keys, *(each for each in stored if each not in keys)))


def put_in_order(row: Row, order: Sequence[str], shape: RowShape) -> Row:
    """The same row as our own file would store it; cut, where the file has no place for all that is in it."""
    values = dict(zip(order, row.values, strict=False))
    is_cut = row.is_cut or any(each.name not in order for each in shape.columns)
    return Row(row.key, [values.get(each.name, each.default) for each in shape.columns], is_cut)
