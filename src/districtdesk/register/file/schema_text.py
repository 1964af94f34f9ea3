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

# A name means the same with quotation marks and without; anything else in them is no longer what it was.
_MARKED = re.compile(r"""["`\[](\w+)["`\]]""")
# SQLite goes by the text alone and writes its beginning itself: a row that says something else was put there.
_MADE = re.compile(r"CREATE (?:UNIQUE |VIRTUAL )?(TABLE|INDEX|VIEW|TRIGGER)\b", re.IGNORECASE)
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
        """What makes it, in one form. In a trigger only the name of its own table may stand in quotation marks."""
        return _in_one_form(self.sql, self.table if self.sort == "trigger" else "")

    @property
    def key(self) -> PartKey:
        """Triggers have names of their own: one may be called as a table or an index is."""
        return self.sort == "trigger", self.name

    @property
    def is_as_said(self) -> bool:
        """Whether the text makes what its row says that it is."""
        made = _MADE.match(self.sql)
        return not self.sql or (made is not None and made[1].lower() == self.sort)

    @property
    def is_virtual(self) -> bool:
        return self.sort == "table" and self.sql.split(None, 2)[1:2] not in (["TABLE"], ["table"])

    @property
    def is_of_sqlite(self) -> bool:
        is_plain = self.sort in ("table", "index") and self.is_as_said and not self.is_virtual
        return is_plain and _OF_SQLITE.fullmatch(self.name) is not None

    def same_as(self, other: SchemaPart) -> bool:
        return (self.sort, self.table) == (other.sort, other.table) and self.meaning == other.meaning

    @property
    def meaning(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """What makes a table, in no order; anything else as it stands."""
        return _meaning(self.text) if self.sort == "table" else (self.text, (), ())


# Each register is looked into at its opening and once more before its first save, and most say the same.
@lru_cache(maxsize=512)
def _in_one_form(sql: str, only: str) -> str:
    bare = _MARKED.sub(lambda found: found[1] if only in ("", found[1]) else found[0], sql)
    return _AROUND_SIGNS.sub(r"\1", _SPACE.sub(" ", bare)).strip().lower()


@lru_cache(maxsize=512)
def _meaning(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    head, items, tail = _items(text)
    return head, tuple(sorted(_DEFAULT.sub("", each) for each in items)), tuple(sorted(tail.split(",")))


# Runs a statement and gives its rows: of a connection of SQLAlchemy's or of the sqlite3 module's own.
Ask = Callable[[str], Iterable[Any]]
# Whether it is a trigger, and its name.
PartKey = tuple[bool, str]
SchemaParts = Mapping[PartKey, SchemaPart]


def parts_of(rows: Iterable[Sequence[str | None]]) -> SchemaParts:
    """By key, those that SQLite keeps for itself left out. Of two of one name neither hides the other."""
    found: dict[PartKey, SchemaPart] = {}
    for row in rows:
        part = SchemaPart(*(value or "" for value in row))
        if part.is_of_sqlite:
            continue
        is_second = part.key in found
        found[(part.sort == "trigger", f"{part.name} (2)") if is_second else part.key] = part
    return found


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
