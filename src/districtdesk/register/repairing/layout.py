"""How the rows of a register of some version are laid out, and which words may stand in which column."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from ...records import KINDS, Model, fields_of
from ..file.declared_parts import parts_of_version
from ..file.engine import connect
from ..file.file_format import APPLICATION_ID, NEWEST_SCHEMA
from ..file.migrate import migrate_to
from ..file.own_file import make_own
from ..salvage.shapes import RowShape, read_shapes

_FIRST_SCHEMA = 1


def make_empty(path: Path, schema: int) -> None:
    """A file of this version without a row in it."""
    make_own(path)
    path.write_bytes(_empty(schema, tuple(Model.metadata.tables)))


def layout_of(empty: Path) -> dict[str, RowShape]:
    """The shapes of the tables of such a file. A row may have as few columns as its table had at first."""
    with closing(sqlite3.connect(empty)) as connection:
        return read_shapes(connection, _first_columns(tuple(Model.metadata.tables)), dict(_words()))


# A kind of record that is declared later changes what is made.
@lru_cache(maxsize=2)
def _empty(schema: int, _tables: tuple[str, ...]) -> bytes:
    with tempfile.TemporaryDirectory(prefix=f"districtdesk-{os.getpid()}-") as folder:
        path = Path(folder) / "empty.ddesk"
        engine = connect(path)
        try:
            with engine.execution_options(writes=True).begin() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate_to(engine, schema)
        finally:
            engine.dispose()
        return path.read_bytes()


def known_version(said: int) -> int:
    """The version that a file says, or the newest where it says none that there is."""
    return said if _FIRST_SCHEMA <= said <= NEWEST_SCHEMA else NEWEST_SCHEMA


@lru_cache(maxsize=2)
def _first_columns(_tables: tuple[str, ...]) -> dict[str, int]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for part in parts_of_version(_FIRST_SCHEMA).values():
            if part.sort == "table":
                connection.execute(part.sql)
        return {name: len(shape.columns) for name, shape in read_shapes(connection, {}, {}).items()}


def _words() -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    kinds = frozenset(KINDS)
    yield ("record", "kind"), kinds
    yield ("change", "record_kind"), kinds
    several = (each.key for kind in KINDS.values() for each in fields_of(kind) if each.kind.holds_several)
    yield ("link", "field"), frozenset(several)
    for kind, record_type in KINDS.items():
        for field in fields_of(record_type):
            if words := field.kind.all_values():
                yield (kind, field.key), frozenset(words)
