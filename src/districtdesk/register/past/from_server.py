"""Copies a register on a server into a file, row by row, so that it can be put as of another day as a file can."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.orm import Session

from ...records import Model
from ..captions import BATCH
from ..file.engine import connect
from ..file.migrate import migrate
from ..journal.store import Register
from ..snapshot import Tick

# Of a copy: nothing of it need be safe, and links lead nowhere while it is being changed.
LOOSE: Mapping[str, int | str] = MappingProxyType({"journal_mode": "off", "synchronous": 0, "foreign_keys": 0})
# As they refer to each other, and the end of the journal last: to add a step moves it.
_TABLES = sorted(Model.metadata.sorted_tables, key=lambda table: table.name == "journal_end")


def copy_from_server(register: Register, target: Path, tick: Tick) -> None:
    """All rows as one reading session sees them, to a path where no file is; the server is only read.

    `tick` is called now and then, and may raise to stop. Nothing of the copy is made safe against a crash.
    """
    engine = connect(target, settings=LOOSE)
    try:
        migrate(engine)
        with register.read() as source, Session(engine.execution_options(writes=True)) as copy:
            for table in _TABLES:
                # What the making of the file put there, and what a step that was added did.
                copy.execute(delete(table))
                _copy_rows(source, copy, table, tick)
            copy.commit()
    finally:
        engine.dispose()


def _copy_rows(source: Session, copy: Session, table: Table, tick: Tick) -> None:
    for rows in source.execute(select(table).execution_options(yield_per=BATCH)).mappings().partitions():
        tick()
        copy.execute(insert(table), [dict(row) for row in rows])
