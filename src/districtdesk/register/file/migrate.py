"""Bringing a register's tables up to this program's version, whole or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from .engine import hold_write_lock
from .file_format import NEWEST_SCHEMA

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parents[1] / "migrations"
# Alembic keeps the migration that runs in a module's globals.
_one_at_a_time = threading.Lock()


def config(connection: Connection) -> Config:
    """Alembic's configuration for work over this open connection.

    Alembic is loaded here and in migrate() only: a register that is up to date opens without it.
    """
    from alembic.config import Config

    found = Config()
    found.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    found.attributes["connection"] = connection
    return found


def migrate(engine: Engine) -> None:
    """Run every migration that is missing, in one transaction."""
    migrate_to(engine, None)


def migrate_to(
    engine: Engine, schema: int | None, finish: Callable[[Connection], object] = lambda _connection: None
) -> None:
    """Run the migrations up to this version, None for the newest, and `finish` in the same transaction."""
    from alembic import command

    with _one_at_a_time, engine.execution_options(writes=True).begin() as connection:
        hold_write_lock(connection)
        if connection.dialect.name == "postgresql":
            # One statement may go through all records.
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        command.upgrade(config(connection), "head" if schema is None else f"{schema:04}")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA user_version = {schema or NEWEST_SCHEMA}")
        finish(connection)
