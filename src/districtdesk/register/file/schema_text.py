"""The statements in a register's file that make its tables, indexes, views and triggers, in a form to be compared.

Other versions of SQLite and SQLAlchemy write the same table with other spaces and quotation marks, and its columns
and constraints in another order: none of that is a difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_PARTS = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_COLUMNS = (
    "SELECT made.name, its.name FROM sqlite_master AS made, pragma_table_xinfo(made.name) AS its "
    "WHERE made.type = 'table'"
)

_MARKS = str.maketrans(dict.fromkeys('"`[]', " "))
_SPACE = re.compile(r"\s+")
_AROUND_SIGNS = re.compile(r" ?([(),;]) ?")
# What older records got in a column that came later. It is never used: each value is written by name.
_DEFAULT = re.compile(r" default ('(?:[^']|'')*'|[-+]?[\d.]+|null)")
# Made and kept by SQLite itself, for numbers that only grow, for keys, and by who asks it to count what is there.
_OF_SQLITE = re.compile(r"sqlite_(sequence|stat\d|autoindex_\w+)")


@dataclass(frozen=True, slots=True)
class SchemaPart:
    """One table, index, view or trigger: its `sort`, its name, the table that it is of, and what makes it."""

    sort: str
    name: str
    table: str
    sql: str

    @property
    def text(self) -> str:
        """What makes it, in one form."""
        return _in_one_form(self.sql)

    @property
    def is_of_sqlite(self) -> bool:
        return self.sort in ("table", "index") and _OF_SQLITE.fullmatch(self.name) is not None

    def same_as(self, other: SchemaPart) -> bool:
        return (self.sort, self.table) == (other.sort, other.table) and self.meaning == other.meaning

    @property
    def meaning(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """What makes a table, in no order; anything else as it stands."""
        return _meaning(self.text) if self.sort == "table" else (self.text, (), ())


# Each register is looked into at its opening and once more before its first save, and most say the same.
@lru_cache(maxsize=512)
def _in_one_form(sql: str) -> str:
    return _AROUND_SIGNS.sub(r"\1", _SPACE.sub(" ", sql.translate(_MARKS))).strip().lower()


@lru_cache(maxsize=512)
def _meaning(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    head, items, tail = _items(text)
    return head, tuple(sorted(_DEFAULT.sub("", each) for each in items)), tuple(sorted(tail.split(",")))


# Runs a statement and gives its rows: of a connection of SQLAlchemy's or of the sqlite3 module's own.
Ask = Callable[[str], Iterable[Any]]
SchemaParts = Mapping[str, SchemaPart]


def parts_of(rows: Iterable[Sequence[str | None]]) -> SchemaParts:
    """By name, those that SQLite keeps for itself left out."""
    parts = (SchemaPart(*(value or "" for value in row)) for row in rows)
    return {each.name: each for each in parts if not each.is_of_sqlite}


def read_parts(ask: Ask) -> SchemaParts:
    """What a file says that it is made of."""
    return parts_of(tuple(row) for row in ask(_PARTS))


def read_columns(ask: Ask) -> dict[str, frozenset[str]]:
    """The names of the columns of each table."""
    found: dict[str, set[str]] = {}
    for table, column in ask(_COLUMNS):
        found.setdefault(table, set()).add(column)
    return {table: frozenset(columns) for table, columns in found.items()}


def _items(text: str) -> tuple[str, list[str], str]:
    """What stands before the first bracket, the columns and constraints in it, and what stands behind it."""
    start = text.find("(")
    if start < 0:
        return text, [], ""
    ends = list(_split_at(text, start))
    items = [text[one + 1 : other] for one, other in zip([start, *ends], ends, strict=False)]
    return text[:start].strip(), [each.strip() for each in items], text[ends[-1] + 1 :].strip() if ends else ""


def _split_at(text: str, start: int) -> Iterator[int]:
    """Where the commas of the outermost bracket stand, and then its end."""
    depth, is_quoted = 0, False
    for place in range(start, len(text)):
        sign = text[place]
        if sign == "'":
            is_quoted = not is_quoted
        elif is_quoted:
            continue
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            if depth == 0:
                yield place
                return
        elif sign == "," and depth == 1:
            yield place
